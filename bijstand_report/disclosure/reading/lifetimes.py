"""Survival tables as cells: how many of each group are under observation after k years.

The percentages of a curve are made of protected counts and bind nothing that these do not; what
binds is that the groups of every view add up to the whole, and that numbers under observation fall.
"""

from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCurve,
    PublishedSurvival,
    Status,
    Value,
)
from bijstand_report.disclosure.reading.cells import begun_key, descends
from bijstand_report.disclosure.reading.system import Builder, Key
from bijstand_report.disclosure.reading.told import Told

LIFE = "overleving"
TOTAL, BY_YEAR = "totaal", "instroomjaar"


def read_lifetimes(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """Every survival view of a unit."""
    for view in result.survival:
        for curve in view.curves:
            _read_curve(builder, unit, view.name, curve, told)
    everyone = next((view for view in result.survival if view.name == TOTAL), None)
    if everyone is None or not everyone.curves:
        return
    whole = everyone.curves[0]
    for view in result.survival:
        if view.name != TOTAL:
            _read_sums(builder, unit, view, whole, told)


def life_key(unit: str, view: str, group: str, k: int, told: Told) -> Key:
    """Uitkeringen of a group under observation after k years; 0 is all of them."""
    if view == BY_YEAR and k == 0 and told.descends and told.as_known:
        return begun_key(unit, group)
    name = "" if view == TOTAL else group
    return (unit, LIFE, view, name, str(k))


def _read_curve(builder: Builder, unit: str, view: str, curve: PublishedCurve, told: Told) -> None:
    block, course = f"overleving/{view}", []
    for k, value in zip((0, *curve.at_years), (curve.spells, *curve.at_risk), strict=True):
        if value.status is not Status.NOT_APPLICABLE:
            course.append(_count(builder, life_key(unit, view, curve.group, k, told), block, value))
    if told.descends:
        descends(builder, course, block)


def _count(builder: Builder, key: Key, block: str, value: Value) -> Key:
    # A curve that has stopped hides counts that need not be below the threshold.
    return (
        builder.keep_back(key, block)
        if value.status is Status.HIDDEN
        else builder.count(key, block, value)
    )


def _read_sums(
    builder: Builder, unit: str, view: PublishedSurvival, whole: PublishedCurve, told: Told
) -> None:
    """The groups add up to the whole; of the years those outside the period are not there."""
    block = f"overleving/{view.name}"
    groups = [*(curve.group for curve in view.curves), *view.too_small]
    outside = ["eerder"] if view.name == BY_YEAR else []
    for k, value in zip((0, *whole.at_years), (whole.spells, *whole.at_risk), strict=True):
        if value.status is Status.NOT_APPLICABLE:
            continue
        keys = [life_key(unit, view.name, group, k, told) for group in groups]
        others = [(unit, LIFE, view.name, name, str(k)) for name in outside]
        for key in (*keys, *others):
            builder.cell(key, block)
        builder.adds_up(life_key(unit, TOTAL, "", k, told), (*keys, *others))
