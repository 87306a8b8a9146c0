"""How long uitkeringen run, in completed calendar months (METHOD 8)."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import starmap

import numpy as np
import pandas as pd

from bijstand_report.statistics.calendar import Days, by_day, day_pieces
from bijstand_report.statistics.pieces import count_cells
from bijstand_report.statistics.results import Counts, Durations

# The classes of Statistics Netherlands (CBS), table 85585NED, and where each but the first begins.
CLASSES = ("0-6 mnd", "6-12 mnd", "1-2 jaar", "2-3 jaar", "3-4 jaar", "4-5 jaar", ">= 5 jaar")
_FROM_MONTHS = (6, 12, 24, 36, 48, 60)


def durations(spells: pd.DataFrame, peildatum: date) -> Durations:
    """The uitkeringen that run on the peildatum, by how long they do; classes always seven.

    spells: frame of `Spells`.
    """
    (running,) = running_months(spells, [peildatum])
    return Durations(
        CLASSES, np.array([months.sum() for months in np.split(running, _FROM_MONTHS)])
    )


def running_months(spells: pd.DataFrame, days: Sequence[date]) -> list[Counts]:
    """For each day how many of the uitkeringen that run then have run 0, 1, 2, ... whole months.

    spells: frame of `Spells`; days: ascending
    """
    first = np.datetime64(spells["startdatum"].min().date())
    last = max(np.datetime64(days[-1]), first)
    calendar = np.arange(first, last + 1)
    started = _by_start(spells, np.array(days, dtype="datetime64[D]"), calendar)
    # Who runs on a day began by then and ended after it: after one of the later days, or never.
    ended_later = np.cumsum(started[::-1], axis=0)[::-1][1:]
    return [
        _months(calendar, still_there, day)
        for day, still_there in zip(days, ended_later, strict=True)
    ]


def _by_start(spells: pd.DataFrame, days: Days, calendar: Days) -> Counts:
    """Uitkeringen by how many of the days lie before their end, and by the day they began."""
    shape = (len(days) + 1, len(calendar) + 1)  # the last column: later than the calendar

    def days_before(end: Days) -> Counts:
        return np.searchsorted(days, end).astype(np.int64)

    def cells(_: slice, start: Days, end: Days) -> Counts:
        place = np.minimum((start - calendar[0]).astype(np.int64), len(calendar))
        numbers: Counts = by_day(end, days_before) * shape[1] + place
        return numbers

    return count_cells(starmap(cells, day_pieces(spells)), shape)[:, :-1]


def _months(calendar: Days, running: Counts, day: date) -> Counts:
    begun = calendar <= np.datetime64(day)
    months = completed_months(calendar[begun], day)
    return np.bincount(months, weights=running[begun]).astype(np.int64)


def completed_months(start: Days, day: date) -> Counts:
    """Calendar months completed since each start: a month is, once its day has come round.

    A month without that day does not complete it: from 31 August, six months are on 1 March.

    >>> starts = np.array(["2017-08-28", "2017-08-29", "2017-08-31"], "datetime64[D]")
    >>> completed_months(starts, date(2018, 2, 28)).tolist()
    [6, 5, 5]
    >>> completed_months(starts, date(2018, 3, 1)).tolist()
    [6, 6, 6]
    """
    return by_day(start, partial(_completed, day=day))


def _completed(start: Days, day: date) -> Counts:
    month = start.astype("datetime64[M]")
    day_of_month = (start - month).astype(np.int64) + 1
    whole: Counts = (np.datetime64(day, "M") - month).astype(np.int64)
    completed: Counts = whole - (day_of_month > day.day)
    return completed
