"""All statistics of one run, in one call."""

from collections.abc import Mapping, Sequence

import pandas as pd

from bijstand_report.choices import Method
from bijstand_report.config import Scope
from bijstand_report.periods import Quarter
from bijstand_report.statistics.cohorts import cohort_view
from bijstand_report.statistics.durations import durations
from bijstand_report.statistics.first_year import first_year
from bijstand_report.statistics.flows import monthly_stock, quarterly_flows, yearly_flows
from bijstand_report.statistics.observation import observe
from bijstand_report.statistics.outflow import outflow_views
from bijstand_report.statistics.population import composition, moments
from bijstand_report.statistics.reasons import reasons
from bijstand_report.statistics.results import RowCount, Statistics
from bijstand_report.statistics.survival import survival_views
from bijstand_report.statistics.timeline import timeline

QUARTERS_SHOWN = 12


def compute(
    spells: pd.DataFrame,
    scope: Scope,
    quality: Sequence[RowCount],
    rows_read: int,
    reason_groups: Mapping[str, str],
) -> Statistics:
    """Every statistic that the products show.

    spells: frame of `Spells`; quality: what happened to rows of the input on the way here
    reason_groups: reason of ending as the file names it -> its group.
    """
    years = instroomjaren(spells, scope)
    period = tuple(range(scope.years[0], scope.years[1] + 1))
    anniversaries = tuple(range(1, scope.years[1] - scope.years[0] + 1))
    original = scope.method is Method.ORIGINEEL
    line = timeline(spells)
    seen = observe(spells, scope.peildatum, scope.registration_from)
    quarters = quarterly_flows(line, period, scope.peildatum)
    return Statistics(
        composition=composition(
            spells, "LeeftijdsKlasse" if original else "LeeftijdsKlasse_peildatum"
        ),
        outflow=outflow_views(spells, years, scope.views),
        cohort=cohort_view(spells, years, anniversaries, scope.peildatum),
        moments=moments(spells, line, scope.peildatum, QUARTERS_SHOWN),
        months=monthly_stock(line, period, scope.peildatum),
        quarters=quarters,
        years=yearly_flows(line, period, scope.peildatum),
        durations=durations(spells, scope.peildatum),
        survival=survival_views(spells, seen, years, scope.peildatum, scope.views),
        reasons=reasons(
            spells,
            seen,
            reason_groups,
            [Quarter.parse(period) for period in quarters.periods],
            scope.peildatum,
        ),
        quality=tuple(quality),
        rows_read=rows_read,
        spells=len(spells),
        first_year=first_year(spells, years, scope.peildatum),
    )


def instroomjaren(spells: pd.DataFrame, scope: Scope) -> tuple[int, ...]:
    """The years of the tables: those of the period; `origineel` leaves no row out."""
    first, last = scope.years
    if scope.method is Method.ORIGINEEL:
        first, last = int(spells["instroomjaar"].min()), int(spells["instroomjaar"].max())
    return tuple(range(first, last + 1))
