"""Spreadsheets: XLSX and XLSM, and by the same library XLS and ODS, read in another process.

Takes a path and perhaps the name of a sheet; gives cells with their own type (date, number, text).
The header need not be on the first row, nor the table on the first sheet. Refuses files that are
no spreadsheet or have a password, and sheets that are not there.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import cast

import pandas as pd

from bijstand_report.errors import InputError
from bijstand_report.read.isolated import read_apart
from bijstand_report.read.layout import ROWS_TO_SEARCH, as_table, find_header
from bijstand_report.read.raw import RawTable

# One known name may be chance (a list of codes, an explanation), two are a table.
NAMES_THAT_MAKE_A_HEADER = 2

Rows = Sequence[Sequence[object]]
Sheets = Mapping[str, Rows]


def read_excel(path: Path, sheet: str | None, known: Collection[str]) -> RawTable:
    """Read one sheet; `known` are the normalised names that mark its header row.

    sheet: its name, or None for the first sheet with a header that is recognised.
    Raises InputError when the file or the sheet cannot be read or holds nothing.
    """
    found = read_apart("excel", path, _not_a_spreadsheet(path.name))
    if "sheets" not in found:
        raise _has_password(path.name)
    return _chosen(cast("Sheets", found["sheets"]), sheet, path, known)


def _has_password(file: str) -> InputError:
    return InputError(f"Het bestand {file} heeft een wachtwoord. Sla het op zonder wachtwoord.")


def _not_a_spreadsheet(file: str) -> InputError:
    return InputError(
        f"Het bestand {file} is geen leesbaar Excel-bestand; het is misschien beschadigd. "
        "Open het in Excel en sla het opnieuw op als .xlsx. Staat er ver onder of naast de tabel "
        "nog iets, verwijder dat dan eerst."
    )


def _chosen(sheets: Sheets, wanted: str | None, path: Path, known: Collection[str]) -> RawTable:
    if wanted is not None and wanted not in sheets:
        raise InputError(
            f"Het bestand {path.name} heeft geen werkblad met de naam {wanted}. "
            f"Kies uit: {', '.join(sheets)}."
        )
    name = wanted or _first_fitting(sheets, known)
    rows = sheets[name] if name else []
    if not rows:
        raise InputError(
            f"Het werkblad {name} van het bestand {path.name} is leeg. Kies een ander werkblad."
        )
    return _as_raw(rows, name, path.name, known)


def _first_fitting(sheets: Sheets, known: Collection[str]) -> str:
    """The first sheet with a header that is recognised, else the first that holds something."""
    filled = ""
    for name, rows in sheets.items():
        first = rows[:ROWS_TO_SEARCH]
        if find_header(first, known).known >= NAMES_THAT_MAKE_A_HEADER:
            return name
        if first and not filled:
            filled = name
    return filled or next(iter(sheets), "")


def _as_raw(rows: Rows, sheet: str, file: str, known: Collection[str]) -> RawTable:
    header = find_header(rows, known)
    body = pd.DataFrame(
        rows[header.place + 1 :], columns=range(len(rows[header.place])), dtype=object
    )
    details = {"Werkblad": sheet, "Rij met kolomnamen": str(header.place + 1)}
    frame, footer = as_table(body, rows[header.place], header.place + 2)
    return RawTable(frame, file, details, footer=footer)
