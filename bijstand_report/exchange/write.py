"""Publishable figures -> the text of an exchange file.

Refuses figures of another profile than `hub`. The same figures give the same bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bijstand_report import __version__
from bijstand_report.choices import Profile
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable, PublishedComposition, Value
from bijstand_report.errors import CheckError
from bijstand_report.exchange.definitions import definitions, hash_of
from bijstand_report.exchange.model import MARK, VERSION
from bijstand_report.manifest import attack_told, settings_told
from bijstand_report.own_view import OwnView, slug
from bijstand_report.tables import data_tables
from bijstand_report.tables.meanings import MEANINGS
from bijstand_report.tables.model import Cell, DataTable, Kind, sign
from bijstand_report.tables.time import ALL, first_year_table

Written = dict[str, str | int | float]
# Column names as tables have them -> as the file has them.
_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "LeeftijdsKlasse": "leeftijdsklasse",
        "Omschrijving leefvorm": "leefvorm",
        "PercentageActief": "percentage",
        "SumBestand": "begonnen",
        "SumActief": "lopend",
        "Jaren in Bijstand": "jaren",
    }
)
_LEFT_OUT = ("RunningTotal",)


@dataclass(frozen=True)
class Sender:
    """Whose file it is.

    name: of the municipality, or a pseudonym; code: of the municipality, four digits, if known
    pseudonym: the name is one; team: None for the municipality as a whole
    folder: what the team is called in the name of the file
    """

    name: str
    code: str | None = None
    pseudonym: bool = False
    team: str | None = None
    folder: str | None = None

    @property
    def file_name(self) -> str:
        """The name of the file, without peildatum."""
        name = slug(self.name, "gemeente")
        return f"{name}-{self.folder}" if self.folder else name


def file_name(sender: Sender, scope: Scope) -> str:
    """The name of an exchange file: `<gemeente>-<peildatum>.bijstand.json`, or with the team."""
    return f"{sender.file_name}-{scope.peildatum.isoformat()}.bijstand.json"


def write_exchange(
    publishable: Publishable,
    scope: Scope,
    sender: Sender,
    group_code: str,
    reasons: Mapping[str, str],
) -> bytes:
    """An exchange file.

    Under a pseudonym own views are left out: the names in them (districts) would give it away.
    Raises CheckError when the figures are not those of profile `hub`.
    """
    if publishable.profile is not Profile.HUB:
        raise CheckError(
            "Een uitwisselbestand kan alleen met cijfers van profiel hub. Gebruik dat profiel."
        )
    views = () if sender.pseudonym else scope.views
    own = {view.name for view in scope.views}
    shared = {view.name for view in views}
    everything = (*data_tables(publishable), *_first_year(publishable))
    tables = [table for table in everything if table.name not in own - shared]
    meant = definitions(scope, group_code, reasons)
    table_rows = {
        "kerncijfers": _key_figures(publishable),
        **{table.name: _rows(table, own - shared) for table in tables},
        "leeftijd_leefvorm": list(_composition(publishable.composition)),
    }
    content: dict[str, object] = {
        "bestand": MARK,
        "versie": VERSION,
        "programma": f"bijstand-report {__version__}",
        "afzender": {
            "naam": sender.name,
            "gemeentecode": None if sender.pseudonym else sender.code,
            "schuilnaam": sender.pseudonym,
            "team": sender.team,
        },
        "status": "voorlopig" if scope.provisional else "definitief",
        "instellingen": {
            **settings_told(scope),
            "gemeente": sender.name,
            "indelingen": [view.title for view in views],
        },
        "definities": meant,
        "definitiehash": hash_of(meant),
        "indelingen": {view.name: _own_view(view) for view in views},
        "eerste_jaar_van": list(publishable.first_year.years) if publishable.first_year else [],
        "bescherming": attack_told(publishable.attack) or {},
        "uitleg": {
            "kerncijfers": _meaning("Kerncijfers per drie maanden", "uitkeringen", table_rows),
            **{table.name: _told(table, table_rows) for table in tables},
        },
        "tabellen": table_rows,
    }
    return _text({**content, "controlegetal": hash_of(content)}, table_rows)


def _first_year(publishable: Publishable) -> Iterator[DataTable]:
    if publishable.first_year:
        yield first_year_table(publishable.first_year)


def _own_view(view: OwnView) -> dict[str, object]:
    return {
        "titel": view.title,
        "vanaf": list(view.classes.vanaf) if view.classes else None,
        "namen": list(view.classes.namen) if view.classes else None,
        "labels": dict(view.labels),
    }


def _key_figures(publishable: Publishable) -> list[Written]:
    return [
        {
            "dag": moment.day.isoformat(),
            "stand": _written(moment.stock, Kind.COUNT),
            "instroom": _written(moment.inflow, Kind.COUNT),
            "uitstroom": _written(moment.outflow, Kind.COUNT),
            "herinstroom": _written(moment.reentry, Kind.COUNT),
            "twee_jaar_of_langer": _written(moment.over_two_years, Kind.PERCENTAGE),
            "mediane_duur_maanden": _written(moment.median_months, Kind.DAYS),
        }
        for moment in publishable.moments
    ]


def _composition(table: PublishedComposition) -> Iterator[Written]:
    """Cells and both margins."""
    rows = [
        *zip(table.age_classes, table.active, table.per_age_class, strict=True),
        (ALL, table.per_household, table.total),
    ]
    for age, counts, total in rows:
        for household, count in zip((*table.households, ALL), (*counts, total), strict=True):
            yield {
                "leeftijdsklasse": age,
                "leefvorm": household,
                "lopend": _written(count, Kind.COUNT),
            }


def _rows(table: DataTable, left_out: set[str]) -> list[Written]:
    """The rows of a table; survival of views that are left out is left out too."""
    names = _names(table)
    return [
        {
            name: _cell(cell, kind)
            for name, cell, kind in zip(names, row, table.columns.values(), strict=True)
            if name not in _LEFT_OUT
        }
        for row in table.rows
        if row[0] not in left_out
    ]


def _names(table: DataTable) -> list[str]:
    """Column names of the file: a view's own column is called "groep"."""
    names = [_COLUMNS.get(name, name) for name in table.columns]
    if "RunningTotal" in names and names[1] != "jaren":
        names[1] = "groep"
    return names


