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
    start = spells["startdatum"].to_numpy().astype("datetime64[D]")
    end = spells["einddatum"].to_numpy().astype("datetime64[D]")
    everyone = np.zeros(len(spells), dtype=np.int64)
    shape = (len(years), 1)
    active, unknown = [], []
    for k in durations:
        day = anniversary(start, k)
        reached = day < np.datetime64(peildatum, "D")
        is_open = np.isnat(end)
        active.append(
            count_by_year(spells, years, everyone, shape, only=(day < end) | (is_open & reached))
        )
        unknown.append(count_by_year(spells, years, everyone, shape, only=is_open & ~reached))
    empty = np.zeros((len(years), 0), dtype=np.int64)
    return CohortView(
        years=years,
        durations=durations,
        total=count_by_year(spells, years, everyone, shape)[:, 0],
        active=np.hstack([empty, *active]),
        known=np.hstack([empty, *unknown]) == 0,
    )


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
