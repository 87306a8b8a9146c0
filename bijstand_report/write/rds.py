"""R (`.rds`): a data frame with Date columns and factors, to be opened with readRDS()."""

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

if TYPE_CHECKING:
    from rdata.parser import RObject


class _Converter(Protocol):
    def convert_to_r_attributes(self, data: dict[str, object]) -> "RObject": ...

    def convert_to_r_object(self, data: object) -> "RObject": ...


@dataclass(frozen=True)
class _Object:
    """An R vector with attributes, its class among them."""

    values: object
    attributes: dict[str, object]


def write_rds(frame: pd.DataFrame) -> bytes:
    """The bytes of an R file."""
    from rdata.conversion import convert_python_to_r_data
    from rdata.unparser import unparse_data

    data = convert_python_to_r_data(
        _Object(
            [_column(frame[name]) for name in frame.columns],
            {
                "names": np.array([str(name) for name in frame.columns], dtype="U"),
                "row.names": np.arange(1, len(frame) + 1, dtype=np.int32),
                "class": "data.frame",
            },
        ),
        constructor_dict={_Object: _object},
    )
    return gzip.compress(unparse_data(data), mtime=0)  # without the moment of writing


def _object(data: _Object, converter: _Converter) -> "RObject":
    from rdata.conversion.to_r import build_r_object

    bare = converter.convert_to_r_object(data.values)
    return build_r_object(
        bare.info.type,
        value=bare.value,
        is_object="class" in data.attributes,
        attributes=converter.convert_to_r_attributes(data.attributes),
    )


def _column(column: pd.Series) -> object:
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy().astype(np.int32) + 1
        levels = np.array([str(name) for name in column.cat.categories], dtype=object)
        return _Object(_integers(codes, codes == 0), {"levels": levels, "class": "factor"})
    if pd.api.types.is_datetime64_dtype(column.dtype):
        days = column.to_numpy().astype("datetime64[D]").astype(np.float64)
        return _Object(np.where(column.isna(), np.nan, days), {"class": "Date"})
    if column.dtype == bool:
        return column.to_numpy()
    if pd.api.types.is_integer_dtype(column.dtype):
        missing = column.isna().to_numpy()
        return _integers(column.to_numpy(dtype=np.int32, na_value=0), missing)
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.array([None if pd.isna(text) else str(text) for text in column], dtype=object)


def _integers(values: NDArray[np.int32], missing: NDArray[np.bool_]) -> object:
    return np.ma.array(values, mask=missing, fill_value=np.iinfo(np.int32).min)
