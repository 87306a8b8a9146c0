"""The columns of own views: which can be one, their groups, and what is unknown in them.

Takes the views that were found in the header and their columns taken apart in `Cells`; gives
findings, and the columns `indeling_...` of the clean frame. No finding holds a value.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from bijstand_report.columns import BY_NAME, UNKNOWN
from bijstand_report.own_view import OwnView
from bijstand_report.validation.cells import Cells, cells_of
from bijstand_report.validation.checks import finding
from bijstand_report.validation.rules import RULES, Finding
from bijstand_report.views import ViewColumn, different_values, read_view

MOST_GROUPS = 200
# Fewer can be groups even where most of them have one row; more, in most rows another one, is a
# trait of persons.
GROUPS_IN_ANY_FILE = 40


def unfit_views(views: Sequence[OwnView], cells: Mapping[str, Cells]) -> list[Finding]:
    """A refusal for each view whose column does not divide into groups.

    cells: name of the view -> its column as it stands in the file.
    """
    return [
        Finding(RULES["indeling_zonder_groepen"], None, 1, detail=f"Het gaat om {view.title}.")
        for view in views
        if _is_personal(view) or _has_too_many(view, cells[view.name])
    ]


def _is_personal(view: OwnView) -> bool:
    if view.source == "clientnummer":
        return True
    kind = BY_NAME[view.source].kind if view.source else ""
    return kind == "datum" or (kind == "jaar" and view.classes is None)


def _has_too_many(view: OwnView, cells: Cells) -> bool:
    if view.classes is not None:
        return False
    different, filled = different_values(cells), int((~cells.blank()).sum())
    return different > MOST_GROUPS or (different > GROUPS_IN_ANY_FILE and 2 * different > filled)


def read_views(
    frame: pd.DataFrame, views: Sequence[OwnView], cells: Mapping[str, Cells]
) -> dict[str, ViewColumn]:
    """The groups by name of the view; a known column is read from the clean frame."""
    return {
        view.name: read_view(
            cells_of(frame[view.source]) if view.source else cells[view.name], view
        )
        for view in views
    }


def with_views(
    frame: pd.DataFrame, views: Sequence[OwnView], columns: Mapping[str, ViewColumn]
) -> pd.DataFrame:
    """The clean frame with a column `OwnView.key` for each view."""
    return frame.assign(**{view.key: columns[view.name].groups for view in views})


def unknown_in_views(
    frame: pd.DataFrame,
    rows: pd.Index,
    views: Sequence[OwnView],
    columns: Mapping[str, ViewColumn],
) -> list[Finding]:
    """What is counted as unknown in each view, among the rows that stayed.

    frame: the rows that stayed; rows: the numbers of all rows, to which `columns` belong.
    """
    stayed = rows.isin(frame.index)
    found = []
    for view in views:
        no_number = columns[view.name].no_number[stayed]
        missing = (frame[view.key] == UNKNOWN).to_numpy() & ~no_number
        found += finding("indeling_onbekend", missing, frame.index, view.title)
        found += finding("indeling_geen_getal", no_number, frame.index, view.title)
    return found
