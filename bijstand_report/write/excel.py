"""XLSX: one sheet, real dates, texts that stay texts."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bijstand_report.errors import OutputError

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CREATED = datetime(2018, 7, 9)  # noqa: DTZ001 - a fixed moment, so that the bytes are fixed
_MAX_ROWS = 1_048_575
_SHEET = "gegevens"


def write_excel(frame: pd.DataFrame) -> bytes:
    """The bytes of an Excel file. Raises OutputError for too many rows."""
    from xlsxwriter import Workbook

    if len(frame) > _MAX_ROWS:
        raise OutputError(
            f"Een Excelbestand heeft hoogstens {_MAX_ROWS} rijen; kies .csv of .parquet."
        )
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(content, options) as book:
        book.set_properties({"created": _CREATED})
        _fill_sheet(book, frame)
    return content.getvalue()


def _fill_sheet(book: "Workbook", frame: pd.DataFrame) -> None:
    sheet = book.add_worksheet(_SHEET)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(frame.columns) - 1, 18)
    sheet.write_row(0, 0, list(frame), book.add_format({"bold": True}))
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    dates = set(frame.select_dtypes("datetime").columns)
    for column, name in enumerate(frame):
        values = frame[name].dt.to_pydatetime() if name in dates else frame[name].tolist()
        for row in np.flatnonzero(frame[name].notna()):
            sheet.write(row + 1, column, values[row], day if name in dates else None)
