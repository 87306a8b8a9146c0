"""What the classes of R become: dates, moments, factors, labelled values, data frames.

`constructors` is for `rdata`, which reads R's own format without executing anything in it: a
function or an expression in a file stays a description of one. `Table` holds the columns of a data
frame or tibble; what is no plain column (a list, another data frame) is left out.
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from bijstand_report.read.raw import Labels

# R keeps moments in universal time; a file without a time zone was made in the Netherlands.
LOCAL_TIME = "Europe/Amsterdam"

_Numbers = NDArray[np.float64]
_Attributes = Mapping[str, object]


@dataclass(frozen=True)
class Labelled:
    """Values of the packages haven and labelled, and what they stand for."""

    values: object
    labels: Labels


@dataclass(frozen=True)
class Table:
    """A data frame: its columns by name (double names are made different), and their labels."""

    frame: pd.DataFrame
    labels: Mapping[str, Labels] = field(default_factory=dict)


def convert(path: Path) -> object:
    """The content of an R file; a data frame as `Table`. Raises what `rdata` raises."""
    import rdata

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # classes it does not know come as plain values
        content: object = rdata.conversion.convert(rdata.parser.parse_file(path), constructors())
    return content


def constructors() -> Mapping[str | bytes, Callable[..., object]]:
    """Class of R -> what makes a value of it."""
    from rdata.conversion import DEFAULT_CLASS_MAP

    return {
        **DEFAULT_CLASS_MAP,
        "Date": dates,
        "POSIXct": moments,
        "integer64": long_integers,
        "factor": _factor,
        "ordered": _factor,
        "haven_labelled": _labelled,
        "haven_labelled_spss": _labelled,
        "data.frame": _table,
    }


# These give arrays, not series: an index would be aligned with R's row names, which start at 1.


def dates(values: _Numbers, _attributes: _Attributes) -> ExtensionArray:
    """R's dates: days since 1970."""
    days: ExtensionArray = pd.Series(_since_1970(values, seconds=86_400)).array
    return days


def moments(values: _Numbers, attributes: _Attributes) -> ExtensionArray:
    """R's moments: seconds since 1970 in universal time, as local time."""
    zone = np.ravel(np.asarray(attributes.get("tzone", ""), dtype=object))
    local = str(zone[0]) if zone.size and zone[0] else LOCAL_TIME
    universal = pd.Series(_since_1970(values, seconds=1)).dt.tz_localize("UTC")
    local_moments: ExtensionArray = universal.dt.tz_convert(local).dt.tz_localize(None).array
    return local_moments


def long_integers(values: _Numbers, _attributes: _Attributes) -> ExtensionArray:
    """Whole numbers of the package bit64: in the bits of a float, the smallest one is missing."""
    integers = pd.Series(np.ascontiguousarray(values).view(np.int64), dtype="Int64")
    known: ExtensionArray = integers.mask(integers == np.iinfo(np.int64).min).array
    return known


def _factor(codes: NDArray[np.integer], attributes: _Attributes) -> ExtensionArray:
    levels = pd.array(np.asarray(attributes["levels"], dtype=object), dtype="str")
    places = np.ma.filled(np.ma.asarray(codes), 0).astype(np.int64) - 1
    texts: ExtensionArray = levels.take(np.where(places < 0, -1, places), allow_fill=True)
    return texts


def _labelled(values: object, attributes: _Attributes) -> Labelled:
    if isinstance(values, Labelled):  # both classes of haven are on one column
        return values
    meanings = attributes.get("labels")
    coordinates = getattr(meanings, "coords", {})
    names = next(iter(coordinates.values()), None) if coordinates else None
    if names is None:
        return Labelled(values, {})
    pairs = zip(np.asarray(meanings).tolist(), np.asarray(names).tolist(), strict=True)
    return Labelled(values, {value: str(name) for value, name in pairs})


def _table(columns: object, attributes: _Attributes) -> Table:
    names = np.ravel(np.asarray(attributes.get("names", []), dtype=object)).tolist()
    values = list(columns.values()) if isinstance(columns, Mapping) else columns
    if not isinstance(values, Sequence):
        values = []
    plain = [
        (str(name), value) for name, value in zip(names, values, strict=False) if _is_plain(value)
    ]
    series = [_series(value) for _, value in plain]
    frame = pd.concat(series, axis="columns") if series else pd.DataFrame()
    labels = {name: value.labels for name, value in plain if isinstance(value, Labelled)}
    return Table(frame.set_axis([name for name, _ in plain], axis="columns"), labels)


def _is_plain(value: object) -> bool:
    values = value.values if isinstance(value, Labelled) else value
    if not isinstance(values, np.ndarray | ExtensionArray) or values.ndim != 1:
        return False
    return values.dtype != object or all(text is None or isinstance(text, str) for text in values)


def _series(value: object) -> pd.Series:
    values = value.values if isinstance(value, Labelled) else value
    if not isinstance(values, np.ma.MaskedArray):
        return pd.Series(values)
    return pd.Series(values.filled(0)).astype("Int64").mask(np.ma.getmaskarray(values))


def _since_1970(values: _Numbers, seconds: int) -> NDArray[np.datetime64]:
    numbers = np.ma.filled(np.ma.asarray(values, dtype=np.float64), np.nan)
    known = np.isfinite(numbers)
    moments_ = np.full(len(numbers), np.datetime64("NaT", "s"), dtype="datetime64[s]")
    moments_[known] = np.floor(numbers[known] * seconds).astype("int64").astype("datetime64[s]")
    return moments_
