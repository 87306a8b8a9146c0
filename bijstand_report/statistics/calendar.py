"""Work done once for each day of the calendar instead of once for each row.

A file has millions of rows and a few thousand days: what depends on the day alone is looked up.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.pieces import pieces

Days = NDArray[np.datetime64]
Value = TypeVar("Value", bound=np.generic)

_SECONDS_A_DAY = 86_400
_NOT_A_TIME = np.iinfo(np.int64).min


def day_pieces(spells: pd.DataFrame) -> Iterator[tuple[slice, Days, Days]]:
    """The startdatum and einddatum of uitkeringen as days, piece by piece; NaT without an end.

    spells: frame of `Spells`.
    """
    start, end = spells["startdatum"].to_numpy(), spells["einddatum"].to_numpy()
    return ((piece, days_of(start[piece]), days_of(end[piece])) for piece in pieces(len(start)))


def days_of(moments: NDArray[np.datetime64]) -> Days:
    """Moments as days, NaT where there is none."""
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
