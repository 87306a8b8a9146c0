"""From rows as read to a clean frame, with everything that was wrong counted.

Takes a `RawTable` and the column names of the settings; gives `Validated`. Every finding is
gathered first; if any of them refuses the file, one `InputError` tells them all. A row that is
left out is counted once, under the first rule that it breaks, so that rows read = rows kept + rows
left out. No message holds a value from the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import BY_NAME, DOSSIER_COLUMNS
from bijstand_report.own_view import OwnView
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.cells import Cells, cells_of, is_rounded
from bijstand_report.validation.checks import finding, leave_out, unknown_values, worth_telling
from bijstand_report.validation.cleaning import clean_frame
from bijstand_report.validation.dates import Dates, read_dates
from bijstand_report.validation.matching import has_names, match_columns, match_views, showable
from bijstand_report.validation.own_views import (
    read_views,
    unfit_views,
    unknown_in_views,
    with_views,
)
from bijstand_report.validation.refusal import RefusedError
from bijstand_report.validation.rules import ROWS_TO_SHOW, RULES, Finding, refusals

# A cause is counted by its code; a team or household by its name.
_KINDS_WITH_LABELS = ("tekst", "geslacht")


@dataclass(frozen=True)
class Validated:
    """A client file that can be used.

    frame: canonical columns, index = row numbers of the file; dates datetime64[s] (NaT: open),
        geslacht, leefvorm, team and reden_einde categories, geboortejaar and oorzaak Int32,
        clientnummer and kode_groep text; optional columns only when the file has them; a category
        `indeling_...` for each own view
    findings: what was left out, counted as unknown or worth telling
    rows_read: rows of the file, blank ones not counted
    is_dossiers: one row is a dossier, not an uitkering
    columns: canonical name -> name in the file; ignored: columns of the file that are not used
    dates: date column, as named in the file -> the form in which its dates are written
    date_order: date column -> how day and month were told apart, where the form leaves doubt
    views: the own views, with what they are made of
    """

    frame: pd.DataFrame
    findings: tuple[Finding, ...]
    rows_read: int
    is_dossiers: bool
    columns: Mapping[str, str]
    ignored: tuple[str, ...]
    dates: Mapping[str, str]
    date_order: Mapping[str, str]
    views: tuple[OwnView, ...]


def validate(
    raw: RawTable, mapping: Mapping[str, str] | None = None, views: Sequence[OwnView] = ()
) -> Validated:
    """Check and clean a client file.

    mapping: canonical name -> name in the file (`[kolommen]`), which goes before spellings.
    views: the own views of the settings (`[indelingen]`).
    Raises RefusedError, with every reason at once, when the file cannot be used.
    """
    header = [str(title) for title in raw.frame.columns]
    matching = match_columns(header, mapping or {})
    own = match_views(header, views, matching.positions)
    titles = {name: header[place] for name, place in matching.positions.items()}
    cells, filled = _filled_rows(raw, matching.positions)
    own_cells = _cells_of_views(raw, own.positions, filled)
    rows = raw.frame.index[filled]
    dates = read_dates({name: cells[name] for name in cells if BY_NAME[name].kind == "datum"})
    _refuse_if_needed(
        [
            *matching.findings,
            *own.findings,
            *_no_rows(header, rows),
            *_date_findings(dates, titles, rows),
            *_rounded_clients(cells, titles, rows),
            *unfit_views(own.views, own_cells),
        ],
        raw.name,
    )
    clean = clean_frame(cells, dates, rows)
    groups = read_views(clean, own.views, own_cells)
    frame, left_out = leave_out(with_views(clean, own.views, groups), titles)
    _refuse_if_needed([] if len(frame) else [Finding(RULES["geen_rij_over"], None, 1)], raw.name)
    used = {*matching.positions.values(), *own.positions.values()}
    return Validated(
        frame=frame,
        findings=(
            *about_the_file(raw, mapping or {}),
            *left_out,
            *unknown_values(frame, titles),
            *unknown_in_views(frame, rows, own.views, groups),
            *worth_telling(frame, titles),
        ),
        rows_read=len(rows),
        is_dossiers=set(DOSSIER_COLUMNS) <= set(frame.columns),
        columns=titles,
        ignored=tuple(title for place, title in enumerate(header) if place not in used),
        dates={titles[name]: found.form for name, found in dates.items()},
        date_order={titles[name]: found.order for name, found in dates.items() if found.order},
        views=own.views,
    )


def _filled_rows(
    raw: RawTable, positions: Mapping[str, int]
) -> tuple[dict[str, Cells], NDArray[np.bool_]]:
    """The known columns without rows that are blank in all of them, and which rows are filled."""
    cells = {
        name: _column(raw, place, labelled=BY_NAME[name].kind in _KINDS_WITH_LABELS)
        for name, place in positions.items()
    }
    blank = np.ones(len(raw.frame), dtype=bool)
    for column in cells.values():
        blank &= column.blank()
    if not blank.any():
        return cells, ~blank
    return {name: column.only(~blank) for name, column in cells.items()}, ~blank


def _cells_of_views(
    raw: RawTable, positions: Mapping[str, int], filled: NDArray[np.bool_]
) -> dict[str, Cells]:
    return {
        name: _column(raw, place, labelled=True).only(filled) for name, place in positions.items()
    }


def _column(raw: RawTable, place: int, *, labelled: bool) -> Cells:
    """A column taken apart; labelled: with what its values stand for, where the file says so."""
    cells = cells_of(raw.frame.iloc[:, place])
    meanings = raw.labels.get(str(raw.frame.columns[place]), {})
    return cells.labelled(meanings) if labelled and meanings else cells


def _refuse_if_needed(findings: list[Finding], file: str) -> None:
    reasons = refusals(findings)
    if reasons:
        raise RefusedError(reasons, file)


def _no_rows(header: list[str], rows: pd.Index) -> list[Finding]:
    return [Finding(RULES["geen_rijen"], None, 1)] if header and not len(rows) else []


def about_the_file(raw: RawTable, mapping: Mapping[str, str]) -> list[Finding]:
    """What was left out at reading: columns that name persons, rows below the table.

    mapping: canonical name -> name in the file. A column is named unless its name may be a value.
    """
    header = [*map(str, raw.frame.columns), *raw.personal]
    names = showable(header) if has_names(header, mapping) else []
    found = [
        Finding(RULES[key], title if title in names else None, 1)
        for title, key in raw.personal.items()
    ]
    if raw.footer:
        rows = raw.footer[:ROWS_TO_SHOW]
        found.append(Finding(RULES["onder_de_tabel"], None, len(raw.footer), rows))
    return found


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


def _rounded_clients(
    cells: Mapping[str, Cells], titles: Mapping[str, str], rows: pd.Index
) -> list[Finding]:
    if "clientnummer" not in cells:
        return []
    clients = cells["clientnummer"]
    rounded = clients.spread(np.array([*map(is_rounded, clients.values), False]))
    return finding("clientnummer_afgerond", rounded, rows, titles["clientnummer"])
