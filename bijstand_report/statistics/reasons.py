"""Why uitkeringen end: by reason group, by days since the start and by quarter (METHOD 8)."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import UNKNOWN
from bijstand_report.periods import Quarter
from bijstand_report.read.reason_list import group_of
from bijstand_report.statistics.observation import life_tables, observe
from bijstand_report.statistics.results import Counts, Reasons
from bijstand_report.statistics.timeline import days_of

COLUMN = "reden_einde"


def reasons(
    spells: pd.DataFrame,
    grouping: Mapping[str, str],
    quarters: Sequence[Quarter],
    peildatum: date,
    registration_from: date | None = None,
) -> Reasons | None:
    """Endings by reason group; None when no ended uitkering has a reason.

    spells: frame of `Spells`; grouping: of `read_reason_list`, whose order the groups keep
    quarters: consecutive, ascending, as in `Flows`; every ending in them counts, as it does there,
        also of uitkeringen that were over before `registration_from`
    """
    ended = days_of(spells["einddatum"]) <= np.datetime64(peildatum, "D")
    if COLUMN not in spells or not (ended & spells[COLUMN].notna().to_numpy()).any():
        return None
    names = list(dict.fromkeys([name for name in grouping.values() if name != UNKNOWN]))
    names.append(UNKNOWN)
    codes = _codes(spells[COLUMN], grouping, names)
    seen = observe(spells, peildatum, registration_from)
    everyone = np.zeros(len(seen.exit), dtype=np.int64)
    outcome = np.where(seen.ended, codes[seen.kept] + 1, 0)
    (table,) = life_tables(seen, everyone, 1, outcome, len(names))
    by_quarter = _by_quarter(days_of(spells["einddatum"]), ended, codes, quarters, len(names))
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


def _codes(column: pd.Series, grouping: Mapping[str, str], names: list[str]) -> Counts:
    """The place in `names` of the group of each row; the last (unknown) without a reason."""
    place = [names.index(group_of(str(text), grouping)) for text in column.cat.categories]
    return np.array([*place, len(names) - 1], dtype=np.int64)[column.cat.codes.to_numpy()]


def _by_quarter(
    end: NDArray[np.datetime64],
    ended: NDArray[np.bool_],
    codes: Counts,
    quarters: Sequence[Quarter],
    number: int,
) -> Counts:
    """Endings on or before the peildatum: one row per quarter, one column per group."""
    if not quarters:
        return np.zeros((0, number), dtype=np.int64)
    bounds = np.array([*(q.first_day for q in quarters), quarters[-1].next().first_day], "M8[D]")
    row = np.searchsorted(bounds, end, side="right") - 1
    inside = ended & (row >= 0) & (row < len(quarters))
    cell = row[inside] * number + codes[inside]
    counts = np.bincount(cell, minlength=len(quarters) * number)
    return counts.reshape(len(quarters), number).astype(np.int64)
