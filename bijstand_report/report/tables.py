"""The tables of the appendix: publishable figures -> formatted cells, made to be read.

Years run from new to old, as in the figures. Tables with more years than fit a page are cut.
"""

from collections.abc import Iterator
from math import ceil

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedMoment,
    PublishedOutflow,
    PublishedRowCount,
    Status,
    Value,
)
from bijstand_report.periods import Quarter
from bijstand_report.report.cells import bare_cell, count_cell, label, months_cell
from bijstand_report.report.model import Cell, Table
from bijstand_report.revisions import Revision
from bijstand_report.years import Year, first_of, last_of

YEARS_PER_TABLE = 24  # as many as fit across a page on its side
MOST_REVISIONS = 24


def key_figures(moments: tuple[PublishedMoment, ...]) -> Table:
    """The key figures of every quarter shown, newest first."""
    return Table(
        id="tabel-kerncijfers",
        title="Kerncijfers per drie maanden",
        header=(
            "Stand op",
            "Lopend",
            "Nieuw",
            "Gestopt",
            "Twee jaar of langer (%)",
            "Mediane duur (maanden)",
        ),
        rows=tuple(
            (
                label(formatting.day(m.day)),
                count_cell(m.stock),
                count_cell(m.inflow),
                count_cell(m.outflow),
                bare_cell(m.over_two_years),
                months_cell(m.median_months),
            )
            for m in reversed(moments)
        ),
        notes=("Nieuw en gestopt: in de drie maanden tot en met de dag van de stand.",),
    )


def composition(table: PublishedComposition) -> Table:
    """Running uitkeringen: leefvorm by age class, with totals and percentages."""
    rows = [
        (
            label(household),
            *(count_cell(row[j]) for row in table.active),
            count_cell(table.per_household[j]),
            bare_cell(table.share_household[j]),
        )
        for j, household in enumerate(table.households)
    ]
    total = (
        label("Totaal"),
        *(count_cell(value) for value in table.per_age_class),
        count_cell(table.total),
        label(""),
    )
    shares = (
        label("Percentage"),
        *(bare_cell(value) for value in table.share_age_class),
        label(""),
        label(""),
    )
    return Table(
        id="tabel-leeftijd_leefvorm",
        title="Lopende uitkeringen naar leefvorm en leeftijd",
        header=("Leefvorm", *table.age_classes, "Totaal", "Percentage"),
        rows=(*rows, shares, total) if rows else (total,),
        total=True,
        notes=_left_out(table.too_small),
    )


def _left_out(too_small: tuple[str, ...]) -> tuple[str, ...]:
    if not too_small:
        return ()
    return (f"Te klein om te tonen, wel in het totaal: {formatting.listing(list(too_small))}.",)


def outflow(view: PublishedOutflow, name: str) -> Iterator[Table]:
    """Percentages by group and instroomjaar, with how many began in each year."""
    for number, years in enumerate(_runs_of_years(len(view.years))):
        yield Table(
            id=f"tabel-{view.name}{f'-{number}' if number else ''}",
            title=f"{name}: percentage dat nog loopt{_span(view, years)}",
            header=("Begonnen in", *(str(view.years[i]) for i in years)),
            rows=(
                (label("Aantal begonnen"), *(count_cell(view.year_total[i]) for i in years)),
                *(
                    (label(group), *(bare_cell(view.percentage[i][j]) for i in years))
                    for j, group in enumerate(view.groups)
                ),
                (label("Alle uitkeringen"), *(bare_cell(view.year_percentage[i]) for i in years)),
            ),
            total=True,
            notes=() if number else _left_out(view.too_small),
        )


def _span(view: PublishedOutflow, years: list[int]) -> str:
    """Which years a table holds, where one is not enough for all of them."""
    if len(years) == len(view.years):
        return ""
    newest, oldest = view.years[years[0]], view.years[years[-1]]
    return f" ({first_of(oldest)} tot en met {last_of(newest)})"


def _runs_of_years(number: int) -> list[list[int]]:
    """The places of the years, newest first, in as few runs of about one length as will do."""
    newest_first = list(reversed(range(number)))
    length = ceil(number / max(ceil(number / YEARS_PER_TABLE), 1))
    return [newest_first[start : start + length] for start in range(0, number, max(length, 1))]


def cohort(table: PublishedCohort) -> Table:
    """Percentages still running, by instroomjaar and years since the start.

    Without the years of which nothing can be known yet.
    """
    stopped = dict(left_within_a_year(table))
    return Table(
        id="tabel-cohort",
        title="Jaren na de start: percentage dat nog loopt",
        header=(
            "Begonnen in",
            "Aantal",
            "Binnen een jaar gestopt",
            *(f"{k} jaar" for k in table.durations[:YEARS_PER_TABLE]),
        ),
        rows=tuple(
            (
                label(str(table.years[i])),
                count_cell(table.total[i]),
                bare_cell(stopped.get(table.years[i], NOT_APPLICABLE)),
                *map(bare_cell, table.percentage[i][:YEARS_PER_TABLE]),
            )
            for i in reversed(range(len(table.years)))
            if any(value.status is not Status.NOT_APPLICABLE for value in table.percentage[i])
        ),
    )


def left_within_a_year(table: PublishedCohort) -> tuple[tuple[Year, Value], ...]:
    """Per instroomjaar the percentage that had stopped after a year, oldest first."""
    if 1 not in table.durations:
        return ()
    column = table.durations.index(1)
    return tuple(
        (year, _rest(row[column])) for year, row in zip(table.years, table.percentage, strict=True)
    )


def _rest(value: Value) -> Value:
    if value.value is None:
        return value
    return Value(100 - value.value, Status.SHOWN, value.decimals)


def quality(publishable: Publishable) -> Table:
    """What happened to rows of the input."""
    rows: list[tuple[Cell, ...]] = [
        (label("Gelezen rijen"), label(""), count_cell(publishable.rows_read)),
        *(_quality_row(row) for row in publishable.quality),
        (label("Uitkeringen in dit rapport"), label(""), count_cell(publishable.spells)),
    ]
    return Table(
        id="tabel-datakwaliteit",
        title="Kwaliteit van het bestand",
        header=("Wat", "Gevolg", "Rijen"),
        rows=tuple(rows),
        total=True,
    )


def _quality_row(row: PublishedRowCount) -> tuple[Cell, ...]:
    return (label(row.description), label(row.consequence), count_cell(row.count))


def revisions(changed: tuple[Revision, ...]) -> Table:
    """What is no longer as the earlier report said."""
    return Table(
        id="tabel-revisies",
        title="Gewijzigd sinds het vorige rapport",
        header=("Kwartaal", "Cijfer", "Was", "Is nu"),
        rows=tuple(
            (
                label(formatting.capitalised(formatting.quarter(Quarter.parse(change.quarter)))),
                label(change.figure),
                _revised(change.was),
                _revised(change.is_now),
            )
            for change in changed[:MOST_REVISIONS]
        ),
        notes=_more(len(changed) - MOST_REVISIONS),
    )


def _revised(figure: int | str) -> Cell:
    return Cell(figure, "hidden") if isinstance(figure, str) else Cell(formatting.number(figure))


def _more(number: int) -> tuple[str, ...]:
    return (f"Nog {number} cijfers zijn gewijzigd.",) if number > 0 else ()
