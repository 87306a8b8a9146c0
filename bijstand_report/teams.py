"""Which teams there are: small ones go together, those without a name are "Onbekend".

Takes the uitkeringen; gives the teams that get a report, each with its rows. The team of an
uitkering is that of its last dossier. Refuses a file without teams, or with fewer than two.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import alphabetical
from bijstand_report.errors import InputError
from bijstand_report.folder_names import folder_names

MERGED = "Overige teams"
NO_COLUMN = (
    "Het bestand heeft geen kolom met het team.\n"
    "Voeg die toe aan de export, of zet onder [kolommen] in bijstand.toml hoe zij heet: "
    'team = "...".'
)
ONE_TEAM = (
    "Het bestand bevat maar één team om een rapport van te maken, dus geen rest om naast te "
    "leggen.\nMaak met de opdracht rapport een rapport over de gemeente"
)


@dataclass(frozen=True)
class Team:
    """A team that gets a report.

    name: as in the file; folder: where its report goes, safe and unique
    members: the small teams that it is made of; of a team by itself, its own name
    rows: which uitkeringen are its own
    """

    name: str
    folder: str
    members: tuple[str, ...]
    rows: NDArray[np.bool_]


def teams_of(spells: pd.DataFrame, least: int) -> tuple[Team, ...]:
    """The teams of the uitkeringen, in alphabetical order, merged and unknown ones last.

    spells: frame of `Spells`; least: running uitkeringen that a team needs for a report of its own.
    Raises InputError when there are no teams, or there is only one.
    """
    if "team" not in spells:
        raise InputError(NO_COLUMN)
    members = _merged(spells, least)
    if len(members) < 2:
        hint = ", of verlaag klein_team in de instellingen" if MERGED in members else ""
        raise InputError(f"{ONE_TEAM}{hint}.")
    folders = folder_names(members)
    codes = spells["team"].cat.codes.to_numpy()
    place = {str(name): code for code, name in enumerate(spells["team"].cat.categories)}
    return tuple(
        Team(name, folders[name], own, np.isin(codes, [place[member] for member in own]))
        for name, own in members.items()
    )


def _merged(spells: pd.DataFrame, least: int) -> dict[str, tuple[str, ...]]:
    """Name of each report -> the teams of the file that are in it."""
    teams, running = spells["team"], spells["Actief"].to_numpy()
    sizes = teams[running].value_counts()
    present = [str(name) for name in teams.cat.categories if (teams == name).any()]
    small = [name for name in present if sizes[name] < least or name == MERGED]
    own = {name: (name,) for name in alphabetical([name for name in present if name not in small])}
    return own | ({MERGED: tuple(alphabetical(small))} if small else {})
