"""Uitstroom: what is said with each outflow figure."""

from dataclasses import dataclass
from datetime import date

from bijstand_report import formatting
from bijstand_report.columns import UNKNOWN
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable, PublishedOutflow, Value
from bijstand_report.formatting import capitalised
from bijstand_report.narrative import phrases
from bijstand_report.narrative.significance import level_for_extremes, newcombe_interval
from bijstand_report.narrative.text import FigureText, share

LEAST_YEARS = 3  # of comparison, before a difference is called lasting


@dataclass(frozen=True)
class Point:
    """One group in one instroomjaar: protected counts and percentage."""

    year: int
    label: str
    active: Value
    total: Value
    percentage: Value

    @property
    def share(self) -> float:
        return self.percentage.value or 0.0


def outflow_text(view: PublishedOutflow, scope: Scope) -> FigureText:
    """Title, sentences and alt text of an outflow figure."""
    breakdown = phrases.WORDINGS[view.name].breakdown
    year = reference_year(view, scope)
    return FigureText(
        title=_outflow_title(view, scope),
        subtitle=f"Uitkeringen die nog lopen, naar {breakdown} en jaar van instroom",
        alt=_outflow_alt(view, breakdown),
        sentences=_outflow_sentences(view, scope, year),
    )


def reference_year(view: PublishedOutflow, scope: Scope) -> int | None:
    """The newest full instroomjaar with at least half as many percentages as the best year has."""
    full = [year for year in view.years if date(year, 12, 31) <= scope.peildatum]
    numbers = {year: len(points(view, year)) for year in full}
    most = max(numbers.values(), default=0)
    return max((y for y, n in numbers.items() if n and n >= most / 2), default=None)


def points(view: PublishedOutflow, year: int) -> list[Point]:
    """The groups with a percentage in a year, unknown left out."""
    i = view.years.index(year)
    return [
        Point(year, label, view.active[i][j], view.total[i][j], view.percentage[i][j])
        for j, label in enumerate(view.groups)
        if view.percentage[i][j].shown and label != UNKNOWN
    ]


def highest(shown: list[Point]) -> Point:
    """The group with the highest percentage."""
    return max(shown, key=lambda point: point.share)


def lowest(shown: list[Point]) -> Point:
    """The group with the lowest percentage."""
    return min(shown, key=lambda point: point.share)


def clear_difference(view: PublishedOutflow, scope: Scope) -> tuple[Point, Point] | None:
    """The groups with the highest and lowest percentage, when the difference is no chance.

    It must be larger than chance in the reference year, and go the same way in at least two
    thirds of the years in which both are shown, of which there must be three.
    """
    year = reference_year(view, scope)
    shown = points(view, year) if year is not None else []
    if len(shown) < 2:
        return None
    high, low = highest(shown), lowest(shown)
    is_clear = _more_than_chance(high, low, len(shown)) and _lasts(view, high, low)
    return (high, low) if is_clear else None


def _more_than_chance(high: Point, low: Point, groups: int) -> bool:
    counts = (high.active.value, high.total.value, low.active.value, low.total.value)
    a, b, c, d = (count or 0.0 for count in counts)
    return bool(b and d) and newcombe_interval(a, b, c, d, level_for_extremes(groups))[0] > 0


def _lasts(view: PublishedOutflow, high: Point, low: Point) -> bool:
    both = _years_of_both(view, high, low)
    return len(both) >= LEAST_YEARS and 3 * sum(both) >= 2 * len(both)


def _years_of_both(view: PublishedOutflow, high: Point, low: Point) -> list[bool]:
    """For each year in which both groups are shown: whether `high` is the higher one."""
    shares = [{p.label: p.share for p in points(view, year)} for year in view.years]
    return [s[high.label] > s[low.label] for s in shares if high.label in s and low.label in s]


def _lasting(view: PublishedOutflow, high: Point, low: Point) -> str:
    both = _years_of_both(view, high, low)
    extent = "alle" if all(both) else "de meeste"
    return f"Dat geldt voor {extent} jaren waarvan beide percentages bekend zijn."


def _outflow_title(view: PublishedOutflow, scope: Scope) -> str:
    difference = clear_difference(view, scope)
    if difference is None:
        return f"Geen duidelijk verschil naar {phrases.WORDINGS[view.name].breakdown}"
    high, low = (phrases.group(point.label) for point in difference)
    if view.name == "instroomreden":
        return f"Na {high} loopt de uitkering vaker nog dan na {low}"
    return f"{capitalised(high)} ontvangen vaker nog bijstand dan {low}"


def _outflow_sentences(view: PublishedOutflow, scope: Scope, year: int | None) -> tuple[str, ...]:
    if year is None:
        return ("Er zijn te weinig uitkeringen om percentages te tonen.",)
    difference = clear_difference(view, scope)
    if difference:
        return (comparison(view, *difference), _lasting(view, *difference))
    shown = points(view, year)
    if len(shown) == 1:
        only = phrases.of_group(view.name, shown[0].label)
        percentage = share(shown[0].percentage)
        return (f"Van de uitkeringen {only} die in {year} begonnen, loopt nog {percentage}.",)
    high, low = highest(shown), lowest(shown)
    if _more_than_chance(high, low, len(shown)):
        return (comparison(view, high, low), _not_lasting(view, high, low))
    return (comparison(view, high, low), "Dat verschil kan toeval zijn.")


def _not_lasting(view: PublishedOutflow, high: Point, low: Point) -> str:
    if len(_years_of_both(view, high, low)) < LEAST_YEARS:
        return "In andere jaren zijn de groepen te klein om te vergelijken."
    return "In andere jaren ligt dat vaak anders."


def comparison(view: PublishedOutflow, high: Point, low: Point) -> str:
    """Two groups side by side in the same instroomjaar."""
    return (
        f"Van de uitkeringen {phrases.of_group(view.name, high.label)} die in {high.year} "
        f"begonnen, loopt nog {share(high.percentage)}; van die "
        f"{phrases.of_group(view.name, low.label)} {share(low.percentage)}."
    )


def _outflow_alt(view: PublishedOutflow, breakdown: str) -> str:
    described = [y for y in view.years if points(view, y)]
    if not described:
        return f"Lijngrafiek naar {breakdown} zonder punten: de aantallen zijn te klein."
    parts = [
        f"uit {year}: {_spoken(points(view, year))}"
        for year in dict.fromkeys((described[-1], described[0]))
    ]
    return (
        f"Lijngrafiek met een lijn per groep, naar {breakdown}. Uitkeringen die nog lopen, "
        f"{'; '.join(parts)}."
    )


def _spoken(shown: list[Point]) -> str:
    return formatting.listing([f"{point.label} {share(point.percentage)}" for point in shown])


def outflow_lede(publishable: Publishable, scope: Scope) -> str:
    """What the figures of this chapter show, with the newest full year and the oldest one."""
    view = publishable.outflow[0]
    shown = [
        (year, value)
        for year, value in zip(view.years, view.year_percentage, strict=True)
        if value.shown and date(year, 12, 31) <= scope.peildatum
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
        f"{text}, van die uit {oldest} nog {share(oldest_value)}." if oldest < year else f"{text}."
    )
