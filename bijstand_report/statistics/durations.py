"""How long uitkeringen run, in completed calendar months (METHOD 8)."""

from datetime import date
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.calendar import Days, by_day, days_of
from bijstand_report.statistics.results import Counts, Durations

# The classes of Statistics Netherlands (CBS), table 85585NED, and where each but the first begins.
CLASSES = ("0-6 mnd", "6-12 mnd", "1-2 jaar", "2-3 jaar", "3-4 jaar", "4-5 jaar", ">= 5 jaar")
_FROM_MONTHS = (6, 12, 24, 36, 48, 60)


def durations(spells: pd.DataFrame, peildatum: date) -> Durations:
    """The uitkeringen that run on the peildatum, by how long they do; classes always seven.

    spells: frame of `Spells`.
    """
    place = np.searchsorted(_FROM_MONTHS, running_months(spells, peildatum), side="right")
    return Durations(CLASSES, np.bincount(place, minlength=len(CLASSES)).astype(np.int64))


def running_months(spells: pd.DataFrame, day: date) -> Counts:
    """For each uitkering that runs on a day, the completed months since its start."""
    return months_running(days_of(spells["startdatum"]), days_of(spells["einddatum"]), day)


def months_running(start: Days, end: Days, day: date) -> Counts:
    """The same, of starts and ends."""
    return completed_months(start[_running(start, end, day)], day)


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


def _running(start: Days, end: Days, day: date) -> NDArray[np.bool_]:
    at = np.datetime64(day)
    return (start <= at) & (np.isnat(end) | (at < end))
