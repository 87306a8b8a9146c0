"""Tables of stock, flows, durations, survival and reasons, made to be read.

Months and quarters stand beside each other, years below each other, newest first.
"""

from collections.abc import Callable, Sequence

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    Publishable,
    PublishedDurations,
    PublishedFlows,
    PublishedMoment,
    PublishedMonthlyStock,
    PublishedReasons,
    Status,
    Value,
)
from bijstand_report.narrative import phrases
from bijstand_report.narrative.text import YEAR_BEFORE
from bijstand_report.report.cells import NOTHING_YET, bare_cell, count_cell, label, median_cell
from bijstand_report.report.model import Cell, Table

WORD_JOINER = "\u2060"
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SURVIVAL_YEARS = (1, 2, 3, 5, 10)
QUARTERS_SHOWN = 5
MANY_GROUPS = "instroomreden"
EMPTY = Cell("")


def stock(table: PublishedMonthlyStock) -> Table:
    """The stock by month: a row per year, a column per month."""
    cells = {
        (day.year, day.month): count_cell(value)
        for day, value in zip(table.days, table.stock, strict=True)
    }
    return Table(
        id="tabel-stand",
        title="Lopende uitkeringen op de laatste dag van de maand",
        header=("Jaar", *MONTHS),
        rows=_by_year(cells, range(1, 13)),
    )


def flows(table: PublishedFlows) -> Table:
    """In- and outflow by quarter: a row per year, a column per quarter."""
    cells = {}
    for period, begun, ended in zip(table.periods, table.inflow, table.outflow, strict=True):
        year, quarter = (int(part) for part in period.split("K"))
        cells[year, quarter], cells[year, quarter + 4] = count_cell(begun), count_cell(ended)
    quarters = [f"{number}e{formatting.NO_BREAK}kw." for number in range(1, 5)]
    return Table(
        id="tabel-stroom",
        title="Nieuwe en gestopte uitkeringen per kwartaal",
        header=("Jaar", *(f"Nieuw {q}" for q in quarters), *(f"Gestopt {q}" for q in quarters)),
        rows=_by_year(cells, range(1, 9)),
    )


def _by_year(
    cells: dict[tuple[int, int], Cell], columns: Sequence[int]
) -> tuple[tuple[Cell, ...], ...]:
    years = sorted({year for year, _ in cells}, reverse=True)
    return tuple(
        (label(str(year)), *(cells.get((year, column), NOTHING_YET) for column in columns))
        for year in years
    )


def bridge(moments: Sequence[PublishedMoment]) -> Table:
    """From the stand at the start of a quarter to the stand at its end.

    moments: those to lay side by side, the newest first.
    """
    rows: list[tuple[str, Callable[[PublishedMoment], Value]]] = [
        ("Stand vooraf", lambda moment: moment.stock_before),
        ("Nieuwe uitkeringen", lambda moment: moment.inflow),
        ("Gestopte uitkeringen", lambda moment: moment.outflow),
        ("Stand aan het eind", lambda moment: moment.stock),
    ]
    if any(moment.reentry.status is not Status.NOT_APPLICABLE for moment in moments):
        again: tuple[str, Callable[[PublishedMoment], Value]] = (
            "waarvan binnen een jaar terug",
            lambda moment: moment.reentry,
        )
        rows.insert(2, again)
    return Table(
        id="tabel-brug",
        title="Van stand naar stand",
        header=(
            "Uitkeringen",
            *(formatting.capitalised(formatting.moment(m.day)) for m in moments),
        ),
        rows=tuple((label(name), *(count_cell(pick(m)) for m in moments)) for name, pick in rows),
        total=True,
    )


def durations(table: PublishedDurations, moments: Sequence[PublishedMoment]) -> Table:
    """Running uitkeringen by duration class, and the share of two years and over.

    moments: the key figures, the newest last.
    """
    return Table(
        id="tabel-duur",
        title="Lopende uitkeringen naar duur op de peildatum",
        header=("Uitkeringen", *table.classes, "Totaal"),
        rows=(
            (label("Aantal"), *map(count_cell, table.count), count_cell(table.total)),
            (label("Percentage"), *map(bare_cell, table.share), EMPTY),
        ),
        notes=_two_years(moments),
    )


