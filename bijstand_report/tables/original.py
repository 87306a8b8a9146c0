"""The seven tables of the original, and those of own views: names, columns, order of METHOD 5."""

from collections.abc import Iterator

from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
    Value,
)
from bijstand_report.tables.model import Cell, DataTable, Kind
from bijstand_report.years import Year

_FIGURES = {
    "PercentageActief": Kind.PERCENTAGE,
    "SumBestand": Kind.COUNT,
    "SumActief": Kind.COUNT,
    "RunningTotal": Kind.RUNNING,
}

TITLES = {
    "leeftijd_leefvorm": "Lopende uitkeringen naar leeftijd en leefvorm",
    "instroomreden": "Uitkeringen naar jaar van instroom en instroomreden",
    "leefvorm": "Uitkeringen naar jaar van instroom en leefvorm",
    "geslacht": "Uitkeringen naar jaar van instroom en geslacht",
    "leeftijdsklasse": "Uitkeringen naar jaar van instroom en leeftijd bij instroom",
    "leeftijdsklasse_geslacht": "Uitkeringen naar jaar van instroom, geslacht en leeftijd",
    "cohort": "Uitkeringen naar jaar van instroom en jaren na de start",
}


def original_tables(publishable: Publishable) -> tuple[DataTable, ...]:
    """The seven tables of the original, with those of own views among them."""
    exact = publishable.profile is Profile.INTERN
    return (
        _composition(publishable.composition, exact=exact),
        *(_outflow(view, exact=exact) for view in publishable.outflow),
        _cohort(publishable.cohort, exact=exact),
    )


def _composition(table: PublishedComposition, *, exact: bool) -> DataTable:
    rows = [
        (age, household, value, value)
        for age, values in zip(table.age_classes, table.active, strict=True)
        for household, value in zip(table.households, values, strict=True)
        if _belongs(value, exact=exact)
    ]
    name = "leeftijd_leefvorm"
    columns = {
        "LeeftijdsKlasse": Kind.LABEL,
        "Omschrijving leefvorm": Kind.LABEL,
        "SumBestand": Kind.COUNT,
        "SumActief": Kind.COUNT,
    }
    return DataTable(name, TITLES[name], "lopende uitkeringen", columns, tuple(rows))


def _belongs(total: Value, *, exact: bool) -> bool:
    """Exact tables hold the combinations that occur; others hold all, so as not to show zeroes."""
    return not (exact and total.value == 0)


def _outflow(view: PublishedOutflow, *, exact: bool) -> DataTable:
    columns = {"instroomjaar": Kind.LABEL, view.column: Kind.LABEL, **_FIGURES}
    return DataTable(
        view.name,
        TITLES.get(view.name, f"Uitkeringen naar jaar van instroom en {view.column}"),
        "uitkeringen",
        columns,
        tuple(_outflow_rows(view, exact=exact)),
    )


def _outflow_rows(view: PublishedOutflow, *, exact: bool) -> Iterator[tuple[Cell, ...]]:
    for i, year in enumerate(view.years):
        for j, group in enumerate(view.groups):
            if _belongs(view.total[i][j], exact=exact):
                yield (
                    _label(year),
                    group,
                    view.percentage[i][j],
                    view.total[i][j],
                    view.active[i][j],
                    view.running[i][j],
                )


def _label(year: Year) -> Cell:
    """A calendar year is a number; some years together are text."""
    return year if isinstance(year, int) else str(year)


def _cohort(cohort: PublishedCohort, *, exact: bool) -> DataTable:
    columns = {"instroomjaar": Kind.LABEL, "Jaren in Bijstand": Kind.LABEL, **_FIGURES}
    rows = [
        (_label(year), k, cohort.percentage[i][j], total, cohort.active[i][j], cohort.running[i][j])
        for i, (year, total) in enumerate(zip(cohort.years, cohort.total, strict=True))
        for j, k in enumerate(cohort.durations)
        if _belongs(total, exact=exact)
    ]
    return DataTable("cohort", TITLES["cohort"], "uitkeringen", columns, tuple(rows))
