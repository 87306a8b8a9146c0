"""Which teams get a report: small ones together, unknown ones by themselves."""

import pytest
from builders import clean, spells, uitkering

from bijstand_report.errors import InputError
from bijstand_report.teams import MERGED, teams_of


def frame(**sizes: int):
    """A frame with so many running uitkeringen per team, and one ended one for each."""
    rows = [
        row
        for team, size in sizes.items()
        for row in (
            *(uitkering("2016-03-01", team=team) for _ in range(size)),
            uitkering("2015-03-01", "2016-01-01", team=team),
        )
    ]
    return spells(clean(*rows)).frame


def test_a_team_below_the_size_goes_with_the_other_small_ones() -> None:
    teams = teams_of(frame(Noord=5, Zuid=4, West=3), least=5)
    assert [(team.name, team.members) for team in teams] == [
        ("Noord", ("Noord",)),
        (MERGED, ("West", "Zuid")),
    ]
    assert [int(team.rows.sum()) for team in teams] == [6, 9]


def test_every_uitkering_is_of_one_team() -> None:
    made = frame(Noord=5, Zuid=4, West=3, Onbekend=7)
    teams = teams_of(made, least=4)
    assert (sum(team.rows.astype(int) for team in teams) == 1).all()


def test_unknown_comes_after_the_names_and_the_small_ones_last() -> None:
    teams = teams_of(frame(Onbekend=9, Zuid=8, Noord=7, West=1), least=5)
    assert [team.name for team in teams] == ["Noord", "Zuid", "Onbekend", MERGED]


def test_a_real_team_with_the_name_of_the_merged_ones_is_among_them() -> None:
    teams = teams_of(frame(Noord=9, Zuid=1, **{MERGED: 20}), least=5)
    assert [(team.name, team.members) for team in teams] == [
        ("Noord", ("Noord",)),
        (MERGED, (MERGED, "Zuid")),
    ]


def test_the_size_counts_running_uitkeringen_only() -> None:
    rows = [
        *(uitkering("2016-03-01", "2017-01-01", team="Oud") for _ in range(50)),
        *(uitkering("2016-03-01", team="Nieuw") for _ in range(5)),
    ]
    teams = teams_of(spells(clean(*rows)).frame, least=5)
    assert [team.name for team in teams] == ["Nieuw", MERGED]


def test_names_that_differ_in_capitals_are_different_teams() -> None:
    teams = teams_of(frame(noord=5, Noord=6), least=5)
    assert {team.name: int(team.rows.sum()) for team in teams} == {"noord": 6, "Noord": 7}
    assert len({team.folder.casefold() for team in teams}) == 2


def test_no_column_is_told_with_what_to_do() -> None:
    with pytest.raises(InputError, match="geen kolom met het team"):
        teams_of(spells(clean(uitkering("2016-03-01"))).frame, least=30)


@pytest.mark.parametrize("sizes", [{"Noord": 40}, {"Noord": 3, "Zuid": 4}])
def test_one_team_has_nothing_to_lie_beside(sizes: dict[str, int]) -> None:
    with pytest.raises(InputError, match="maar één team"):
        teams_of(frame(**sizes), least=30)
