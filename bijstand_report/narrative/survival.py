"""Hoe lang: what is said with a survival figure: of all, of instroomjaren, or of groups."""

from collections.abc import Callable

from bijstand_report import formatting
from bijstand_report.columns import UNKNOWN
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCurve,
    PublishedSurvival,
    Status,
)
from bijstand_report.figures.selection import DAYS_PER_YEAR, last_year, older_cohorts
from bijstand_report.narrative import phrases
from bijstand_report.narrative.readings import (
    BETWEEN,
    Reading,
    also,
    differ,
    is_more,
    median_told,
    readings,
)
from bijstand_report.narrative.text import FigureText, share

SAID_YEARS = (1, 3, 5)
MOST_SPOKEN = 8  # curves in one alt text
HALF = 50.0
TOO_FEW = "Er zijn te weinig uitkeringen om percentages te tonen."
CHANCE = "Dat verschil kan toeval zijn."


def survival_text(publishable: Publishable, name: str, scope: Scope) -> FigureText:
    """Title, sentences and alt text of a survival figure.

    name: "totaal", "instroomjaar" or the name of a view. KeyError when there is no such figure.
    """
    view = next((found for found in publishable.survival if found.name == name), None)
    if view is None:
        raise KeyError(name)
    if name == "totaal":
        return _total_text(view, scope)
    return _years_text(view, scope) if name == "instroomjaar" else _groups_text(view, scope)


def _subtitle(what: str, scope: Scope) -> str:
    return f"{what}, gevolgd tot en met {formatting.day(scope.peildatum)}"


def _total_text(view: PublishedSurvival, scope: Scope) -> FigureText:
    curve = view.curves[0] if view.curves else None
    return FigureText(
        title=_total_title(curve),
        subtitle=_subtitle("Deel van alle uitkeringen dat nog loopt", scope),
        alt=_total_alt(curve),
        sentences=_total_sentences(curve),
    )


def _total_title(curve: PublishedCurve | None) -> str:
    if curve is None or not _is_drawn(curve):
        return "Te weinig uitkeringen om de duur te tonen"
    if median := median_told(curve):
        return f"De helft van de uitkeringen stopt binnen {median}"
    if shown := readings(curve):
        return f"Na {phrases.years(shown[-1].k)} {_still(shown[-1])}"
    if _stays_above_half(curve):
        return "Meer dan de helft van de uitkeringen loopt nog"
    return "Hoe lang uitkeringen lopen, voor zover te tonen"


def _still(item: Reading) -> str:
    if item.value.value == 0:
        return "loopt geen enkele uitkering meer"
    if item.value.value == 100:
        return "lopen alle uitkeringen nog"
    return f"loopt nog {share(item.value)} van de uitkeringen"


def _is_drawn(curve: PublishedCurve) -> bool:
    return any(value.shown for value in curve.percentage)


def _stays_above_half(curve: PublishedCurve) -> bool:
    shown = [value.value for value in curve.percentage if value.value is not None]
    return bool(shown) and min(shown) > HALF


def _total_sentences(curve: PublishedCurve | None) -> tuple[str, ...]:
    if curve is None or not _is_drawn(curve):
        return ("Er zijn te weinig uitkeringen om te laten zien hoe lang ze lopen.",)
    shown = readings(curve)
    said = [item for item in shown if item.k in SAID_YEARS or item == shown[-1]]
    sentences = [_after(item, is_first=item == said[0]) for item in said]
    if any(BETWEEN in sentence for sentence in sentences):
        sentences.append("Tussen haakjes staat de marge: zoveel kan het door toeval schelen.")
    found = (*sentences, *_half(curve, alone=not said))
    return found or ("De lijn laat zien welk deel van de uitkeringen nog loopt.",)


def _after(item: Reading, *, is_first: bool) -> str:
    start = f"Na {phrases.years(item.k)}"
    if is_first or item.value.value == 0:
        return f"{start} {_still(item)}{item.margin}."
    return f"{start} is dat {item.told}."


def _half(curve: PublishedCurve, *, alone: bool) -> list[str]:
    """Where half has ended, when that is all there is to say under a title that says it too."""
    median = median_told(curve)
    if median and alone:
        return [f"De helft is gestopt binnen {median}."]
    if not median and _stays_above_half(curve):
        return ["Aan het einde van de lijn loopt nog meer dan de helft."]
    return []


def _total_alt(curve: PublishedCurve | None) -> str:
    if curve is None or not _is_drawn(curve):
        return "Lijngrafiek zonder lijn: de aantallen zijn te klein."
    parts = [f"{share(item.value)} na {phrases.years(item.k)}" for item in readings(curve)]
    if not parts:
        return "Lijngrafiek met een dalende lijn van het deel dat nog loopt, korter dan een jaar."
    return (
        f"Lijngrafiek met een dalende lijn van het deel dat nog loopt: {formatting.listing(parts)}."
    )


def _years_text(view: PublishedSurvival, scope: Scope) -> FigureText:
    """Instroomjaren: the newest that has been followed for a year beside the oldest."""
    return FigureText(
        title=_years_title(view),
        subtitle=_subtitle(f"Deel dat nog loopt{_until(view)}, per jaar van instroom", scope),
        alt=_alt(view, "per instroomjaar", "uit {}".format),
        sentences=_years_sentences(view),
    )


