"""Cohorts: who still has an uitkering k years after its start (METHOD 6)."""

from datetime import date
from functools import partial
from itertools import starmap

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.calendar import Days, by_day, day_pieces, days_of
from bijstand_report.statistics.outflow import year_rows
from bijstand_report.statistics.pieces import count_cells
from bijstand_report.statistics.results import CohortView, Counts


def cohort_view(
    spells: pd.DataFrame, years: tuple[int, ...], durations: tuple[int, ...], peildatum: date
) -> CohortView:
    """Counts of uitkeringen still running k years after their start, by instroomjaar.

    spells: frame of `Spells`; durations: the k's. A point is known only when no member's state is
    unknown: an open spell whose k-th anniversary is not before the peildatum.
    """
    longest = max(durations, default=0)
    counts = _count(spells, years, longest, peildatum)
    reached = np.cumsum(counts[:, :, ::-1], axis=2)[:, :, ::-1]  # who ran for k years or longer
    open_ones, chosen = counts[:, 1].sum(axis=1, keepdims=True), list(durations)
    return CohortView(
        years=years,
        durations=durations,
        total=counts.sum(axis=(1, 2)),
        active=reached.sum(axis=1)[:, chosen],
        known=reached[:, 1, chosen] == open_ones,
    )


def _count(spells: pd.DataFrame, years: tuple[int, ...], longest: int, peildatum: date) -> Counts:
    """By instroomjaar, by ended or open, and by the anniversaries that passed (at most longest)."""
    rows = year_rows(spells, years).astype(np.int64)

    def cells(piece: slice, start: Days, end: Days) -> Counts:
        passed = np.clip(anniversaries_passed(start, end, peildatum), 0, longest)
        return (rows[piece] * 2 + np.isnat(end)) * (longest + 1) + passed

    shape = (len(years) + 2, 2, longest + 1)
    return count_cells(starmap(cells, day_pieces(spells)), shape)[1:-1]


def still_running(
    spells: pd.DataFrame, k: int, peildatum: date
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Per uitkering: whether it still ran k years after its start, and whether that is unknown."""
    start, end = (days_of(spells[name].to_numpy()) for name in ("startdatum", "einddatum"))
    running = anniversaries_passed(start, end, peildatum) >= k
    return running, np.isnat(end) & ~running


def anniversaries_passed(start: Days, end: Days, peildatum: date) -> Counts:
    """How many anniversaries of its start each uitkering saw while it ran, as far as is known.

    Those before its end, and before the peildatum for an open one; below 0 when the start itself is
    not before it. An anniversary is the same date, years later; of 29 February it is 28 February in
    other years: it falls before 1 March, and not before 28 February.

    >>> days = np.array(["2016-02-29", "2017-02-28", "2017-03-01", "NaT"], "datetime64[D]")
    >>> anniversaries_passed(days[[0, 0, 0]], days[1:], date(2020, 3, 1)).tolist()
    [0, 1, 4]
    """
    until = np.where(np.isnat(end), np.datetime64(peildatum, "D"), end)
    # Of dates written as numbers, yyyymmdd: the whole years between them.
    return (by_day(until, _as_number) - by_day(start, _as_number) - 1) // 10_000


def _as_number(days: Days) -> Counts:
    month = days.astype("datetime64[M]")
    year = days.astype("datetime64[Y]")
    months, day = (month - year).astype(np.int64), (days - month).astype(np.int64)
    number: Counts = year.astype(np.int64) * 10_000 + months * 100 + day
    return number


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
