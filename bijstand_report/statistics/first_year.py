"""Who is out of bijstand within a year, by age and leefvorm: for standardisation (METHOD 11).

The same rule as the cohorts of METHOD 6, over the instroomjaren whose every member is known by the
calendar, so that all municipalities count the same years on the same peildatum.
"""

from datetime import date
from itertools import starmap

import numpy as np
import pandas as pd

from bijstand_report.statistics.calendar import Days, day_pieces
from bijstand_report.statistics.cohorts import anniversaries_passed
from bijstand_report.statistics.pieces import count_cells
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
    ages, households = spells["LeeftijdsKlasse"].cat, spells["leefvorm"].cat
    shape = (len(ages.categories), len(households.categories), 2)
    age, household = ages.codes.to_numpy().astype(np.int64), households.codes.to_numpy()
    year = spells["instroomjaar"].to_numpy()

    def cells(piece: slice, start: Days, end: Days) -> Counts:
        counted = (known[0] <= year[piece]) & (year[piece] <= known[-1])
        ended = anniversaries_passed(start[counted], end[counted], peildatum) < 1
        return (age[piece][counted] * shape[1] + household[piece][counted]) * 2 + ended

    counts = count_cells(starmap(cells, day_pieces(spells)), shape)
    begun, ended = counts.sum(axis=2), counts[:, :, 1]
    rows, columns = np.flatnonzero(begun.any(axis=1)), np.flatnonzero(begun.any(axis=0))
    return FirstYear(
        years=known,
        age_classes=tuple(str(name) for name in ages.categories[rows]),
        households=tuple(str(name) for name in households.categories[columns]),
        begun=begun[np.ix_(rows, columns)],
        ended=ended[np.ix_(rows, columns)],
    )
