"""The documents of one team: PDF, HTML edition and workbook, made in a process of its own.

Takes a job that holds all it needs, so that processes share nothing.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from bijstand_report.branding import Brand
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.tables import data_tables
from bijstand_report.tables.model import DataTable
from bijstand_report.team_results import TeamResults

DOCUMENTS = ("rapport.pdf", "rapport.html", "tabellen.xlsx")


@dataclass(frozen=True)
class TeamJob:
    """All that the report of a team is made of.

    note: the analyst's own text, as HTML; own: folder with a user's templates; check: validate the
        PDF
    """

    results: TeamResults
    scope: Scope
    brand: Brand
    note: Markup | None
    own: Path | None
    check: bool


def load_libraries() -> None:
    """Load what documents are made with, before there is one to make."""
    from scipy import special  # noqa: F401

    from bijstand_report.figures import team_draw  # noqa: F401
    from bijstand_report.pdf import load_weasyprint
    from bijstand_report.render.webfonts import cut_down_fonts
    from bijstand_report.report import team  # noqa: F401
    from bijstand_report.workbook import write_workbook  # noqa: F401

    load_weasyprint()
    cut_down_fonts()


def team_documents(job: TeamJob) -> dict[str, bytes]:
    """The files of a team, by name. Raises CheckError when a document is not in order."""
    from bijstand_report.figures.team_draw import draw_team
    from bijstand_report.pdf import write_pdf
    from bijstand_report.render import render_print, render_screen
    from bijstand_report.report.team import build_team_report, sides_of, subject_of
    from bijstand_report.report.tiles import series
    from bijstand_report.workbook import about_administration, write_workbook

    results, brand = job.results, job.brand
    sides = sides_of(subject_of(results))
    images = draw_team(
        sides[""],
        sides,
        series(results.team),
        brand.primary,
        accessible=job.scope.accessible,
    )
    report = build_team_report(results, job.scope, brand, images, job.note)
    about = about_administration(job.scope, report.title, report.profile.explanation)
    return {
        "rapport.pdf": write_pdf(
            render_print(report, "team.html", job.own),
            fonts=[font.path for font in brand.fonts],
            check=job.check,
            is_xml=job.own is None,
        ),
        "rapport.html": render_screen(report, "team.html", job.own).encode("utf-8"),
        "tabellen.xlsx": write_workbook(team_tables(results), about),
    }


def team_tables(results: TeamResults) -> list[DataTable]:
    """The tables of the team, and those of the rest with "rest_" before their names."""
    rest = [
        replace(table, name=f"rest_{table.name}", title=f"{table.title}; rest van de gemeente")
        for table in _filled(results.rest)
    ]
    return [*_filled(results.team), *rest]


def _filled(results: Publishable) -> list[DataTable]:
    return [table for table in data_tables(results) if table.rows]
