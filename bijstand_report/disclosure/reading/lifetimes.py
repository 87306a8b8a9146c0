"""Survival tables as cells: how many of each group are under observation after k years.

The percentages of a curve are made of protected counts and bind nothing that these do not; what
binds is that the groups of every view add up to the whole, and that numbers under observation fall.
"""

from datetime import date

from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCurve,
    PublishedOutflow,
    PublishedSurvival,
    Status,
)
from bijstand_report.disclosure.reading.cells import (
    add_up_years,
    begun_key,
    cohort_key,
    columns,
    descends,
    group_key,
)
from bijstand_report.disclosure.reading.courses import behind
from bijstand_report.disclosure.reading.system import Builder, Key
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.statistics.kaplan_meier import YEAR
from bijstand_report.years import first_of

LIFE = "overleving"
TOTAL, BY_YEAR = "totaal", "instroomjaar"


def read_lifetimes(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """Every survival view of a unit."""
    for view in result.survival:
        for curve in view.curves:
            _read_curve(builder, unit, view.name, curve, told)
    if told.descends:
        _read_cohorts(builder, unit, result, told)
    everyone = next((view for view in result.survival if view.name == TOTAL), None)
    if everyone is None or not everyone.curves:
        return
    outflow = {view.name: view for view in result.outflow}
    for view in result.survival:
        if view.name != TOTAL:
            _bound_years(builder, unit, view, result, told)
            _read_sums(builder, unit, view, everyone.curves[0], told)
        if view.name in outflow and told.descends:
            _read_begun(builder, unit, outflow[view.name], told)


def life_key(unit: str, view: str, group: str, k: int, told: Told) -> Key:
    """Uitkeringen of a group under observation after k years; 0 is all of them."""
    if view == BY_YEAR and k == 0 and told.descends and told.as_known:
        return begun_key(unit, group)
    name = "" if view == TOTAL else group
    return (unit, LIFE, view, name, str(k))


def _read_curve(builder: Builder, unit: str, view: str, curve: PublishedCurve, told: Told) -> None:
    block, course = f"overleving/{view}", []
    for k, value in zip((0, *curve.at_years), (curve.spells, *curve.at_risk), strict=True):
        key = life_key(unit, view, curve.group, k, told)
        if value.status is Status.NOT_APPLICABLE:  # longer than anybody of them can have run
            builder.cell(key, block, 0, 0)
        else:
            course.append(builder.count(key, block, value))
    if told.descends:
        descends(builder, course, block)
        _read_percentages(builder, unit, view, curve, told)


def _read_percentages(
    builder: Builder, unit: str, view: str, curve: PublishedCurve, told: Told
) -> None:
    """No more are under observation than the percentage that still runs says.

    Not where k years are whole days: those who end on that very day are still under observation.
    """
    if not builder.rules.threshold or curve.spells.value is None:
        return
    for k, percentage in zip(curve.at_years, curve.at_percentage, strict=True):
        if percentage.value is not None and k * YEAR % 1:
            most = behind(percentage.value, curve.spells.value, builder.rules)[1]
            key = life_key(unit, view, curve.group, k, told)
            builder.cell(key, f"overleving/{view}", 0, most)


def _read_cohorts(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """Who still ran k calendar years after the start was under observation after k years.

    And who was so after a year more, still ran then.
    """
    for year in result.cohort.years:
        for k in result.cohort.durations:
            running = cohort_key(unit, year, k)
            seen, later = (life_key(unit, BY_YEAR, str(year), n, told) for n in (k, k + 1))
            for part, whole in ((running, seen), (later, running)):
                if builder.has(part) and builder.has(whole):
                    builder.at_most(part, whole, builder.block_of(running), f"van {whole[1]}")


def _bound_years(
    builder: Builder, unit: str, view: PublishedSurvival, result: Publishable, told: Told
) -> None:
    """Nobody who began in a year without a curve runs longer than since its first day."""
    if view.name != BY_YEAR:
        return
    last = result.moments[-1].day
    curves = [curve for found in result.survival for curve in found.curves]
    longest = max((k for curve in curves for k in curve.at_years), default=0)
    for year in result.outflow[0].years:
        reached = int((last - date(first_of(year), 1, 1)).days / YEAR)
        for k in range(reached + 1, longest + 1):
            builder.cell(life_key(unit, BY_YEAR, str(year), k, told), f"overleving/{BY_YEAR}", 0, 0)


def _read_sums(
    builder: Builder, unit: str, view: PublishedSurvival, whole: PublishedCurve, told: Told
) -> None:
    """The groups add up to the whole; of the years those outside the period are not there."""
    block = f"overleving/{view.name}"
    groups = [*(curve.group for curve in view.curves), *view.too_small]
    outside = ["eerder"] if view.name == BY_YEAR and not told.nobody_else else []
    for k, value in zip((0, *whole.at_years), (whole.spells, *whole.at_risk), strict=True):
        if value.status is Status.NOT_APPLICABLE:
            continue
        keys = [life_key(unit, view.name, group, k, told) for group in groups]
        others = [(unit, LIFE, view.name, name, str(k)) for name in outside]
        for key in (*keys, *others):
            builder.cell(key, block)
        builder.adds_up(life_key(unit, TOTAL, "", k, told), (*keys, *others))


def _read_begun(builder: Builder, unit: str, view: PublishedOutflow, told: Told) -> None:
    """What began in the years of the tables is part of a group's uitkeringen, or all of it."""
    if not view.years:
        return
    for group in columns(view):
        whole = life_key(unit, view.name, group, 0, told)
        if builder.has(whole):
            begun = [group_key(unit, view.name, year, group, "begonnen") for year in view.years]
            add_up_years(builder, whole, begun, view.years, all_of_it=told.nobody_else)
