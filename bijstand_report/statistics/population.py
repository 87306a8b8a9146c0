"""Who receives bijstand: composition on the peildatum, and stock, flows and durations in time.

Stock and flows follow METHOD 3: stand(d1) = stand(d0) + instroom(d0,d1] - uitstroom(d0,d1].
"""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.periods import months_before
from bijstand_report.statistics.results import Composition, Moment

Days = NDArray[np.datetime64]


def composition(spells: pd.DataFrame, age_column: str) -> Composition:
    """Running uitkeringen by age class and leefvorm; classes that nobody is in are left out.

    age_column: "LeeftijdsKlasse_peildatum", or "LeeftijdsKlasse" (at inflow) for `origineel`.
    """
    running = spells[spells["Actief"].to_numpy()]
    ages, households = running[age_column], running["leefvorm"]
    shape = (len(ages.cat.categories), len(households.cat.categories))
    cell = ages.cat.codes.to_numpy().astype(np.int64) * shape[1] + households.cat.codes.to_numpy()
    counts = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape).astype(np.int64)
    rows, columns = np.flatnonzero(counts.any(axis=1)), np.flatnonzero(counts.any(axis=0))
    return Composition(
        tuple(str(name) for name in ages.cat.categories[rows]),
        tuple(str(name) for name in households.cat.categories[columns]),
        counts[np.ix_(rows, columns)],
    )


def moments(spells: pd.DataFrame, peildatum: date, number: int) -> tuple[Moment, ...]:
    """Key figures on the peildatum and every three months before it, oldest first.

    number: how many at most; other days before the first startdatum of the file are left out.
    """
    start = spells["startdatum"].to_numpy().astype("datetime64[D]")
    end = spells["einddatum"].to_numpy().astype("datetime64[D]")
    starts, ends = np.sort(start), np.sort(end[~np.isnat(end)])
    days = [months_before(peildatum, 3 * i) for i in reversed(range(number + 1))]
    periods = [(a, b) for a, b in pairwise(days) if b == peildatum or np.datetime64(b) >= starts[0]]
    return tuple(_moment(period, start, end, starts, ends) for period in periods)


def _moment(period: tuple[date, date], start: Days, end: Days, starts: Days, ends: Days) -> Moment:
    before, day = period
    begun, begun_before = _count_up_to(starts, day), _count_up_to(starts, before)
    ended, ended_before = _count_up_to(ends, day), _count_up_to(ends, before)
    months = _completed_months(start[_running(start, end, day)], day)
    return Moment(
        day=day,
        stock=begun - ended,
        inflow=begun - begun_before,
        outflow=ended - ended_before,
        over_two_years=int((months >= 24).sum()),
        median_months=float(np.median(months)) if len(months) else None,
    )


def _count_up_to(ordered: Days, day: date) -> int:
    return int(np.searchsorted(ordered, np.datetime64(day), side="right"))


def _running(start: Days, end: Days, day: date) -> NDArray[np.bool_]:
    at = np.datetime64(day)
    return (start <= at) & (np.isnat(end) | (at < end))


def _completed_months(start: Days, day: date) -> NDArray[np.int64]:
    month = start.astype("datetime64[M]")
    day_of_month = (start - month).astype(np.int64) + 1
    whole: NDArray[np.int64] = (np.datetime64(day, "M") - month).astype(np.int64)
    completed: NDArray[np.int64] = whole - (day_of_month > day.day)
    return completed
