"""All statistics of one run, in one call."""

from collections.abc import Sequence

import pandas as pd

from bijstand_report.choices import Method
from bijstand_report.config import Scope
from bijstand_report.statistics.cohorts import cohort_view
from bijstand_report.statistics.outflow import outflow_views
from bijstand_report.statistics.population import composition, moments
from bijstand_report.statistics.results import RowCount, Statistics

QUARTERS_SHOWN = 12


def compute(
    spells: pd.DataFrame, scope: Scope, quality: Sequence[RowCount], rows_read: int
) -> Statistics:
    """Every statistic that the products show.

    spells: frame of `Spells`; quality: what happened to rows of the input on the way here.
    """
    years = instroomjaren(spells, scope)
    durations = tuple(range(1, scope.years[1] - scope.years[0] + 1))
    original = scope.method is Method.ORIGINEEL
    return Statistics(
        composition=composition(
            spells, "LeeftijdsKlasse" if original else "LeeftijdsKlasse_peildatum"
        ),
        outflow=outflow_views(spells, years),
        cohort=cohort_view(spells, years, durations, scope.peildatum),
        moments=moments(spells, scope.peildatum, QUARTERS_SHOWN),
        quality=tuple(quality),
        rows_read=rows_read,
        spells=len(spells),
    )


def instroomjaren(spells: pd.DataFrame, scope: Scope) -> tuple[int, ...]:
    """The years of the tables: those of the period; `origineel` leaves no row out."""
    first, last = scope.years
    if scope.method is Method.ORIGINEEL:
        first, last = int(spells["instroomjaar"].min()), int(spells["instroomjaar"].max())
    return tuple(range(first, last + 1))
