"""Text of the analyst per team: `toelichting/teams/<team>.md`.

The name of the file is that of the team, or of the folder of its report where the name of the team
cannot be a file name.
"""

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from bijstand_report.errors import SettingsError
from bijstand_report.notes import read_note
from bijstand_report.suggestions import unknown_name

FOLDER = "teams"


def read_team_notes(folder: Path | None, teams: Mapping[str, str]) -> dict[str, Markup]:
    """The notes of teams, as HTML by the folder of their report.

    folder: with all notes, None without any; teams: name -> folder of the report.
    Raises SettingsError for a note of no team, or one that cannot be used; all at once.
    """
    notes: dict[str, Markup] = {}
    problems = []
    for path in sorted((folder / FOLDER).glob("*.md")) if folder else []:
        try:
            notes[_report_of(path.stem, teams)] = read_note(path, path.parent)
        except SettingsError as error:
            problems.append(f"- {error}")
    if problems:
        raise SettingsError("\n".join(["De toelichtingen van teams kloppen niet:", *problems]))
    return {report: html for report, html in notes.items() if html}


def _report_of(stem: str, teams: Mapping[str, str]) -> str:
    if stem in teams:
        return teams[stem]
    if stem in teams.values():
        return stem
    alike = [folder for name, folder in teams.items() if name.casefold() == stem.casefold()]
    if len(alike) == 1:
        return alike[0]
    raise SettingsError(f"{stem}.md: {unknown_name(stem, list(teams))}")
