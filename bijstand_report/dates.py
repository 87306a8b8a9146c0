"""Dates in every form that exports use.

Takes date columns taken apart in `Cells`; gives days, what could not be read, and the form found.
Whether 03-04-2018 is 3 April or 4 March is decided over the whole column: day first, unless some
value proves month first and none proves day first. Years from 2900, zeros and blanks are "open".
Never guesses: a value that does not fit is reported as wrong.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from bijstand_report.cells import Cells

FIRST_YEAR = 1900
OPEN_FROM_YEAR = 2900  # administrations write 9999-12-31, 2999-12-31 and the like for "no end yet"
EXCEL_DAYS = range(20_000, 60_001)  # 1954 to 2064; 14003 is a day count of R, not of Excel
_OPEN_EXCEL_DAYS = range(365_246, 2_958_467)  # the years 2900 to 9999
_EXCEL_START = date(1899, 12, 30)
# So few different dates can by chance have no day above 12.
_ENOUGH_TO_PROVE = 10

_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}", re.ASCII)
_NUMBER = re.compile(r"(\d{1,8})(?:[.,]\d+)?", re.ASCII)
_ZEROS = re.compile(rf"0[0\-/.]*{_TIME}")


class Form(Enum):
    """How a date is written, in the words that the user sees."""

    REAL = "datum"
    YEAR_FIRST = "jjjj-mm-dd"
    DAY_FIRST = "dd-mm-jjjj"
    MONTH_FIRST = "mm-dd-jjjj"
    DIGITS = "jjjjmmdd"
    EXCEL = "Excel-getal"


@dataclass(frozen=True)
class Dates:
    """One date column.

    days: a day per row; NaT is open or missing
    wrong: rows whose date cannot be read or does not exist
    form: forms found, joined by " en "
    swapped: Excel took day for month in the values that it could read so (see `_swapped`)
    """

    days: NDArray[np.datetime64]
    wrong: NDArray[np.bool_]
    form: str
    swapped: bool


@dataclass(frozen=True)
class _Written:
    """A date as it stands; which of day and month comes first may still be open."""

    form: Form
    year: int
    month: int
    day: int


class _Open(Enum):
    OPEN = "open"


_Reading = _Written | _Open | None  # None: no date


def read_dates(columns: Mapping[str, Cells]) -> dict[str, Dates]:
    """Read the date columns of one file; one that proves nothing about day and month follows
    the others."""
    written = {name: [_read(value) for value in cells.values] for name, cells in columns.items()}
    proofs = {name: _month_first(values) for name, values in written.items()}
    of_file = True in proofs.values() and False not in proofs.values()
    return {
        name: _dates(cells, written[name], month_first=proofs[name] or of_file)
        for name, cells in columns.items()
    }


def _dates(cells: Cells, written: Sequence[_Reading], *, month_first: bool) -> Dates:
    settled = [_settled(value, month_first=month_first) for value in written]
    days = [_day(value) for value in settled]
    nothing = np.datetime64("NaT", "s")
    return Dates(
        days=cells.spread([day or nothing for day in days], "datetime64[s]", nothing),
        wrong=cells.spread(
            [day is None and value is not _Open.OPEN
             for day, value in zip(days, settled, strict=True)], "bool", False),
        form=_forms(settled),
        swapped=_swapped(settled),
    )
