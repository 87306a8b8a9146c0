"""The municipality without one of its teams, from published figures alone (METHOD 10.3).

Takes what is published of the municipality and of the team, and takes one from the other. Whoever
has both can do the same, so that nothing new is told; counts of the rest that were protected by
themselves would tell more. A figure is there only when both are shown, and when it would have to
be kept back by itself it is (METHOD 10.1 and 10.2).
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    WITHHELD,
    Grid,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedDurations,
    PublishedFlows,
    PublishedMoment,
    PublishedMonthlyStock,
    PublishedOutflow,
    PublishedReasons,
    Row,
    Status,
    Value,
)
from bijstand_report.disclosure.rules import RULES, Rules, protect_percentage
from bijstand_report.disclosure.running import running
from bijstand_report.disclosure.sparse import NO_COHORT, NO_COMPOSITION, NO_DURATIONS, NO_FLOWS

Key = TypeVar("Key", bound=Hashable)


def rest_of(whole: Publishable, team: Publishable) -> Publishable:
    """What follows of the rest from what is published of the whole and of the team.

    Shares of two years and over, medians, survival and shares by reason follow from nothing that
    is published: they are not there. Tables that the team does not have are empty.
    """
    rules = RULES[whole.profile]
    outflow = tuple(_outflow(whole.view(view.name), view, rules) for view in team.outflow)
    return Publishable(
        profile=whole.profile,
        composition=_composition(whole.composition, team.composition, rules),
        outflow=outflow,
        drawn=outflow,
        cohort=_cohort(whole.cohort, team.cohort, rules),
        moments=_moments(whole.moments, team.moments, rules),
        months=_months(whole.months, team.months, rules),
        quarters=_flows(whole.quarters, team.quarters, rules),
        years=_flows(whole.years, team.years, rules),
        durations=_durations(whole.durations, team.durations, rules),
        survival=(),
        reasons=_reasons(whole.reasons, team.reasons, rules),
        quality=(),
        rows_read=WITHHELD,
        spells=minus(whole.spells, team.spells, rules),
    )


def minus(whole: Value, part: Value, rules: Rules) -> Value:
    """One published count less another.

    Withheld where the result might stand for a count below the threshold: both were rounded.

    >>> fifty, ten = Value(50, Status.SHOWN), Value(10, Status.SHOWN)
    >>> from bijstand_report.choices import Profile
    >>> [minus(fifty, part, RULES[Profile.RAAD]).value for part in (ten, HIDDEN)]
    [40, None]
    """
    if Status.NOT_APPLICABLE in (whole.status, part.status):
        return NOT_APPLICABLE
    if whole.value is None:
        return whole
    if part.value is None:
        return WITHHELD
    left = whole.value - part.value
    found = Value(left, Status.SHOWN, stands_for=2 * rules.base - 1)
    return found if found.least >= rules.threshold else WITHHELD


def _share(part: Value, whole: Value, rules: Rules) -> Value:
    if Status.NOT_APPLICABLE in (part.status, whole.status):
        return NOT_APPLICABLE
    if part.value is None or whole.value is None:
        return HIDDEN
    return protect_percentage(int(part.value), int(whole.value), rules)


def _row(whole: Sequence[Value], part: Sequence[Value], rules: Rules) -> Row:
    return tuple(minus(a, b, rules) for a, b in zip(whole, part, strict=True))


def _grid(whole: Grid, part: Grid, rules: Rules) -> Grid:
    return tuple(_row(a, b, rules) for a, b in zip(whole, part, strict=True))


def _shares(part: Grid, whole: Grid, rules: Rules) -> Grid:
    return tuple(
        tuple(_share(a, b, rules) for a, b in zip(parts, wholes, strict=True))
        for parts, wholes in zip(part, whole, strict=True)
    )


def _at(keys: Sequence[Key], values: Sequence[Value], wanted: Sequence[Key]) -> Row:
    """Values by key; what has no key is hidden, for it was too small to have one."""
    known = dict(zip(keys, values, strict=True))
    return tuple(known.get(key, HIDDEN) for key in wanted)


def _columns(keys: Sequence[Key], grid: Grid, wanted: Sequence[Key]) -> Grid:
    return tuple(_at(keys, row, wanted) for row in grid)


def _outflow(whole: PublishedOutflow, team: PublishedOutflow, rules: Rules) -> PublishedOutflow:
    if team.years != whole.years:
        return team
    total = _grid(whole.total, _columns(team.groups, team.total, whole.groups), rules)
    active = _grid(whole.active, _columns(team.groups, team.active, whole.groups), rules)
    year_total = _row(whole.year_total, team.year_total, rules)
    year_active = _row(whole.year_active, team.year_active, rules)
    return replace(
        whole,
        total=total,
        active=active,
        percentage=_shares(active, total, rules),
        running=tuple(running(row) for row in active),
        year_total=year_total,
        year_active=year_active,
        year_percentage=_shares((year_active,), (year_total,), rules)[0],
    )


def _cohort(whole: PublishedCohort, team: PublishedCohort, rules: Rules) -> PublishedCohort:
    if (team.years, team.durations) != (whole.years, whole.durations):
        return NO_COHORT
    total, active = _row(whole.total, team.total, rules), _grid(whole.active, team.active, rules)
    return replace(
        whole,
        total=total,
        active=active,
        percentage=_shares(
            active, tuple((value,) * len(whole.durations) for value in total), rules
        ),
        running=tuple(running(row) for row in active),
    )


def _composition(
    whole: PublishedComposition, team: PublishedComposition, rules: Rules
) -> PublishedComposition:
    if not team.age_classes:
        return NO_COMPOSITION
    total = minus(whole.total, team.total, rules)
    per_age = _row(
        whole.per_age_class,
        _at(team.age_classes, team.per_age_class, whole.age_classes),
        rules,
    )
    per_household = _row(
        whole.per_household,
        _at(team.households, team.per_household, whole.households),
        rules,
    )
    cells = dict(zip(team.age_classes, team.active, strict=True))
    nothing = (HIDDEN,) * len(team.households)
    by_age = tuple(cells.get(age, nothing) for age in whole.age_classes)
    return replace(
        whole,
        active=_grid(whole.active, _columns(team.households, by_age, whole.households), rules),
        per_age_class=per_age,
        per_household=per_household,
        share_age_class=tuple(_share(value, total, rules) for value in per_age),
        share_household=tuple(_share(value, total, rules) for value in per_household),
        total=total,
    )


def _moments(
    whole: tuple[PublishedMoment, ...], team: tuple[PublishedMoment, ...], rules: Rules
) -> tuple[PublishedMoment, ...]:
    own = {moment.day: moment for moment in team}
    return tuple(_moment(moment, own[moment.day], rules) for moment in whole if moment.day in own)


def _moment(whole: PublishedMoment, team: PublishedMoment, rules: Rules) -> PublishedMoment:
    return replace(
        whole,
        stock_before=minus(whole.stock_before, team.stock_before, rules),
        stock=minus(whole.stock, team.stock, rules),
        inflow=minus(whole.inflow, team.inflow, rules),
        outflow=minus(whole.outflow, team.outflow, rules),
        reentry=minus(whole.reentry, team.reentry, rules),
        over_two_years=WITHHELD,
        median_months=WITHHELD,
    )


def _months(
    whole: PublishedMonthlyStock, team: PublishedMonthlyStock, rules: Rules
) -> PublishedMonthlyStock:
    if not team.days:
        return team
    return replace(whole, stock=_row(whole.stock, _at(team.days, team.stock, whole.days), rules))


def _flows(whole: PublishedFlows, team: PublishedFlows, rules: Rules) -> PublishedFlows:
    if not team.periods:
        return NO_FLOWS

    def less(values: Row, own: Row) -> Row:
        return _row(values, _at(team.periods, own, whole.periods), rules)

    return replace(
        whole,
        stock_before=WITHHELD,
        stock=less(whole.stock, team.stock),
        inflow=less(whole.inflow, team.inflow),
        outflow=less(whole.outflow, team.outflow),
        reentry=less(whole.reentry, team.reentry),
    )


def _durations(
    whole: PublishedDurations, team: PublishedDurations, rules: Rules
) -> PublishedDurations:
    if not team.classes:
        return NO_DURATIONS
    count = _row(whole.count, _at(team.classes, team.count, whole.classes), rules)
    total = minus(whole.total, team.total, rules)
    return replace(
        whole, count=count, share=tuple(_share(value, total, rules) for value in count), total=total
    )


def _reasons(
    whole: PublishedReasons | None, team: PublishedReasons | None, rules: Rules
) -> PublishedReasons | None:
    """Counts by quarter; the shares by duration do not follow."""
    if whole is None or team is None:
        return None
    none = PublishedReasons(whole.groups, (), (), (), (), (), ())
    if team.quarters != whole.quarters:
        return none
    return replace(
        none,
        quarters=whole.quarters,
        by_quarter=_grid(
            whole.by_quarter, _columns(team.groups, team.by_quarter, whole.groups), rules
        ),
        quarter_total=_row(whole.quarter_total, team.quarter_total, rules),
    )
