"""Who receives bijstand: composition on the peildatum, and key figures in time (METHOD 3 and 8)."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from bijstand_report.periods import months_before
from bijstand_report.statistics.calendar import Days, days_of
from bijstand_report.statistics.durations import months_running
from bijstand_report.statistics.results import Composition, Moment
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
    start, end = days_of(spells["startdatum"]), days_of(spells["einddatum"])
    days = [months_before(peildatum, 3 * i) for i in reversed(range(number + 1))]
    return tuple(
        _moment(start, end, line, before, day)
        for before, day in pairwise(days)
        if day == peildatum or line.starts[0] <= np.datetime64(day)
    )


def _moment(start: Days, end: Days, line: Timeline, before: date, day: date) -> Moment:
    days = np.array([before, day], dtype="datetime64[D]")
    stock_before, stock = line.stock(days)
    reentry = line.reentry(days)
    months = months_running(start, end, day)
    return Moment(
        before=before,
        day=day,
        stock_before=int(stock_before),
        stock=int(stock),
        inflow=int(line.inflow(days)[0]),
        outflow=int(line.outflow(days)[0]),
        reentry=None if reentry is None else int(reentry[0]),
        over_two_years=int((months >= 24).sum()),
        median_months=float(np.median(months)) if len(months) else None,
    )
