"""The sheet of one table: title, unit, source and notes, then a table object that can be sorted."""

from collections.abc import Iterator, Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from bijstand_report.periods import last_day_of_month
from bijstand_report.tables.model import Cell, DataTable, Kind, sign
from bijstand_report.workbook.about import About
from bijstand_report.workbook.formats import Formats, fit_to_paper
from bijstand_report.workbook.names import CONTENTS

HEADER_ROW = 5
_NARROWEST, _WIDEST = 12, 48
_MONTH = 18  # "september 2018", in letters wider than usual too
_ROOM_FOR_BUTTON = 7  # and for what is wider in bold


def write_table(
    sheet: Worksheet, table: DataTable, about: About, name: str, formats: Formats
) -> None:
    """Fill the sheet of a table. name: of the table object, unique in the workbook."""
    sheet.write_string(0, 0, table.title, formats.title)
    lines = (f"Eenheid: {table.unit}.", about.source_line, about.privacy)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, formats.note)
    sheet.write_url(4, 0, f"internal:'{CONTENTS}'!A1", formats.link, "Terug naar de inhoud")
    _write_rows(sheet, table, formats)
    _make_object(sheet, table, name, formats)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    fit_to_paper(sheet)
    sheet.repeat_rows(HEADER_ROW)


def _write_rows(sheet: Worksheet, table: DataTable, formats: Formats) -> None:
    kinds = list(table.columns.values())
    for row, cells in enumerate(table.rows, start=HEADER_ROW + 1):
        for column, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
            _write_cell(sheet, (row, column), cell, kind, formats)
    if not table.rows:
        sheet.write_string(HEADER_ROW + 1, 0, "Geen gegevens", formats.hidden)


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], cell: Cell, kind: Kind, formats: Formats
) -> None:
    if isinstance(cell, str | int):
        _write_label(sheet, at, cell, kind, formats)
    elif cell.value is None:
        sheet.write_string(*at, sign(cell, kind), formats.hidden)
    else:
        sheet.write_number(*at, cell.value, formats.number(kind, cell.decimals))


def _write_label(
    sheet: Worksheet, at: tuple[int, int], label: str | int, kind: Kind, formats: Formats
) -> None:
    """A label as what it is: a number, a date (a month as its last day), or text."""
    text = str(label)
    if kind is Kind.MONTH:
        sheet.write_datetime(
            *at, last_day_of_month(date.fromisoformat(f"{text}-01")), formats.number(kind)
        )
    elif kind is Kind.DAY:
        sheet.write_datetime(*at, date.fromisoformat(text), formats.number(kind))
    elif isinstance(label, int) or (kind is Kind.YEAR and text.isdecimal()):
        sheet.write_number(*at, int(label), formats.number(Kind.YEAR))
    else:
        sheet.write_string(*at, text, formats.label)


def _make_object(sheet: Worksheet, table: DataTable, name: str, formats: Formats) -> None:
    """The table object: a header row that screen readers know, sorting, an alternative text."""
    headings = list(_unique(list(table.columns)))
    sheet.add_table(
        HEADER_ROW,
        0,
        HEADER_ROW + max(len(table.rows), 1),
        len(headings) - 1,
        {
            "name": name,
            "title": table.title,
            "description": f"{table.title}. Eenheid: {table.unit}. {len(table.rows)} rijen.",
            "style": "Table Style Light 1",
            "columns": [
                {"header": heading, "header_format": formats.heading_of(kind)}
                for heading, kind in zip(headings, table.columns.values(), strict=True)
            ],
        },
    )


def _unique(headings: Sequence[str]) -> Iterator[str]:
    """Headings of which none differs from another in capitals alone, which Excel does not allow.

    >>> list(_unique(["groep", "Groep", "aantal"]))
    ['groep', 'Groep (2)', 'aantal']
    """
    seen: list[str] = []
    for heading in headings:
        seen.append(heading.lower())
        times = seen.count(heading.lower())
        yield heading if times == 1 else f"{heading} ({times})"


def _widths(table: DataTable) -> Iterator[int]:
    """For each column, room for its heading with a button, and for the longest label."""
    for place, (heading, kind) in enumerate(table.columns.items()):
        labels = (len(str(row[place])) for row in table.rows if isinstance(row[place], str | int))
        longest = max(labels, default=0) + 2
        narrowest = _MONTH if kind is Kind.MONTH else _NARROWEST
        yield min(max(narrowest, len(heading) + _ROOM_FOR_BUTTON, longest), _WIDEST)
