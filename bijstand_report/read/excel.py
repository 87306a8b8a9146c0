"""Spreadsheets: XLSX and XLSM, and by the same library XLS and ODS.

Takes a path and perhaps the name of a sheet; gives cells with their own type (date, number, text).
The header need not be on the first row, nor the table on the first sheet. Refuses files that are
no spreadsheet or have a password, and sheets that are not there.
"""

import io
from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from bijstand_report.errors import InputError
from bijstand_report.read.layout import ROWS_TO_SEARCH, as_table, find_header
from bijstand_report.read.raw import RawTable

# One known name may be chance (a list of codes, an explanation), two are a table.
NAMES_THAT_MAKE_A_HEADER = 2

Rows = Sequence[Sequence[object]]


def read_excel(path: Path, sheet: str | None, known: Collection[str]) -> RawTable:
    """Read one sheet; `known` are the normalised names that mark its header row.

    sheet: its name, or None for the first sheet with a header that is recognised.
    Raises InputError when the file or the sheet cannot be read or holds nothing.
    """
    try:
        # From memory, so that the content decides what it is, and not the extension.
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
            chosen = _by_name(book, sheet, path.name) if sheet else _first_fitting(book, known)
            rows = _filled_rows(chosen, path.name)
    except PasswordError:
        raise InputError(
            f"Het bestand {path.name} heeft een wachtwoord. Sla het op zonder wachtwoord."
        ) from None
    except CalamineError:
        raise _not_a_spreadsheet(path.name) from None
    return _as_raw(rows, chosen.name, path.name, known)


def _not_a_spreadsheet(file: str) -> InputError:
    return InputError(
        f"Het bestand {file} is geen leesbaar Excel-bestand; het is misschien beschadigd. "
        "Open het in Excel en sla het opnieuw op als .xlsx."
    )


def _by_name(book: CalamineWorkbook, name: str, file: str) -> CalamineSheet:
    if name not in book.sheet_names:
        raise InputError(
            f"Het bestand {file} heeft geen werkblad met de naam {name}. "
            f"Kies uit: {', '.join(book.sheet_names)}."
        )
    return book.get_sheet_by_name(name)


def _first_fitting(book: CalamineWorkbook, known: Collection[str]) -> CalamineSheet:
    """The first sheet with a header that is recognised, else the first that holds something."""
    filled: CalamineSheet | None = None
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)  # this parses the whole sheet, so once for each
        if find_header(_rows(sheet, ROWS_TO_SEARCH), known).known >= NAMES_THAT_MAKE_A_HEADER:
            return sheet
        if filled is None and sheet.height:
            filled = sheet
    return filled or book.get_sheet_by_index(0)


def _rows(sheet: CalamineSheet, limit: int | None = None) -> Rows:
    # With the empty area kept, the place of a row is its row number.
    return sheet.to_python(skip_empty_area=False, nrows=limit)


def _filled_rows(sheet: CalamineSheet, file: str) -> Rows:
    rows = _rows(sheet)
    if not rows:
        raise InputError(
            f"Het werkblad {sheet.name} van het bestand {file} is leeg. Kies een ander werkblad."
        )
    return rows


def _as_raw(rows: Rows, sheet: str, file: str, known: Collection[str]) -> RawTable:
    header = find_header(rows, known)
    body = pd.DataFrame(
        rows[header.place + 1 :], columns=range(len(rows[header.place])), dtype=object
    )
    details = {"Werkblad": sheet, "Rij met kolomnamen": str(header.place + 1)}
    frame, footer = as_table(body, rows[header.place], header.place + 2)
    return RawTable(frame, file, details, footer=footer)
