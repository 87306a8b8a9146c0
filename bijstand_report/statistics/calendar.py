"""Work done once for each day of the calendar instead of once for each row.

A file has millions of rows and a few thousand days: what depends on the day alone is looked up.
"""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
Value = TypeVar("Value", bound=np.generic)

_SECONDS_A_DAY = 86_400
_NOT_A_TIME = np.iinfo(np.int64).min


def days_of(column: pd.Series) -> Days:
    """A column of dates as days, NaT where there is none."""
    moments = column.to_numpy()
    if moments.dtype != "datetime64[s]":
        return moments.astype("datetime64[D]")
    # Several times faster than to convert it, and the same.
    seconds = moments.view(np.int64)
    days = seconds // _SECONDS_A_DAY
    days[seconds == _NOT_A_TIME] = _NOT_A_TIME
    result: Days = days.view("datetime64[D]")
    return result


def by_day(days: Days, compute: Callable[[Days], NDArray[Value]]) -> NDArray[Value]:
    """What `compute` makes of each day; it must treat every day by itself.

    >>> by_day(np.array(["2018-01-31", "2018-02-01"] * 3, "datetime64[D]"),
    ...        lambda days: days.astype("datetime64[M]")).astype(str).tolist()[:2]
    ['2018-01', '2018-02']
    """
    known = days[~np.isnat(days)]
    if not len(known):
        return compute(days)
    first, last = known.min(), known.max()
    span = int((last - first).astype(np.int64)) + 1
    if span > len(known):
        return compute(days)
    # The day after the last stands for "no day".
    calendar = np.append(np.arange(first, last + 1), np.datetime64("NaT", "D"))
    values = compute(calendar)
    places = days.view(np.int64) - first.astype(np.int64)
    if len(known) < len(days):
        places[np.isnat(days)] = span
    found: NDArray[Value] = values[places]
    return found


def in_order(days: Days) -> Days:
    """The days sorted, as np.sort does; none may be NaT.

    >>> in_order(np.array(["2018-02-01", "2018-01-31", "2018-02-01"], "datetime64[D]")).tolist()
    [datetime.date(2018, 1, 31), datetime.date(2018, 2, 1), datetime.date(2018, 2, 1)]
    """
    if not len(days):
        return days
    numbers = days.astype(np.int64)
    first = numbers.min()
    if numbers.max() - first > len(days):
        return np.sort(days)
    counts = np.bincount(numbers - first)
    ordered: Days = np.repeat(np.arange(first, first + len(counts)), counts).view("datetime64[D]")
    return ordered
