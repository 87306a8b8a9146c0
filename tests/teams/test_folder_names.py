"""Names of teams can be anything; the folders of their reports cannot."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.folder_names import LONGEST, folder_names

HOSTILE = [
    "Team Noord",
    "team noord",
    "TEAM NOORD",
    "../../etc/passwd",
    "C:\\Windows",
    "/",
    "",
    " ",
    ".",
    "..",
    "CON",
    "nul",
    "=1+1",
    "@SUM(A1)",
    'Team "Oost"',
    "Team 'West'",
    "Team <b>Zuid</b>",
    "\N{FAMILY}",
    "\N{PARTY POPPER}",
    "a" * 200,
    "a" * 199 + "b",
    "Súdwest",
    "Sudwest",
    "overzicht.html",
    "manifest.json",
    "team-noord-ec8e02c2",
]


def test_hostile_names_get_safe_folders_of_their_own() -> None:
    folders = folder_names(HOSTILE)
    assert len(set(folders.values())) == len(HOSTILE)
    for folder in folders.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder)
        assert len(folder) <= LONGEST + 9
        assert folder not in ("con", "nul", "overzicht.html", "manifest.json")


def test_an_ordinary_name_stays_readable() -> None:
    assert folder_names(["Team Noord"]) == {"Team Noord": "team-noord"}


@given(st.lists(st.text(max_size=60), unique=True, max_size=12))
def test_any_names_are_kept_apart_on_a_disk_without_capitals(names: list[str]) -> None:
    folders = list(folder_names(names).values())
    assert len({folder.lower() for folder in folders}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+", folder) for folder in folders)


@given(st.lists(st.text(max_size=60), unique=True, min_size=1, max_size=8))
def test_the_order_of_teams_changes_nothing(names: list[str]) -> None:
    assert folder_names(names) == folder_names(names[::-1])
