"""In één oogopslag: the sentences that say what matters."""

from datetime import date

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCohort,
    PublishedMoment,
    Value,
)
from bijstand_report.narrative import phrases
from bijstand_report.narrative.cohort import newest_point
from bijstand_report.narrative.contrast import find_contrast
from bijstand_report.narrative.outflow import comparison
from bijstand_report.narrative.text import place, share
from bijstand_report.periods import ending_on

YEAR_BEFORE = 4  # quarters
STOCK_CHANGE = 0.01  # METHOD 9: a smaller change of the stand is no rise or fall


def lede(publishable: Publishable, scope: Scope) -> str:
    """The stand on the peildatum and a year before."""
    now, before = publishable.moments[-1], year_before(publishable)
    sentences = [
        (
            f"Op {formatting.day(now.day)} liepen er in {place(scope)} "
            f"{_stock(now.stock)} bijstandsuitkeringen."
        )
    ]
    if before and before.stock.shown:
        sentences.append(f"Een jaar eerder waren dat er {formatting.count(before.stock)}.")
    return " ".join(sentences)


def _stock(value: Value) -> str:
    return formatting.count(value) if value.shown else "minder dan 10"


def year_before(publishable: Publishable) -> PublishedMoment | None:
    """The moment a year before the peildatum, when the file goes back that far."""
    moments = publishable.moments
    return moments[-1 - YEAR_BEFORE] if len(moments) > YEAR_BEFORE else None


def highlights(publishable: Publishable, scope: Scope) -> tuple[str, ...]:
    """Four or five sentences that say what matters."""
    candidates = (
        _stock_change(publishable),
        _flows(publishable.moments[-1]),
        _long_stay(publishable.moments[-1]),
        _after_years(publishable.cohort),
        _widest_difference(publishable, scope),
    )
    said = tuple(sentence for sentence in candidates if sentence)
    return said or ("De aantallen zijn te klein om er meer over te zeggen.",)


def _stock_change(publishable: Publishable) -> str | None:
    now, before = publishable.moments[-1].stock, year_before(publishable)
    if before is None or now.value is None or not before.stock.value:
        return None
    change = now.value / before.stock.value - 1
    if abs(change) < STOCK_CHANGE:
        return "Het aantal uitkeringen is in een jaar vrijwel gelijk gebleven."
    verb = "gestegen" if change > 0 else "gedaald"
    return (
        f"Het aantal uitkeringen is in een jaar {verb}, "
        f"van {formatting.count(before.stock)} naar {formatting.count(now)}."
    )


def _flows(now: PublishedMoment) -> str | None:
    if not (now.inflow.shown and now.outflow.shown):
        return None
    return (
        f"In {period_of(now.day)} begonnen er {formatting.count(now.inflow)} uitkeringen "
        f"en stopten er {formatting.count(now.outflow)}."
    )


def period_of(last_day: date) -> str:
    """The three months up to a day: "het tweede kwartaal van 2018", or in general words."""
    quarter = ending_on(last_day)
    if quarter is None:
        return f"de drie maanden tot en met {formatting.day(last_day)}"
    return f"het {formatting.quarter_of_the_year(quarter)} van {quarter.year}"


def _long_stay(now: PublishedMoment) -> str | None:
    if not (now.over_two_years.shown and now.median_months.shown):
        return None
    return (
        f"De helft van de lopende uitkeringen loopt {formatting.months(now.median_months)} of "
        f"langer; {share(now.over_two_years)} loopt twee jaar of langer."
    )


def _after_years(cohort: PublishedCohort) -> str | None:
    points = [point for k in (1, 3) if (point := newest_point(cohort, k))]
    if not points:
        return None
    (k, year, value), *later = points
    text = (
        f"Van de uitkeringen die in {year} begonnen, liep na {phrases.years(k)} nog {share(value)}"
    )
    for k_later, year_later, value_later in later:
        text += (
            f". Na {phrases.years(k_later)} is dat {share(value_later)} "
            f"(uitkeringen uit {year_later})"
        )
    return f"{text}."


def _widest_difference(publishable: Publishable, scope: Scope) -> str | None:
    """The widest clear contrast of the views with one trait."""
    found = [
        (contrast.high.share - contrast.low.share, view, contrast)
        for view in publishable.outflow
        if view.name in ("leefvorm", "geslacht", "leeftijdsklasse")
        and (contrast := find_contrast(view, scope.peildatum))
        and contrast.is_clear
    ]
    if not found:
        return None
    _, view, contrast = max(found, key=lambda item: item[0])
    return comparison(view, contrast)
