"""Re-entry (herinstroom): inflow of a client who left bijstand shortly before (METHOD 8).

It is told of each uitkering before anything is counted, so that it is the same in every selection:
a client may come back with another team than the one before.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.cohorts import anniversary

REENTRY = "herinstroom"
_ONE_DAY = np.timedelta64(1, "D")


def is_reentry(spells: pd.DataFrame) -> NDArray[np.bool_]:
    """Per uitkering: whether the client's previous one ended at most 12 months before its start.

    spells: columns client (a number; below 0 is nobody, and never a re-entry), startdatum,
    einddatum.
    The previous uitkering is, of those that began before the start and ended on or before it, the
    one that ended last; others of the client may still run. Twelve months are a calendar year:
    start <= the same date a year after the end, 28 February for 29 February.

    >>> is_reentry(pd.DataFrame({
    ...     "client": [7, 7, 7],
    ...     "startdatum": pd.to_datetime(["2015-01-01", "2017-03-01", "2018-06-01"]),
    ...     "einddatum": pd.to_datetime(["2016-03-01", "2017-06-01", None])})).tolist()
    [False, True, True]
    """
    client = spells["client"]
    several = (client.duplicated(keep=False) & (client >= 0)).to_numpy()
    found = np.zeros(len(spells), dtype=bool)
    rows = spells.loc[several, ["client", "startdatum", "einddatum"]].reset_index(drop=True)
    start = rows["startdatum"].to_numpy().astype("datetime64[D]")
    previous = _previous_end(rows).to_numpy().astype("datetime64[D]")
    found[several] = start <= anniversary(previous, 1)
    return found


def _previous_end(rows: pd.DataFrame) -> pd.Series:
    """When the previous uitkering of the same client ended; NaT without one."""
    ended = rows.dropna(subset="einddatum")
    # A previous uitkering has ended, and began on an earlier day.
    from_day = ended["startdatum"] + _ONE_DAY
    ended = ended.assign(from_day=from_day.where(from_day > ended["einddatum"], ended["einddatum"]))
    matched = pd.merge_asof(
        rows[["client", "startdatum"]].reset_index().sort_values("startdatum"),
        ended.sort_values(["from_day", "einddatum"])[["client", "from_day", "einddatum"]],
        left_on="startdatum",
        right_on="from_day",
        by="client",
    )
    return matched.set_index("index")["einddatum"].sort_index()
