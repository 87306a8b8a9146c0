"""The overview of all team reports: a line, a small picture and links for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from bijstand_report import formatting
from bijstand_report.branding import Brand
from bijstand_report.choices import Profile
from bijstand_report.config import Scope
from bijstand_report.figures.sparkline import sparkline
from bijstand_report.narrative.significance import Change, change_of_stock
from bijstand_report.narrative.text import PRIVACY, YEAR_BEFORE, earlier
from bijstand_report.report.build import PROFILES
from bijstand_report.report.model import Profile as ProfileWords
from bijstand_report.resources import data_uri
from bijstand_report.team_results import TeamResults

DOCUMENTS = {"rapport.pdf": "PDF", "rapport.html": "HTML", "tabellen.xlsx": "Excel"}


@dataclass(frozen=True)
class TeamLine:
    """A team in the overview. stock, change: in words; picture: the stock as a data URI

    links: name -> address; state: why there are none; members: of several teams together
    """

    name: str
    stock: str
    change: str
    picture: str
    picture_words: str
    links: tuple[tuple[str, str], ...]
    state: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """All that the overview shows. left_out: a line on teams that went together"""

    brand: Brand
    municipality: str
    title: str
    subtitle: str
    peildatum: str
    status: str
    profile: ProfileWords
    example: bool
    whole: str
    lines: tuple[TeamLine, ...]
    together: tuple[str, ...]
    least: int


def build_overview(
    teams: Mapping[str, TeamResults],
    states: Mapping[str, str],
    scope: Scope,
    brand: Brand,
    least: int,
) -> Overview:
    """The overview. teams: by folder; states: folder -> why there is no report, "" when there is

    least: running uitkeringen that a team needs for a report of its own.
    """
    first = next(iter(teams.values()))
    moment = formatting.moment(scope.peildatum)
    stock = first.whole.moments[-1].stock
    merged = [team for team in teams.values() if len(team.members) > 1]
    return Overview(
        brand=brand,
        municipality=f"Gemeente {scope.gemeente}" if scope.gemeente else "",
        title="Rapporten per team",
        subtitle=f"Bijstand, {moment if scope.quarter else 'stand op ' + moment}",
        peildatum=formatting.day(scope.peildatum),
        status="voorlopige cijfers" if scope.provisional else "definitieve cijfers",
        profile=PROFILES[Profile(scope.profile)],
        example=scope.example,
        whole=formatting.count(stock),
        lines=tuple(_line(team, states[folder], brand) for folder, team in teams.items()),
        together=tuple(name for team in merged for name in team.members),
        least=least,
    )


def _line(team: TeamResults, state: str, brand: Brand) -> TeamLine:
    moments = team.team.moments
    values = [moment.stock.value for moment in moments]
    stock = moments[-1].stock
    return TeamLine(
        name=team.name,
        stock=formatting.count(stock) if stock.shown else f"niet getoond {PRIVACY}",
        change=_change(team),
        picture=data_uri(sparkline(values, brand.primary), "image/svg+xml"),
        picture_words=_picture_words(team),
        links=() if state else _links(team.folder),
        state=state,
        members=team.members if len(team.members) > 1 else (),
    )


def _links(folder: str) -> tuple[tuple[str, str], ...]:
    return tuple((words, f"./{folder}/{file}") for file, words in DOCUMENTS.items())


def _change(team: TeamResults) -> str:
    before = earlier(team.team.moments, YEAR_BEFORE)
    now = team.team.moments[-1].stock
    change = change_of_stock(now, before.stock) if before else Change.ONBEKEND
    if before is None or change is Change.ONBEKEND:
        return "een jaar eerder niet bekend"
    return f"{change.value} in een jaar (was {formatting.count(before.stock)})"


def _picture_words(team: TeamResults) -> str:
    shown = [moment for moment in team.team.moments if moment.stock.shown]
    if not shown:
        return "Geen lijn: de aantallen zijn te klein."
    ends = [
        f"{formatting.count(m.stock)} op {formatting.day(m.day)}" for m in (shown[0], shown[-1])
    ]
    return f"Lopende uitkeringen: van {ends[0]} naar {ends[1]}."
