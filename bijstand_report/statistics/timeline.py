"""When uitkeringen begin and end: every stock and flow is counted here (METHOD 3).

For any days d0 < d1: stand(d1) = stand(d0) + instroom(d0,d1] - uitstroom(d0,d1].
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from bijstand_report.reentry import REENTRY
from bijstand_report.statistics.calendar import Days, day_pieces
from bijstand_report.statistics.pieces import count_cells
from bijstand_report.statistics.results import Counts


@dataclass(frozen=True)
class Tally:
    """How many of something there are up to and with each day from `first` on, one per day."""

    first: np.datetime64
    up_to: Counts

    def by(self, days: Days) -> Counts:
        """How many there are up to and with each of these days."""
        place = (days - self.first).astype(np.int64)
        return np.where(place < 0, 0, self.up_to[np.clip(place, 0, len(self.up_to) - 1)])


@dataclass(frozen=True)
class Timeline:
    """How many uitkeringen have begun and ended by each day.

    reentries: the starts that are a re-entry; None when the file has no client numbers
    """

    first_start: date
    starts: Tally
    ends: Tally
    reentries: Tally | None

    def stock(self, days: Days) -> Counts:
        """Running uitkeringen on each day: begun up to and with it, and not ended by then."""
        return self.starts.by(days) - self.ends.by(days)

    def inflow(self, days: Days) -> Counts:
        """Begun after each day, up to and with the next: one number less than there are days."""
        return np.diff(self.starts.by(days))

    def outflow(self, days: Days) -> Counts:
        """Ended after each day, up to and with the next."""
        return np.diff(self.ends.by(days))

    def reentry(self, days: Days) -> Counts | None:
        """Of the inflow, what is a re-entry."""
        return None if self.reentries is None else np.diff(self.reentries.by(days))


def timeline(spells: pd.DataFrame) -> Timeline:
    """The starts and ends of the uitkeringen, as known on the peildatum.

    spells: frame of `Spells`, at least one row.

    >>> spells = pd.DataFrame({"startdatum": ["2018-01-01", "2018-02-01"],
    ...                        "einddatum": ["2018-02-01", None]}, dtype="datetime64[s]")
    >>> days = np.array(["2018-01-31", "2018-02-01"], "datetime64[D]")
    >>> timeline(spells).stock(days).tolist(), timeline(spells).outflow(days).tolist()
    ([1, 1], [1])
    """
    columns = spells["startdatum"], spells["einddatum"]
    first_start = columns[0].min().date()
    outer = [day for column in columns for day in (column.min(), column.max()) if pd.notna(day)]
    first = np.datetime64(min(outer).date())
    width = (max(outer) - min(outer)).days + 1

    def tally(days: Iterator[Days]) -> Tally:
        places = ((piece - first).astype(np.int64) for piece in days)
        return Tally(first, np.cumsum(count_cells(places, (width,))))

    again = spells[REENTRY].to_numpy() if REENTRY in spells else None
    return Timeline(
        first_start,
        tally(start for _, start, _ in day_pieces(spells)),
        tally(end[~np.isnat(end)] for _, _, end in day_pieces(spells)),
        None
        if again is None
        else tally(start[again[piece]] for piece, start, _ in day_pieces(spells)),
    )
