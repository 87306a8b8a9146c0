"""The cells of one column, whatever their type: read each different value once, then spread it.

Takes a column as a reader gave it; gives `Cells`, and the values as text or whole number. Client
files have few different values and many rows, so this is tens of times faster than cell by cell.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# What exports write for "nothing here".
_BLANK = frozenset(
    {"", "-", ".", "?", "na", "n/a", "#n/a", "#n/b", "nan", "nat", "null", "(null)", "none"}
    | {"(leeg)", "n.v.t.", "nvt"}
)
_LONGEST_BLANK = max(map(len, _BLANK))
# One zero only: 123.0 is what a program makes of 123, but 123.000 may be a large number.
_WHOLE_NUMBER = re.compile(r"(\d+)[.,]0", re.ASCII)
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.ASCII | re.IGNORECASE)
_LARGEST_NUMBER = 10**9  # larger than any year or code, and it fits 32 bits
_MOST_DIGITS = len(str(_LARGEST_NUMBER))  # Python makes no number of a text of thousands

LOCAL_TIME = "Europe/Amsterdam"
_LAST_MOMENT = pd.Timestamp("9999-12-31", tz="UTC").as_unit("s")

T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True)
class Cells:
    """A column taken apart.

    codes: for every row the place of its value in `values`; -1 is missing
    values: the different values; text stripped and folded, None for what counts as blank
    """

    codes: NDArray[np.intp]
    values: tuple[object, ...]

    def spread(self, results: NDArray[T]) -> NDArray[T]:
        """Results over the rows; `results` has one for each of `values` and a last for missing."""
        return results[self.codes]

    def blank(self) -> NDArray[np.bool_]:
        """For every row whether there is nothing in the cell."""
        return self.spread(np.array([*(value is None for value in self.values), True]))

    def only(self, rows: NDArray[np.bool_]) -> "Cells":
        """The same column with only these rows."""
        return Cells(self.codes[rows], self.values)

    def labelled(self, meanings: Mapping[object, str]) -> "Cells":
        """The same column with what its values stand for; a value without a meaning stays."""
        texts = [meanings.get(value) for value in self.values]
        return Cells(
            self.codes,
            tuple(
                value if text is None else _cleaned(text)
                for value, text in zip(self.values, texts, strict=True)
            ),
        )

    def mapped(self, read: Callable[[object], object]) -> NDArray[np.object_]:
        """For every row what `read` makes of its value; None for blank cells."""
        results = [None if value is None else read(value) for value in self.values]
        return self.spread(np.array([*results, None], dtype=object))


def cells_of(column: pd.Series) -> Cells:
    """Take a column apart; moments become dates."""
    codes, uniques = pd.factorize(_without_time(column))
    return Cells(codes, tuple(map(_cleaned, np.asarray(uniques, dtype=object))))


def _without_time(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        # The last moment of the year 9999 ("no end yet") has no local time.
        column = column.dt.as_unit("s").clip(upper=_LAST_MOMENT)
        column = column.dt.tz_convert(LOCAL_TIME).dt.tz_localize(None)
    if pd.api.types.is_datetime64_dtype(column.dtype):
        return column.astype("datetime64[s]").dt.normalize()
    return column


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        text = value if value.isalnum() else " ".join(value.split())
        return None if len(text) <= _LONGEST_BLANK and text.casefold() in _BLANK else text
    if isinstance(value, bytes):
        return _cleaned(value.decode("utf-8", errors="replace"))
    return value


def as_text(value: object) -> str:
    """A value as text; a number that is whole without decimals.

    >>> as_text(123.0), as_text("123.0"), as_text("007"), as_text("Alleenstaande ouder")
    ('123', '123', '007', 'Alleenstaande ouder')
    """
    if isinstance(value, float | Decimal) and math.isfinite(value) and value == int(value):
        return str(int(value))
    text = str(value)
    whole = None if text.isalnum() else _WHOLE_NUMBER.fullmatch(text)
    return whole[1] if whole else text


def as_number(value: object) -> int | None:
    """A value as a whole number of at least 0; None when it is not.

    >>> as_number("1982.0"), as_number(1982.0), as_number("014"), as_number("1982,5")
    (1982, 1982, 14, None)
    """
    text = as_text(value)
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:
        return None
    number = int(digits)
    return number if number <= _LARGEST_NUMBER else None


def as_clients(cells: Cells) -> NDArray[np.object_]:
    """For every row the client number as text; None for blank cells.

    Excel loses leading zeros: numbers that differ in those alone are of one client, and become the
    longest of them.

    >>> as_clients(cells_of(pd.Series(["0001258", 1258, "A01", "A1", ""], dtype=object))).tolist()
    ['0001258', '0001258', 'A01', 'A1', None]
    """
    longest: dict[str, str] = {}
    for value in cells.values:
        if value is not None:
            text = as_text(value)
            number = _without_zeros(text)
            longest[number] = max(longest.get(number, ""), text, key=len)
    return cells.mapped(lambda value: longest[_without_zeros(as_text(value))])


def _without_zeros(text: str) -> str:
    return text.lstrip("0") if text.isascii() and text.isdigit() else text


def is_rounded(value: object) -> bool:
    """Whether a value is a number of which Excel kept the first digits only.

    >>> is_rounded("1,23457E+11"), is_rounded("123457000000"), is_rounded("12E3")
    (True, False, False)
    """
    return isinstance(value, str) and _ROUNDED.fullmatch(value) is not None
