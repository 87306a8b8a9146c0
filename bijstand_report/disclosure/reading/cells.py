"""Every count that a unit of a release publishes, as cells with the sums that tie them.

Takes protected results, as somebody outside has them, and what he is supposed to know besides
(`Told`); fills a `Builder`. This module: the tables by instroomjaar, the composition and the counts
of rows; `courses` has the course over time, `lifetimes` the survival tables.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bijstand_report.disclosure.publishable import (
    OTHER,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
    Status,
    Value,
)
from bijstand_report.disclosure.reading.system import LIMIT, Builder, Key
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.years import Year, first_of, last_of

ENDED = "gestopt"
GONE = ("weggelaten", "samengevoegd")  # what becomes of a row that is no uitkering of its own
KINDS = ("begonnen", "lopend")
PERSON_VIEWS = ("geslacht", "leeftijdsklasse", "leeftijdsklasse_geslacht")


def begun_key(unit: str, year: Year | str) -> Key:
    """Uitkeringen begun in a year: in every view, the cohort table and the flows."""
    return (unit, "begonnen", str(year))


def running_key(unit: str, year: Year) -> Key:
    """Uitkeringen begun in a year that still run."""
    return (unit, "lopend", str(year))


def group_key(unit: str, view: str, year: Year, group: str, kind: str) -> Key:
    """Uitkeringen of a group begun in a year, or those of them that still run."""
    return (unit, view, str(year), group, kind)


def cohort_key(unit: str, year: Year, k: int) -> Key:
    """Uitkeringen begun in a year that still ran k years after their start."""
    return (unit, "cohort", str(year), str(k))


def stock_key(unit: str, day: object) -> Key:
    """Uitkeringen that run on a day."""
    return (unit, "stand", str(day))


def composition_key(unit: str, age: str, household: str) -> Key:
    """Running uitkeringen by age class and leefvorm; an empty name is the sum over all."""
    return (unit, "leeftijd_leefvorm", age, household)


def add_up_years(
    builder: Builder, whole: Key, parts: Iterable[Key], years: Sequence[Year], *, all_of_it: bool
) -> None:
    """The counts of the years of the tables are part of a whole, or all of it.

    What is left over is named by these years: others would leave out something else.
    """
    outside = (*whole, "buiten", f"{first_of(years[0])}-{last_of(years[-1])}")
    builder.cell(outside, builder.block_of(whole), 0, 0 if all_of_it else LIMIT)
    builder.adds_up(whole, (*parts, outside))


def read_years(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """The outflow views and the cohort table."""
    for view in result.outflow:
        _read_outflow(builder, unit, view, told)
    _read_crossing(builder, unit, result)
    _read_cohort(builder, unit, result.cohort, told)


def columns(view: PublishedOutflow) -> tuple[str, ...]:
    """The groups of a view, those without a column included."""
    return (*view.groups, *view.too_small)


def _read_outflow(builder: Builder, unit: str, view: PublishedOutflow, told: Told) -> None:
    for i, year in enumerate(view.years):
        block = _block(year, view.name)
        begun = builder.count(begun_key(unit, year), f"{year}/jaar", view.year_total[i])
        running = builder.count(running_key(unit, year), f"{year}/jaar", view.year_active[i])
        share(builder, running, begun, view.year_percentage[i], told)
        for j, group in enumerate(view.groups):
            total, active = (group_key(unit, view.name, year, group, kind) for kind in KINDS)
            builder.count(total, block, view.total[i][j])
            builder.count(active, block, view.active[i][j])
            share(builder, active, total, view.percentage[i][j], told)
        for group in view.too_small:
            total, active = (group_key(unit, view.name, year, group, kind) for kind in KINDS)
            builder.at_most(builder.hide(active, block), builder.hide(total, block), block, ENDED)
        for whole, kind in zip((begun, running), KINDS, strict=True):
            parts = [group_key(unit, view.name, year, group, kind) for group in columns(view)]
            builder.adds_up(whole, parts)


def _block(year: Year, view: str) -> str:
    return f"{year}/{'persoon' if view in PERSON_VIEWS else view}"


def share(builder: Builder, part: Key, whole: Key, percentage: Value, told: Told) -> Key:
    """A part of a whole with its percentage, and what that says of the rest; gives the rest.

    A percentage that is there says that part and rest are both large enough; one that is not
    there, though part and whole are, says that one of both rules kept it back, and which is told.
    """
    rest = builder.at_most(part, whole, builder.block_of(part), ENDED)
    block = builder.block_of(rest)
    if percentage.shown:
        builder.cell(rest, block, low=builder.rules.threshold)
        builder.cell(whole, block, low=builder.rules.denominator)
    elif builder.is_shown(part) and builder.is_shown(whole):
        if rest in told.small:
            builder.hide(rest, block)
        elif whole in told.small_wholes:
            builder.cell(whole, block, high=builder.rules.denominator - 1)
    return rest


def _read_crossing(builder: Builder, unit: str, result: Publishable) -> None:
    """Gender and age together add up to gender, and to age."""
    views = {view.name: view for view in result.outflow}
    if not all(name in views and views[name].years for name in PERSON_VIEWS):
        return
    gender, age, both = (views[name] for name in PERSON_VIEWS)
    for year in both.years:
        for kind in KINDS:
            _cross(builder, unit, (gender, age, both), year, kind)


def _cross(
    builder: Builder,
    unit: str,
    views: tuple[PublishedOutflow, PublishedOutflow, PublishedOutflow],
    year: Year,
    kind: str,
) -> None:
    gender, age, both = views
    known = columns(both)
    high = LIMIT if OTHER in known else 0
    pairs: dict[tuple[str, str], Key] = {}
    for a, b in ((a, b) for a in columns(gender) for b in columns(age)):
        key = group_key(unit, both.name, year, f"{a} {b}", kind)
        pairs[a, b] = (
            key if builder.has(key) else builder.cell(key, _block(year, both.name), 0, high)
        )
    for a in columns(gender):
        whole = group_key(unit, gender.name, year, a, kind)
        builder.adds_up(whole, [key for names, key in pairs.items() if names[0] == a])
    for b in columns(age):
        whole = group_key(unit, age.name, year, b, kind)
        builder.adds_up(whole, [key for names, key in pairs.items() if names[1] == b])


def _read_cohort(builder: Builder, unit: str, cohort: PublishedCohort, told: Told) -> None:
    for i, year in enumerate(cohort.years):
        block = f"{year}/cohort"
        whole = builder.count(begun_key(unit, year), f"{year}/jaar", cohort.total[i])
        course = [whole]
        for j, k in enumerate(cohort.durations):
            if cohort.active[i][j].status is not Status.NOT_APPLICABLE:
                key = builder.count(cohort_key(unit, year, k), block, cohort.active[i][j])
                share(builder, key, whole, cohort.percentage[i][j], told)
                course.append(key)
        if builder.has(running_key(unit, year)) and told.as_known:
            course.append(running_key(unit, year))
        descends(builder, course, block)


def descends(builder: Builder, course: list[Key], block: str) -> None:
    """Each count is no more than the one before it."""
    for before, after in pairwise(course):
        builder.at_most(after, before, block, "na " + " ".join(before[1:]))


def read_composition(
    builder: Builder, unit: str, table: PublishedComposition, total: Key, told: Told
) -> None:
    """Running uitkeringen by age and leefvorm, with both margins."""
    block = "stand/samenstelling"
    builder.count(total, "stand/totaal", table.total)
    for i, age in enumerate(table.age_classes):
        for j, household in enumerate(table.households):
            builder.count(composition_key(unit, age, household), block, table.active[i][j])
    if not table.active:
        return
    ages = [composition_key(unit, age, "") for age in table.age_classes]
    households = [composition_key(unit, "", household) for household in table.households]
    margins = (
        (ages, table.per_age_class, table.share_age_class),
        (households, table.per_household, table.share_household),
    )
    for keys, counts, shares in margins:
        for key, count, percentage in zip(keys, counts, shares, strict=True):
            builder.count(key, block, count)
            if len(keys) > 1:  # a class that is the only one has no rest
                share(builder, key, total, percentage, told)
    builder.adds_up(total, ages)
    builder.adds_up(total, households)
    for key, age in zip(ages, table.age_classes, strict=True):
        builder.adds_up(key, [composition_key(unit, age, h) for h in table.households])
    for key, household in zip(households, table.households, strict=True):
        builder.adds_up(key, [composition_key(unit, a, household) for a in table.age_classes])


def read_rows(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """Rows of the input: those read are left out, joined, or an uitkering."""
    rows = builder.count((unit, "rijen", "gelezen"), "rijen", result.rows_read)
    spells = builder.count((unit, "rijen", "uitkeringen"), "rijen", result.spells)
    for row in result.quality:
        builder.count((unit, "rijen", row.rule), "rijen", row.count)
    if told.rows_add_up:
        gone = [(unit, "rijen", row.rule) for row in result.quality if row.consequence in GONE]
        builder.adds_up(rows, [spells, *gone])


def read_households(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """What runs of a leefvorm, over the years of the tables, is part of its stock, or all of it."""
    view = next((view for view in result.outflow if view.name == "leefvorm"), None)
    if view is None or not view.years:
        return
    for name in sorted(told.households & set(columns(view)) & set(result.composition.households)):
        whole = composition_key(unit, "", name)
        parts = [group_key(unit, view.name, year, name, "lopend") for year in view.years]
        add_up_years(builder, whole, parts, view.years, all_of_it=told.whole_period)
