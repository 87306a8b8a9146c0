"""What municipalities share: the exchange file of a run, and several of those side by side.

Products are files in memory, for `output` to put in place, as in `pipeline`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bijstand_report import formatting
from bijstand_report.choices import Method
from bijstand_report.disclosure.protect import Release
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.disclosure.teams import unit_of
from bijstand_report.errors import SettingsError
from bijstand_report.legible import legible
from bijstand_report.pipeline import Run
from bijstand_report.progress import Stage, Tell
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.settings import Settings
from bijstand_report.team_release import teams_in, whole_release
from bijstand_report.teams import MERGED, Team

if TYPE_CHECKING:
    from bijstand_report.exchange.write import Sender

LONGEST_NAME = 60


def exchange_file(run: Run, pseudonym: str | None) -> dict[str, bytes]:
    """The file to share with other municipalities: one name and its content.

    pseudonym: in place of the name of the municipality. Raises SettingsError without any name.
    """
    return _written(run, run.publishable, _sender(run.settings, pseudonym))


def team_exchange_files(
    run: Run, pseudonym: str | None, tell: Tell
) -> tuple[dict[str, bytes], Release]:
    """A file to share for each team, and the release of which they are part with the municipality.

    pseudonym: in place of the name of the municipality; the teams get numbers then. Raises
    SettingsError without any name, InputError without teams, CheckError when it is not safe.
    """
    sender, teams = _sender(run.settings, pseudonym), teams_in(run)
    tell(Stage(f"Rekenen voor {len(teams)} teams"))
    for team in teams:
        if team.name == MERGED:
            small = formatting.listing(list(team.members))
            tell(f"{MERGED}: {small} (minder dan {run.settings.klein_team} lopende uitkeringen)")
    release = whole_release(run, teams)
    files: dict[str, bytes] = {}
    for number, (team, name) in enumerate(zip(teams, _names(teams), strict=True), 1):
        part = replace(sender, team=name, folder=team.folder)
        if sender.pseudonym:
            part = replace(sender, team=f"Team {number}", folder=f"team-{number}")
            tell(f"{part.team}: {team.name}")
        files |= _written(run, release.units[unit_of(team.folder)], part)
    return files, release


def _names(teams: Sequence[Team]) -> list[str]:
    """The names of teams, or the folder where a name is too long or looks like another one."""
    alike = Counter(legible(team.name).casefold() for team in teams)
    return [
        team.name
        if len(team.name) <= LONGEST_NAME and alike[legible(team.name).casefold()] == 1
        else team.folder
        for team in teams
    ]


def _written(run: Run, publishable: Publishable, sender: "Sender") -> dict[str, bytes]:
    from bijstand_report.exchange.write import file_name, write_exchange

    content = write_exchange(
        publishable,
        run.scope,
        sender,
        run.settings.kode_groep,
        read_reason_list(run.settings.redenen),
    )
    return {file_name(sender, run.scope): content}


def _sender(settings: Settings, pseudonym: str | None) -> "Sender":
    from bijstand_report.exchange.write import Sender

    if pseudonym is not None:
        name = legible(pseudonym).strip()
        if not 0 < len(name) <= LONGEST_NAME:
            raise SettingsError(f"Geef bij --schuilnaam 1 tot en met {LONGEST_NAME} tekens.")
        return Sender(name, pseudonym=True)
    if settings.gemeente is None:
        raise SettingsError(
            "Geef de naam van de gemeente (--gemeente of gemeente in bijstand.toml), of een "
            "schuilnaam (--schuilnaam)."
        )
    return Sender(settings.gemeente, settings.gemeentecode)


def comparison_files(
    paths: Sequence[Path], settings: Settings, own: str | None, tell: Tell, *, check: bool = True
) -> dict[str, bytes]:
    """The comparison appendix of exchange files: PDF, HTML edition and workbook.

    own: name of the one to mark; check: validate the PDF. Raises InputError for files that cannot
    be compared, CheckError when the document is not in order.
    """
    from bijstand_report.branding import load_brand
    from bijstand_report.comparison.build import Material, build_comparison, tables_of
    from bijstand_report.comparison.participants import participants_of
    from bijstand_report.exchange.read import read_exchanges
    from bijstand_report.figures.export import quick_drawing
    from bijstand_report.limits import limited
    from bijstand_report.pdf import write_pdf
    from bijstand_report.pdf.attachments import table_attachments
    from bijstand_report.render import render_print, render_screen, template_folder
    from bijstand_report.workbook import About, write_workbook

    participants = participants_of(read_exchanges(paths), own)
    brand, templates = load_brand(settings.huisstijl), template_folder(settings.sjablonen)
    material = Material(participants, brand, accessible=settings.figuurstijl == "toegankelijk")
    tell(Stage(f"{len(participants.members)} {participants.kind.many} vergelijken"))
    with quick_drawing():
        report = build_comparison(material)
    tell(Stage("PDF opmaken"))
    tables = tables_of(material)
    about = About(
        title=report.title,
        source=f"uitwisselbestanden van {len(participants.members)} {participants.kind.many}",
        days=tuple(participants.peildata),
        privacy=report.profile.explanation,
        notes=report.caveats,
    )
    behind = table_attachments(tables, Method.PEILDATUM, participants.peildata[-1])
    template = "vergelijking.html"
    with limited():
        documents = {
            "vergelijking.pdf": write_pdf(
                render_print(report, template, templates),
                behind,
                fonts=[font.path for font in brand.fonts],
                check=check,
                is_xml=templates is None,
            ),
            "vergelijking.html": render_screen(report, template, templates).encode("utf-8"),
        }
    return {
        **documents,
        "vergelijking.xlsx": write_workbook(tables, about),
    }
