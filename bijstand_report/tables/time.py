"""The tables of METHOD 7 and 8: stock, flows, durations, survival and reasons of ending."""

from collections.abc import Iterator

from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCurve,
    PublishedDurations,
    PublishedFirstYear,
    PublishedFlows,
    PublishedMonthlyStock,
    PublishedReasons,
    PublishedSurvival,
    Status,
)
from bijstand_report.tables.model import Cell, DataTable, Kind

ALL = "Totaal"


def time_tables(publishable: Publishable) -> tuple[DataTable, ...]:
    """The tables of time; those of reasons and re-entry only when the file has them."""
    return (
        _stock(publishable.months),
        _flows(publishable.quarters, "stroom", "kwartaal", "kwartaal"),
        _flows(publishable.years, "stroom_jaar", "jaar", "jaar"),
        *_reentry(publishable.quarters),
        _durations(publishable.durations),
        _survival(publishable.survival),
        _medians(publishable.survival),
        *(_reasons(publishable.reasons) if publishable.reasons else ()),
    )


def _stock(months: PublishedMonthlyStock) -> DataTable:
    rows = zip((f"{day:%Y-%m}" for day in months.days), months.stock, strict=True)
    columns = {"maand": Kind.MONTH, "stand": Kind.COUNT}
    return DataTable(
        "stand",
        "Lopende uitkeringen op de laatste dag van de maand",
        "uitkeringen",
        columns,
        tuple(rows),
    )


def _flows(flows: PublishedFlows, name: str, period: str, word: str) -> DataTable:
    columns = {
        period: Kind.YEAR if period == "jaar" else Kind.LABEL,
        "stand": Kind.COUNT,
        "instroom": Kind.COUNT,
        "uitstroom": Kind.COUNT,
    }
    rows = zip(flows.periods, flows.stock, flows.inflow, flows.outflow, strict=True)
    return DataTable(
        name, f"Stand, instroom en uitstroom per {word}", "uitkeringen", columns, tuple(rows)
    )


def _reentry(flows: PublishedFlows) -> Iterator[DataTable]:
    if all(value.status is Status.NOT_APPLICABLE for value in flows.reentry):
        return
    columns = {"kwartaal": Kind.LABEL, "instroom": Kind.COUNT, "herinstroom": Kind.COUNT}
    yield DataTable(
        "herinstroom",
        "Instroom, en hoeveel daarvan binnen twaalf maanden terugkwam",
        "uitkeringen",
        columns,
        tuple(zip(flows.periods, flows.inflow, flows.reentry, strict=True)),
    )


def _durations(durations: PublishedDurations) -> DataTable:
    columns = {"klasse": Kind.LABEL, "aantal": Kind.COUNT}
    rows = zip(durations.classes, durations.count, strict=True)
    return DataTable(
        "duur", "Lopende uitkeringen naar duur op de peildatum", "uitkeringen", columns, tuple(rows)
    )


def _survival(views: tuple[PublishedSurvival, ...]) -> DataTable:
    columns = {
        "indeling": Kind.LABEL,
        "groep": Kind.LABEL,
        "jaren": Kind.LABEL,
        "n_risico": Kind.COUNT,
        "percentage": Kind.PERCENTAGE,
        "onder": Kind.PERCENTAGE,
        "boven": Kind.PERCENTAGE,
    }
    rows = (row for view in views for curve in view.curves for row in _points(view.name, curve))
    return DataTable(
        "overleving",
        "Hoeveel procent nog loopt, jaren na de start, met 95%-interval",
        "uitkeringen",
        columns,
        tuple(rows),
    )


def _points(view: str, curve: PublishedCurve) -> Iterator[tuple[Cell, ...]]:
    """The points that can be known already."""
    cells = zip(
        curve.at_years,
        curve.at_risk,
        curve.at_percentage,
        curve.at_lower,
        curve.at_upper,
        strict=True,
    )
    for years, *values in cells:
        if values[1].status is not Status.NOT_APPLICABLE:
            yield (view, curve.group, years, *values)


def _medians(views: tuple[PublishedSurvival, ...]) -> DataTable:
    columns = {
        "indeling": Kind.LABEL,
        "groep": Kind.LABEL,
        "aantal": Kind.COUNT,
        "mediaan_dagen": Kind.DAYS,
        "onder": Kind.DAYS,
        "boven": Kind.DAYS,
    }
    rows = (
        (view.name, curve.group, curve.spells, curve.median, curve.median_lower, curve.median_upper)
        for view in views
        for curve in view.curves
    )
    return DataTable(
        "overleving_mediaan",
        "Na hoeveel dagen de helft is gestopt, met 95%-interval",
        "uitkeringen",
        columns,
        tuple(rows),
    )


def first_year_table(table: PublishedFirstYear) -> DataTable:
    """What standardisation needs, for files to be compared; no table of a report."""
    years = f"{table.years[0]} tot en met {table.years[-1]}"
    strata = (
        (age, household, begun, ended)
        for age, *rows in zip(table.age_classes, table.begun, table.ended, strict=True)
        for household, begun, ended in zip(table.households, *rows, strict=True)
    )
    return DataTable(
        "eerste_jaar",
        f"Begonnen in {years}, en binnen een jaar gestopt, naar leeftijd bij instroom en leefvorm",
        "uitkeringen",
        {
            "LeeftijdsKlasse": Kind.LABEL,
            "Omschrijving leefvorm": Kind.LABEL,
            "begonnen": Kind.COUNT,
            "gestopt": Kind.COUNT,
        },
        (*strata, (ALL, ALL, table.total_begun, table.total_ended)),
    )


def _reasons(reasons: PublishedReasons) -> tuple[DataTable, DataTable]:
    within = {"groep": Kind.LABEL, "jaren": Kind.LABEL, "percentage": Kind.PERCENTAGE}
    ended = {"kwartaal": Kind.LABEL, "groep": Kind.LABEL, "aantal": Kind.COUNT}
    return (
        DataTable(
            "uitstroomreden",
            "Hoeveel procent is gestopt, jaren na de start, naar reden",
            "uitkeringen",
            within,
            tuple(
                (group, years, row[place])
                for place, group in enumerate(reasons.groups)
                for years, row in zip(reasons.at_years, reasons.incidence, strict=True)
                if row[place].status is not Status.NOT_APPLICABLE
            ),
        ),
        DataTable(
            "uitstroomreden_kwartaal",
            "Gestopte uitkeringen per kwartaal, naar reden",
            "uitkeringen",
            ended,
            tuple(
                (quarter, group, value)
                for quarter, row in zip(reasons.quarters, reasons.by_quarter, strict=True)
                for group, value in zip(reasons.groups, row, strict=True)
            ),
        ),
    )
