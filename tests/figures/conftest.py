"""Protected results to draw, made by hand, and the figures of the original analysis."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from matplotlib import pyplot as plt

from bijstand_report.columns import alphabetical
from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
    Value,
)

from .made import made, value

BESIDE = Path(__file__).parents[3] / "shared" / "reference"
Cell = Callable[[int, int], float | None]
Grid = tuple[tuple[Value, ...], ...]


def grid(rows: int, columns: int, cell: Cell) -> Grid:
    return tuple(
        tuple(value(cell(row, column)) for column in range(columns)) for row in range(rows)
    )


@pytest.fixture
def outflow() -> Callable[..., PublishedOutflow]:
    """A view from years, groups and a function of the places of year and group (None hides)."""

    def make(
        groups: Sequence[str] = ("Alleenstaande", "Anders"),
        years: Sequence[int] = range(2008, 2019),
        cell: Cell = lambda year, group: 10 + 5 * year + 3 * group,
        too_small: Sequence[str] = (),
    ) -> PublishedOutflow:
        values = grid(len(years), len(groups), cell)
        return made(
            PublishedOutflow,
            name="leefvorm",
            column="Omschrijving leefvorm",
            years=tuple(years),
            groups=tuple(groups),
            active=values,
            percentage=values,
            too_small=tuple(too_small),
        )

    return make


@pytest.fixture
def cohort() -> Callable[..., PublishedCohort]:
    """Cohorts from years, durations and a function of their places (None hides)."""

    def make(
        years: Sequence[int] = range(2008, 2019),
        durations: Sequence[int] = range(1, 11),
        cell: Cell = lambda year, duration: (
            60 - 4 * duration + year if year + duration < 9 else None
        ),
    ) -> PublishedCohort:
        values = grid(len(years), len(durations), cell)
        return made(
            PublishedCohort,
            years=tuple(years),
            durations=tuple(durations),
            active=values,
            percentage=values,
        )

    return make


@pytest.fixture
def composition() -> Callable[..., PublishedComposition]:
    """A composition from age classes, household types and a function of their places."""

    def make(
        ages: Sequence[str] = ("< 30", "30-50", "50+"),
        households: Sequence[str] = ("Alleenstaande", "Anders"),
        cell: Cell = lambda age, household: 100 * (age + 1) + 25 * household,
    ) -> PublishedComposition:
        return made(
            PublishedComposition,
            age_classes=tuple(ages),
            households=tuple(households),
            active=grid(len(ages), len(households), cell),
        )

    return make


@pytest.fixture
def reference_view(reference: Path) -> Callable[[str], PublishedOutflow]:
    def make(name: str) -> PublishedOutflow:
        rows = read_table(reference, name)
        _, column, *_ = rows[0]
        years = sorted({int(row["instroomjaar"]) for row in rows})
        groups = alphabetical(list({row[column] for row in rows}))
        by_place = {(int(row["instroomjaar"]), row[column]): row for row in rows}
        return made(
            PublishedOutflow,
            name=name,
            column=column,
            years=tuple(years),
            groups=tuple(groups),
            active=from_table(by_place, years, groups, "SumActief"),
            percentage=from_table(by_place, years, groups, "PercentageActief"),
        )

    return make


@pytest.fixture
def reference_cohort(reference: Path) -> PublishedCohort:
    rows = read_table(reference, "cohort")
    by_place = {(int(row["instroomjaar"]), int(row["Jaren in Bijstand"])): row for row in rows}
    years = sorted({year for year, _ in by_place})
    durations = sorted({duration for _, duration in by_place})
    return made(
        PublishedCohort,
        years=tuple(years),
        durations=tuple(durations),
        active=from_table(by_place, years, durations, "SumActief"),
        percentage=from_table(by_place, years, durations, "PercentageActief"),
    )


@pytest.fixture
def reference_composition(reference: Path) -> PublishedComposition:
    rows = read_table(reference, "leeftijd_leefvorm")
    by_place = {(row["LeeftijdsKlasse"], row["Omschrijving leefvorm"]): row for row in rows}
    ages = list(dict.fromkeys(age for age, _ in by_place))
    households = list(dict.fromkeys(household for _, household in by_place))
    return made(
        PublishedComposition,
        age_classes=tuple(ages),
        households=tuple(households),
        active=from_table(by_place, ages, households, "SumActief"),
    )


def read_table(reference: Path, name: str) -> list[dict[str, str]]:
    with (reference / "tables" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def from_table(
    by_place: dict[tuple[object, object], dict[str, str]],
    rows: Sequence[object],
    columns: Sequence[object],
    name: str,
) -> Grid:
    def cell(place: tuple[object, object]) -> Value:
        text = by_place.get(place, {}).get(name, "")
        return value(float(text)) if text else NOT_APPLICABLE

    return tuple(tuple(cell((row, column)) for column in columns) for row in rows)


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    """Whatever a test leaves open is closed before the next one."""
    yield
    plt.close("all")