def _until(view: PublishedSurvival) -> str:
    """Where the figure cuts off the older years, when it does."""
    last = last_year(view)
    longer = any(curve.last_day > last * DAYS_PER_YEAR for curve in older_cohorts(view))
    return f" in de eerste {phrases.years(last)}" if longer else ""


def _after_a_year(view: PublishedSurvival) -> list[Reading]:
    return [item for curve in view.curves for item in readings(curve, (1,))]


def _is_too_early(view: PublishedSurvival) -> bool:
    """Whether there are curves, of which none can be known after a year yet."""
    return bool(view.curves) and not any(
        value.status in (Status.HIDDEN, Status.WITHHELD)
        for curve in view.curves
        for value in curve.at_percentage[:1]
    )


def _years_title(view: PublishedSurvival) -> str:
    shown = _after_a_year(view)
    if not shown and _is_too_early(view):
        return "Nog geen instroomjaar is een jaar te volgen"
    if not shown:
        return "Te weinig uitkeringen om de duur per instroomjaar te tonen"
    newest, oldest = shown[-1], shown[0]
    if len(shown) == 1:
        return f"Na een jaar loopt nog {share(newest.value)} van de uitkeringen uit {newest.group}"
    if differ(newest, oldest):
        often = "vaker" if is_more(newest, oldest) else "minder vaak"
        return (
            f"Uitkeringen uit {newest.group} lopen {often} een jaar of langer "
            f"dan die uit {oldest.group}"
        )
    return "Nieuwe uitkeringen lopen niet duidelijk langer of korter dan oude"


def _years_sentences(view: PublishedSurvival) -> tuple[str, ...]:
    shown = _after_a_year(view)
    if not shown and _is_too_early(view):
        return ("Er is nog geen instroomjaar waarvan de uitkeringen een jaar te volgen zijn.",)
    if not shown:
        return (TOO_FEW,)
    newest, oldest = shown[-1], shown[0]
    first = f"Van de uitkeringen uit {newest.group} loopt na een jaar nog {newest.told}."
    if len(shown) == 1:
        return (first,)
    second = f"Van die uit {oldest.group} was dat {also(newest, oldest)}{oldest.told}."
    if differ(newest, oldest):
        return (first, second, "Dat verschil is waarschijnlijk geen toeval.")
    return (first, second) if also(newest, oldest) else (first, second, CHANCE)


def _groups_text(view: PublishedSurvival, scope: Scope) -> FigureText:
    """Groups of a trait: the one that runs on most often beside the one that does so least."""
    wording = phrases.wording(view)
    shown = [item for item in _after_a_year(view) if item.group != UNKNOWN]
    return FigureText(
        title=_groups_title(view, shown),
        subtitle=_subtitle(f"Deel dat nog loopt, naar {wording.breakdown}", scope),
        alt=_alt(view, f"per groep, naar {wording.breakdown}", wording.label),
        sentences=_groups_sentences(view, shown),
    )


def _extremes(shown: list[Reading]) -> tuple[Reading, Reading]:
    ordered = sorted(shown, key=lambda item: item.value.value or 0)
    return ordered[-1], ordered[0]


def _groups_title(view: PublishedSurvival, shown: list[Reading]) -> str:
    wording = phrases.wording(view)
    if not shown:
        return f"Te weinig uitkeringen om de duur naar {wording.breakdown} te tonen"
    if len(shown) == 1:
        return f"Duur naar {wording.breakdown} is niet goed te vergelijken"
    high, low = _extremes(shown)
    if not differ(high, low, len(shown)):
        return f"Geen duidelijk verschil in duur naar {wording.breakdown}"
    return (
        f"Uitkeringen {wording.of(high.group)} lopen vaker een jaar of langer "
        f"dan die {wording.of(low.group)}"
    )


def _groups_sentences(view: PublishedSurvival, shown: list[Reading]) -> tuple[str, ...]:
    if not shown:
        return (TOO_FEW,)
    wording = phrases.wording(view)
    high, low = _extremes(shown)
    first = f"Van de uitkeringen {wording.of(high.group)} loopt na een jaar nog {high.told}."
    if len(shown) == 1:
        return (first,)
    second = f"{wording.with_other(low.group)} is dat {also(high, low)}{low.told}."
    if differ(high, low, len(shown)):
        return (first, second, "De cijfers zeggen niet waardoor dat verschil komt.")
    return (first, second) if also(high, low) else (first, second, CHANCE)


def _alt(view: PublishedSurvival, lines: str, whose: Callable[[str], str]) -> str:
    newest_or_largest = sorted(view.curves, key=lambda curve: _rank(view, curve))[-MOST_SPOKEN:]
    named = {curve.group for curve in newest_or_largest}
    shown = [item for item in _after_a_year(view) if item.group in named]
    if not shown:
        return f"Lijngrafiek {lines}, zonder punt na een jaar."
    parts = [f"{whose(item.group)} {share(item.value)}" for item in shown]
    return (
        f"Lijngrafiek met een dalende lijn {lines}. Na een jaar loopt nog: "
        f"{formatting.listing(parts)}."
    )


def _rank(view: PublishedSurvival, curve: PublishedCurve) -> float:
    """What the figure draws in colour comes last: the newest cohorts, or the largest groups."""
    if view.name == "instroomjaar":
        return view.curves.index(curve)
    return curve.spells.value or 0
