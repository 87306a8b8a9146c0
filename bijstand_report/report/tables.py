"""The tables of the appendix: publishable figures -> formatted cells, made to be read.

Years run from new to old, as in the figures. Tables with more years than fit a page are cut.
"""

from collections.abc import Callable, Iterator

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    Grid,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedMoment,
    PublishedOutflow,
    PublishedRowCount,
    Row,
    Status,
    Value,
)
from bijstand_report.report.model import Cell, Table

YEARS_PER_TABLE = 12
Format = Callable[[Value], str]


def label(text: str) -> Cell:
    """A cell with words."""
    return Cell(text, "label")


def count_cell(value: Value) -> Cell:
    """A cell with a count, or the sign for a hidden one."""
    return _cell(value, formatting.count)


def bare_cell(value: Value) -> Cell:
    """A cell with a percentage or a duration without its unit; the header carries it."""
    return _cell(value, lambda v: formatting.percentage(v, sign=False))


def _cell(value: Value, text: Format) -> Cell:
    return Cell(text(value), "number" if value.shown else "hidden")


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
                bare_cell(m.median_months),
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
    """Percentages, uitkeringen begun and still running, by group and instroomjaar."""
    for part, (title, cell, grid, totals) in enumerate(_outflow_parts(view)):
        for number, years in enumerate(_runs_of_years(len(view.years))):
            suffix = "" if part == 0 and number == 0 else f"-{part}-{number}"
            yield Table(
                id=f"tabel-{view.name}{suffix}",
                title=f"{name}: {title}{_span(view, years)}",
                header=("Begonnen in", *(str(view.years[i]) for i in years)),
                rows=tuple(_outflow_rows(view, grid, totals, years, cell)),
                total=True,
                notes=() if suffix else _left_out(view.too_small),
            )


def _span(view: PublishedOutflow, years: list[int]) -> str:
    """Which years a table holds, where one is not enough for all of them."""
    if len(years) == len(view.years):
        return ""
    return f" ({view.years[years[0]]} tot en met {view.years[years[-1]]})"


def _outflow_parts(
    view: PublishedOutflow,
) -> tuple[tuple[str, Callable[[Value], Cell], Grid, Row], ...]:
    return (
        ("percentage dat nog loopt", bare_cell, view.percentage, view.year_percentage),
        ("begonnen uitkeringen", count_cell, view.total, view.year_total),
        ("uitkeringen die nog lopen", count_cell, view.active, view.year_active),
    )


def _outflow_rows(
    view: PublishedOutflow,
    grid: Grid,
    totals: Row,
    years: list[int],
    cell: Callable[[Value], Cell],
) -> Iterator[tuple[Cell, ...]]:
    for j, group in enumerate(view.groups):
        yield (label(group), *(cell(grid[i][j]) for i in years))
    yield (label("Totaal"), *(cell(totals[i]) for i in years))


def _runs_of_years(number: int) -> list[list[int]]:
    newest_first = list(reversed(range(number)))
    return [
        newest_first[start : start + YEARS_PER_TABLE] for start in range(0, number, YEARS_PER_TABLE)
    ]


def cohort(table: PublishedCohort) -> tuple[Table, Table]:
    """Percentages and counts still running, by instroomjaar and years since the start."""
    stopped = dict(left_within_a_year(table))
    percentages = _cohort_table(
        table,
        "tabel-cohort",
        "Jaren na de start: percentage dat nog loopt",
        [
            (bare_cell(stopped.get(year, NOT_APPLICABLE)), *map(bare_cell, row))
            for year, row in zip(table.years, table.percentage, strict=True)
        ],
        extra=("Binnen een jaar gestopt",),
    )
    counts = _cohort_table(
        table,
        "tabel-cohort-aantal",
        "Jaren na de start: uitkeringen die nog lopen",
        [tuple(map(count_cell, row)) for row in table.active],
    )
    return percentages, counts


def _cohort_table(
    table: PublishedCohort,
    anchor: str,
    title: str,
    cells: list[tuple[Cell, ...]],
    extra: tuple[str, ...] = (),
) -> Table:
    width = len(extra) + YEARS_PER_TABLE
    return Table(
        id=anchor,
        title=title,
        header=("Begonnen in", "Aantal", *extra, *(f"{k} jaar" for k in table.durations))[
            : 2 + width
        ],
        rows=tuple(
            (label(str(table.years[i])), count_cell(table.total[i]), *cells[i][:width])
            for i in reversed(range(len(table.years)))
        ),
    )


def left_within_a_year(table: PublishedCohort) -> tuple[tuple[int, Value], ...]:
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
