"""Tables of a team that would hold little but "< 10" are left out of a release.

Takes and gives protected results. A table of which fewer than half the counts may be shown tells a
reader nothing, and each count hidden in it is one that has to be kept safe, here and in the tables
of the municipality. The tables of the municipality itself stay.
"""

from dataclasses import replace
from itertools import chain

from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    Grid,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedDurations,
    PublishedFirstYear,
    PublishedFlows,
    PublishedMonthlyStock,
    PublishedOutflow,
    PublishedReasons,
    Row,
    Status,
)

LEAST_SHOWN = 0.5
NO_COHORT = PublishedCohort((), (), (), (), (), ())
NO_COMPOSITION = PublishedComposition((), (), (), (), (), (), (), NOT_APPLICABLE, ())
NO_DURATIONS = PublishedDurations((), (), (), NOT_APPLICABLE)
NO_FLOWS = PublishedFlows((), (), NOT_APPLICABLE, (), (), (), ())
NO_MONTHS = PublishedMonthlyStock((), ())


def without_sparse(result: Publishable) -> Publishable:
    """The results of a team without the tables of which too little may be shown.

    What is left out has no rows and no columns any more; the key figures always stay.
    """
    outflow = tuple(
        _no_view(view) if is_sparse(*view.total, *view.active, _too_small(view)) else view
        for view in result.outflow
    )
    gone = {view.name for view in outflow if not view.years}
    return replace(
        result,
        outflow=outflow,
        drawn=outflow,
        cohort=NO_COHORT if is_sparse(*result.cohort.active) else result.cohort,
        composition=NO_COMPOSITION if is_sparse(*result.composition.active) else result.composition,
        months=NO_MONTHS if is_sparse(result.months.stock) else result.months,
        quarters=_flows(result.quarters),
        years=_flows(result.years),
        durations=NO_DURATIONS if is_sparse(result.durations.count) else result.durations,
        survival=tuple(view for view in result.survival if view.name not in gone),
        reasons=_reasons(result.reasons) if result.reasons else None,
        first_year=_first_year(result.first_year),
    )


def is_sparse(*rows: Row) -> bool:
    """Whether fewer than half of the counts that apply are shown."""
    values = [v for v in chain.from_iterable(rows) if v.status is not Status.NOT_APPLICABLE]
    return sum(value.shown for value in values) < LEAST_SHOWN * len(values)


def _too_small(view: PublishedOutflow) -> Row:
    """The counts of groups that have no column."""
    return (HIDDEN,) * (2 * len(view.years) * len(view.too_small))


def _no_view(view: PublishedOutflow) -> PublishedOutflow:
    none: Grid = ()
    return PublishedOutflow(
        name=view.name,
        column=view.column,
        years=(),
        groups=(),
        total=none,
        active=none,
        percentage=none,
        running=none,
        year_total=(),
        year_active=(),
        year_percentage=(),
        too_small=(),
    )


def _flows(flows: PublishedFlows) -> PublishedFlows:
    return NO_FLOWS if is_sparse(flows.inflow, flows.outflow) else flows


def _first_year(table: PublishedFirstYear | None) -> PublishedFirstYear | None:
    """The totals are worth having without the strata."""
    if table is None or not (table.total_begun.shown and table.total_ended.shown):
        return None
    if not is_sparse(*table.begun, *table.ended):
        return table
    return replace(table, age_classes=(), households=(), begun=(), ended=())


def _reasons(reasons: PublishedReasons) -> PublishedReasons:
    """Without the counts by quarter; the shares by duration have rules of their own."""
    if not is_sparse(*reasons.by_quarter):
        return reasons
    return replace(reasons, quarters=(), by_quarter=(), quarter_total=())
