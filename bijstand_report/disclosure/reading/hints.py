"""What holds in a release, found from its exact results: all that the attacker is told besides.

Exact results are protected ones under `intern`, which hides nothing, so that they are read the
same way as what is published.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from bijstand_report.choices import Profile
from bijstand_report.columns import UNKNOWN
from bijstand_report.disclosure.publishable import OTHER, Publishable, Row
from bijstand_report.disclosure.reading.cells import GONE
from bijstand_report.disclosure.reading.courses import periods
from bijstand_report.disclosure.reading.lifetimes import BY_YEAR, TOTAL, life_key
from bijstand_report.disclosure.reading.release import MUNICIPALITY, ROWS, read_release
from bijstand_report.disclosure.reading.system import Key
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.disclosure.rules import RULES, Rules
from bijstand_report.years import single_years

TWO_YEARS = "twee_jaar"
_UNKNOWN_ROWS = MappingProxyType(
    {
        "geslacht_onbekend": "geslacht",
        "geboortejaar_onbekend": "leeftijdsklasse",
        "leefvorm_onbekend": "leefvorm",
        "oorzaak_onbekend": "instroomreden",
    }
)


def told_of(exact: Mapping[str, Publishable], rules: Rules) -> Told:
    """What to tell the attacker of a release.

    exact: the results of every unit under `intern`; rules: of the profile to be published under.
    """
    results = list(exact.values())
    told = Told(
        as_known=all(_as_known(result) for result in results),
        whole_period=all(_whole_period(result) for result in results),
        nobody_else=all(_nobody_else(result) for result in results),
        reasons_add_up=all(_reasons_add_up(result) for result in results),
        rows_add_up=all(_rows_add_up(result) for result in results),
        descends=all(_descends(result) for result in results),
        reasons=frozenset(
            group for result in results if result.reasons for group in result.reasons.groups
        ),
    )
    told = replace(told, households=_alike(results, whole_period=told.whole_period))
    builder = read_release(exact, RULES[Profile.INTERN], told)
    counts = builder.known()
    pairs = {rest: pair for rest, pair in builder.rests.items() if set(pair) <= counts.keys()}
    rests = {rest: counts[whole] - counts[part] for rest, (whole, part) in pairs.items()}
    parts = {key: count for key, count in counts.items() if key[1] == TWO_YEARS}
    wholes = {whole for whole, _ in pairs.values()}
    return replace(
        told,
        small=frozenset(
            key for key, count in {**rests, **parts}.items() if count < rules.threshold
        ),
        small_wholes=frozenset(key for key in wholes if counts[key] < rules.denominator),
        equal=frozenset(
            pair
            for unit in exact
            for pair in _pairs(unit, told)
            if set(pair) <= counts.keys() and counts[pair[0]] == counts[pair[1]]
        ),
        teams_add_up=_tables_of_teams(counts, [unit for unit in exact if unit != MUNICIPALITY]),
    )


def _as_known(result: Publishable) -> bool:
    stock = result.moments[-1].stock.value
    flows = zip(periods(result.years), result.years.inflow, strict=True)
    inflow = {period.day.year: value.value or 0 for period, value in flows}
    same = all(
        total.value == sum(inflow[single] for single in single_years(year))
        for year, total in zip(result.cohort.years, result.cohort.total, strict=True)
        if inflow.keys() >= set(single_years(year))
    )
    return same and stock == result.composition.total.value == result.durations.total.value


def _whole_period(result: Publishable) -> bool:
    running = sum(value.value or 0 for value in result.outflow[0].year_active)
    return running == result.composition.total.value


def _nobody_else(result: Publishable) -> bool:
    """Every uitkering of the survival tables began in the years of the tables."""
    begun = sum(value.value or 0 for value in result.outflow[0].year_total)
    curves = [curve for view in result.survival if view.name == TOTAL for curve in view.curves]
    return sum(curve.spells.value or 0 for curve in curves) == begun


def _alike(results: Sequence[Publishable], *, whole_period: bool) -> frozenset[str]:
    """The leefvormen of which the outflow view has those of the composition that it can have.

    "Overig" may be other groups together in both, and is the same by chance only.
    """
    names = {name for result in results for name in result.composition.households} - {OTHER}
    return frozenset(
        name
        for name in names
        if all(_is_alike(result, name, whole_period=whole_period) for result in results)
    )


def _is_alike(result: Publishable, name: str, *, whole_period: bool) -> bool:
    table = result.composition
    stock = dict(zip(table.households, table.per_household, strict=True)).get(name)
    running = [
        row[view.groups.index(name)].value or 0
        for view in result.outflow
        if view.name == "leefvorm" and name in view.groups
        for row in view.active
    ]
    outside = ((stock.value if stock else 0) or 0) - sum(running)
    return outside == 0 if whole_period else outside >= 0


def _pairs(unit: str, told: Told) -> Iterator[tuple[Key, Key]]:
    """Counts of rows, each with one of uitkeringen that is the same when rows are not joined."""
    yield (unit, ROWS, "uitkeringen"), life_key(unit, TOTAL, "", 0, told)
    for rule, view in _UNKNOWN_ROWS.items():
        yield (unit, ROWS, rule), life_key(unit, view, UNKNOWN, 0, told)


def _reasons_add_up(result: Publishable) -> bool:
    if result.reasons is None:
        return True
    ended = dict(zip(result.quarters.periods, result.quarters.outflow, strict=True))
    return all(
        label in ended and ended[label].value == total.value
        for label, total in zip(result.reasons.quarters, result.reasons.quarter_total, strict=True)
    )


def _rows_add_up(result: Publishable) -> bool:
    gone = sum(row.count.value or 0 for row in result.quality if row.consequence in GONE)
    return result.rows_read.value == (result.spells.value or 0) + gone


def _descends(result: Publishable) -> bool:
    """Everybody is under observation from the start."""
    begun = {str(y): v.value for y, v in zip(result.cohort.years, result.cohort.total, strict=True)}
    curves = [curve for view in result.survival for curve in view.curves]
    falls = all(_falls((curve.spells, *curve.at_risk)) for curve in curves)
    by_year = [view for view in result.survival if view.name == BY_YEAR]
    return falls and all(
        curve.spells.value == begun.get(curve.group) for view in by_year for curve in view.curves
    )


def _falls(course: Row) -> bool:
    known = [value.value for value in course if value.value is not None]
    return all(before >= after for before, after in pairwise(known))


def _tables_of_teams(counts: Mapping[Key, int], teams: list[str]) -> frozenset[str]:
    """The tables in which the teams add up to the municipality, cell by cell."""
    tables: dict[str, bool] = {}
    for unit, *rest in counts:
        if unit == MUNICIPALITY:
            whole = sum(counts.get((team, *rest), 0) for team in teams)
            same = whole == counts[unit, *rest]
            tables[rest[0]] = tables.get(rest[0], True) and same
    return frozenset(table for table, same in tables.items() if same and table != ROWS)
