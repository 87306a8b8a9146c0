"""Outflow by instroomjaar: how many uitkeringen of each year and group still run (METHOD 5)."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import CAUSE_DESCRIPTION
from bijstand_report.own_view import OwnView
from bijstand_report.statistics.pieces import pieces
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
    return tuple(
        outflow_view(spells, years, name, spells[source], column) for name, source, column in views
    )


def outflow_view(
    spells: pd.DataFrame, years: tuple[int, ...], name: str, groups: pd.Series, column: str
) -> OutflowView:
    """Counts by instroomjaar and group; `groups` is a categorical column of the spells."""
    codes = groups.cat.codes.to_numpy()
    number = len(groups.cat.categories)
    # Active ones stand beside the others, so that all rows are gone through once.
    cells = codes.astype(np.int32) + number * spells["Actief"].to_numpy()
    counts = count_by_year(spells, years, cells, (len(years), 2 * number))
    active = counts[:, number:]
    total = counts[:, :number] + active
    present = np.flatnonzero(total.any(axis=0))
    names = tuple(str(group) for group in groups.cat.categories[present])
    return OutflowView(name, column, years, names, total[:, present], active[:, present])


def count_by_year(
    spells: pd.DataFrame,
    years: tuple[int, ...],
    codes: NDArray[np.integer],
    shape: tuple[int, int],
    only: NDArray[np.bool_] | None = None,
) -> Counts:
    """Rows by instroomjaar and code, as a matrix; `only` marks the rows that count."""
    instroomjaar = spells["instroomjaar"].to_numpy()
    counts = np.zeros(shape[0] * shape[1], dtype=np.int64)
    for piece in pieces(len(instroomjaar)):
        position = instroomjaar[piece] - years[0]
        keep = (position >= 0) & (position < shape[0])
        if only is not None:
            keep &= only[piece]
        cell = position[keep] * shape[1] + codes[piece][keep]
        counts += np.bincount(cell, minlength=len(counts))
    return counts.reshape(shape)
