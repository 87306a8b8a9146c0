"""Cohorts: who still has an uitkering k years after its start (METHOD 6)."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.outflow import count_by_year
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
    for k in durations:
        is_running, is_unknown = still_running(spells, k, peildatum)
        active.append(count_by_year(spells, years, everyone, shape, only=is_running))
        unknown.append(count_by_year(spells, years, everyone, shape, only=is_unknown))
    empty = np.zeros((len(years), 0), dtype=np.int64)
    return CohortView(
        years=years,
        durations=durations,
        total=count_by_year(spells, years, everyone, shape)[:, 0],
        active=np.hstack([empty, *active]),
        known=np.hstack([empty, *unknown]) == 0,
    )


def still_running(
    spells: pd.DataFrame, k: int, peildatum: date
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Per uitkering: whether it still ran k years after its start, and whether that is unknown."""
    day = anniversary(spells["startdatum"].to_numpy().astype("datetime64[D]"), k)
    end = spells["einddatum"].to_numpy().astype("datetime64[D]")
    is_open, reached = np.isnat(end), day < np.datetime64(peildatum, "D")
    return (day < end) | (is_open & reached), is_open & ~reached


def anniversary(days: NDArray[np.datetime64], k: int) -> NDArray[np.datetime64]:
    """The same date k years later; 29 February falls back to 28 February.

    >>> anniversary(np.array(["2016-02-29", "2016-03-01"], "datetime64[D]"), 1).astype(str).tolist()
    ['2017-02-28', '2017-03-01']
    """
    month = days.astype("datetime64[M]")
    later_month = month + 12 * k
    same_day = later_month.astype("datetime64[D]") + (days - month)
    overflows = same_day.astype("datetime64[M]") != later_month
    result: NDArray[np.datetime64] = same_day - overflows.astype("timedelta64[D]")
    return result
