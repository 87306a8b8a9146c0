"""Why uitkeringen end: by reason group, by days since the start and by quarter (METHOD 8)."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import UNKNOWN
from bijstand_report.periods import Quarter
from bijstand_report.read.reason_list import group_of
from bijstand_report.statistics.calendar import Days, by_day, day_pieces
from bijstand_report.statistics.observation import Observation, life_tables
from bijstand_report.statistics.pieces import count_cells
from bijstand_report.statistics.results import Counts, Reasons

COLUMN = "reden_einde"


def reasons(
    spells: pd.DataFrame,
    seen: Observation,
    grouping: Mapping[str, str],
    quarters: Sequence[Quarter],
    peildatum: date,
) -> Reasons | None:
    """Endings by reason group; None when no ended uitkering has a reason.

    spells: frame of `Spells`; seen: of the same
    grouping: of `read_reason_list`, whose order the groups keep
    quarters: consecutive, ascending, as in `Flows`; every ending in them counts, as it does there,
        also of uitkeringen that were over before observation began
    """
    if not _is_known(spells, peildatum):
        return None
    names = list(dict.fromkeys([name for name in grouping.values() if name != UNKNOWN]))
    names.append(UNKNOWN)
    codes = _codes(spells[COLUMN], grouping, names)
    everyone = np.zeros(len(seen.exit), dtype=np.int8)
    outcome = np.where(seen.ended, codes[seen.kept] + 1, 0)
    (table,) = life_tables(seen, everyone, 1, outcome, len(names))
    by_quarter = _by_quarter(spells, codes, quarters, len(names), peildatum)
    occurs = np.flatnonzero(np.vstack([table.ended, by_quarter]).any(axis=0))
    return Reasons(
        groups=tuple(names[place] for place in occurs),
        spells=table.spells,
        days=table.days,
        at_risk=table.at_risk,
        ended=table.ended[:, occurs],
        quarters=tuple(map(str, quarters)),
        by_quarter=by_quarter[:, occurs],
    )


def _is_known(spells: pd.DataFrame, peildatum: date) -> bool:
    if COLUMN not in spells:
        return False
    known, last = spells[COLUMN].notna().to_numpy(), np.datetime64(peildatum, "D")
    return any((known[piece] & (end <= last)).any() for piece, _, end in day_pieces(spells))


def _codes(column: pd.Series, grouping: Mapping[str, str], names: list[str]) -> NDArray[np.int16]:
    """The place in `names` of the group of each row; the last (unknown) without a reason."""
    place = [names.index(group_of(str(text), grouping)) for text in column.cat.categories]
    return np.array([*place, len(names) - 1], dtype=np.int16)[column.cat.codes.to_numpy()]


def _by_quarter(
    spells: pd.DataFrame,
    codes: NDArray[np.int16],
    quarters: Sequence[Quarter],
    number: int,
    peildatum: date,
) -> Counts:
    """Endings on or before the peildatum: one row per quarter, one column per group."""
    if not quarters:
        return np.zeros((0, number), dtype=np.int64)
    bounds = np.array([*(q.first_day for q in quarters), quarters[-1].next().first_day], "M8[D]")

    def row(end: Days) -> Counts:  # the last one: in none of the quarters
        place = np.searchsorted(bounds, end, side="right") - 1
        inside = (place >= 0) & (place < len(quarters)) & (end <= np.datetime64(peildatum, "D"))
        return np.where(inside, place, len(quarters))

    cells = (by_day(end, row) * number + codes[piece] for piece, _, end in day_pieces(spells))
    return count_cells(cells, (len(quarters) + 1, number))[:-1]
