"""From publishable figures to the report: which figure, which words, which table, in what order."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from markupsafe import Markup

from bijstand_report import formatting
from bijstand_report.branding import Brand
from bijstand_report.choices import Method, Profile
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.figures.images import Images
from bijstand_report.narrative.summary import highlights, lede
from bijstand_report.narrative.targets import national_note
from bijstand_report.report import chapters, model
from bijstand_report.report.tiles import key_tiles
from bijstand_report.resources import data_uri
from bijstand_report.revisions import Revision
from bijstand_report.years import are_together

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

TOGETHER = (
    " Jaren van instroom staan samen, omdat dan meer aantallen groot genoeg zijn om te tonen."
)


def profile_of(publishable: Publishable) -> model.Profile:
    """How the figures are protected, in words."""
    told = PROFILES[publishable.profile]
    if not has_years_together(publishable):
        return told
    return replace(told, explanation=told.explanation + TOGETHER)


def has_years_together(publishable: Publishable) -> bool:
    """Whether some instroomjaren have one row together."""
    return are_together(publishable.cohort.years)


def build_report(
    publishable: Publishable,
    scope: Scope,
    brand: Brand,
    images: Images,
    revisions: tuple[Revision, ...] | None = None,
    *,
    notes: Mapping[str, Markup] = MappingProxyType({}),
) -> model.Report:
    """The council report.

    images: what `figures.draw` drew of the same publishable figures; a view without an
    image gets its sentences only. revisions: as against an earlier report, None without one.
    notes: the municipality's own text by section.
    """
    material = chapters.Material(publishable, scope, images, revisions)
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
        profile=profile_of(publishable),
        example=scope.example,
        motif=_uri(images.motif),
        summary_lede=lede(publishable, scope),
        tiles=key_tiles(publishable, scope, images.sparklines),
        national_note=national_note(scope),
        highlights=highlights(publishable, scope),
        development=chapters.development(material),
        who=chapters.who(material),
        outflow=chapters.outflow(material),
        duration=chapters.duration(material),
        reasons=chapters.reasons(material),
        accountability=chapters.accountability(material),
        appendix=chapters.appendix(material),
        left_out=chapters.left_out(material),
        unchanged=revisions == (),
        settings=settings_told(scope),
        original_method=scope.method is Method.ORIGINEEL,
        years_together=has_years_together(publishable),
        has_reentry=chapters.has_reentry(publishable),
        notes=notes,
        seems_from=scope.seems_from.year if scope.seems_from else None,
    )


def _uri(image: bytes | None) -> str | None:
    return data_uri(image, "image/svg+xml") if image else None


def settings_told(scope: Scope) -> tuple[tuple[str, str], ...]:
    """The settings as the accountability tells them, name and value."""
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
        *_register(scope),
    )


def _register(scope: Scope) -> list[tuple[str, str]]:
    if scope.registration_from is not None:
        return [("Administratie vanaf", formatting.day(scope.registration_from))]
    return [("Administratie vanaf", "niet ingesteld")] if scope.seems_from else []
