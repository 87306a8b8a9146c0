"""A whole release as one system: every unit, and the teams that add up to the municipality."""

from collections.abc import Mapping
from datetime import date

from bijstand_report.disclosure.first_year import read_first_year
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.disclosure.reading.cells import (
    read_composition,
    read_households,
    read_rows,
    read_years,
    stock_key,
)
from bijstand_report.disclosure.reading.courses import (
    read_course,
    read_durations,
    read_period,
    read_reasons,
)
from bijstand_report.disclosure.reading.lifetimes import read_lifetimes
from bijstand_report.disclosure.reading.single_years import read_single_years
from bijstand_report.disclosure.reading.system import Builder, Key
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.disclosure.rules import Rules

MUNICIPALITY = "gemeente"
ROWS = "rijen"


def read_release(units: Mapping[str, Publishable], rules: Rules, told: Told) -> Builder:
    """The cells and identities of a release, from what it publishes.

    units: "gemeente" and each team. Raises CheckError when a count is shown in one place and not,
    or otherwise, in another.
    """
    builder = Builder(rules)
    for unit, result in units.items():
        _read_unit(builder, unit, result, told)
    for one, other in sorted(told.equal):
        if builder.has(one) and builder.has(other):
            builder.adds_up(one, (other,))
    if MUNICIPALITY in units:
        _teams_add_up(builder, [unit for unit in units if unit != MUNICIPALITY], told)
    return builder


def total_key(unit: str, peildatum: date, told: Told) -> Key:
    """All that runs, by age and leefvorm: the stock, when that is counted the same way."""
    return stock_key(unit, peildatum) if told.as_known else (unit, "lopend", "totaal")


def _read_unit(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    peildatum = result.moments[-1].day
    total = total_key(unit, peildatum, told)
    read_years(builder, unit, result, told)
    read_composition(builder, unit, result.composition, total, told)
    read_households(builder, unit, result, told)
    read_period(builder, unit, result, total, told)
    read_course(builder, unit, result, told)
    read_durations(builder, unit, result, stock_key(unit, peildatum), told)
    read_reasons(builder, unit, result, told)
    read_lifetimes(builder, unit, result, told)
    read_first_year(builder, unit, result.first_year, told)
    read_rows(builder, unit, result, told)
    read_single_years(builder, unit, result.cohort.years)


def _teams_add_up(builder: Builder, teams: list[str], told: Told) -> None:
    """Each count of the municipality is that of its teams together.

    told.teams_add_up holds the tables for which that is so; what only some teams publish is left
    to the others.
    """
    if not teams:
        return
    published = builder.keys()
    for unit, *rest in published:
        if unit != MUNICIPALITY or rest[0] not in told.teams_add_up:
            continue
        parts: list[Key] = [(team, *rest) for team in teams]
        if any(builder.has(part) for part in parts):
            block = builder.block_of((unit, *rest))
            builder.adds_up((unit, *rest), [builder.cell(part, block) for part in parts])
