"""The first sheet: what this is, how to read it, and a link to every table."""

from collections.abc import Iterator, Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from bijstand_report.tables.meanings import MEANINGS
from bijstand_report.tables.model import DataTable
from bijstand_report.workbook.about import About
from bijstand_report.workbook.formats import Formats, fit_to_paper

_SIGNS = (
    ("< 10", "verborgen: een aantal onder de 10, ook 0"),
    (".", "niet getoond: te klein, of achtergehouden om een ander aantal te beschermen"),
    ("n.v.t.", "niet van toepassing, of nog niet te weten"),
)
_WIDTHS = (34, 72, 24, 10)
_LINE = 15  # points
_OWN = "groep van een eigen indeling"


def write_contents(
    sheet: Worksheet, about: About, tables: Sequence[tuple[str, DataTable]], formats: Formats
) -> None:
    """Fill the sheet with contents. tables: with the names of their sheets."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, about.title, formats.title)
    row = _write_facts(sheet, about, formats)
    row = _write_list(sheet, row + 1, tables, formats)
    row = _write_pairs(sheet, row + 1, ("Teken", "Betekenis"), _SIGNS, formats)
    pairs = [*_meanings([table for _, table in tables])]
    _write_pairs(sheet, row + 1, ("Kolom", "Inhoud"), pairs, formats)
    fit_to_paper(sheet)


def _write_facts(sheet: Worksheet, about: About, formats: Formats) -> int:
    """Source, peildatum and notes below the title; gives the next free row."""
    row = 1
    _write_pair(sheet, row, "Bron", about.source, formats)
    for day in about.days:
        row += 1
        sheet.write_string(row, 0, "Peildatum")
        sheet.write_datetime(row, 1, day, formats.day)
    for name, line in (("Privacy", about.privacy), *(("Let op", note) for note in about.warnings)):
        row += 1
        _write_pair(sheet, row, name, line, formats)
    return row + 1


def _write_list(
    sheet: Worksheet, row: int, tables: Sequence[tuple[str, DataTable]], formats: Formats
) -> int:
    """The tables, each with a link; gives the next free row."""
    headings = ("Blad", "Tabel", "Eenheid", "Rijen")
    for place, (name, table) in enumerate(tables, start=row + 1):
        sheet.write_url(place, 0, f"internal:'{name}'!A1", formats.link, name, f"Naar {name}")
        sheet.write_string(place, 1, table.title, formats.wrapped)
        sheet.write_string(place, 2, table.unit)
        sheet.write_number(place, 3, len(table.rows))
    told = ("inhoud", "De tabellen van dit bestand")
    _as_table(sheet, (row, len(tables)), headings, told, formats)
    return row + max(len(tables), 1) + 1


def _write_pairs(
    sheet: Worksheet,
    row: int,
    headings: tuple[str, str],
    pairs: Sequence[tuple[str, str]],
    formats: Formats,
) -> int:
    """Names with what they mean; gives the next free row."""
    told = (headings[0].lower(), f"{headings[0]} en {headings[1].lower()}")
    for place, (name, meaning) in enumerate(pairs, start=row + 1):
        _write_pair(sheet, place, name, meaning, formats)
    _as_table(sheet, (row, len(pairs)), headings, told, formats)
    return row + max(len(pairs), 1) + 1


def _write_pair(sheet: Worksheet, row: int, name: str, text: str, formats: Formats) -> None:
    """A name with a text beside it, in a row that is high enough for both."""
    sheet.write_string(row, 0, name, formats.wrapped)
    sheet.write_string(row, 1, text, formats.wrapped)
    lines = max(_lines(name, _WIDTHS[0]), _lines(text, _WIDTHS[1]))
    sheet.set_row(row, _LINE * lines)


def _lines(text: str, width: int) -> int:
    return max(ceil(len(text) / width), 1)


def _as_table(
    sheet: Worksheet,
    rows: tuple[int, int],
    headings: Sequence[str],
    told: tuple[str, str],
    formats: Formats,
) -> None:
    """Make a table object of rows that are written.

    rows: that of the headings, and how many follow; told: its name and alternative text
    """
    row, count = rows
    sheet.add_table(
        row,
        0,
        row + max(count, 1),
        len(headings) - 1,
        {
            "name": told[0],
            "title": told[1],
            "description": told[1],
            "autofilter": False,
            "style": "Table Style Light 1",
            "columns": [{"header": h, "header_format": formats.header} for h in headings],
        },
    )


def _meanings(tables: Sequence[DataTable]) -> Iterator[tuple[str, str]]:
    """Every column of the tables once, with what it holds."""
    for column in dict.fromkeys(column for table in tables for column in table.columns):
        yield column, MEANINGS.get(column, _OWN)
