"""When uitkeringen begin and end: every stock and flow is counted here (METHOD 3).

For any days d0 < d1: stand(d1) = stand(d0) + instroom(d0,d1] - uitstroom(d0,d1].
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bijstand_report.reentry import REENTRY
from bijstand_report.statistics.calendar import Days, days_of, in_order
from bijstand_report.statistics.results import Counts

__all__ = ["Days", "Timeline", "days_of", "timeline"]


@dataclass(frozen=True)
class Timeline:
    """The days on which uitkeringen begin and end, each in order.

    reentries: the starts that are a re-entry; None when the file has no client numbers
    """

    starts: Days
    ends: Days
    reentries: Days | None

    def stock(self, days: Days) -> Counts:
        """Running uitkeringen on each day: begun up to and with it, and not ended by then."""
        return _up_to(self.starts, days) - _up_to(self.ends, days)

    def inflow(self, days: Days) -> Counts:
        """Begun after each day, up to and with the next: one number less than there are days."""
        return np.diff(_up_to(self.starts, days))

    def outflow(self, days: Days) -> Counts:
        """Ended after each day, up to and with the next."""
        return np.diff(_up_to(self.ends, days))

    def reentry(self, days: Days) -> Counts | None:
        """Of the inflow, what is a re-entry."""
        return None if self.reentries is None else np.diff(_up_to(self.reentries, days))


def timeline(spells: pd.DataFrame) -> Timeline:
    """The starts and ends of the uitkeringen, as known on the peildatum.

    spells: frame of `Spells`.

    >>> spells = pd.DataFrame({"startdatum": ["2018-01-01", "2018-02-01"],
    ...                        "einddatum": ["2018-02-01", None]}, dtype="datetime64[s]")
    >>> days = np.array(["2018-01-31", "2018-02-01"], "datetime64[D]")
    >>> timeline(spells).stock(days).tolist(), timeline(spells).outflow(days).tolist()
    ([1, 1], [1])
    """
    starts, ends = days_of(spells["startdatum"]), days_of(spells["einddatum"])
    reentries = in_order(starts[spells[REENTRY].to_numpy()]) if REENTRY in spells else None
    return Timeline(in_order(starts), in_order(ends[~np.isnat(ends)]), reentries)


def _up_to(ordered: Days, days: Days) -> Counts:
    return np.searchsorted(ordered, days, side="right").astype(np.int64)