def _cell(cell: Cell, kind: Kind) -> str | int | float:
    if isinstance(cell, Value):
        return _written(cell, kind)
    # A year in a label column is a number, a year of a flow table a name.
    return cell


def _written(value: Value, kind: Kind) -> str | int | float:
    if value.value is None:
        return sign(value, kind)
    return int(value.value) if float(value.value).is_integer() else float(value.value)


def _told(table: DataTable, rows: Mapping[str, Sequence[Written]]) -> dict[str, object]:
    return _meaning(table.title, table.unit, rows, table.name)


def _meaning(
    title: str, unit: str, rows: Mapping[str, Sequence[Written]], name: str = "kerncijfers"
) -> dict[str, object]:
    columns = list(rows[name][0]) if rows[name] else []
    return {
        "titel": title,
        "eenheid": unit,
        "kolommen": {column: MEANINGS[column] for column in columns},
    }


def _text(content: Mapping[str, object], tables: Mapping[str, Sequence[Written]]) -> bytes:
    """JSON to be read by people too: a row of a table on a line of its own."""
    written = ",\n".join(
        f"    {json.dumps(name)}: [{_lines(rows)}]" for name, rows in tables.items()
    )
    text = json.dumps({**content, "tabellen": {}}, ensure_ascii=False, indent=2)
    return text.replace('"tabellen": {}', f'"tabellen": {{\n{written}\n  }}', 1).encode() + b"\n"


def _lines(rows: Sequence[Written]) -> str:
    lines = ",\n".join(f"      {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f"\n{lines}\n    " if rows else ""
