"""From exchange files to a comparison: who, which figures, which words, in what order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bijstand_report import formatting
from bijstand_report.branding import Brand
from bijstand_report.choices import Profile
from bijstand_report.comparison import draw, page_tables, texts
from bijstand_report.comparison.indicators import FUNNELS, compared, observed_expected, years_known
from bijstand_report.comparison.model import ComparisonReport, View
from bijstand_report.comparison.participants import Kind, Participants
from bijstand_report.comparison.shared_tables import FUNNEL_TITLES, Results, shared_tables
from bijstand_report.comparison.values import cohort_view, on_one_scale, outflow_view
from bijstand_report.disclosure.publishable import PublishedOutflow
from bijstand_report.exchange.definitions import NAMES
from bijstand_report.figures.selection import MOST_CURVES
from bijstand_report.narrative.phrases import wording
from bijstand_report.report.build import PROFILES
from bijstand_report.report.model import Chapter, Figure, Table
from bijstand_report.tables.model import DataTable

# table name, title of its group column; own views follow
VIEWS = (
    ("instroomreden", "instroomreden"),
    ("leefvorm", "leefvorm"),
    ("geslacht", "geslacht"),
    ("leeftijdsklasse", "leeftijd"),
    ("leeftijdsklasse_geslacht", "geslacht en leeftijd"),
)
COHORT = "cohort"
FUNNEL_WORDS = {
    "eerste_jaar": ("Begonnen uitkeringen", "Binnen een jaar gestopt", "stopte binnen een jaar"),
    "drie_jaar": ("Begonnen uitkeringen", "Loopt na drie jaar nog", "loopt na drie jaar nog"),
}


@dataclass(frozen=True)
class Material:
    """What a comparison is made of. accessible: colours for the colour-blind"""

    participants: Participants
    brand: Brand
    accessible: bool = False

    @cached_property
    def own_views(self) -> tuple[tuple[str, str], ...]:
        """Name and title of own views that two or more have, defined the same by all of them."""
        found = []
        members = self.participants.members
        for name in dict.fromkeys(n for member in members for n in member.content.indelingen):
            meant = [m.content.indelingen[name] for m in members if name in m.content.indelingen]
            if len(meant) > 1 and all(one == meant[0] for one in meant):
                found.append((name, meant[0].titel))
        return tuple(found)

    @cached_property
    def views(self) -> dict[str, list[PublishedOutflow]]:
        """Every view of which somebody shows a percentage, of everybody, on one scale."""
        members = self.participants.members
        made = {}
        for name, title in (*VIEWS, *self.own_views):
            views = [
                outflow_view(
                    [
                        *getattr(
                            m.content.tabellen, name, m.content.tabellen.own_views.get(name, ())
                        )
                    ],
                    name,
                    title,
                )
                for m in members
            ]
            made[name] = on_one_scale(views, MOST_CURVES)
        cohorts = [cohort_view(m.content.tabellen.cohort, COHORT, COHORT) for m in members]
        made[COHORT] = on_one_scale(cohorts, MOST_CURVES)
        return {name: views for name, views in made.items() if page_tables.year_shown(views)}

    @cached_property
    def results(self) -> Results | None:
        """Funnels and standardisation; None for quarters, which hold the same people."""
        if self.participants.kind is Kind.QUARTERS:
            return None
        members = self.participants.members
        return Results(
            {name: compared([share(m) for m in members]) for name, share in FUNNELS},
            tuple(observed_expected(members)),
        )

    @property
    def source(self) -> str:
        """The line under every figure."""
        days = [formatting.day(day) for day in self.participants.peildata]
        when = days[0] if len(days) == 1 else f"{days[0]} tot en met {days[-1]}"
        marked = " Met (eigen) of een ruit: het eigen cijfer." if self.has_own else ""
        return (
            f"Bron: uitwisselbestanden, peildatum {when}. Eenheid: uitkeringen, aantallen afgerond "
            f"op 10.{marked}"
        )

    @property
    def has_own(self) -> bool:
        return any(member.own for member in self.participants.members)


def build_comparison(material: Material) -> ComparisonReport:
    """The comparison appendix."""
    participants = material.participants
    title, subtitle = texts.title(participants), texts.subtitle(participants)
    days = [formatting.day(day) for day in participants.peildata]
    contents = [member.content for member in participants.members]
    provisional = any(content.status == "voorlopig" for content in contents)
    owner = participants.one_owner
    return ComparisonReport(
        brand=material.brand,
        municipality=f"Gemeente {owner}" if owner else "",
        title=title,
        subtitle=subtitle,
        short_title=f"{title} · {formatting.moment(participants.peildata[-1])}",
        peildatum=days[0] if len(days) == 1 else f"{days[0]} tot en met {days[-1]}",
        status="voorlopige cijfers" if provisional else "definitieve cijfers",
        profile=PROFILES[Profile.HUB],
        example=any(content.instellingen.voorbeeld for content in contents),
        motif=None,
        who=texts.who(participants),
        key_figures=Chapter(
            id="kerncijfers",
            number="1",
            name="Kerncijfers",
            title="De kerncijfers naast elkaar",
            tables=(page_tables.key_figures(participants),),
        ),
        views=tuple(_view(material, name, views) for name, views in material.views.items()),
        views_chapter=Chapter(
            id="indelingen",
            number="2",
            name="Indelingen",
            title="Wie ontvangen bijstand, en wie stromen uit?",
            lede="Elk vlak van een figuur heeft dezelfde schaal, en dezelfde groep overal "
            "dezelfde kleur. De "
            "jaren van instroom lopen van nieuw naar oud.",
            figures=(_composition(material),),
            tables=(page_tables.composition(participants),),
        ),
        duration=_duration(material),
        chance=_chance(material),
        definitions=tuple(
            (formatting.capitalised(NAMES.get(name, name)), text)
            for name, text in contents[0].definities.items()
            if name not in {"redenen", "kode_groep"}
        ),
        caveats=texts.caveats(participants),
        accountability=Chapter(
            id="verantwoording",
            number="5" if material.results else "4",
            name="Verantwoording",
            title="Hoe is dit vergeleken?",
            tables=(page_tables.files(participants),),
        ),
        is_small=len(participants.members) <= draw.FEW,
    )


def _composition(material: Material) -> Figure:
    participants = material.participants
    return Figure(
        id="figuur-leeftijd_leefvorm",
        title="Lopende uitkeringen naar leefvorm en leeftijd",
        subtitle="Percentage van alle lopende uitkeringen; leeftijd op de peildatum",
        image=draw.composition(participants.members, material.brand.primary),
        alt=f"Punten voor elke {participants.kind.one}, een vlak per leefvorm en leeftijdsklasse: "
        "het percentage van de lopende uitkeringen. De cijfers staan in de tabel.",
        source=material.source,
        sentences=(),
        table_id="tabel-leeftijd_leefvorm",
    )


def _view(material: Material, name: str, views: Sequence[PublishedOutflow]) -> View:
    members = material.participants.members
    words = "jaren na de start" if name == COHORT else wording(views[0]).breakdown
    title = f"Nog in de bijstand, naar {words}"
    images = draw.multiples(members, views, accessible=material.accessible)
    sentences = texts.range_sentence(views, material.participants.kind)
    heading = "Jaren na de start" if name == COHORT else wording(views[0]).title
    return View(
        figures=tuple(
            Figure(
                id=f"figuur-{name}{f'-{place}' if place else ''}",
                title=title if len(images) == 1 else f"{title} ({place + 1} van {len(images)})",
                subtitle=f"Percentage van de uitkeringen naar jaar van instroom en {words}",
                image=image,
                alt=_alt(material, words, sentences),
                source=material.source,
                sentences=sentences if place == len(images) - 1 else (),
                table_id=f"tabel-{name}",
            )
            for place, image in enumerate(images)
        ),
        table=page_tables.newest_year(material.participants, views, name, heading),
    )


def _alt(material: Material, words: str, sentences: Sequence[str]) -> str:
    many = material.participants.kind.many
    return (
        f"Kleine lijnfiguren, één per {material.participants.kind.one}, voor "
        f"{len(material.participants.members)} {many}: het percentage dat nog loopt naar jaar van "
        f"instroom en {words}. {' '.join(sentences)}"
    )


def _duration(material: Material) -> Chapter:
    participants = material.participants
    sentences = texts.survival_sentences(participants)
    return Chapter(
        id="hoe-lang",
        number="3",
        name="Hoe lang",
        title="Hoe lang lopen uitkeringen?",
        figures=(
            Figure(
                id="figuur-overleving",
                title="Nog in de bijstand na 1, 2, 3 en 5 jaar",
                subtitle="Percentage van alle uitkeringen, met 95%-interval",
                image=draw.survival(participants.members, material.brand.primary),
                alt=f"Punten met intervallen voor elke {participants.kind.one}. "
                f"{' '.join(sentences)}",
                source=material.source,
                sentences=sentences,
                table_id="tabel-overleving",
            ),
        ),
        tables=(page_tables.survival(participants),),
    )


def _chance(material: Material) -> Chapter | None:
    results = material.results
    if results is None:
        return None
    participants = material.participants
    figures, tables = [], []
    for name, comparison in results.funnels.items():
        size, part, verb = FUNNEL_WORDS[name]
        sentences = texts.funnel_sentences(participants, comparison, verb)
        figures.append(
            Figure(
                id=f"figuur-{name}",
                title=_funnel_title(material, name),
                subtitle="Percentage tegen aantal, met grenzen rond het gezamenlijke percentage",
                image=draw.funnel(
                    participants.members, comparison, (size, part), material.brand.primary
                ),
                alt=f"Trechterfiguur met {sum(p is not None for p in comparison.positions)} "
                "punten. "
                f"{' '.join(sentences)}",
                source=material.source,
                sentences=sentences,
                table_id=f"tabel-{name}",
            )
        )
        tables.append(
            page_tables.funnel(participants, comparison, name, (FUNNEL_TITLES[name], part))
        )
    if not any(results.standardised):
        return _chance_chapter(figures, tables)
    sentences = texts.ratio_sentences(participants, results.standardised)
    figures.append(
        Figure(
            id="figuur-gestandaardiseerd",
            title="Binnen een jaar gestopt, bij dezelfde leeftijd en leefvorm",
            subtitle="Waargenomen aantal gedeeld door het verwachte, met 95%-interval",
            image=draw.ratios(participants.members, results.standardised, material.brand.primary),
            alt=f"Punten met intervallen rond 1. {' '.join(sentences)}",
            source=material.source,
            sentences=sentences,
            table_id="tabel-gestandaardiseerd",
        )
    )
    tables.append(page_tables.standardised(participants, results.standardised))
    return _chance_chapter(figures, tables)


def _chance_chapter(figures: Sequence[Figure], tables: Sequence[Table]) -> Chapter:
    return Chapter(
        id="toeval",
        number="4",
        name="Verschil of toeval",
        title="Wat kan toeval zijn?",
        lede="Kleine aantallen schommelen meer dan grote. De grenzen laten zien hoe ver een "
        "percentage door toeval alleen van het gezamenlijke kan liggen.",
        figures=tuple(figures),
        tables=tuple(tables),
    )


def _funnel_title(material: Material, name: str) -> str:
    if name == "eerste_jaar":
        return "Binnen een jaar gestopt"
    first, *_, last = years_known(material.participants.peildata[-1])
    return f"Na drie jaar nog in de bijstand, begonnen in {first} tot en met {last}"


def tables_of(material: Material) -> tuple[DataTable, ...]:
    """The tables to compute with."""
    return shared_tables(material.participants, (*VIEWS, *material.own_views), material.results)
