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

from bijstand_report.statistics.results import Counts
from bijstand_report.statistics.timeline import days_of

FROM_THE_START = -1  # before day 0, so that an end on day 0 is observed


@dataclass(frozen=True)
class Observation:
    """The uitkeringen that were under observation, one number each, in days since the start.

    kept: for every row of the frame whether it is one of them
    entry: under observation after this day, FROM_THE_START unless left-truncated
    exit: up to and with this day; ended: whether it ended then, or was last seen
    first_start: the first startdatum of them, None when there are none
    """

    kept: NDArray[np.bool_]
    entry: Counts
    exit: Counts
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
    start, end = days_of(spells["startdatum"]), days_of(spells["einddatum"])
    ended = end <= last  # never true of an open one
    exit_day = _whole_days(np.where(ended, end, last) - start)
    entry = _entry(start, registration_from)
    kept = exit_day > entry
    first_start = start[kept].min().item() if kept.any() else None
    return Observation(kept, entry[kept], exit_day[kept], ended[kept], first_start)


def _entry(start: NDArray[np.datetime64], registration_from: date | None) -> Counts:
    if registration_from is None:
        return np.full(len(start), FROM_THE_START, dtype=np.int64)
    late = _whole_days(np.datetime64(registration_from, "D") - start)
    return np.where(late > 0, late, FROM_THE_START)


def _whole_days(lengths: NDArray[np.timedelta64]) -> Counts:
    days: Counts = lengths.astype(np.int64)
    return days


def life_tables(
    seen: Observation, groups: NDArray[np.integer], number: int, outcome: Counts, ways: int
) -> Iterator[LifeTable]:
    """The life table of each group, 0 to `number` - 1, in that order.

    groups: the group of each uitkering under observation; below 0 is none of them
    outcome: how each one left observation: 0 last seen, 1 to `ways` a way to end

    >>> seen = Observation(np.ones(3, dtype=bool), np.full(3, FROM_THE_START),
    ...                    np.array([5, 5, 9]), np.array([True, False, True]), None)
    >>> (table,) = life_tables(seen, np.zeros(3, dtype=int), 1, np.array([1, 0, 1]), 1)
    >>> table.days.tolist(), table.at_risk.tolist(), table.ended[:, 0].tolist()
    ([5, 9], [3, 1], [1, 1])
    """
    width = int(seen.exit.max(initial=0)) + 2
    outcomes = ways + 1
    entered = _count(groups, seen.entry + 1, number, width)
    left = _count(groups, seen.exit * outcomes + outcome, number, width * outcomes)
    return (
        _life_table(*counts)
        for counts in zip(entered, left.reshape(number, width, outcomes), strict=True)
    )


def _count(groups: NDArray[np.integer], cells: Counts, number: int, width: int) -> Counts:
    """How often each cell (below `width`) occurs in each group: one row per group."""
    known = groups >= 0
    place = groups[known].astype(np.int64) * width + cells[known]
    return np.bincount(place, minlength=number * width).reshape(number, width).astype(np.int64)


def _life_table(entered: Counts, left: Counts) -> LifeTable:
    """From the numbers that are under observation from a day on, and that leave on a day."""
    gone = left.sum(axis=1)
    at_risk = np.cumsum(entered) - np.cumsum(gone) + gone
    # Who enters on day d is under observation from the day after; on day 0 itself: from the start.
    enters = np.append(entered[1:], 0)
    days = np.flatnonzero((gone > 0) | (enters > 0))
    return LifeTable(int(entered.sum()), days, at_risk[days], left[days, 1:])
