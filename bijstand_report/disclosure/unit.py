"""One municipality or team, each count by itself: exact statistics in, protected ones out."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from bijstand_report.choices import Profile
from bijstand_report.disclosure.first_year import protect_first_year
from bijstand_report.disclosure.flows import protect_durations, protect_flows, protect_months
from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    Grid,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedFirstYear,
    PublishedMoment,
    PublishedOutflow,
    PublishedRowCount,
    Row,
)
from bijstand_report.disclosure.reasons import protect_reasons
from bijstand_report.disclosure.rules import (
    RULES,
    Rules,
    protect_count,
    protect_percentage,
)
from bijstand_report.disclosure.rules import (
    protect_months as protect_median,
)
from bijstand_report.disclosure.running import running
from bijstand_report.disclosure.survival import protect_survival
from bijstand_report.statistics.results import (
    CohortView,
    Composition,
    Counts,
    Moment,
    OutflowView,
    RowCount,
    Statistics,
)
from bijstand_report.years import is_followed


def protect_unit(statistics: Statistics, profile: Profile) -> Publishable:
    """Everything in the statistics, count by count, under a profile."""
    rules = RULES[profile]
    outflow = tuple(protect_outflow(view, rules) for view in statistics.outflow)
    return Publishable(
        profile=profile,
        composition=_composition(statistics.composition, rules),
        outflow=outflow,
        cohort=_cohort(statistics.cohort, rules, statistics.moments[-1].day),
        moments=tuple(_moment(moment, rules) for moment in statistics.moments),
        months=protect_months(statistics.months, rules),
        quarters=protect_flows(statistics.quarters, rules),
        years=protect_flows(statistics.years, rules),
        durations=protect_durations(statistics.durations, rules),
        survival=tuple(protect_survival(view, rules) for view in statistics.survival),
        reasons=None if statistics.reasons is None else protect_reasons(statistics.reasons, rules),
        quality=tuple(_row_count(row, rules) for row in statistics.quality),
        rows_read=protect_count(statistics.rows_read, rules),
        spells=protect_count(statistics.spells, rules),
        drawn=outflow,
        first_year=_first_year(statistics, profile),
    )


def _first_year(statistics: Statistics, profile: Profile) -> PublishedFirstYear | None:
    """Not for the council: what no product shows need not be kept safe."""
    if statistics.first_year is None or profile is Profile.RAAD:
        return None
    return protect_first_year(statistics.first_year, RULES[profile])


def protect_outflow(view: OutflowView, rules: Rules) -> PublishedOutflow:
    """A view; a group has no column when nothing of it may be shown."""
    shown = _with_something_to_show(view.total, rules)
    total, active = view.total[:, shown], view.active[:, shown]
    published_active = _counts(active, rules)
    year_total, year_active = view.total.sum(axis=1), view.active.sum(axis=1)
    return PublishedOutflow(
        name=view.name,
        column=view.column,
        years=view.years,
        groups=_at(view.groups, shown),
        total=_counts(total, rules),
        active=published_active,
        percentage=_percentages(active, total, rules),
        running=tuple(running(row) for row in published_active),
        year_total=_row(year_total, rules),
        year_active=_row(year_active, rules),
        year_percentage=_percentages(year_active[None], year_total[None], rules)[0],
        too_small=_at(view.groups, ~shown),
    )


def _with_something_to_show(counts: Counts, rules: Rules) -> NDArray[np.bool_]:
    """The columns with at least one count that may be shown."""
    shown: NDArray[np.bool_] = np.any(counts >= rules.threshold, axis=0)
    return shown


def _at(names: tuple[str, ...], chosen: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(name for name, is_chosen in zip(names, chosen, strict=True) if is_chosen)


def _cohort(view: CohortView, rules: Rules, peildatum: date) -> PublishedCohort:
    whole = np.repeat(view.total[:, None], len(view.durations), axis=1)
    known = view.known & _may_be_known(view, rules, peildatum)
    active = _where_known(_counts(view.active, rules), known)
    return PublishedCohort(
        years=view.years,
        durations=view.durations,
        total=_row(view.total, rules),
        active=active,
        percentage=_where_known(_percentages(view.active, whole, rules), known),
        running=tuple(running(row) for row in active),
    )


def _may_be_known(view: CohortView, rules: Rules, peildatum: date) -> NDArray[np.bool_]:
    """Where a point that is hidden tells nothing by being known.

    Before k years have passed for a whole year of inflow, a point is known only when nobody's
    uitkering still runs.
    """
    followed = [[is_followed(year, k, peildatum) for k in view.durations] for year in view.years]
    shape = view.known.shape
    allowed: NDArray[np.bool_] = np.array(followed, dtype=np.bool_).reshape(shape)
    return allowed | (view.active >= rules.threshold)


def _where_known(grid: Grid, known: NDArray[np.bool_]) -> Grid:
    return tuple(
        tuple(
            value if is_known else NOT_APPLICABLE
            for value, is_known in zip(values, row, strict=True)
        )
        for values, row in zip(grid, known, strict=True)
    )


def _composition(table: Composition, rules: Rules) -> PublishedComposition:
    per_age, per_household = table.active.sum(axis=1), table.active.sum(axis=0)
    everyone = int(table.active.sum())
    return PublishedComposition(
        age_classes=table.age_classes,
        households=table.households,
        active=_counts(table.active, rules),
        per_age_class=_row(per_age, rules),
        per_household=_row(per_household, rules),
        share_age_class=_shares(per_age, everyone, rules),
        share_household=_shares(per_household, everyone, rules),
        total=protect_count(everyone, rules),
        too_small=(),
    )


def _moment(moment: Moment, rules: Rules) -> PublishedMoment:
    return PublishedMoment(
        before=moment.before,
        day=moment.day,
        stock_before=protect_count(moment.stock_before, rules),
        stock=protect_count(moment.stock, rules),
        inflow=protect_count(moment.inflow, rules),
        outflow=protect_count(moment.outflow, rules),
        reentry=NOT_APPLICABLE if moment.reentry is None else protect_count(moment.reentry, rules),
        over_two_years=protect_percentage(moment.over_two_years, moment.stock, rules),
        median_months=protect_median(moment.median_months, moment.stock, rules),
    )


def _row_count(row: RowCount, rules: Rules) -> PublishedRowCount:
    return PublishedRowCount(
        row.rule, row.description, row.consequence, protect_count(row.count, rules)
    )


def _counts(counts: Counts, rules: Rules) -> Grid:
    return tuple(_row(row, rules) for row in counts)


def _row(counts: Counts, rules: Rules) -> Row:
    return tuple(protect_count(int(count), rules) for count in counts)


def _shares(counts: Counts, whole: int, rules: Rules) -> Row:
    return tuple(protect_percentage(int(count), whole, rules) for count in counts)


def _percentages(part: Counts, whole: Counts, rules: Rules) -> Grid:
    return tuple(
        tuple(protect_percentage(int(a), int(b), rules) for a, b in zip(parts, wholes, strict=True))
        for parts, wholes in zip(part, whole, strict=True)
    )
