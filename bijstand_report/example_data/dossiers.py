"""From simulated uitkeringen to dossiers: what changes along the way, and which team has them.

Takes the frame of `uitkeringen.simulate`; gives one row per dossier, ordered by client and start.
"""

import numpy as np
import pandas as pd

from bijstand_report.example_data import assumptions as a
from bijstand_report.example_data.draws import (
    Bools,
    Floats,
    Ints,
    carry_forward,
    chance,
    pick,
)
from bijstand_report.example_data.uitkeringen import YEAR, Window, draw_causes, ints


def split(rng: np.random.Generator, uitkeringen: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The dossiers of each uitkering: the next begins on the day on which the one before ends.

    Gives the columns of `uitkeringen` plus origin (day), dossiers (how many), several households
    and causes along the way, and other_group (0: none, else a position in OTHER_GROUPS, from 1).
    """
    ordered = uitkeringen.sort_values(["client", "start"], ignore_index=True)
    ordered["other_group"] = _other_groups(rng, len(ordered))
    seen = np.minimum(ints(ordered, "end"), window.peildatum) - ints(ordered, "start")
    number = _numbers(rng, seen)
    rows = ordered.loc[np.repeat(np.arange(len(ordered)), number)].reset_index(drop=True)
    rows["dossiers"] = np.repeat(number, number)
    rows["origin"] = rows["start"]
    position = np.arange(len(rows)) - np.repeat(np.cumsum(number) - number, number)
    return _with_changes(rng, _with_dates(rng, rows, np.repeat(seen, number), position), position)


def _other_groups(rng: np.random.Generator, size: int) -> Ints:
    which = 1 + pick(rng, np.ones(len(a.OTHER_GROUPS)), size)
    return np.where(chance(rng, a.OTHER_GROUP_SHARE, size), which, 0)


def _numbers(rng: np.random.Generator, seen: Ints) -> Ints:
    """How many dossiers each uitkering consists of."""
    share = np.minimum(a.SEVERAL_BASE + a.SEVERAL_PER_YEAR * seen / YEAR, a.SEVERAL_MAX)
    several = chance(rng, share, len(seen)) & (seen >= a.SEVERAL_MIN_DAYS)
    return np.where(several, 2 + pick(rng, a.DOSSIER_NUMBER_WEIGHTS, len(seen)), 1)


def _with_dates(
    rng: np.random.Generator, rows: pd.DataFrame, seen: Ints, position: Ints
) -> pd.DataFrame:
    """Rows that follow each other in time; only the last one keeps the reason of ending."""
    jitter = a.DOSSIER_JITTER * (2 * rng.random(len(rows)) - 1)
    share = (position + jitter) / ints(rows, "dossiers")
    offset = np.where(position > 0, np.floor(seen * share), 0).astype(np.int64)
    start = ints(rows, "start") + offset
    goes_on = position + 1 < ints(rows, "dossiers")
    end = np.where(goes_on, np.roll(start, -1), ints(rows, "end"))
    other = list(a.REASONS).index(a.OTHER_REASON)
    reason = np.where(goes_on, other, ints(rows, "reason"))
    return rows.assign(start=start, end=end, reason=reason)


def _with_changes(rng: np.random.Generator, rows: pd.DataFrame, position: Ints) -> pd.DataFrame:
    size = len(rows)
    age: Floats = (ints(rows, "start") - ints(rows, "born")) / YEAR
    first = position == 0
    household = np.where(first, ints(rows, "household"), pick(rng, a.HOUSEHOLD_WEIGHTS, size))
    household = carry_forward(household, first | chance(rng, a.NEW_HOUSEHOLD, size))
    cause = np.where(first, ints(rows, "cause"), draw_causes(rng, age, household))
    cause = carry_forward(cause, first | chance(rng, a.NEW_CAUSE, size))
    return rows.assign(household=household, cause=cause)


def team_names(teams: int) -> list[str]:
    """Invented names, all different: districts, and from three teams on two special teams."""
    special = [a.YOUTH_TEAM, a.SMALL_TEAM] if teams > 2 else []
    districts = [*a.DISTRICTS, *(f"Wijk {n}" for n in range(len(a.DISTRICTS) + 1, teams + 1))]
    return [*(f"Team {name}" for name in districts[: teams - len(special)]), *special]


def draw_teams(
    rng: np.random.Generator, rows: pd.DataFrame, names: list[str], window: Window
) -> Ints:
    """The team (position in `names`) of each dossier; -1 for the few without one.

    A client keeps a team, may change it with a next dossier, and the young have their own.
    """
    size = len(rows)
    new_client = _changes(rows, "client")
    new_uitkering = _changes(rows, "origin") | new_client
    moves = chance(rng, np.where(new_uitkering, a.NEW_TEAM_ON_RETURN, a.NEW_TEAM), size)
    team = carry_forward(pick(rng, _team_weights(names), size), new_client | moves)
    if a.YOUTH_TEAM in names:
        team = np.where(_in_youth_team(rng, rows, window), names.index(a.YOUTH_TEAM), team)
    return np.where(chance(rng, a.NO_TEAM_SHARE, size), -1, team)


def _changes(rows: pd.DataFrame, column: str) -> Bools:
    values = ints(rows, column)
    return np.append(True, values[1:] != values[:-1])[: len(values)]


def _in_youth_team(rng: np.random.Generator, rows: pd.DataFrame, window: Window) -> Bools:
    """Those who are still young when the dossier ends, or on the peildatum."""
    until = np.minimum(ints(rows, "end"), window.peildatum)
    young = (until - ints(rows, "born")) / YEAR < a.AGE_BANDS[0]
    client = ints(rows, "client")
    belongs = chance(rng, a.YOUTH_TEAM_SHARE, int(client.max()) + 1)
    return young & belongs[client]


def _team_weights(names: list[str]) -> Floats:
    """District teams from large to small; the youth team is filled by age, not by weight."""
    special = np.isin(names, (a.YOUTH_TEAM, a.SMALL_TEAM))
    weights = np.zeros(len(names))
    weights[~special] = np.linspace(*a.LARGEST_TO_SMALLEST, int((~special).sum()))
    weights /= weights.sum()
    weights[np.isin(names, a.SMALL_TEAM)] = min(a.SMALL_TEAM_SHARE, 0.5 / len(names))
    return weights
