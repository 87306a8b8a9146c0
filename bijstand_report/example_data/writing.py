"""The example data in a file: CSV, XLSX or parquet, by extension.

Takes a frame of `generate` and a path; gives the content of that file, the same bytes each time.
Refuses other extensions with an OutputError.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bijstand_report.errors import OutputError

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CREATED = datetime(2018, 7, 9)  # noqa: DTZ001 - a fixed moment, so that the bytes are fixed
_MAX_EXCEL_ROWS = 1_048_575
_SHEET = "dossiers"


def content_of(frame: pd.DataFrame, path: Path) -> bytes:
    """The bytes of a file with this frame, in the form that the extension of `path` names.

    Raises OutputError for another extension, or for too many rows for Excel.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise OutputError(
            f"Voorbeelddata kan niet naar {path.name}: de extensie {path.suffix or '(geen)'} is "
            f"niet mogelijk.\nKies een van: {', '.join(WRITERS)}."
        )
    return writer(frame)


def _csv(frame: pd.DataFrame) -> bytes:
    """As Dutch exports are: `;`, UTF-8, dates dd-mm-jjjj, empty for unknown."""
    texts = frame.copy()
    for name in _date_columns(frame):
        texts[name] = _dutch_dates(frame[name])
    return texts.to_csv(sep=";", index=False, lineterminator="\n").encode()


def _date_columns(frame: pd.DataFrame) -> list[str]:
    return list(frame.select_dtypes("datetime").columns)


def _dutch_dates(days: pd.Series) -> "pd.Series[str]":
    """Dates as text; every different date is put into words once."""
    codes, different = pd.factorize(days)
    words = pd.array(pd.DatetimeIndex(different).strftime("%d-%m-%Y").tolist(), dtype="str")
    return pd.Series(words.take(codes, allow_fill=True), index=days.index)


def _xlsx(frame: pd.DataFrame) -> bytes:
    """One sheet, real dates, texts that stay texts."""
    from xlsxwriter import Workbook

    if len(frame) > _MAX_EXCEL_ROWS:
        raise OutputError(
            f"Een Excelbestand heeft hoogstens {_MAX_EXCEL_ROWS} rijen; kies .csv of .parquet."
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
    dates = _date_columns(frame)
    for column, name in enumerate(frame):
        values = frame[name].dt.to_pydatetime() if name in dates else frame[name].tolist()
        for row in np.flatnonzero(frame[name].notna()):
            sheet.write(row + 1, column, values[row], day if name in dates else None)


def _parquet(frame: pd.DataFrame) -> bytes:
    content = BytesIO()
    frame.to_parquet(content, engine="pyarrow", index=False)
    return content.getvalue()


# Extension -> what makes the content of such a file; another kind of file is one more entry.
WRITERS: Mapping[str, Callable[[pd.DataFrame], bytes]] = MappingProxyType(
    {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
)
