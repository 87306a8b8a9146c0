"""Dates in every form that exports use.

Takes date columns taken apart in `Cells`; gives days, what could not be read, and the form found.
Whether 03-04-2018 is 3 April or 4 March is decided over the whole column: day first, unless some
value proves month first and none proves day first. Years from 2900, zeros and blanks are "open".
A moment with a time zone is the day in the Netherlands. Never guesses: a value that does not fit is
reported as wrong.
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from bijstand_report.validation.cells import LOCAL_TIME, Cells

FIRST_YEAR = 1900
OPEN_FROM_YEAR = 2900  # administrations write 9999-12-31, 2999-12-31 and the like for "no end yet"
EXCEL_DAYS = range(20_000, 60_001)  # 1954 to 2064; 14003 is a day count of R, not of Excel
_OPEN_EXCEL_DAYS = range(365_246, 2_958_467)  # the years 2900 to 9999
_DIGITS = range(10_000_000, 100_000_000)  # jjjjmmdd
_EXCEL_START = date(1899, 12, 30)
# So few different dates can by chance have no day above 12.
_ENOUGH_TO_PROVE = 10

_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}", re.ASCII)
# 2016-03-31T22:00:00Z, 2016-04-01 00:00+02:00; the zone may stand apart.
_WITH_ZONE = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)",
    re.ASCII,
)
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


_OPEN_FORMS = (Form.DAY_FIRST, Form.MONTH_FIRST)
_FIRST = MappingProxyType({True: "maand voorop", False: "dag voorop"})


@dataclass(frozen=True)
class Dates:
    """One date column.

    days: a day per row; NaT is open or missing
    wrong: rows whose date cannot be read or does not exist
    form: forms found, joined by " en "
    order: how day and month were told apart, in Dutch; "" where the form leaves no doubt
    swapped: Excel took day for month in the values that it could read so (see `_swapped`)
    """

    days: NDArray[np.datetime64]
    wrong: NDArray[np.bool_]
    form: str
    order: str
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
    the others.
    """
    written = {name: [_read(value) for value in cells.values] for name, cells in columns.items()}
    proofs = {name: _month_first(values) for name, values in written.items()}
    of_file = True in proofs.values() and False not in proofs.values()
    return {
        name: _dates(
            cells,
            written[name],
            month_first=proofs[name] or of_file,
            order=_order(proofs[name], set(proofs.values()) - {None}),
        )
        for name, cells in columns.items()
    }


def _order(proof: bool | None, of_file: Collection[bool | None]) -> str:
    """Which comes first and how that is known: by the column itself, by others, or by custom."""
    if proof is not None:
        return f"{_FIRST[proof]} (bewezen)"
    if len(of_file) == 1:
        return f"{_FIRST[True in of_file]} (zoals de andere datums)"
    return f"{_FIRST[False]} (aangenomen)"


def _dates(cells: Cells, written: Sequence[_Reading], *, month_first: bool, order: str) -> Dates:
    settled = [_settled(value, month_first=month_first) for value in written]
    days = [_day(value) for value in settled]
    wrong = [
        day is None and value is not _Open.OPEN for day, value in zip(days, settled, strict=True)
    ]
    return Dates(
        days=cells.spread(np.array([*days, None], dtype="datetime64[s]")),
        wrong=cells.spread(np.array([*wrong, False])),
        form=_forms(settled),
        order=order if any(value.form in _OPEN_FORMS for value in _written_dates(settled)) else "",
        swapped=_swapped(settled),
    )


def _read(value: object) -> _Reading:
    if value is None:
        return _Open.OPEN
    if isinstance(value, date):
        value = _local(value) if isinstance(value, datetime) else value
        return _Written(Form.REAL, value.year, value.month, value.day)
    if isinstance(value, time):
        # Excel shows the number 0 in a date column as midnight.
        return _Open.OPEN if value == time() else None
    return _from_text(value) if isinstance(value, str) else _from_other(value)


def _from_other(value: object) -> _Reading:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | np.number):
        return None
    number = float(value)
    return _from_number(int(number)) if math.isfinite(number) else None


def _from_text(text: str) -> _Reading:
    if _ZEROS.fullmatch(text):
        return _Open.OPEN
    if (found := _WITH_ZONE.fullmatch(text)) and (moment := _from_moment(*found.groups())):
        return moment
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _Written(Form.YEAR_FIRST, year, month, day)
    if found := _YEAR_LAST.fullmatch(text):
        day, month, year = map(int, found.groups())
        return _Written(Form.DAY_FIRST, year, month, day)
    if found := _NUMBER.fullmatch(text):
        return _from_number(int(found[1]))
    return None


def _from_moment(day: str, clock: str, zone: str) -> _Reading:
    """The day in the Netherlands; None for a day or time that there is not."""
    try:
        local = _local(datetime.fromisoformat(f"{day}T{clock}{zone}"))
    except ValueError:
        return None
    return _Written(Form.YEAR_FIRST, local.year, local.month, local.day)


def _local(moment: datetime) -> datetime:
    """The moment in Dutch time; one without a zone is that already."""
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year < OPEN_FROM_YEAR:
        return moment  # also since the ends of the calendar have no local time
    return moment.astimezone(ZoneInfo(LOCAL_TIME))


def _from_number(number: int) -> _Reading:
    if number == 0 or number in _OPEN_EXCEL_DAYS:
        return _Open.OPEN
    if number in EXCEL_DAYS:
        day = _EXCEL_START + timedelta(days=number)
        return _Written(Form.EXCEL, day.year, day.month, day.day)
    if number in _DIGITS:
        return _Written(Form.DIGITS, number // 10_000, number // 100 % 100, number % 100)
    return None


def _month_first(values: Sequence[_Reading]) -> bool | None:
    """Whether the column proves that the month comes first; None when it proves nothing.

    Where some values prove the one and some the other, day first holds, and the others are wrong.
    """
    open_form = [value for value in _written_dates(values) if value.form is Form.DAY_FIRST]
    if any(12 < value.day <= 31 for value in open_form):
        return False
    return True if any(12 < value.month <= 31 for value in open_form) else None


def _settled(value: _Reading, *, month_first: bool) -> _Reading:
    if not isinstance(value, _Written):
        return value
    if value.year >= OPEN_FROM_YEAR:
        return _Open.OPEN
    if month_first and value.form is Form.DAY_FIRST:
        return _Written(Form.MONTH_FIRST, value.year, value.day, value.month)
    return value


def _day(value: _Reading) -> date | None:
    if not isinstance(value, _Written) or value.year < FIRST_YEAR:
        return None
    try:
        return date(value.year, value.month, value.day)
    except ValueError:
        return None


def _forms(values: Sequence[_Reading]) -> str:
    found = {value.form for value in _written_dates(values)}
    return " en ".join(form.value for form in Form if form in found) or "geen datum ingevuld"


def _swapped(values: Sequence[_Reading]) -> bool:
    """Whether Excel, set to American dates, has read a Dutch export.

    It turns 03-04-2018 into 4 March, a real date, and leaves 13-04-2018 as text: then no real
    date has a day above 12, and every text has one.
    """
    found = _written_dates(values)
    real = [value.day for value in found if value.form is Form.REAL]
    text = [value.day for value in found if value.form is Form.DAY_FIRST]
    if min(len(real), len(text)) < _ENOUGH_TO_PROVE:
        return False
    return max(real) <= 12 < min(text)


def _written_dates(values: Sequence[_Reading]) -> list[_Written]:
    return [value for value in values if isinstance(value, _Written)]
