"""The chapters of the report: which figure, which words, which table, in what order."""

from dataclasses import dataclass

from bijstand_report import formatting
from bijstand_report.choices import Method, Profile
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    OTHER,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
    PublishedReasons,
    Status,
)
from bijstand_report.figures.images import Images
from bijstand_report.figures.selection import (
    drawn_ages,
    drawn_households,
    drawn_reasons,
)
from bijstand_report.narrative import phrases
from bijstand_report.narrative.cohort import cohort_text
from bijstand_report.narrative.composition import composition_text
from bijstand_report.narrative.development import development_texts
from bijstand_report.narrative.duration import duration_lede, durations_text, survival_text
from bijstand_report.narrative.outflow import outflow_lede, outflow_text
from bijstand_report.narrative.reasons import reasons_lede, reasons_quarter_text, reasons_text
from bijstand_report.narrative.text import YEAR_BEFORE, FigureText
from bijstand_report.report import tables, time_tables
from bijstand_report.report.model import Chapter, Figure
from bijstand_report.revisions import Revision

LONGEST_OWNER = 18
NO_VIEWS = "Er zijn te weinig uitkeringen om per groep te laten zien welk deel nog loopt."


@dataclass(frozen=True)
class Material:
    """What chapters are made of.

    images: a result without an image gets its sentences only
    revisions: what is no longer as an earlier report said; None when none was given
    """

    publishable: Publishable
    scope: Scope
    images: Images
    revisions: tuple[Revision, ...] | None


def figure_names(publishable: Publishable) -> tuple[str, ...]:
    """The figures that the chapters show."""
    return (
        "stand",
        "stroom",
        "leeftijd_leefvorm",
        *(view.name for view in publishable.outflow),
        "cohort",
        "overleving",
        "overleving_instroomjaar",
        "duur",
        "uitstroomreden",
    )


def source(material: Material, unit: str, *, least: bool = False) -> str:
    """The line under a figure: where its figures come from, and what they count.

    least: the figure holds percentages, which are not there for small numbers
    """
    scope = material.scope
    # A long name would take a second line under every figure; the cover and the footer have it.
    is_short = scope.gemeente and len(scope.gemeente) <= LONGEST_OWNER
    owner = f"administratie {scope.gemeente}" if is_short else "uitkeringsadministratie"
    exact = material.publishable.profile is Profile.INTERN
    return (
        f"Bron: {owner}, peildatum {formatting.day(scope.peildatum)}. "
        f"Eenheid: {unit}.{' Kleine aantallen ontbreken.' if least and not exact else ''}"
    )


def _figure(
    material: Material, name: str, text: FigureText, line: str, table: str | None = None
) -> Figure:
    return Figure(
        id=f"figuur-{name}",
        title=text.title,
        subtitle=text.subtitle,
        image=material.images.figures.get(name),
        alt=text.alt,
        source=line,
        sentences=text.sentences,
        table_id=f"tabel-{table or name}",
    )


def development(material: Material) -> Chapter:
    """Ontwikkeling: the stock by month, the flows by quarter, the bridge that closes."""
    publishable = material.publishable
    texts = development_texts(publishable, material.scope)
    stock_source = source(material, "lopende uitkeringen")
    flow_source = source(material, "uitkeringen per kwartaal")
    moments = publishable.moments
    return Chapter(
        id="ontwikkeling",
        number="1",
        name="Ontwikkeling",
        title="Hoeveel uitkeringen zijn er?",
        lede=texts.lede,
        figures=(
            _figure(material, "stand", texts.months, stock_source),
            _figure(material, "stroom", texts.quarters, flow_source),
        ),
        sentences=texts.bridge,
        tables=(
            time_tables.bridge(
                [moments[-1 - steps] for steps in (0, 1, YEAR_BEFORE) if steps < len(moments)]
            ),
        ),
    )


def who(material: Material) -> Chapter:
    """Wie: composition by age and leefvorm."""
    composition = material.publishable.composition
    text = composition_text(composition, on_peildatum=material.scope.method is not Method.ORIGINEEL)
    line = f"{source(material, 'lopende uitkeringen')}{_not_drawn(composition)}"
    return Chapter(
        id="wie",
        number="2",
        name="Wie",
        title="Wie ontvangen bijstand?",
        figures=(_figure(material, "leeftijd_leefvorm", text, line),),
        tables=(tables.composition(composition),),
    )


def _not_drawn(composition: PublishedComposition) -> str:
    """Which age classes and household types have no place in the figure, because all is hidden."""
    ages, households = drawn_ages(composition), drawn_households(composition)
    names = [
        *(f"leeftijd {age}" for age in composition.age_classes if age not in ages),
        *(f"leefvorm {name}" for name in composition.households if name not in households),
    ]
    return f" Zonder {formatting.listing(names)}: te kleine aantallen." if names else ""


