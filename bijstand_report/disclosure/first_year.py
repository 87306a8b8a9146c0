"""Out of bijstand within a year, by age and leefvorm: protected, read as cells, and kept back.

Everything that disclosure does with this table stands here. Its strata are those of the views by
age and leefvorm, merged in the same way, so that they add up to them.
"""

from collections.abc import Callable
from dataclasses import replace

from bijstand_report.disclosure.merging import Merges, together
from bijstand_report.disclosure.publishable import Grid, PublishedFirstYear, Value
from bijstand_report.disclosure.reading.cells import begun_key, cohort_key, group_key, share
from bijstand_report.disclosure.reading.system import Builder, Key
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.disclosure.rules import Rules, protect_count, protect_percentage
from bijstand_report.statistics.results import Counts, FirstYear

TABLE, BLOCK = "eerste_jaar", "eerste_jaar"
BEGUN, ENDED = "begonnen", "gestopt"
AGE_VIEW, HOUSEHOLD_VIEW = "leeftijdsklasse", "leefvorm"


def merge_first_year(table: FirstYear | None, merges: Merges) -> FirstYear | None:
    """The table with the classes that go together in the views by age and by leefvorm."""
    if table is None or not {AGE_VIEW, HOUSEHOLD_VIEW} <= merges.views.keys():
        return None
    ages, households = merges.views[AGE_VIEW], merges.views[HOUSEHOLD_VIEW]

    def merged(counts: Counts) -> Counts:
        by_household = together(counts, table.households, households)
        return together(by_household.T, table.age_classes, ages).T

    return FirstYear(
        table.years, ages.names, households.names, merged(table.begun), merged(table.ended)
    )


def protect_first_year(table: FirstYear, rules: Rules) -> PublishedFirstYear:
    """Count by count."""
    begun, ended = int(table.begun.sum()), int(table.ended.sum())
    return PublishedFirstYear(
        years=table.years,
        age_classes=table.age_classes,
        households=table.households,
        begun=_grid(table.begun, rules),
        ended=_grid(table.ended, rules),
        total_begun=protect_count(begun, rules),
        total_ended=protect_count(ended, rules),
        percentage=protect_percentage(ended, begun, rules),
    )


def _grid(counts: Counts, rules: Rules) -> Grid:
    return tuple(tuple(protect_count(int(count), rules) for count in row) for row in counts)


def first_year_key(unit: str, age: str, household: str, kind: str) -> Key:
    """Uitkeringen of a stratum begun, or ended within a year; empty names are all together."""
    return (unit, TABLE, age, household, kind)


def total_keys(unit: str, years: tuple[int, ...]) -> tuple[Key, Key]:
    """All begun, and all ended; what began in one year is a count of other tables too."""
    begun = begun_key(unit, years[0]) if len(years) == 1 else first_year_key(unit, "", "", BEGUN)
    return begun, first_year_key(unit, "", "", ENDED)


def read_first_year(
    builder: Builder, unit: str, table: PublishedFirstYear | None, told: Told
) -> None:
    """Cells and identities: strata add up to the totals, to the views, and to the cohorts."""
    if table is None:
        return
    begun, ended = total_keys(unit, table.years)
    builder.count(begun, BLOCK, table.total_begun)
    builder.count(ended, BLOCK, table.total_ended)
    for i, age in enumerate(table.age_classes):
        for j, household in enumerate(table.households):
            whole, part = (first_year_key(unit, age, household, kind) for kind in (BEGUN, ENDED))
            builder.count(whole, BLOCK, table.begun[i][j])
            builder.count(part, BLOCK, table.ended[i][j])
            builder.at_most(part, whole, BLOCK, "loopt")
    share(builder, ended, begun, table.percentage, told)
    if table.age_classes:
        for kind, whole in ((BEGUN, begun), (ENDED, ended)):
            builder.adds_up(whole, _strata(unit, table, kind))
    _read_years(builder, unit, table.years, begun, ended)
    for view, names in ((AGE_VIEW, table.age_classes), (HOUSEHOLD_VIEW, table.households)):
        for name in names:
            _read_margin(builder, unit, table, view, name)


def _strata(unit: str, table: PublishedFirstYear, kind: str) -> list[Key]:
    return [
        first_year_key(unit, age, household, kind)
        for age in table.age_classes
        for household in table.households
    ]


def _read_years(
    builder: Builder, unit: str, years: tuple[int, ...], begun: Key, ended: Key
) -> None:
    """What began is that of the years; what ended is what no longer ran in the cohorts."""
    by_year = [begun_key(unit, year) for year in years]
    if by_year != [begun] and all(builder.has(key) for key in by_year):
        builder.adds_up(begun, by_year)
    running = [cohort_key(unit, year, 1) for year in years]
    if all(builder.has(key) for key in (*by_year, *running)):
        builder.adds_up(begun, [ended, *running])


def _read_margin(
    builder: Builder, unit: str, table: PublishedFirstYear, view: str, name: str
) -> None:
    """The strata of an age class or leefvorm: as many began as in its view, and no more ended."""
    totals, actives = (
        [group_key(unit, view, year, name, kind) for year in table.years]
        for kind in (BEGUN, "lopend")
    )
    if not all(builder.has(key) for key in (*totals, *actives)):
        return
    begun = _of(unit, table, view, name, BEGUN)
    builder.balances([*((key, 1) for key in totals), *((key, -1) for key in begun)])
    later = builder.cell((unit, TABLE, view, name, "later gestopt"), BLOCK)
    builder.balances(
        [
            *((key, 1) for key in totals),
            *((key, -1) for key in (*actives, later)),
            *((key, -1) for key in _of(unit, table, view, name, ENDED)),
        ]
    )


def _of(unit: str, table: PublishedFirstYear, view: str, name: str, kind: str) -> list[Key]:
    if view == AGE_VIEW:
        return [first_year_key(unit, name, household, kind) for household in table.households]
    return [first_year_key(unit, age, name, kind) for age in table.age_classes]


def withhold_first_year(
    table: PublishedFirstYear,
    unit: str,
    value: Callable[[Value, Key], Value],
    share_of: Callable[[Value, Key, Key], Value],
) -> PublishedFirstYear:
    """The table without the counts that are kept back.

    value, share_of: what becomes of a count, and of a percentage of a part and a whole
    """
    begun, ended = total_keys(unit, table.years)

    def grid(counts: Grid, kind: str) -> Grid:
        return tuple(
            tuple(
                value(count, first_year_key(unit, age, household, kind))
                for count, household in zip(row, table.households, strict=True)
            )
            for row, age in zip(counts, table.age_classes, strict=True)
        )

    return replace(
        table,
        begun=grid(table.begun, BEGUN),
        ended=grid(table.ended, ENDED),
        total_begun=value(table.total_begun, begun),
        total_ended=value(table.total_ended, ended),
        percentage=share_of(table.percentage, ended, begun),
    )
