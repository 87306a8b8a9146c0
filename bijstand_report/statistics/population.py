"""Who receives bijstand: composition on the peildatum, and key figures in time (METHOD 3 and 8)."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from bijstand_report.periods import months_before
from bijstand_report.statistics.durations import running_months
from bijstand_report.statistics.results import Composition, Counts, Moment
from bijstand_report.statistics.timeline import Timeline


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


def moments(
    spells: pd.DataFrame, line: Timeline, peildatum: date, number: int
) -> tuple[Moment, ...]:
    """Key figures on the peildatum and every three months before it, oldest first.

    spells: frame of `Spells`; line: of the same; number: how many at most
    Other days before the first startdatum of the file are left out.
    """
    days = [months_before(peildatum, 3 * i) for i in reversed(range(number + 1))]
    shown = [
        (before, day)
        for before, day in pairwise(days)
        if day == peildatum or line.first_start <= day
    ]
    months = running_months(spells, [day for _, day in shown])
    return tuple(_moment(line, *when, running) for when, running in zip(shown, months, strict=True))


def _moment(line: Timeline, before: date, day: date, months: Counts) -> Moment:
    days = np.array([before, day], dtype="datetime64[D]")
    stock_before, stock = line.stock(days)
    reentry = line.reentry(days)
    return Moment(
        before=before,
        day=day,
        stock_before=int(stock_before),
        stock=int(stock),
        inflow=int(line.inflow(days)[0]),
        outflow=int(line.outflow(days)[0]),
        reentry=None if reentry is None else int(reentry[0]),
        over_two_years=int(months[24:].sum()),
        median_months=_median(months) if months.any() else None,
    )


def _median(counts: Counts) -> float:
    """The median of 0, 1, 2, ... that occur so many times each."""
    below = np.cumsum(counts)
    middle = [(below[-1] - 1) // 2, below[-1] // 2]  # twice the same of an odd number
    return float(np.searchsorted(below, middle, side="right").mean())
