"""The tiles of a team: what lies beside them is of the same instroomjaar."""

from pathlib import Path

from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.figures.images import Images
from bijstand_report.pipeline import load
from bijstand_report.report.team import subject_of, team_tiles
from bijstand_report.team_release import team_release, team_results, teams_in

HEADER = "startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak;team"


def begun(year: int, ended: int, running: int, team: str) -> list[str]:
    ends = ["01-06-"] * ended + [""] * running
    return [
        f"01-02-{year};{end and end + str(year)};man;1980;Alleenstaande;14;{team}" for end in ends
    ]


def test_the_rest_is_told_of_the_year_of_the_team(tmp_path: Path) -> None:
    """The team had too few in 2016; of the rest 2016 can be told, but it is not what is beside."""
    rows = begun(2015, 10, 30, "A") + begun(2016, 0, 20, "A")
    rows += begun(2015, 20, 20, "B") + begun(2016, 30, 20, "B")
    path = tmp_path / "teams.csv"
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    settings = load_settings(None, {"kwartaal": "2018K2"}, use_file=False)
    run = load(path, settings, Profile.INTERN, lambda _: None)
    teams = teams_in(run)
    subject = subject_of(team_results(run, teams, team_release(run, teams))["a"])
    tile = team_tiles(subject, run.scope, Images({}, {}, None))[3]
    assert (tile.label, tile.number) == ("Binnen een jaar uit de bijstand (instroom 2015)", "25,0")
    assert tile.comparisons[-1] == ("rest van de gemeente", "50,0%")
