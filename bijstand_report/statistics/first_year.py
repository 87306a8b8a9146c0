"""Who is out of bijstand within a year, by age and leefvorm: for standardisation (METHOD 11).

The same rule as the cohorts of METHOD 6, over the instroomjaren whose every member is known by the
calendar, so that all municipalities count the same years on the same peildatum.
"""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.cohorts import still_running
from bijstand_report.statistics.results import Counts, FirstYear

YEARS_TOGETHER = 3  # one year holds too few people per cell in most municipalities


def first_year(spells: pd.DataFrame, years: tuple[int, ...], peildatum: date) -> FirstYear | None:
    """Uitkeringen begun in the newest years of which all is known, and those ended within a year.

    spells: frame of `Spells`; years: the instroomjaren of the tables, ascending
    A year is known when the first anniversary of its last day is before the peildatum; at most the
    three newest count. None when no year is known yet.
    """
    known = tuple(year for year in years if date(year + 1, 12, 31) < peildatum)[-YEARS_TOGETHER:]
    if not known:
        return None
    counted = np.isin(spells["instroomjaar"].to_numpy(), known)
    ages, households = spells["LeeftijdsKlasse"].cat, spells["leefvorm"].cat
    shape = (len(ages.categories), len(households.categories))
    cell = ages.codes.to_numpy().astype(np.int64) * shape[1] + households.codes.to_numpy()
    running, _ = still_running(spells, 1, peildatum)
    begun, ended = _count(cell[counted], shape), _count(cell[counted & ~running], shape)
    rows, columns = np.flatnonzero(begun.any(axis=1)), np.flatnonzero(begun.any(axis=0))
    return FirstYear(
        years=known,
        age_classes=tuple(str(name) for name in ages.categories[rows]),
        households=tuple(str(name) for name in households.categories[columns]),
        begun=begun[np.ix_(rows, columns)],
        ended=ended[np.ix_(rows, columns)],
    )


def _count(cell: NDArray[np.int64], shape: tuple[int, int]) -> Counts:
    counts: Counts = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    return counts.astype(np.int64)
