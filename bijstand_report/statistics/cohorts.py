"""Cohorts: who still has an uitkering k years after its start (METHOD 6)."""

from datetime import date
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.calendar import Days, by_day, days_of
from bijstand_report.statistics.outflow import count_by_year
from bijstand_report.statistics.pieces import pieces
from bijstand_report.statistics.results import CohortView


def cohort_view(
    spells: pd.DataFrame, years: tuple[int, ...], durations: tuple[int, ...], peildatum: date
) -> CohortView:
    """Counts of uitkeringen still running k years after their start, by instroomjaar.

    spells: frame of `Spells`; durations: the k's. A point is known only when no member's state is
    unknown: an open spell whose k-th anniversary is not before the peildatum.
    """
    everyone = np.zeros(len(spells), dtype=np.int64)
    shape = (len(years), 1)
    active, unknown = [], []
    start, end = days_of(spells["startdatum"]), days_of(spells["einddatum"])
    for k in durations:
        found = [_state(start[piece], end[piece], k, peildatum) for piece in pieces(len(start))]
        state = np.concatenate([np.zeros(0, np.int8), *found])
        counts = count_by_year(spells, years, state, (len(years), 3))
        active.append(counts[:, 1:2])
        unknown.append(counts[:, 2:])
    empty = np.zeros((len(years), 0), dtype=np.int64)
    return CohortView(
        years=years,
        durations=durations,
        total=count_by_year(spells, years, everyone, shape)[:, 0],
        active=np.hstack([empty, *active]),
        known=np.hstack([empty, *unknown]) == 0,
    )


def _state(start: Days, end: Days, k: int, peildatum: date) -> NDArray[np.int8]:
    """1 where it still ran k years after its start, 2 where that is unknown, else 0."""
    is_running, is_unknown = _running(start, end, k, peildatum)
    state: NDArray[np.int8] = is_running.view(np.int8) + 2 * is_unknown.view(np.int8)  # never both
    return state


def still_running(
    spells: pd.DataFrame, k: int, peildatum: date
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Per uitkering: whether it still ran k years after its start, and whether that is unknown."""
    return _running(days_of(spells["startdatum"]), days_of(spells["einddatum"]), k, peildatum)


def _running(
    start: Days, end: Days, k: int, peildatum: date
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    day = anniversary(start, k)
    is_open, reached = np.isnat(end), day < np.datetime64(peildatum, "D")
    return (day < end) | (is_open & reached), is_open & ~reached


def anniversary(days: NDArray[np.datetime64], k: int) -> NDArray[np.datetime64]:
    """The same date k years later; 29 February falls back to 28 February.

    >>> anniversary(np.array(["2016-02-29", "2016-03-01"], "datetime64[D]"), 1).astype(str).tolist()
    ['2017-02-28', '2017-03-01']
    """
    return by_day(days, partial(_years_later, k=k))


def _years_later(days: NDArray[np.datetime64], k: int) -> NDArray[np.datetime64]:
    month = days.astype("datetime64[M]")
    later_month = month + 12 * k
    same_day = later_month.astype("datetime64[D]") + (days - month)
    overflows = same_day.astype("datetime64[M]") != later_month
    result: NDArray[np.datetime64] = same_day - overflows.astype("timedelta64[D]")
    return result
