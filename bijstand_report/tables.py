"""The protected tables in their long form: for CSV files, the workbook and the exchange of figures.

Takes a `Publishable`; gives `DataTable`s with the names, columns and order of METHOD 5.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bijstand_report import formatting
from bijstand_report.choices import Method, Profile
from bijstand_report.columns import CAUSE_DESCRIPTION, UNKNOWN
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
    Status,
    Value,
)

Cell = str | int | Value


class Kind(Enum):
    """What a column holds, and so how a hidden value in it looks."""

    LABEL = "label"
    COUNT = "aantal"
    PERCENTAGE = "percentage"
    RUNNING = "lopend totaal"


@dataclass(frozen=True)
class DataTable:
    """A table to compute with.

    name: file name without extension; title, unit: for people; columns: header -> kind
    rows: labels as text or number, figures as `Value`
    """

    name: str
    title: str
    unit: str
    columns: dict[str, Kind]
    rows: tuple[tuple[Cell, ...], ...]


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


def data_tables(publishable: Publishable) -> tuple[DataTable, ...]:
    """The seven tables of the original, protected."""
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
        TITLES[view.name],
        "uitkeringen",
        columns,
        tuple(_outflow_rows(view, exact=exact)),
    )


def _outflow_rows(view: PublishedOutflow, *, exact: bool) -> Iterator[tuple[Cell, ...]]:
    for i, year in enumerate(view.years):
        for j, group in enumerate(view.groups):
            if _belongs(view.total[i][j], exact=exact):
                yield (
                    year,
                    group,
                    view.percentage[i][j],
                    view.total[i][j],
                    view.active[i][j],
                    view.running[i][j],
                )


def _cohort(cohort: PublishedCohort, *, exact: bool) -> DataTable:
    columns = {"instroomjaar": Kind.LABEL, "Jaren in Bijstand": Kind.LABEL, **_FIGURES}
    rows = [
        (year, k, cohort.percentage[i][j], total, cohort.active[i][j], cohort.running[i][j])
        for i, (year, total) in enumerate(zip(cohort.years, cohort.total, strict=True))
        for j, k in enumerate(cohort.durations)
        if _belongs(total, exact=exact)
    ]
    return DataTable("cohort", TITLES["cohort"], "uitkeringen", columns, tuple(rows))


def to_csv(table: DataTable, method: Method) -> bytes:
    """The table as CSV (UTF-8, comma, full precision), hidden values with their sign.

    With method `origineel` what does not apply is empty, as the original leaves it; otherwise it
    reads "n.v.t.".
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        cells = zip(row, table.columns.items(), strict=True)
        writer.writerow([_text(cell, name, kind, method) for cell, (name, kind) in cells])
    return text.getvalue().encode("utf-8")


def _text(cell: Cell, column: str, kind: Kind, method: Method) -> str:
    if not isinstance(cell, Value):
        unknown = method is Method.ORIGINEEL and column == CAUSE_DESCRIPTION and cell == UNKNOWN
        return "" if unknown else str(cell)
    if cell.value is not None:
        return repr(int(cell.value) if float(cell.value).is_integer() else cell.value)
    return "" if method is Method.ORIGINEEL and not _hidden(cell) else sign(cell, kind)


def _hidden(value: Value) -> bool:
    return value.status is Status.HIDDEN


def sign(value: Value, kind: Kind) -> str:
    """What stands in a cell without a number: "< 10", "." or "n.v.t."."""
    if not _hidden(value):
        return formatting.NOT_APPLICABLE
    return formatting.HIDDEN_COUNT if kind is Kind.COUNT else formatting.HIDDEN_PERCENTAGE
