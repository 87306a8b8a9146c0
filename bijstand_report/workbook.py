"""The protected tables as an Excel workbook: one sheet per table, real numbers, no formulas.

Takes `DataTable`s; gives the bytes of `tabellen.xlsx`, the same for the same tables.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bijstand_report.tables.model import Cell, DataTable, Kind, sign

HEADER_ROW = 4
NUMBER_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.RUNNING: "#,##0",
    Kind.PERCENTAGE: "0.0",
    Kind.DAYS: "#,##0",
    Kind.RATIO: "0.00",
}
# Workbooks carry a date of making; a fixed one keeps the bytes the same.
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_workbook(tables: Sequence[DataTable], title: str, notes: Sequence[str]) -> bytes:
    """The tables as XLSX.

    title: of the whole workbook; notes: lines under the title of every sheet (source, privacy).
    Text is written as text, whatever it looks like, so that no cell becomes a formula.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        workbook.set_properties({"title": title, "created": MADE})
        formats = _formats(workbook)
        for table in tables:
            _write_sheet(workbook.add_worksheet(table.name[:31]), table, notes, formats)
    return content.getvalue()


def _formats(workbook: Workbook) -> dict[str, Format]:
    return {
        "title": workbook.add_format({"bold": True, "font_size": 14}),
        "note": workbook.add_format({"font_color": "#59656b"}),
        "header": workbook.add_format({"bold": True, "bottom": 1}),
        "hidden": workbook.add_format({"align": "right", "font_color": "#59656b"}),
        **{
            kind.value: workbook.add_format({"num_format": f}) for kind, f in NUMBER_FORMATS.items()
        },
    }


def _write_sheet(
    sheet: Worksheet, table: DataTable, notes: Sequence[str], formats: dict[str, Format]
) -> None:
    sheet.write_string(0, 0, table.title, formats["title"])
    lines = [f"Eenheid: {table.unit}.", " ".join(notes)]
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, formats["note"])
    for column, name in enumerate(table.columns):
        sheet.write_string(HEADER_ROW, column, name, formats["header"])
        sheet.set_column(column, column, max(14, len(name) + 2))
    for row, cells in enumerate(table.rows, start=HEADER_ROW + 1):
        for column, (cell, kind) in enumerate(zip(cells, table.columns.values(), strict=True)):
            _write_cell(sheet, (row, column), cell, kind, formats)
    sheet.freeze_panes(HEADER_ROW + 1, 0)


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], cell: Cell, kind: Kind, formats: dict[str, Format]
) -> None:
    if isinstance(cell, str):
        sheet.write_string(*at, cell)
    elif isinstance(cell, int):
        sheet.write_number(*at, cell)
    elif cell.value is None:
        sheet.write_string(*at, sign(cell, kind), formats["hidden"])
    else:
        sheet.write_number(*at, cell.value, formats[kind.value])
