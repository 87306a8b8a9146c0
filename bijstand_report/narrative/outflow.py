"""Uitstroom: what is said with each outflow figure."""

from dataclasses import replace
from datetime import date

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import OTHER, Grid, Publishable, PublishedOutflow
from bijstand_report.formatting import capitalised
from bijstand_report.narrative import phrases
from bijstand_report.narrative.contrast import ByYear, Contrast, Point, find_contrast, points
from bijstand_report.narrative.text import FigureText, share
from bijstand_report.years import Year, are_together, has_full_year, last_of

MOST_SPOKEN = 12  # groups in one alt text


def outflow_text(
    view: PublishedOutflow, scope: Scope, drawn: PublishedOutflow | None = None
) -> FigureText:
    """Title, sentences and alt text of an outflow figure.

    drawn: the view as the figure draws it, with small groups together; the view itself when not
    told. What is said is of the groups that have a line of their own.
    """
    breakdown = phrases.wording(view).breakdown
    seen = _only(view, set((drawn or view).groups))
    together = seen.groups != view.groups
    contrast = find_contrast(seen, scope.peildatum)
    return FigureText(
        title=_title(seen, contrast, together=together),
        subtitle=f"Uitkeringen die nog lopen, naar {breakdown} en jaar van instroom",
        alt=_alt(seen, breakdown, together=together),
        sentences=_sentences(seen, contrast, scope.peildatum),
    )


def _only(view: PublishedOutflow, groups: set[str]) -> PublishedOutflow:
    """The view with these of its groups: what figure and table both have."""
    kept = [place for place, group in enumerate(view.groups) if group in groups]

    def pick(grid: Grid) -> Grid:
        return tuple(tuple(row[place] for place in kept) for row in grid)

    return replace(
        view,
        groups=tuple(view.groups[place] for place in kept),
        total=pick(view.total),
        active=pick(view.active),
        percentage=pick(view.percentage),
        running=pick(view.running),
    )


def _title(view: PublishedOutflow, contrast: Contrast | None, *, together: bool) -> str:
    """together: whether there are groups besides, without a line of their own."""
    wording = phrases.wording(view)
    if not any(points(view, year) for year in view.years):
        return f"Te weinig uitkeringen naar {wording.breakdown}"
    if contrast is None and not together and _has_one_group(view):
        verb = "begonnen" if view.name == "instroomreden" else "zijn"
        return f"Alle getoonde uitkeringen {verb} {wording.of(view.groups[0])}"
    if contrast is None:
        return f"Groepen naar {wording.breakdown} zijn niet goed te vergelijken"
    if contrast.is_chance:
        return f"Geen duidelijk verschil naar {wording.breakdown}"
    if not contrast.is_clear:
        return f"Verschil naar {wording.breakdown}, maar {_reserve(view, contrast)}"
    return _finding(view, contrast)


def _reserve(view: PublishedOutflow, contrast: Contrast) -> str:
    """Why a difference that is more than chance is not called a lasting one."""
    if not contrast.is_long:
        return "over weinig jaren"
    return "niet in elke periode" if are_together(view.years) else "niet in elk jaar"


def _finding(view: PublishedOutflow, contrast: Contrast) -> str:
    wording = phrases.wording(view)
    high, low = wording.group(contrast.high.label), wording.group(contrast.low.label)
    if view.name == "instroomreden":
        return f"Na {high} loopt de uitkering vaker nog dan na {low}"
    if wording.own:
        return f"Uitkeringen in groep {high} lopen vaker nog dan die in groep {low}"
    if view.name == "leeftijdsklasse_geslacht":
        high, low = (phrases.short(point.label) for point in (contrast.high, contrast.low))
    return f"{capitalised(high)} hebben vaker nog bijstand dan {low}"


def _has_one_group(view: PublishedOutflow) -> bool:
    """Whether all uitkeringen are of one group: none is too small, or made of small ones."""
    return len(view.groups) == 1 and not view.too_small and view.groups[0] != OTHER


def _sentences(
    view: PublishedOutflow, contrast: Contrast | None, peildatum: date
) -> tuple[str, ...]:
    if contrast is None:
        return _single(view, peildatum)
    compared = comparison(view, contrast)
    if contrast.is_chance and share(contrast.high.percentage) == share(contrast.low.percentage):
        return (compared,)
    if contrast.is_chance:
        return (compared, "Dat verschil kan toeval zijn.")
    if not contrast.is_clear:
        return (compared, *_not_lasting(view, contrast))
    return (compared, _extent(view, contrast))


def _not_lasting(view: PublishedOutflow, contrast: Contrast) -> tuple[str, str]:
    """That a difference is more than chance, and what it lacks to be a lasting one."""
    if not contrast.is_long:
        return (
            "Dat verschil is waarschijnlijk geen toeval.",
            f"Het gaat wel {_reserve(view, contrast)}.",
        )
    return (
        f"Over alle {_units(view)} samen is dat verschil waarschijnlijk geen toeval.",
        f"Het is er {_reserve(view, contrast)}.",
    )


