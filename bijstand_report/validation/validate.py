"""From rows as read to a clean frame, with everything that was wrong counted.

Takes a `RawTable` and the column names of the settings; gives `Validated`. Every finding is
gathered first; if any of them refuses the file, one `InputError` tells them all. A row that is
left out is counted once, under the first rule that it breaks, so that rows read = rows kept + rows
left out. No message holds a value from the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bijstand_report.columns import BY_NAME, DOSSIER_COLUMNS
from bijstand_report.errors import InputError
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.cells import Cells, cells_of
from bijstand_report.validation.checks import finding, leave_out, unknown_values, worth_telling
from bijstand_report.validation.cleaning import clean_frame
from bijstand_report.validation.dates import Dates, read_dates
from bijstand_report.validation.matching import match_columns
from bijstand_report.validation.rules import RULES, Finding, refusal_message, refusals


@dataclass(frozen=True)
class Validated:
    """A client file that can be used.

    frame: canonical columns, index = row numbers of the file; dates datetime64[s] (NaT: open),
        geslacht, leefvorm, team and reden_einde categories, geboortejaar and oorzaak Int32,
        clientnummer and kode_groep text; optional columns only when the file has them
    findings: what was left out, counted as unknown or worth telling
    rows_read: rows of the file, blank ones not counted
    is_dossiers: one row is a dossier, not an uitkering
    columns: canonical name -> name in the file; ignored: columns of the file that are not used
    dates: date column, as named in the file -> the form in which its dates are written
    """

    frame: pd.DataFrame
    findings: tuple[Finding, ...]
    rows_read: int
    is_dossiers: bool
    columns: Mapping[str, str]
    ignored: tuple[str, ...]
    dates: Mapping[str, str]


def validate(raw: RawTable, mapping: Mapping[str, str] | None = None) -> Validated:
    """Check and clean a client file.

    mapping: canonical name -> name in the file (`[kolommen]`), which goes before spellings.
    Raises InputError, with every reason at once, when the file cannot be used.
    """
    header = [str(title) for title in raw.frame.columns]
    matching = match_columns(header, mapping or {})
    titles = {name: header[place] for name, place in matching.positions.items()}
    cells, rows = _filled_rows(raw.frame, matching.positions)
    dates = read_dates({name: cells[name] for name in cells if BY_NAME[name].kind == "datum"})
    _refuse_if_needed(
        [*matching.findings, *_no_rows(header, rows), *_date_findings(dates, titles, rows)],
        raw.name,
    )
    clean = clean_frame(cells, dates, rows)
    frame, left_out = leave_out(clean, titles)
    _refuse_if_needed([] if len(frame) else [Finding(RULES["geen_rij_over"], None, 1)], raw.name)
    return Validated(
        frame=frame,
        findings=(*left_out, *unknown_values(frame, titles), *worth_telling(frame, titles)),
        rows_read=len(rows),
        is_dossiers=set(DOSSIER_COLUMNS) <= set(frame.columns),
        columns=titles,
        ignored=tuple(title for title in header if title not in titles.values()),
        dates={titles[name]: found.form for name, found in dates.items()},
    )


def _filled_rows(
    frame: pd.DataFrame, positions: Mapping[str, int]
) -> tuple[dict[str, Cells], pd.Index]:
    """The known columns and the row numbers, without rows that are blank in all of them."""
    cells = {name: cells_of(frame.iloc[:, place]) for name, place in positions.items()}
    blank = np.ones(len(frame), dtype=bool)
    for column in cells.values():
        blank &= column.blank()
    if not blank.any():
        return cells, frame.index
    return {name: column.only(~blank) for name, column in cells.items()}, frame.index[~blank]


def _refuse_if_needed(findings: list[Finding], file: str) -> None:
    reasons = refusals(findings)
    if reasons:
        raise InputError(refusal_message(reasons, file))


def _no_rows(header: list[str], rows: pd.Index) -> list[Finding]:
    return [Finding(RULES["geen_rijen"], None, 1)] if header and not len(rows) else []


def _date_findings(
    dates: Mapping[str, Dates], titles: Mapping[str, str], rows: pd.Index
) -> list[Finding]:
    wrong = [
        problem
        for name, found in dates.items()
        for problem in finding("datum_onleesbaar", found.wrong, rows, titles[name])
    ]
    swapped = [
        Finding(RULES["datum_verwisseld"], titles[name], len(rows))
        for name, found in dates.items()
        if found.swapped
    ]
    return wrong + swapped
