"""The tables of a comparison to compute with: for the workbook, and as attachments of the PDF."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bijstand_report.comparison.indicators import Comparison
from bijstand_report.comparison.participants import Participant, Participants
from bijstand_report.comparison.standardise import Standardised
from bijstand_report.comparison.values import count_of, number_of
from bijstand_report.disclosure.publishable import HIDDEN, Status, Value
from bijstand_report.exchange.model import Part
from bijstand_report.tables.model import Cell, DataTable, Kind
from bijstand_report.tables.original import TITLES

_COUNTS = ("stand", "instroom", "uitstroom", "herinstroom", "lopend", "begonnen", "n_risico")
_KINDS = {
    Kind.COUNT: (*_COUNTS, "aantal", "gestopt"),
    Kind.PERCENTAGE: ("twee_jaar_of_langer", "percentage", "onder", "boven"),
    Kind.DAYS: ("mediane_duur_maanden",),
    Kind.DAY: ("dag",),
    Kind.MONTH: ("maand",),
    Kind.YEAR: ("jaar",),
}
_KIND_OF = {column: kind for kind, columns in _KINDS.items() for column in columns}
OTHER_TITLES = {
    "kerncijfers": "Kerncijfers per drie maanden",
    "duur": "Lopende uitkeringen naar duur op de peildatum",
    "overleving": "Hoeveel procent nog loopt, jaren na de start, met 95%-interval",
    "eerste_jaar": "Begonnen, en binnen een jaar gestopt, naar leeftijd bij instroom en leefvorm",
}
FUNNEL_TITLES = {
    "eerste_jaar": "Binnen een jaar gestopt, met grenzen",
    "drie_jaar": "Na drie jaar nog in de bijstand, met grenzen",
}


@dataclass(frozen=True)
class Results:
    """What was computed: the funnels by name, and observed against expected."""

    funnels: dict[str, Comparison]
    standardised: tuple[Standardised | None, ...]


def shared_tables(
    participants: Participants, views: Sequence[tuple[str, str]], results: Results | None
) -> tuple[DataTable, ...]:
    """Every table with a first column that says whose the row is.

    views: name and title of the outflow views; results: None when there is no chapter on chance
    """
    first = participants.kind.one
    names = ("kerncijfers", "leeftijd_leefvorm", *(name for name, _ in views))
    own_titles = {name: f"Uitkeringen naar jaar van instroom en {title}" for name, title in views}
    titles = {**own_titles, **TITLES, **OTHER_TITLES}
    tables = [
        _table(participants, name, titles[name])
        for name in (*names, "cohort", "duur", "overleving", "eerste_jaar")
    ]
    if results:
        tables += [
            *(
                _funnel(first, participants.members, name, comparison)
                for name, comparison in results.funnels.items()
            ),
            _standardised(first, participants.members, results.standardised),
        ]
    return tuple(table for table in tables if table.rows)


def rows_of(participant: Participant, table: str) -> Sequence[Part]:
    """The rows of a table of an exchange file; none when the file does not have it."""
    tables = participant.content.tabellen
    found = tables.own_views.get(table) if table in tables.own_views else getattr(tables, table, ())
    return found or ()


def _table(participants: Participants, name: str, title: str) -> DataTable:
    kinds: dict[str, Kind] = {}
    rows = []
    for member in participants.members:
        for row in rows_of(member, name):
            cells = row.model_dump()
            kinds = {column: _KIND_OF.get(column, Kind.LABEL) for column in cells}
            rows.append((member.label, *(_cell(cells[column], kinds[column]) for column in kinds)))
    return DataTable(
        name, title, "uitkeringen", {participants.kind.one: Kind.LABEL, **kinds}, tuple(rows)
    )


def _cell(cell: object, kind: Kind) -> Cell:
    if kind is Kind.COUNT and isinstance(cell, int | str):
        return count_of(cell)
    if kind in (Kind.PERCENTAGE, Kind.DAYS) and isinstance(cell, int | float | str):
        return number_of(cell)
    return cell if isinstance(cell, int) else str(cell)


def _number(value: float) -> Value:
    return Value(value, Status.SHOWN, decimals=1)


def _funnel(
    first: str, members: Sequence[Participant], name: str, comparison: Comparison
) -> DataTable:
    columns = {
        first: Kind.LABEL,
        "begonnen": Kind.COUNT,
        "waarvan": Kind.COUNT,
        "percentage": Kind.PERCENTAGE,
        "samen": Kind.PERCENTAGE,
        "onder_95": Kind.PERCENTAGE,
        "boven_95": Kind.PERCENTAGE,
        "onder_99_8": Kind.PERCENTAGE,
        "boven_99_8": Kind.PERCENTAGE,
        "ligging": Kind.LABEL,
    }
    rows = tuple(_funnel_rows(members, comparison))
    return DataTable(f"trechter_{name}", FUNNEL_TITLES[name], "uitkeringen", columns, rows)


def _funnel_rows(
    members: Sequence[Participant], comparison: Comparison
) -> Iterator[tuple[Cell, ...]]:
    for member, position in zip(members, comparison.positions, strict=True):
        if position is None:
            yield (member.label, *(HIDDEN,) * 8, "geen punt")
        else:
            numbers = (
                position.share.whole,
                position.share.part,
                position.share.percentage,
                comparison.pooled or 0.0,
                *position.inner,
                *position.outer,
            )
            yield (member.label, *map(_number, numbers), position.where)


def _standardised(
    first: str, members: Sequence[Participant], found: Sequence[Standardised | None]
) -> DataTable:
    parts: dict[str, tuple[Kind, Callable[[Standardised], float]]] = {
        "begonnen": (Kind.COUNT, lambda one: one.at_risk),
        "gestopt": (Kind.COUNT, lambda one: one.observed),
        "verwacht": (Kind.PERCENTAGE, lambda one: one.expected),
        "verhouding": (Kind.RATIO, lambda one: one.ratio),
        "onder": (Kind.RATIO, lambda one: one.lower),
        "boven": (Kind.RATIO, lambda one: one.upper),
        "groepen": (Kind.COUNT, lambda one: one.strata),
    }
    rows: list[tuple[Cell, ...]] = [
        (
            member.label,
            *(_number(get(one)) if one else HIDDEN for _, get in parts.values()),
        )
        for member, one in zip(members, found, strict=True)
    ]
    return DataTable(
        "gestandaardiseerd",
        "Binnen een jaar gestopt: waargenomen en verwacht, met 95%-interval",
        "uitkeringen",
        {first: Kind.LABEL, **{name: kind for name, (kind, _) in parts.items()}},
        tuple(rows),
    )
