"""How long each uitkering was under observation, and life tables of groups of them (METHOD 7).

Takes the frame of `Spells`; gives days and counts. Everything is counted in whole days, so that
ties are exact and the order of the rows does not matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.calendar import day_pieces
from bijstand_report.statistics.pieces import count_cells, pieces
from bijstand_report.statistics.results import Counts

Days32 = NDArray[np.int32]  # numbers of days: half the memory of a Counts

FROM_THE_START = -1  # before day 0, so that an end on day 0 is observed


@dataclass(frozen=True)
class Observation:
    """The uitkeringen that were under observation, one number each, in days since the start.

    kept: for every row of the frame whether it is one of them
    entry: under observation after this day; None when all are from their start (FROM_THE_START)
    exit: up to and with this day; ended: whether it ended then, or was last seen
    first_start: the first startdatum of them, None when there are none
    """

    kept: NDArray[np.bool_]
    entry: Days32 | None
    exit: Days32
    ended: NDArray[np.bool_]
    first_start: date | None


@dataclass(frozen=True)
class LifeTable:
    """What happened to a number of uitkeringen, by days since the start; see `Curve`.

    ended: one row per day, one column per way to end
    """

    spells: int
    days: Counts
    at_risk: Counts
    ended: Counts


def observe(
    spells: pd.DataFrame, peildatum: date, registration_from: date | None = None
) -> Observation:
    """When each uitkering was under observation.

    An einddatum after the peildatum is not known yet; who starts later is left out. With
    `registration_from`, an uitkering that ran already on that day counts from that day on (left
    truncation), and one that ended by then is left out: R's `Surv(entry, exit, ended)`.

    >>> spells = pd.DataFrame({"startdatum": ["2018-01-01", "2018-01-31"],
    ...                        "einddatum": ["2018-01-11", None]}, dtype="datetime64[s]")
    >>> seen = observe(spells, date(2018, 2, 1), date(2018, 1, 5))
    >>> seen.entry.tolist(), seen.exit.tolist(), seen.ended.tolist()
    ([4, -1], [10, 1], [True, False])
    """
    last = np.datetime64(peildatum, "D")
    size = len(spells)
    kept, ended, exit_day = np.empty(size, bool), np.empty(size, bool), np.empty(size, np.int32)
    entry = None if registration_from is None else np.empty(size, np.int32)
    for piece, start, end in day_pieces(spells):
        ended[piece] = end <= last  # never true of an open one
        exit_day[piece] = (np.where(ended[piece], end, last) - start).astype(np.int32)
        if entry is not None:
            late = (np.datetime64(registration_from, "D") - start).astype(np.int32)
            entry[piece] = np.where(late > 0, late, FROM_THE_START)
        kept[piece] = exit_day[piece] > (FROM_THE_START if entry is None else entry[piece])
    first_start = spells["startdatum"][kept].min()
    return Observation(
        kept,
        None if entry is None else entry[kept],
        exit_day[kept],
        ended[kept],
        None if pd.isna(first_start) else first_start.date(),
    )


def life_tables(
    seen: Observation,
    groups: NDArray[np.integer],
    number: int,
    outcome: NDArray[np.integer] | NDArray[np.bool_],
    ways: int,
) -> Iterator[LifeTable]:
    """The life table of each group, 0 to `number` - 1, in that order.

    groups: the group of each uitkering under observation; -1 is none of them
    outcome: how each one left observation: 0 last seen, 1 to `ways` a way to end

    >>> seen = Observation(np.ones(3, dtype=bool), None, np.array([5, 5, 9], dtype=np.int32),
    ...                    np.array([True, False, True]), None)
    >>> (table,) = life_tables(seen, np.zeros(3, dtype=int), 1, np.array([1, 0, 1]), 1)
    >>> table.days.tolist(), table.at_risk.tolist(), table.ended[:, 0].tolist()
    ([5, 9], [3, 1], [1, 1])
    """
    width, outcomes = int(seen.exit.max(initial=0)) + 2, ways + 1
    # The first row holds those of no group; the first day is FROM_THE_START.
    rows = groups.astype(np.int32) + 1
    left = count_cells(
        (
            (rows[piece] * np.int64(width) + seen.exit[piece]) * outcomes + outcome[piece]
            for piece in pieces(len(rows))
        ),
        (number + 1, width, outcomes),
    )
    entered = _entered(seen.entry, rows, left)
    return (_life_table(*counts) for counts in zip(entered[1:], left[1:], strict=True))


def _entered(entry: Days32 | None, rows: NDArray[np.int32], left: Counts) -> Counts:
    """How many are under observation from each day on, counted from FROM_THE_START."""
    shape = left.shape[:2]
    if entry is None:
        entered = np.zeros(shape, dtype=np.int64)
        entered[:, 0] = left.sum(axis=(1, 2))
        return entered
    cells = (
        rows[piece] * np.int64(shape[1]) + entry[piece] - FROM_THE_START
        for piece in pieces(len(rows))
    )
    return count_cells(cells, shape)


def _life_table(entered: Counts, left: Counts) -> LifeTable:
    """From the numbers that are under observation from a day on, and that leave on a day."""
    gone = left.sum(axis=1)
    at_risk = np.cumsum(entered) - np.cumsum(gone) + gone
    # Who enters on day d is under observation from the day after; on day 0 itself: from the start.
    enters = np.append(entered[1:], 0)
    days = np.flatnonzero((gone > 0) | (enters > 0))
    return LifeTable(int(entered.sum()), days, at_risk[days], left[days, 1:])