def _two_years(moments: Sequence[PublishedMoment]) -> tuple[str, ...]:
    """A note with the share of two years and over, as far as it is shown."""
    now, *before = (moment.over_two_years for moment in moments[-1::-YEAR_BEFORE][:2])
    told = [f"een jaar eerder: {formatting.percentage(value)}" for value in before if value.shown]
    if not now.shown:
        return ()
    return ("; ".join([f"Twee jaar of langer: {formatting.percentage(now)}", *told]) + ".",)


def survival(publishable: Publishable) -> Table:
    """Still running after some years with interval, and the median, of every group.

    One table for all views but the causes, which are many: a row per group, after its trait.
    """
    curves = [
        (view, curve)
        for view in publishable.survival
        for curve in view.curves
        if view.name != MANY_GROUPS
    ]
    years = [
        k
        for k in SURVIVAL_YEARS
        if any(value.shown for _, c in curves if (value := _at(c.at_years, c.at_percentage, k)))
    ]
    if not curves:
        return _no_survival(publishable.spells)
    return Table(
        id="tabel-overleving",
        title="Percentage dat na een aantal jaren nog loopt, met 95%-interval",
        header=(
            "Uitkeringen",
            "Aantal",
            *(f"na {k} jaar" for k in years),
            "Helft gestopt (maanden)",
        ),
        rows=tuple(
            (
                label(_whose(publishable, view.name, curve.group)),
                count_cell(curve.spells),
                *(
                    _with_interval(
                        *(
                            _at(curve.at_years, row, k)
                            for row in (curve.at_percentage, curve.at_lower, curve.at_upper)
                        )
                    )
                    for k in years
                ),
                median_cell(curve.median),
            )
            for view, curve in curves
        ),
    )


def _no_survival(spells: Value) -> Table:
    """What stands where there are too few uitkeringen for any curve."""
    return Table(
        id="tabel-overleving",
        title="Percentage dat na een aantal jaren nog loopt",
        header=("Uitkeringen", "Aantal", "na 1 jaar"),
        rows=((label("Alle uitkeringen"), count_cell(spells), bare_cell(HIDDEN)),),
    )


def _whose(publishable: Publishable, view: str, group: str) -> str:
    match view:
        case "totaal":
            return "Alle uitkeringen"
        case "instroomjaar":
            return f"Begonnen in {group}"
        case _:
            return f"{phrases.view_name(publishable.view(view))}: {group}"


def _at(years: Sequence[int], row: Sequence[Value], k: int) -> Value | None:
    return row[years.index(k)] if k in years else None


def _with_interval(value: Value | None, lower: Value | None, upper: Value | None) -> Cell:
    """The value with its interval: "53 (52-54)"; without an interval just the value or its sign."""
    if value is None or lower is None or upper is None:
        return NOTHING_YET
    if not (value.shown and lower.shown and upper.shown):
        return bare_cell(value)
    text, low, high = (formatting.percentage(v, sign=False) for v in (value, lower, upper))
    if value.decimals:  # wide: the interval may stand below the value, but in one piece
        return Cell(f"{text} ({low}{WORD_JOINER}–{WORD_JOINER}{high})", "estimate")
    return Cell(f"{text} ({low}–{high})")


def reasons(table: PublishedReasons) -> Table:
    """Reasons of ending: percents within some years of the start, counts of the newest quarters."""
    within = [(k, table.at_years.index(k)) for k in SURVIVAL_YEARS if k in table.at_years]
    newest = list(reversed(range(len(table.quarters))))[:QUARTERS_SHOWN]
    return Table(
        id="tabel-uitstroomreden",
        title="Gestopte uitkeringen naar reden",
        header=(
            "Reden",
            *(f"binnen {k} jaar (%)" for k, _ in within),
            *(_short(table.quarters[i]) for i in newest),
        ),
        rows=(
            *(
                (
                    label(group),
                    *(bare_cell(table.incidence[i][place]) for _, i in within),
                    *(count_cell(table.by_quarter[i][place]) for i in newest),
                )
                for place, group in enumerate(table.groups)
            ),
            (
                label("Loopt nog"),
                *(bare_cell(table.still_running[i]) for _, i in within),
                *(EMPTY for _ in newest),
            ),
            (
                label("Alle gestopt"),
                *(EMPTY for _ in within),
                *(count_cell(table.quarter_total[i]) for i in newest),
            ),
        ),
        total=True,
        notes=("Percentages gaan over de jaren na de start, aantallen over kwartalen.",),
    )


def _short(quarter: str) -> str:
    """A quarter ("2018K2") in the head of a column."""
    year, number = quarter.split("K")
    return f"{number}e{formatting.NO_BREAK}kw. {year}"
