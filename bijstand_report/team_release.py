"""All that is published of the teams of a client file, computed and protected once.

Takes a run; gives for each team that gets a report its results beside those of the rest. Counts of
the rest are made of its own uitkeringen only when the profile hides nothing (`disclosure.teams`).
"""

from bijstand_report.disclosure.protect import Release
from bijstand_report.disclosure.teams import hides, lay_beside, team_units, whole_units
from bijstand_report.pipeline import Run
from bijstand_report.statistics.results import Statistics
from bijstand_report.team_results import TeamResults
from bijstand_report.teams import Team, teams_of


def team_release(run: Run, teams: tuple[Team, ...]) -> Release:
    """All that is published of the municipality and its teams, planned at once.

    Raises CheckError when it cannot be made safe.
    """
    return run.release_of(team_units(run.statistics, _own(run, teams)))


def whole_release(run: Run, teams: tuple[Team, ...]) -> Release:
    """The same with every table of each team, for files to share."""
    return run.release_of(whole_units(run.statistics, _own(run, teams)))


def _own(run: Run, teams: tuple[Team, ...]) -> dict[str, Statistics]:
    frame = run.spells.frame
    return {team.folder: run.statistics_of(frame[team.rows]) for team in teams}


def team_results(run: Run, teams: tuple[Team, ...], release: Release) -> dict[str, TeamResults]:
    """The results of each team beside those of the rest, by its folder."""
    frame, profile = run.spells.frame, run.scope.profile
    counted = () if hides(profile) else teams
    rests = {team.folder: run.statistics_of(frame[~team.rows]) for team in counted}
    beside = lay_beside(release.units, rests, profile)
    return {
        team.folder: TeamResults(
            name=team.name,
            folder=team.folder,
            members=team.members,
            team=beside[team.folder].team,
            rest=beside[team.folder].rest,
            whole=beside[team.folder].whole,
        )
        for team in teams
    }


def teams_in(run: Run) -> tuple[Team, ...]:
    """The teams of a run that get a report. Raises InputError when there are fewer than two."""
    return teams_of(run.spells.frame, run.settings.klein_team)
