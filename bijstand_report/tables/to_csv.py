"""A table as CSV."""

import csv
import io

from bijstand_report.choices import Method
from bijstand_report.columns import CAUSE_DESCRIPTION, UNKNOWN
from bijstand_report.disclosure.publishable import Status
from bijstand_report.tables.model import Cell, DataTable, Kind, sign


def to_csv(table: DataTable, method: Method) -> bytes:
    """The table as CSV (UTF-8, comma, full precision), hidden values with their sign.

    With method `origineel` what does not apply is empty, as the original leaves it; otherwise it
    reads "n.v.t.".
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        cells = zip(row, table.columns.items(), strict=True)
        writer.writerow([_text(cell, name, kind, method) for cell, (name, kind) in cells])
    return text.getvalue().encode("utf-8")


def _text(cell: Cell, column: str, kind: Kind, method: Method) -> str:
    original = method is Method.ORIGINEEL
    if not isinstance(cell, str | int):
        if cell.value is not None:
            return repr(int(cell.value) if float(cell.value).is_integer() else cell.value)
        return "" if original and cell.status is Status.NOT_APPLICABLE else sign(cell, kind)
    unknown = original and column == CAUSE_DESCRIPTION and cell == UNKNOWN
    return "" if unknown else _harmless(str(cell))


def _harmless(text: str) -> str:
    """A name that a spreadsheet would compute, with an apostrophe before it so that it does not.

    >>> _harmless("=1+1"), _harmless("< 30"), _harmless("-")
    ("'=1+1", '< 30', "'-")
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