def outflow(material: Material) -> Chapter:
    """Uitstroom: the views of the original, own views, and the cohorts.

    Without any percentage there is one sentence in place of the figures.
    """
    publishable, scope = material.publishable, material.scope
    line = source(material, "uitkeringen", least=True)
    views = tuple(
        _figure(
            material,
            view.name,
            outflow_text(view, scope, publishable.drawn_view(view.name)),
            f"{line}{_others(publishable, view)}",
        )
        for view in publishable.outflow
    )
    cohort = _figure(material, "cohort", cohort_text(publishable.cohort, scope.peildatum), line)
    any_view = any(_has_percentages(view) for view in publishable.outflow)
    any_cohort = _has_percentages(publishable.cohort)
    return Chapter(
        id="uitstroom",
        number="3",
        name="Uitstroom",
        title="Wie stroomt uit, en hoe snel?",
        lede=outflow_lede(publishable, scope) if any_view else NO_VIEWS,
        figures=(*(views if any_view else ()), *((cohort,) if any_view or any_cohort else ())),
    )


def _has_percentages(table: PublishedOutflow | PublishedCohort) -> bool:
    return any(value.shown for row in table.percentage for value in row)


def _others(publishable: Publishable, view: PublishedOutflow) -> str:
    """That small groups are drawn together, where they are."""
    drawn = publishable.drawn_view(view.name)
    return " Kleine groepen staan samen onder Overig." if OTHER in drawn.groups else ""


def duration(material: Material) -> Chapter:
    """Hoe lang: survival of all, of recent cohorts, and how long the running ones run."""
    publishable, scope = material.publishable, material.scope
    line = source(material, "uitkeringen")
    total_line = f"{line} Band: 95%-interval."
    running = source(material, "lopende uitkeringen")
    return Chapter(
        id="hoe-lang",
        number="4",
        name="Hoe lang",
        title="Hoe lang lopen uitkeringen?",
        lede=duration_lede(publishable, scope),
        figures=(
            _figure(
                material, "overleving", survival_text(publishable, "totaal", scope), total_line
            ),
            _figure(
                material,
                "overleving_instroomjaar",
                survival_text(publishable, "instroomjaar", scope),
                line,
                table="overleving",
            ),
            _figure(material, "duur", durations_text(publishable, scope), running),
        ),
        tables=(
            time_tables.durations(publishable.durations, publishable.moments),
            time_tables.survival(publishable),
        ),
    )


def reasons(material: Material) -> Chapter | None:
    """Waarom: reasons of ending; None when the file has none."""
    publishable, scope = material.publishable, material.scope
    if publishable.reasons is None:
        return None
    return Chapter(
        id="waarom",
        number="5",
        name="Waarom",
        title="Waarom stoppen uitkeringen?",
        lede=reasons_lede(publishable, scope),
        figures=(
            _figure(
                material,
                "uitstroomreden",
                reasons_text(publishable, scope),
                f"{source(material, 'uitkeringen')}{_rarer(publishable.reasons)}",
            ),
        ),
        sentences=reasons_quarter_text(publishable, scope).sentences,
        tables=(time_tables.reasons(publishable.reasons),),
    )


def _rarer(found: PublishedReasons) -> str:
    """That rarer reasons have no line, where there are any."""
    left = len(found.groups) > len(drawn_reasons(found))
    return " Alleen de acht grootste redenen." if left else ""


def accountability(material: Material) -> Chapter:
    """Verantwoording: data quality, and what changed since an earlier report."""
    changed = material.revisions
    return Chapter(
        id="verantwoording",
        number="6" if material.publishable.reasons else "5",
        name="Verantwoording",
        title="Hoe zijn deze cijfers gemaakt?",
        tables=(
            *((tables.revisions(changed),) if changed else ()),
            tables.quality(material.publishable),
        ),
    )


def appendix(material: Material) -> Chapter:
    """Bijlage: the table behind every figure whose chapter does not have it."""
    publishable = material.publishable
    return Chapter(
        id="bijlage",
        number="",
        name="Bijlage",
        title="De cijfers achter de figuren",
        tables=(
            tables.key_figures(publishable.moments[-1 - YEAR_BEFORE :]),
            time_tables.stock(publishable.months),
            time_tables.flows(publishable.quarters),
            *(
                table
                for view in publishable.outflow
                for table in tables.outflow(view, phrases.view_name(view))
            ),
            tables.cohort(publishable.cohort),
        ),
    )


def has_reentry(publishable: Publishable) -> bool:
    """Whether the file tells who comes back: it has client numbers."""
    return publishable.moments[-1].reentry.status is not Status.NOT_APPLICABLE


def left_out(material: Material) -> tuple[str, ...]:
    """A line for each part that the file has no data for."""
    lines = []
    if material.publishable.reasons is None:
        lines.append(
            "Het hoofdstuk Waarom ontbreekt: in het bestand staan geen redenen van beëindiging."
        )
    if not has_reentry(material.publishable):
        lines.append("Wie terugkwam, is niet te zien: in het bestand staan geen cliëntnummers.")
    return tuple(lines)
