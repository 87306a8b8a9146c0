"""R data files (`.rds`).

Takes a path; gives the data frame in it, with dates as dates and factors as text; row 1 is the
first row of the data frame. Nothing in the file is executed. Refuses anything but a data frame.
"""

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from bijstand_report.errors import InputError
from bijstand_report.read.raw import RawTable

# R keeps moments in universal time; a file without a time zone was made in the Netherlands.
LOCAL_TIME = "Europe/Amsterdam"

_Numbers = NDArray[np.float64]
_Attributes = Mapping[str, object]


def read_rds(path: Path) -> RawTable:
    """Read the data frame (or tibble) of an R file.

    Raises InputError when the file cannot be read or holds something else.
    """
    content = _convert(path)
    if not isinstance(content, pd.DataFrame):
        raise InputError(
            f"Het bestand {path.name} bevat geen tabel (data.frame of tibble). "
            "Sla in R alleen de tabel op, met saveRDS()."
        )
    frame = content.set_axis([str(name) for name in content.columns], axis="columns")
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    return RawTable(frame, path.name, {"Soort": "R-bestand"})


def _convert(path: Path) -> object:
    import rdata

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # classes it does not know come as plain values
            parsed = rdata.parser.parse_file(path)
            content: object = rdata.conversion.convert(parsed, _constructors())
    except Exception as error:
        # A broken file makes the parser fail in any way; an errno means the disk, not the file.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise InputError(
            f"Het bestand {path.name} is geen leesbaar R-bestand; het is misschien beschadigd. "
            "Sla het in R opnieuw op met saveRDS()."
        ) from None
    return content


def _constructors() -> Mapping[str | bytes, Callable[..., object]]:
    from rdata.conversion import DEFAULT_CLASS_MAP

    return {**DEFAULT_CLASS_MAP, "Date": _dates, "POSIXct": _moments, "integer64": _long_integers}


# These give arrays, not series: an index would be aligned with R's row names, which start at 1.


def _dates(values: _Numbers, _attributes: _Attributes) -> ExtensionArray:
    dates: ExtensionArray = pd.Series(_since_1970(values, seconds=86_400)).array
    return dates


def _moments(values: _Numbers, attributes: _Attributes) -> ExtensionArray:
    zone = np.ravel(np.asarray(attributes.get("tzone", ""), dtype=object))
    local = str(zone[0]) if zone.size and zone[0] else LOCAL_TIME
    moments = pd.Series(_since_1970(values, seconds=1)).dt.tz_localize("UTC")
    local_moments: ExtensionArray = moments.dt.tz_convert(local).dt.tz_localize(None).array
    return local_moments


def _long_integers(values: _Numbers, _attributes: _Attributes) -> ExtensionArray:
    # The package bit64 keeps whole numbers in the bits of a float; the smallest one is missing.
    integers = pd.Series(np.ascontiguousarray(values).view(np.int64), dtype="Int64")
    known: ExtensionArray = integers.mask(integers == np.iinfo(np.int64).min).array
    return known


def _since_1970(values: _Numbers, seconds: int) -> NDArray[np.datetime64]:
    numbers = np.ma.filled(np.ma.asarray(values, dtype=np.float64), np.nan)
    known = np.isfinite(numbers)
    moments = np.full(len(numbers), np.datetime64("NaT", "s"), dtype="datetime64[s]")
    moments[known] = np.floor(numbers[known] * seconds).astype("int64").astype("datetime64[s]")
    return moments
