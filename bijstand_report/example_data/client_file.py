"""The synthetic client file as a frame: exactly so many rows, with Dutch column names.

Takes a number of rows, a seed and a number of teams; gives the frame of an export, small blemishes
included. Refuses numbers that cannot be with a SettingsError.
"""

from datetime import date

import numpy as np
import pandas as pd

from bijstand_report.errors import SettingsError
from bijstand_report.example_data import assumptions as a
from bijstand_report.example_data.blemishes import add_blemishes, number_of_each
from bijstand_report.example_data.dossiers import draw_teams, split, team_names
from bijstand_report.example_data.draws import Bools, Ints, chance
from bijstand_report.example_data.education import draw_education
from bijstand_report.example_data.uitkeringen import ORDINARY, Traits, Window, ints, simulate

MAX_ROWS = 5_000_000  # client numbers have 7 digits
MAX_TEAMS = 200
_CLIENT_NUMBERS = 9_999_999
_PEILDATUM = date(2018, 6, 30)


def generate(
    rows: int,
    seed: int,
    teams: int = 6,
    first_year: int = 2008,
    peildatum: date = _PEILDATUM,
    *,
    traits: Traits = ORDINARY,
) -> pd.DataFrame:
    """A synthetic dossier file, ordered by client number and start.

    rows: how many rows, exactly; seed: the same seed (with the same other arguments) gives the
    same frame; teams: 1 to 200; first_year: from this year on stand and flows are at their level;
    peildatum: the file is as exported a few days after it; traits: in what it is not ordinary.
    Gives dates as datetime64, geboortejaar and oorzaak as Int64, the rest as text; what is not
    known is missing. Raises SettingsError when a number is out of range.
    """
    _check(rows, seed, teams, first_year, peildatum)
    rng = np.random.default_rng(seed)
    window = Window.of(first_year, peildatum)
    blemishes = number_of_each(rows)
    dossiers = _exactly(rng, rows - blemishes, window, traits)
    names = team_names(teams)
    team = draw_teams(rng, dossiers, names, window)
    frame = _export(rng, dossiers, window)
    frame["Team"] = _texts(names, team)
    frame["Opleidingsniveau"] = _texts(list(a.EDUCATION), draw_education(seed, dossiers, window))
    return add_blemishes(rng, frame, ints(dossiers, "dossiers") == 1, blemishes)


def _check(rows: int, seed: int, teams: int, first_year: int, peildatum: date) -> None:
    if not 1 <= rows <= MAX_ROWS:
        raise SettingsError(f"Kies een aantal rijen van 1 tot en met {MAX_ROWS}, niet {rows}.")
    if seed < 0:
        raise SettingsError(f"Kies als zaad een getal van 0 of hoger, niet {seed}.")
    if not 1 <= teams <= MAX_TEAMS:
        raise SettingsError(f"Kies een aantal teams van 1 tot en met {MAX_TEAMS}, niet {teams}.")
    if not first_year <= peildatum.year:
        raise SettingsError(
            f"Het eerste jaar ({first_year}) ligt na de peildatum ({peildatum:%d-%m-%Y}). "
            "Kies een eerder jaar."
        )


def _exactly(rng: np.random.Generator, rows: int, window: Window, traits: Traits) -> pd.DataFrame:
    """Dossiers of whole clients, so many rows; more clients are made until there are enough."""
    clients = rows + 100
    while True:
        dossiers = split(rng, simulate(rng, clients, window, traits), window)
        chosen = _whole_clients(ints(dossiers, "client"), rows)
        if chosen.sum() == rows:
            return dossiers[chosen].reset_index(drop=True)
        clients *= 2


def _whole_clients(client: Ints, rows: int) -> Bools:
    """Rows of the first clients that fit, and then of clients with one row to fill up."""
    number = np.bincount(client)
    fits = np.cumsum(number) <= rows
    single = np.flatnonzero(~fits & (number == 1))
    fits[single[: rows - number[fits].sum()]] = True
    chosen: Bools = fits[client]
    return chosen


def _export(rng: np.random.Generator, dossiers: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The columns as the administration names and fills them."""
    end = ints(dossiers, "end")
    is_open = end > window.last
    born = ints(dossiers, "born").astype("datetime64[D]").astype("datetime64[Y]")
    cause = pd.Series(dossiers["cause"], dtype="Int64")
    return pd.DataFrame(
        {
            "Clientnummer": _client_numbers(rng, ints(dossiers, "client")),
            "Kode groep": _texts([a.GROUP, *a.OTHER_GROUPS], ints(dossiers, "other_group")),
            "Oorspronkelijke begindatum uitkeringsdossier": _dates(ints(dossiers, "origin")),
            "Startdatum periodiek algemeen": _dates(ints(dossiers, "start")),
            "Einddatum periodiek algemeen": _dates(end).mask(is_open),
            "geslacht": _texts(["man", "vrouw"], ints(dossiers, "woman")),
            "geboortejaar": pd.Series(born.astype(np.int64) + 1970, dtype="Int64"),
            "Omschrijving leefvorm": _texts(a.HOUSEHOLDS, ints(dossiers, "household")),
            "Oorzaak bijstandsafhankelijkheid": cause.mask(
                chance(rng, a.NO_CAUSE_SHARE, len(dossiers))
            ),
            "Omschrijving einde bijstandsafhankelijkheid": _reasons(dossiers, is_open),
        }
    )


def _client_numbers(rng: np.random.Generator, client: Ints) -> "pd.Series[str]":
    """Seven digits: too short to be a BSN. Rising with the client, at random distances."""
    _, number = np.unique(client, return_inverse=True)
    width = _CLIENT_NUMBERS // (int(number[-1]) + 1)
    issued = number * width + 1 + (rng.random(number[-1] + 1) * width).astype(np.int64)[number]
    return pd.Series(issued).astype("str").str.zfill(7)


def _dates(days: Ints) -> "pd.Series[pd.Timestamp]":
    return pd.Series(days.astype("datetime64[D]").astype("datetime64[s]"))


def _reasons(dossiers: pd.DataFrame, is_open: Bools) -> "pd.Series[str]":
    reason = ints(dossiers, "reason")
    unknown = reason == list(a.REASONS).index(a.NO_REASON)
    return _texts(list(a.REASONS), np.where(is_open | unknown, -1, reason))


def _texts(levels: list[str] | tuple[str, ...], codes: Ints) -> "pd.Series[str]":
    """The text at each position; missing where the position is -1."""
    return pd.Series(pd.array(levels, dtype="str").take(codes, allow_fill=True))
