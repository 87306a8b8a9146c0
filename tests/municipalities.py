"""Invented client files of every kind of municipality, by number: small, lopsided, with teams.

Group sizes are drawn unequal (Dirichlet), so that empty cells and one dominant category are common.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from builders import REASONS, scope, spells

from bijstand_report.choices import Profile
from bijstand_report.columns import UNKNOWN, alphabetical
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.statistics.compute import compute
from bijstand_report.statistics.results import Statistics

SIZES = (1, 2, 5, 12, 30, 80, 200, 500)
PERIOD = (2013, 2018)
REASON_CODES = ("11", "14", "98", "03", "04", "07")


def client_file(number: int, size: int | None = None, teams: int | None = None) -> pd.DataFrame:
    """The same file each time for a number; size, teams: instead of drawn ones."""
    random = np.random.default_rng(number)
    rows = size or int(random.choice(SIZES))
    first = int(random.integers(2011, 2017))
    start = pd.Timestamp(first, 1, 1) + pd.to_timedelta(
        random.integers(0, 365 * (2018 - first) + 180, rows), unit="D"
    )
    end = start + pd.to_timedelta(
        random.exponential(random.uniform(200, 1500), rows).astype(int) + 1, unit="D"
    )
    runs = (random.random(rows) < random.uniform(0, 0.5)) | (end > pd.Timestamp(2019, 12, 31))

    def drawn(values: Sequence[object]) -> np.ndarray:
        shares = random.dirichlet(np.ones(len(values)) * random.choice([0.2, 1, 5]))
        return random.choice(np.array(values, dtype=object), rows, p=shares)

    def category(values: Sequence[str]) -> pd.Categorical:
        return pd.Categorical(drawn(values), categories=alphabetical(list({*values, UNKNOWN})))

    households = ("Alleenstaande", "Alleenstaande ouder", "Gehuwd / Samenwonend", "Anders")
    number_of_teams = int(random.choice([1, 1, 2, 3])) if teams is None else teams
    frame = pd.DataFrame(
        {
            "startdatum": start.astype("datetime64[s]"),
            "einddatum": pd.Series(end).where(~runs).astype("datetime64[s]"),
            "geslacht": category(("man", "vrouw", UNKNOWN)),
            "geboortejaar": pd.array(random.integers(1950, 1998, rows), dtype="Int32"),
            "leefvorm": category(households[: int(random.integers(1, 5))]),
            "oorzaak": pd.array(drawn((1, 14, 39, 77)).astype(int), dtype="Int32"),
            "reden_einde": pd.Categorical(
                np.where(runs, None, drawn(REASON_CODES)), categories=list(REASON_CODES)
            ),
            "team": category([f"Team {place}" for place in range(max(number_of_teams, 1))]),
            "clientnummer": pd.array(
                [f"c{place}" for place in random.integers(0, rows * 2, rows)], dtype="string"
            ),
        }
    )
    frame.index = pd.RangeIndex(2, rows + 2)
    return frame


def statistics(frame: pd.DataFrame, *, teams: bool) -> dict[str, Statistics]:
    """The exact results of a file, as a whole and for each of its teams."""
    about = {"profile": Profile.RAAD, "years": PERIOD}
    made = spells(frame, **about)
    units = {
        MUNICIPALITY: compute(made.frame, scope(**about), made.row_counts, len(frame), REASONS)
    }
    if teams:
        for name, part in made.frame.groupby("team", observed=True):
            units[str(name)] = compute(part, scope(**about), (), len(part), REASONS)
    return units
