"""Every number in the report of a team is one of that team, of the rest or of the municipality.

The exact results of the three are put down in all forms in which a page may show them; a number in
a table, tile, title, sentence or alt text that is not among them comes from elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

import pytest
from well_formed import require_same_as_xml

from bijstand_report import formatting
from bijstand_report.branding import load_brand
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.disclosure.publishable import Value
from bijstand_report.figures.images import Images
from bijstand_report.pipeline import load
from bijstand_report.render import render_print
from bijstand_report.report.team import TeamReport, build_team_report
from bijstand_report.resources import folder
from bijstand_report.team_release import team_release, team_results, teams_in
from bijstand_report.team_results import TeamResults

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
NO_FIGURES = (
    rf"\d{{1,2}}\s(?:{MONTHS})\s\d{{4}}",
    r"(?:kwartaal(?: van)?|in|instroom|vanaf)\s\d{4}\b",
    r"\(\d{4}\)",
    r"(?:jonger|ouder)\sdan\s\d\d\b",
    r"van\s\d\d\stot\sen\smet\s\d\d",
    r"< 30|30-50|50\+|\d+ jaar|\d+-\d+ (?:mnd|jaar)|>= 5 jaar|toets op 5%|95%",
)


@cache
def results() -> dict[str, TeamResults]:
    settings = load_settings(folder("sample_data") / "bijstand.toml", {"kwartaal": "2018K2"})
    run = load(folder("sample_data") / "voorbeeld.csv", settings, Profile.INTERN, lambda _: None)
    teams = teams_in(run)
    return team_results(run, teams, team_release(run, teams))


@cache
def report(team: str) -> TeamReport:
    """The report of a team; what the figures hold is the results themselves."""
    settings = load_settings(folder("sample_data") / "bijstand.toml", {"kwartaal": "2018K2"})
    run = load(folder("sample_data") / "voorbeeld.csv", settings, Profile.INTERN, lambda _: None)
    found = results()[team]
    names = ("stand", "stroom", "leeftijd_leefvorm", "overleving", "duur", "uitstroomreden")
    drawn = dict.fromkeys((*names, *(view.name for view in found.team.outflow)), b"<svg/>")
    return build_team_report(found, run.scope, load_brand(None), Images(drawn, {}, None), None)


def values(result: object) -> Iterator[Value]:
    if isinstance(result, Value):
        yield result
    elif isinstance(result, tuple):
        for part in result:
            yield from values(part)
    elif is_dataclass(result) and not isinstance(result, type):
        for field in fields(result):
            yield from values(getattr(result, field.name))


def shown(result: object) -> set[str]:
    """All that a page may print of a result."""
    found = set()
    for value in values(result):
        if value.value is not None:
            found |= {
                formatting.number(value.value),
                formatting.number(value.value, 1),
                formatting.percentage(value, sign=False),
                formatting.number(formatting.in_months(value).value or 0),
            }
            if value.value <= 100:
                found.add(formatting.number(100 - value.value, 1))
    return found


def texts(made: TeamReport) -> Iterator[str]:
    yield from (made.summary_lede, *made.highlights)
    for tile in made.tiles:
        yield from (tile.number, *(value for _, value in tile.comparisons))
    for chapter in made.chapters:
        for figure in chapter.figures:
            yield from (figure.title, figure.alt, *figure.sentences)
        for table in chapter.tables:
            yield from (cell.text for row in table.rows for cell in row if cell.role == "number")


def numbers(text: str) -> list[str]:
    for pattern in NO_FIGURES:
        text = re.sub(pattern, " ", text)
    return [found.rstrip(".") for found in re.findall(r"\d[\d.]*(?:,\d+)?", text)]


def strange(made: TeamReport, known: set[str]) -> list[tuple[str, str]]:
    return [(n, text) for text in texts(made) for n in numbers(text) if n not in known]


@pytest.mark.parametrize("team", ["team-noord", "team-jongeren", "overige-teams"])
def test_every_number_is_of_the_team_the_rest_or_the_municipality(team: str) -> None:
    own = results()[team]
    known = shown((own.team, own.rest, own.whole))
    assert sum(len(numbers(text)) for text in texts(report(team))) > 300
    assert strange(report(team), known) == []


def test_the_numbers_of_another_team_would_be_found() -> None:
    other = results()["team-zuid"]
    found = strange(report("team-noord"), shown((other.team, other.rest, other.whole)))
    assert len(found) > 20


def test_the_column_of_the_team_holds_nothing_of_the_rest() -> None:
    """In the tables the cells under "Dit team" are the team's own."""
    own = results()["team-noord"]
    for table in report("team-noord").appendix.tables:
        for place, header in enumerate(table.header):
            if "dit team" in header.lower():
                cells = [row[place].text for row in table.rows if row[place].role == "number"]
                found = {n for text in cells for n in numbers(text)}
                assert found <= shown(own.team), (table.id, header)


def test_the_page_is_xml_too() -> None:
    require_same_as_xml(render_print(report("team-noord"), "team.html"))
