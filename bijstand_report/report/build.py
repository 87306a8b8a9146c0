"""From publishable figures to the report: which figure, which words, which table, in what order."""

from bijstand_report import formatting
from bijstand_report.branding import Brand
from bijstand_report.choices import Method, Profile
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable, PublishedOutflow
from bijstand_report.figures.images import Images
from bijstand_report.narrative.cohort import cohort_text
from bijstand_report.narrative.composition import composition_text
from bijstand_report.narrative.outflow import outflow_lede, outflow_text
from bijstand_report.narrative.summary import highlights, lede
from bijstand_report.narrative.text import FigureText
from bijstand_report.report import model, tables
from bijstand_report.report.tiles import key_tiles
from bijstand_report.resources import data_uri

VIEW_NAMES = {
    "instroomreden": "Instroomreden",
    "leefvorm": "Leefvorm",
    "geslacht": "Geslacht",
    "leeftijdsklasse": "Leeftijd bij de start",
    "leeftijdsklasse_geslacht": "Geslacht en leeftijd bij de start",
}

PROFILES = {
    Profile.INTERN: model.Profile(
        short="intern",
        cover="Alleen voor intern gebruik · exacte aantallen",
        explanation=(
            "Dit rapport is voor intern gebruik. De aantallen zijn exact en kunnen over enkele "
            "mensen gaan. Deel het niet."
        ),
    ),
    Profile.RAAD: model.Profile(
        short="raad",
        cover="Voor de gemeenteraad · openbaar, aantallen afgerond op 5",
        explanation=(
            "Aantallen zijn afgerond op 5. Aantallen onder de 10 tonen we niet, zodat niemand "
            "herkenbaar is. Getallen tellen daardoor niet altijd op tot het totaal."
        ),
    ),
    Profile.HUB: model.Profile(
        short="hub",
        cover="Om te delen met andere gemeenten · aantallen afgerond op 10",
        explanation=(
            "Aantallen zijn afgerond op 10. Aantallen onder de 10 tonen we niet, zodat niemand "
            "herkenbaar is. Getallen tellen daardoor niet altijd op tot het totaal."
        ),
    ),
}


def build_report(
    publishable: Publishable, scope: Scope, brand: Brand, images: Images
) -> model.Report:
    """The council report.

    images: what `figures.draw` drew of the same publishable figures; a view without an
    image gets its sentences only.
    """
    title = f"Bijstand in {scope.gemeente}" if scope.gemeente else "Bijstand in de gemeente"
    moment = formatting.moment(scope.peildatum)
    return model.Report(
        brand=brand,
        municipality=f"Gemeente {scope.gemeente}" if scope.gemeente else "",
        title=title,
        subtitle=formatting.capitalised(moment) if scope.quarter else f"Stand op {moment}",
        short_title=f"{title} · {moment}",
        peildatum=formatting.day(scope.peildatum),
        status="voorlopige cijfers" if scope.provisional else "definitieve cijfers",
        profile=PROFILES[publishable.profile],
        example=scope.example,
        motif=_uri(images.motif),
        summary_lede=lede(publishable, scope),
        tiles=key_tiles(publishable, scope, images.sparklines),
        highlights=highlights(publishable, scope),
        who=_who(publishable, scope, images),
        outflow=_outflow(publishable, scope, images),
        accountability=_accountability(publishable),
        appendix=_appendix(publishable),
        settings=_settings(scope),
        original_method=scope.method is Method.ORIGINEEL,
    )


def _uri(image: bytes | None) -> str | None:
    return data_uri(image, "image/svg+xml") if image else None


def _source(publishable: Publishable, scope: Scope, unit: str, *, percentages: bool = True) -> str:
    owner = " ".join(["uitkeringsadministratie", *([scope.gemeente] if scope.gemeente else [])])
    least = percentages and publishable.profile is not Profile.INTERN
    return (
        f"Bron: {owner}, peildatum {formatting.day(scope.peildatum)}. "
        f"Eenheid: {unit}{', minstens 30 per punt' if least else ''}."
    )


def _figure(name: str, text: FigureText, source: str, images: Images) -> model.Figure:
    return model.Figure(
        id=f"figuur-{name}",
        title=text.title,
        subtitle=text.subtitle,
        uri=_uri(images.figures.get(name)),
        alt=text.alt,
        source=source,
        sentences=text.sentences,
        table_id=f"tabel-{name}",
    )


def _who(publishable: Publishable, scope: Scope, images: Images) -> model.Chapter:
    text = composition_text(
        publishable.composition, on_peildatum=scope.method is not Method.ORIGINEEL
    )
    source = _source(publishable, scope, "lopende uitkeringen", percentages=False)
    return model.Chapter(
        id="wie",
        number="1",
        name="Wie",
        title="Wie ontvangen bijstand?",
        figures=(_figure("leeftijd_leefvorm", text, source, images),),
        tables=(tables.composition(publishable.composition),),
    )


def _outflow(publishable: Publishable, scope: Scope, images: Images) -> model.Chapter:
    source = _source(publishable, scope, "uitkeringen")
    views = tuple(
        _figure(view.name, outflow_text(view, scope), source, images)
        for view in publishable.outflow
    )
    cohort = _figure("cohort", cohort_text(publishable.cohort), source, images)
    return model.Chapter(
        id="uitstroom",
        number="2",
        name="Uitstroom",
        title="Wie stroomt uit, en hoe snel?",
        lede=outflow_lede(publishable, scope),
        figures=(*views, cohort),
    )


def _accountability(publishable: Publishable) -> model.Chapter:
    return model.Chapter(
        id="verantwoording",
        number="3",
        name="Verantwoording",
        title="Hoe zijn deze cijfers gemaakt?",
        tables=(tables.quality(publishable),),
    )


def _appendix(publishable: Publishable) -> model.Chapter:
    return model.Chapter(
        id="bijlage",
        number="",
        name="Bijlage",
        title="De cijfers achter de figuren",
        tables=(
            tables.key_figures(publishable.moments),
            *(table for view in publishable.outflow for table in _view_tables(view)),
            *tables.cohort(publishable.cohort),
        ),
    )


def _view_tables(view: PublishedOutflow) -> tuple[model.Table, ...]:
    return tuple(tables.outflow(view, VIEW_NAMES[view.name]))


def _settings(scope: Scope) -> tuple[tuple[str, str], ...]:
    return (
        ("Peildatum", formatting.day(scope.peildatum)),
        ("Periode", f"{scope.years[0]} tot en met {scope.years[1]}"),
        ("Methode", scope.method.value),
        ("Profiel", scope.profile.value),
        ("Leeftijdsklassen", formatting.listing(list(scope.age_classes.namen))),
        (
            "Heropening",
            f"na ten hoogste {scope.reopening_days} dagen telt als dezelfde uitkering"
            if scope.reopening_days
            else "telt altijd als nieuwe uitkering",
        ),
    )
