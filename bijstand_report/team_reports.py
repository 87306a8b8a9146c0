"""The reports of all teams of a client file: what to make, making it, and saying what is there.

Statistics are computed and protected once (`team_release`); each report is made in a process of its
own (`batch`) and put in place here, by one process only. The overview and the manifest are written
at the end in any case, also after an interruption, and say what is there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pebble import ProcessPool

from bijstand_report import output
from bijstand_report.batch import Outcome, make_all
from bijstand_report.branding import load_brand
from bijstand_report.disclosure.protect import Release
from bijstand_report.errors import BijstandError, InputError
from bijstand_report.interrupts import uninterrupted
from bijstand_report.on_demand import OnDemand
from bijstand_report.pipeline import Run
from bijstand_report.render import render_screen, template_folder
from bijstand_report.report.overview import build_overview
from bijstand_report.suggestions import unknown_name
from bijstand_report.team_batch import (
    MADE,
    MANIFEST,
    OVERVIEW,
    Input,
    batch_manifest,
    clear_leftovers,
    key_of,
    place_report,
    shared_key,
    standing,
    state_of,
)
from bijstand_report.team_documents import DOCUMENTS, TeamJob, team_documents
from bijstand_report.team_notes import read_team_notes
from bijstand_report.team_release import team_release, team_results, teams_in
from bijstand_report.teams import Team

Made = Callable[[TeamJob], dict[str, bytes]]


@dataclass
class Batch:
    """All reports of a run, and what came of them.

    release: all that is published of the municipality and the teams
    jobs, keys: by folder, of all teams, made when asked for; wanted: the folders to make now
    failures: folder -> why
    """

    run: Run
    uit: Path
    release: Release
    jobs: Mapping[str, TeamJob]
    keys: Mapping[str, str]
    wanted: tuple[str, ...]
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> Input:
        return Input(self.run.raw.name, self.run.raw.sha256)

    def name(self, folder: str) -> str:
        """The name of a team, by the folder of its report."""
        return self.jobs[folder].results.name


def plan_batch(run: Run, uit: Path, *, only: str | None, resume: bool, check: bool) -> Batch:
    """What is to be made.

    only: name of the one team to make; resume: leave out what is up to date in `uit`.
    Raises InputError for an unknown team, or without teams; SettingsError for a wrong note;
    CheckError when the release cannot be made safe.
    """
    teams = teams_in(run)
    chosen = [team.folder for team in teams if only is None or team is _team_named(teams, only)]
    brand, own = load_brand(run.settings.huisstijl), template_folder(run.settings.sjablonen)
    notes = read_team_notes(run.settings.toelichting, {team.name: team.folder for team in teams})
    release = team_release(run, teams)
    results = team_results(run, teams, release)
    source = Input(run.raw.name, run.raw.sha256)
    jobs = OnDemand(
        results,
        lambda team: TeamJob(results[team], run.scope, brand, notes.get(team), own, check),
    )
    shared = cache(lambda: shared_key(next(iter(jobs.values())), source))
    keys = OnDemand(jobs, lambda team: key_of(jobs[team], shared()))
    if resume:
        clear_leftovers(uit, jobs)
        chosen = [folder for folder in chosen if standing(uit / folder, keys[folder]) is None]
    return Batch(run, uit, release, jobs, keys, tuple(chosen))


def _team_named(teams: tuple[Team, ...], name: str) -> Team:
    """The team with a name as in the file, in whatever capitals when there is one such."""
    exact = [team for team in teams if team.name == name]
    alike = exact or [team for team in teams if team.name.casefold() == name.casefold()]
    if len(alike) == 1:
        return alike[0]
    for team in teams:
        if name in team.members:
            raise InputError(
                f"{name} is te klein voor een eigen rapport en staat onder {team.name}.\n"
                f'Kies --alleen "{team.name}", of verlaag klein_team in de instellingen.'
            )
    raise InputError(f"Het team {unknown_name(name, [team.name for team in teams])}")


def require_room(batch: Batch) -> None:
    """Raise OutputError when something is there already that would be written over."""
    output.require_free(_paths(batch.uit, batch.wanted), overwrite=False)


def require_kept(batch: Batch, inputs: Iterable[Path]) -> None:
    """Raise OutputError when a file that was read would be written over."""
    output.require_kept(_all_paths(batch), inputs)


def has_anything(batch: Batch) -> bool:
    """Whether there is anything to read in the folder of the batch, also of an earlier one."""
    return any(path.exists() for path in _all_paths(batch))


def _all_paths(batch: Batch) -> list[Path]:
    return [batch.uit / OVERVIEW, batch.uit / MANIFEST, *_paths(batch.uit, batch.jobs)]


def _paths(uit: Path, folders: Iterable[str]) -> list[Path]:
    return [uit / folder / name for folder in folders for name in (*DOCUMENTS, MANIFEST)]


def make_batch(
    batch: Batch, pool: ProcessPool, *, make: Made = team_documents
) -> Iterator[Outcome]:
    """Make the wanted reports; gives what came of each once it is in place or has failed.

    Whatever happens, the overview and the manifest are written at the end.
    """
    wanted = OnDemand(batch.wanted, batch.jobs.__getitem__)  # a report begins when its job is made
    try:
        outcomes = make_all(wanted, make, pool)
        for left in range(len(wanted), 0, -1):
            if left == 1:
                _overview(batch, {})  # loads fonts and templates while the last one is made
            yield _placed(batch, next(outcomes))
    finally:
        with uninterrupted():
            write_summary(batch)


def _placed(batch: Batch, outcome: Outcome) -> Outcome:
    """The outcome once its files are in place; a failure when they cannot be."""
    found = outcome
    if found.files is not None:
        job, key = batch.jobs[found.key], batch.keys[found.key]
        try:
            place_report(job, found.files, key, batch.source, batch.uit)
        except BijstandError as error:
            found = Outcome(found.key, None, str(error))
    if found.failure:
        batch.failures[found.key] = found.failure
    return found


def write_summary(batch: Batch) -> None:
    """Write the overview and the manifest, of what is there now."""
    made = {
        folder: hashes
        for folder, key in batch.keys.items()
        if (hashes := standing(batch.uit / folder, key)) is not None
    }
    files = {
        OVERVIEW: _overview(batch, made),
        MANIFEST: batch_manifest(batch.jobs, made, batch.failures, batch.source),
    }
    output.place(files, batch.uit, overwrite=True)


def _overview(batch: Batch, made: Mapping[str, Mapping[str, str]]) -> bytes:
    """The page that says what is there; made: folder -> hash of each document."""
    states = {folder: state_of(folder, made, batch.failures) for folder in batch.jobs}
    first = next(iter(batch.jobs.values()))
    overview = build_overview(
        {folder: job.results for folder, job in batch.jobs.items()},
        {folder: "" if state == MADE else state for folder, state in states.items()},
        batch.run.scope,
        first.brand,
        batch.run.settings.klein_team,
    )
    return render_screen(overview, "overzicht.html", first.own).encode("utf-8")