def _extent(view: PublishedOutflow, contrast: Contrast) -> str:
    """In how many of the years compared there is the difference."""
    if contrast.number == 1:
        return "Dat verschil is waarschijnlijk geen toeval."
    extent = "alle" if contrast.always else "de meeste"
    return f"Dat verschil is er in {extent} {_units(view)} die te vergelijken zijn."


def _units(view: PublishedOutflow) -> str:
    return "perioden" if are_together(view.years) else "jaren"


def comparison(view: PublishedOutflow, contrast: Contrast) -> str:
    """Two groups side by side in the same instroomjaar."""
    wording = phrases.wording(view)
    high, low = contrast.high.label, contrast.low.label
    share_high, share_low = share(contrast.high.percentage), share(contrast.low.percentage)
    also = "ook " if share_high == share_low else ""
    return (
        f"Van de uitkeringen {wording.of(high)} die in {contrast.year} begonnen, loopt "
        f"nog {share_high}. {wording.with_other(low)} is dat {also}{share_low}."
    )


def _single(view: PublishedOutflow, peildatum: date) -> tuple[str, ...]:
    """What there is to say when no two groups can be compared: about the largest one.

    In the newest full year that shows something; in the newest one when none is full.
    """
    described = [year for year in view.years if points(view, year)]
    if not described:
        return ("Er zijn te weinig uitkeringen om percentages te tonen.",)
    year = max(described, key=lambda year: (has_full_year(year, peildatum), last_of(year)))
    shown = max(points(view, year).values(), key=lambda point: point.total)
    spell = phrases.wording(view).of(shown.label)
    return (
        f"Van de uitkeringen {spell} die in {year} begonnen, loopt nog {share(shown.percentage)}.",
    )


def _alt(view: PublishedOutflow, breakdown: str, *, together: bool) -> str:
    """Of the lines in the figure; together: whether there is one of small groups besides."""
    years = {year: found for year in view.years if (found := points(view, year))}
    if not years:
        return f"Lijngrafiek naar {breakdown} zonder punten: de aantallen zijn te klein."
    newest, oldest = _described(years)
    parts = [
        f"uit {year}: {_spoken(view, list(years[year].values()))}"
        for year in dict.fromkeys((newest, oldest))
    ]
    more = " Kleine groepen zijn samen één lijn." if together else _direction(view)
    return (
        f"Lijngrafiek met een lijn per groep, naar {breakdown}, van nieuwe naar oude instroomjaren."
        f" Uitkeringen die nog lopen, {'; '.join(parts)}.{more}"
    )


def _described(years: ByYear) -> tuple[Year, Year]:
    """The newest and the oldest year with at least half as many groups as any year has."""
    most = max(len(found) for found in years.values())
    full = [year for year, found in years.items() if 2 * len(found) >= most]
    return full[-1], full[0]


def _direction(view: PublishedOutflow) -> str:
    """That the lines fall from new years to old ones, where all of them do."""
    columns = [
        [value for value in column if value.shown] for column in zip(*view.percentage, strict=True)
    ]
    ends = [(shown[-1], shown[0]) for shown in columns if len(shown) > 1]
    if not ends or any(share(new) == share(old) for new, old in ends):
        return ""
    if any((new.value or 0) < (old.value or 0) for new, old in ends):
        return ""
    return (
        " Alle lijnen eindigen lager dan ze beginnen."
        if len(ends) > 1
        else " De lijn eindigt lager dan hij begint."
    )


def _spoken(view: PublishedOutflow, shown: list[Point]) -> str:
    """The groups with their percentages, the largest when there are many."""
    least = sorted((point.total for point in shown), reverse=True)[:MOST_SPOKEN][-1]
    label = phrases.wording(view).label
    return formatting.listing(
        [f"{label(p.label)} {share(p.percentage)}" for p in shown if p.total >= least]
    )


def outflow_lede(publishable: Publishable, scope: Scope) -> str:
    """What the figures of this chapter show, with the newest full year and the oldest one."""
    view = publishable.outflow[0]
    shown = [
        (year, value)
        for year, value in zip(view.years, view.year_percentage, strict=True)
        if value.shown and has_full_year(year, scope.peildatum)
    ]
    explanation = (
        "De figuren laten zien welk deel van de uitkeringen nog loopt, per jaar waarin de "
        "uitkering begon. Hoe lager de lijn, hoe meer uitkeringen zijn gestopt."
    )
    if not shown:
        return explanation
    year, value = shown[-1]
    text = f"{explanation} Van alle uitkeringen uit {year} loopt nog {share(value)}"
    oldest, oldest_value = shown[0]
    return (
        f"{text}, van die uit {oldest} nog {share(oldest_value)}." if oldest != year else f"{text}."
    )
