"""Whether a file begins with what still ran on some day, and which day that is.

Of such a file the oldest uitkeringen are the longest of their time only (left truncation): without
the setting `registratie_vanaf` (METHOD 7) everything seems to last too long.
"""

from datetime import date

import numpy as np
import pandas as pd

from bijstand_report.dossiers import join_dossiers, keep_group, number_clients

LEAST_RUNNING = 30  # uitkeringen that ran for over a year before one of them ended
STRAY = 1_000  # of this many ends one may be a slip: it says nothing of the file


def seems_to_begin(spells: pd.DataFrame) -> date | None:
    """The first day of the month in which uitkeringen began to end; None for a complete file.

    spells: one row per uitkering, with startdatum and einddatum. In a complete file some of thirty
    uitkeringen have ended within a year and a day.

    >>> started = pd.date_range("2000-01-01", periods=60, freq="MS")
    >>> late = pd.DataFrame({"startdatum": started, "einddatum": pd.Timestamp("2005-03-09")})
    >>> seems_to_begin(late)
    datetime.date(2005, 3, 1)
    >>> seems_to_begin(late.assign(einddatum=started + pd.Timedelta(days=300))) is None
    True
    """
    ends = np.sort(spells["einddatum"].dropna().to_numpy().astype("datetime64[D]"))
    if not len(ends):
        return None
    first_day = ends[len(ends) // STRAY].astype("datetime64[M]").astype("datetime64[D]")
    starts = spells["startdatum"].to_numpy().astype("datetime64[D]")
    running = int((starts < first_day - np.timedelta64(366, "D")).sum())
    return first_day.item() if running >= LEAST_RUNNING else None


def rows_seem_to_begin(clean: pd.DataFrame, *, is_dossiers: bool, group_code: str) -> date | None:
    """The same of clean rows, which may be dossiers, to be joined first."""
    if not is_dossiers:
        return seems_to_begin(clean)
    rows, _ = keep_group(clean, group_code)
    return seems_to_begin(join_dossiers(number_clients(rows)))


def advice(first_day: date) -> str:
    """What the analyst is told."""
    return (
        f"voor {first_day:%d-%m-%Y} eindigde bijna geen uitkering, al liepen er toen veel. "
        "Het bestand lijkt op die dag te beginnen. De duur lijkt daardoor te lang. Zet in "
        f"bijstand.toml: registratie_vanaf = {first_day.isoformat()}"
    )
