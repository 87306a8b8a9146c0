"""From publishable figures to the report of a team: which figure, which words, which table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from bijstand_report import formatting
from bijstand_report.branding import Brand
from bijstand_report.choices import Method
from bijstand_report.columns import UNKNOWN
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import PublishedOutflow
from bijstand_report.figures.images import Images
from bijstand_report.figures.team import MOST_REASONS, Side, Sides
from bijstand_report.narrative import team as words
from bijstand_report.narrative import team_outflow as later
from bijstand_report.narrative.phrases import wording
from bijstand_report.narrative.team_words import REST, TOO_FEW, WHOLE, Neighbour, Subject
from bijstand_report.narrative.text import FigureText
from bijstand_report.report import chapters, model, team_tables
from bijstand_report.report.build import has_years_together, profile_of, settings_told
from bijstand_report.report.model import Chapter, Figure, Table, Tile
from bijstand_report.report.tiles import ORDER, key_tiles, told_year
from bijstand_report.resources import data_uri
from bijstand_report.team_results import TeamResults

LONG_NAME = 60


@dataclass(frozen=True)
class TeamReport(model.Report):
    """The report of a team.

    note: the analyst's own text, as HTML; about: what is told of the team itself
    """

    note: Markup | None = None
    about: tuple[str, ...] = ()


# What a figure shows, where there is too little to show it.
_SHOWS = {
    "stand": "de stand per maand",
    "stroom": "nieuwe en gestopte uitkeringen per kwartaal",
    "leeftijd_leefvorm": "leefvorm en leeftijd",
    "overleving": "hoe lang uitkeringen lopen",
    "duur": "hoe lang de lopende uitkeringen al duren",
    "uitstroomreden": "de redenen van stoppen",
}


@dataclass(frozen=True)
class _Material:
    subject: Subject
    scope: Scope
    images: Images


def subject_of(results: TeamResults) -> Subject:
    """The team with the words for it."""
    together = len(results.members) > 1
    unknown = results.name == UNKNOWN
    return Subject(
        name="Zonder team" if unknown else "Deze teams" if together else "Dit team",
        inside="zonder team" if unknown else "in deze teams" if together else "in dit team",
        results=results.team,
        rest=Neighbour(REST, results.rest),
        whole=Neighbour(WHOLE, results.whole),
    )


def sides_of(subject: Subject) -> dict[str, Sides]:
    """The team and what lies beside it in figures; "" for all figures but those named."""
    own = Side(subject.name, subject.results)
    neighbours = {
        "": subject.rest,
        "overleving": subject.survival_neighbour,
        "uitstroomreden": subject.reasons_neighbour,
    }
    return {figure: (own, Side(n.name, n.results)) for figure, n in neighbours.items()}


def build_team_report(
    results: TeamResults, scope: Scope, brand: Brand, images: Images, note: Markup | None
) -> TeamReport:
    """The report of a team. images: what `figures.team_draw` drew of the same figures."""
    subject = subject_of(results)
    material = _Material(subject, scope, images)
    moment = formatting.moment(scope.peildatum)
    municipality = f"Gemeente {scope.gemeente}" if scope.gemeente else ""
    return TeamReport(
        brand=brand,
        municipality=municipality,
        title=results.name,
        subtitle=f"Bijstand, {moment if scope.quarter else 'stand op ' + moment}",
        short_title=f"Bijstand · {_short(results.name)} · {moment}",
        peildatum=formatting.day(scope.peildatum),
        status="voorlopige cijfers" if scope.provisional else "definitieve cijfers",
        profile=profile_of(results.whole),
        example=scope.example,
        motif=_motif(images, results.name),
        summary_lede=words.team_lede(subject),
        tiles=team_tiles(subject, scope, images),
        national_note=None,
        highlights=words.team_highlights(subject),
        development=_development(material),
        who=_who(material),
        outflow=_outflow(material),
        duration=_duration(material),
        reasons=_reasons(material),
        accountability=Chapter("verantwoording", "", "Verantwoording", "Hoe is dit gemaakt?"),
        appendix=_appendix(material),
        left_out=(),
        unchanged=False,
        settings=settings_told(scope),
        original_method=scope.method is Method.ORIGINEEL,
        years_together=has_years_together(results.whole),
        has_reentry=False,
        seems_from=scope.seems_from.year if scope.seems_from else None,
        note=note,
        about=_about(results),
    )


def _motif(images: Images, title: str) -> str | None:
    """The curves on the cover; a title of many lines needs their place."""
    if images.motif is None or len(title) > LONG_NAME:
        return None
    return data_uri(images.motif, "image/svg+xml")


def _short(name: str) -> str:
    return name if len(name) <= LONG_NAME else f"{name[:LONG_NAME]}…"


def _about(results: TeamResults) -> tuple[str, ...]:
    """What is said of the team before the figures."""
    last = "Wisselde iemand van team, dan telt het team van het laatste dossier."
    beside = "De rest van de gemeente is de gemeente zonder dit team."
    if results.name == UNKNOWN:
        return ("Dit zijn de uitkeringen waarvan het team niet bekend is.", beside, last)
    if len(results.members) > 1 or results.members != (results.name,):
        names = formatting.listing(list(results.members))
        return (f"Deze teams zijn te klein voor een eigen rapport: {names}.", beside, last)
    return (beside, last)


def team_tiles(subject: Subject, scope: Scope, images: Images) -> tuple[Tile, ...]:
    """The tiles of the team; the last line of each is the rest, or else the municipality."""
    plain = replace(scope, targets={}, national={})
    own = key_tiles(subject.results, plain, images.sparklines)
    year = told_year(subject.results, scope.peildatum)
    others = [
        (side, dict(zip(ORDER, key_tiles(side.results, plain, {}, year), strict=True)))
        for side in (subject.rest, subject.whole)
        if side.results.moments
    ]
    return tuple(
        replace(tile, comparisons=(*tile.comparisons, *_beside(name, others)))
        for name, tile in zip(ORDER, own, strict=True)
    )


def _beside(
    name: str, others: Sequence[tuple[Neighbour, dict[str, Tile]]]
) -> tuple[tuple[str, str], ...]:
    for side, tiles in others:
        tile = tiles[name]
        if tile.number[:1].isdigit():
            gap = "" if tile.unit == "%" or not tile.unit else formatting.NO_BREAK
            return ((side.name.lower(), f"{tile.number}{gap}{tile.unit}"),)
    return ()


def _figure(
    material: _Material, name: str, text: FigureText, unit: str, *, least: bool = False
) -> Figure:
    image = material.images.figures.get(name)
    whole = chapters.Material(material.subject.results, material.scope, material.images, None)
    return Figure(
        id=f"figuur-{name}",
        title=text.title,
        subtitle=text.subtitle,
        image=image,
        alt=text.alt,
        source=chapters.source(whole, unit, least=least),
        sentences=text.sentences,
        table_id=f"tabel-{name}",
    )


def _with_figures(chapter: Chapter, found: Sequence[tuple[str, Figure]]) -> Chapter:
    """The chapter with the figures that can be drawn, and a line on those that cannot.

    found: what each shows, and the figure.
    """
    shown = tuple(figure for _, figure in found if figure.image)
    absent = [what for what, figure in found if not figure.image]
    if not absent:
        return replace(chapter, figures=shown)
    which = f": {formatting.listing(absent)}" if shown else ""
    return replace(chapter, figures=shown, sentences=(f"{TOO_FEW.removesuffix('.')}{which}.",))


def _development(material: _Material) -> Chapter:
    subject = material.subject
    stock = _figure(material, "stand", words.stock_team_text(subject), "lopende uitkeringen")
    flows = words.flows_team_text(subject)
    return _with_figures(
        Chapter("ontwikkeling", "1", "Ontwikkeling", "Hoeveel uitkeringen zijn er?"),
        [
            (_SHOWS["stand"], replace(stock, table_id="tabel-stroom")),
            (_SHOWS["stroom"], _figure(material, "stroom", flows, "uitkeringen per kwartaal")),
        ],
    )


def _who(material: _Material) -> Chapter:
    text = words.composition_team_text(material.subject)
    figure = _figure(material, "leeftijd_leefvorm", text, "lopende uitkeringen")
    return _with_figures(
        Chapter("wie", "2", "Wie", "Wie ontvangen bijstand?"),
        [(_SHOWS["leeftijd_leefvorm"], figure)],
    )


def _outflow(material: _Material) -> Chapter:
    peildatum = material.scope.peildatum
    found = []
    for view, rest in _views(material.subject):
        text = later.outflow_team_text(material.subject, view, rest, peildatum)
        figure = _figure(material, view.name, text, "uitkeringen", least=True)
        found.append((wording(view).breakdown, figure))
    return _with_figures(Chapter("uitstroom", "3", "Uitstroom", "Wie stroomt uit?"), found)


def _views(subject: Subject) -> list[tuple[PublishedOutflow, PublishedOutflow]]:
    """The views of the team as they are drawn, with those of the rest."""
    return [
        (subject.results.drawn_view(view.name), subject.rest.results.drawn_view(view.name))
        for view in subject.results.outflow
    ]


def _duration(material: _Material) -> Chapter:
    curves = later.survival_team_text(material.subject)
    running = later.durations_team_text(material.subject)
    return _with_figures(
        Chapter("hoe-lang", "4", "Hoe lang", "Hoe lang lopen uitkeringen?"),
        [
            (_SHOWS["overleving"], _figure(material, "overleving", curves, "uitkeringen")),
            (_SHOWS["duur"], _figure(material, "duur", running, "lopende uitkeringen")),
        ],
    )


def _reasons(material: _Material) -> Chapter | None:
    if material.subject.results.reasons is None:
        return None
    text = later.reasons_team_text(material.subject)
    figure = _figure(material, "uitstroomreden", text, "uitkeringen")
    largest = f"{figure.source} De {MOST_REASONS} grootste redenen."
    figure = replace(figure, source=largest)
    return _with_figures(
        Chapter("waarom", "5", "Waarom", "Waarom stoppen uitkeringen?"),
        [(_SHOWS["uitstroomreden"], figure)],
    )


def _appendix(material: _Material) -> Chapter:
    """The tables behind the figures that are there."""
    subject, drawn = material.subject, material.images.figures
    tables: list[Table] = [team_tables.key_figures(subject)]
    if {"stand", "stroom"} & set(drawn):
        tables.append(team_tables.flows(subject))
    if "leeftijd_leefvorm" in drawn:
        tables.append(team_tables.composition(subject))
    if "overleving" in drawn:
        tables.append(team_tables.survival(subject))
    views = [(view, rest) for view, rest in _views(subject) if view.name in drawn]
    tables += [
        team_tables.outflow(subject, view, rest, with_all=place == 0)
        for place, (view, rest) in enumerate(views)
    ]
    if "duur" in drawn:
        tables.append(team_tables.durations(subject))
    if "uitstroomreden" in drawn:
        tables.append(team_tables.reasons(subject))
    return Chapter("bijlage", "", "Bijlage", "De cijfers achter de figuren", tables=tuple(tables))
