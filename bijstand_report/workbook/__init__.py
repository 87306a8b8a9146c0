"""The protected tables as an Excel workbook: contents first, then one sheet per table.

Takes `DataTable`s and what there is to say about them; gives the bytes, the same for the same
tables. Numbers and dates are real ones, text is text whatever it looks like, so that no cell
becomes a formula.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from bijstand_report.tables.model import DataTable
from bijstand_report.workbook.about import About, about_administration
from bijstand_report.workbook.contents import write_contents
from bijstand_report.workbook.formats import Formats
from bijstand_report.workbook.names import CONTENTS, sheet_names
from bijstand_report.workbook.sheet import write_table

__all__ = ["About", "about_administration", "write_workbook"]

# Workbooks carry a date of making; a fixed one keeps the bytes the same.
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_workbook(tables: Sequence[DataTable], about: About) -> bytes:
    """The tables as XLSX, in their order, after a sheet with contents and explanation."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    names = sheet_names([table.name for table in tables])
    with xlsxwriter.Workbook(content, options) as workbook:
        workbook.set_properties({"title": about.title, "subject": about.source, "created": MADE})
        formats = Formats(workbook)
        contents = workbook.add_worksheet(CONTENTS)
        write_contents(contents, about, list(zip(names, tables, strict=True)), formats)
        for number, (name, table) in enumerate(zip(names, tables, strict=True), start=1):
            write_table(workbook.add_worksheet(name), table, about, f"tabel_{number}", formats)
    return content.getvalue()
