"""Outflow by instroomjaar: how many uitkeringen of each year and group still run (METHOD 5)."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import CAUSE_DESCRIPTION
from bijstand_report.own_view import OwnView
from bijstand_report.statistics.pieces import count_cells, pieces
from bijstand_report.statistics.results import Counts, OutflowView

# table name, column of the spells, column name in the table
VIEWS = (
    ("instroomreden", "oorzaak_omschrijving", CAUSE_DESCRIPTION),
    ("leefvorm", "leefvorm", "Omschrijving leefvorm"),
    ("geslacht", "geslacht", "geslacht"),
    ("leeftijdsklasse", "LeeftijdsKlasse", "LeeftijdsKlasse"),
    ("leeftijdsklasse_geslacht", "LeeftijdGeslacht", "LeeftijdGeslacht"),
)


def outflow_views(
    spells: pd.DataFrame, years: tuple[int, ...], own_views: Sequence[OwnView] = ()
) -> tuple[OutflowView, ...]:
    """The five views of the original and then the own views, by instroomjaar.

    spells: frame of `Spells`; years: the instroomjaren to count, ascending; other years are left
    out. Groups that never occur in these years are left out too.
    """
    views = (*VIEWS, *((view.name, view.key, view.title) for view in own_views))
    rows, active = year_rows(spells, years), spells["Actief"].to_numpy()
    found = []
    for name, source, column in views:
        groups = spells[source].cat
        counts = _count(rows, active, groups.codes.to_numpy(), len(years), len(groups.categories))
        total, running = counts.sum(axis=2), counts[:, :, 1]
        present = np.flatnonzero(total.any(axis=0))
        names = tuple(str(group) for group in groups.categories[present])
        view = OutflowView(name, column, years, names, total[:, present], running[:, present])
        found.append(view)
    return tuple(found)


def _count(
    rows: NDArray[np.int16], active: NDArray[np.bool_], codes: NDArray[np.integer], *size: int
) -> Counts:
    """By instroomjaar, group and whether it is active; size: how many years and groups."""
    years, groups = size
    cells = (
        (rows[piece].astype(np.int64) * groups + codes[piece]) * 2 + active[piece]
        for piece in pieces(len(rows))
    )
    return count_cells(cells, (years + 2, groups, 2))[1:-1]


def year_rows(spells: pd.DataFrame, years: tuple[int, ...]) -> NDArray[np.int16]:
    """The row of each uitkering in a table by instroomjaar: 1 is the first of these years.

    spells: frame of `Spells`; years: consecutive, ascending
    Row 0 holds the earlier years and the row after the last all later ones.

    >>> year_rows(pd.DataFrame({"instroomjaar": [1999, 2014, 2015, 2021]}), (2014, 2015)).tolist()
    [0, 1, 2, 3]
    """
    rows = np.clip(spells["instroomjaar"].to_numpy() - (years[0] - 1), 0, len(years) + 1)
    return np.asarray(rows, dtype=np.int16)
