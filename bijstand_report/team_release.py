"""All that is published of the teams of a client file, computed and protected once.

Takes a run; gives for each team that gets a report its results beside those of the rest. Counts of
the rest are made of its own uitkeringen only when the profile hides nothing (`disclosure.teams`).
"""

from collections.abc import Mapping

from bijstand_report.disclosure.protect import Release
from bijstand_report.disclosure.teams import lay_beside, team_units, whole_units
from bijstand_report.on_demand import OnDemand
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


def team_results(run: Run, teams: tuple[Team, ...], release: Release) -> Mapping[str, TeamResults]:
    """The results of each team beside those of the rest, by its folder, made when asked for."""
    frame, known = run.spells.frame, {team.folder: team for team in teams}

    def results_of(folder: str) -> TeamResults:
        team = known[folder]
        beside = lay_beside(
            release.units,
            folder,
            lambda: run.statistics_of(frame[~team.rows]),
            run.scope.profile,
        )
        return TeamResults(
            name=team.name,
            folder=folder,
            members=team.members,
            team=beside.team,
            rest=beside.rest,
            whole=beside.whole,
        )

    return OnDemand(known, results_of)


def teams_in(run: Run) -> tuple[Team, ...]:
    """The teams of a run that get a report. Raises InputError when there are fewer than two."""
    return teams_of(run.spells.frame, run.settings.klein_team)
