"""In één oogopslag: the sentences that say what matters."""

from datetime import date

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCohort,
    PublishedMoment,
)
from bijstand_report.narrative import phrases
from bijstand_report.narrative.cohort import newest_point
from bijstand_report.narrative.contrast import find_contrast
from bijstand_report.narrative.flows import clearest_change, flows_of
from bijstand_report.narrative.outflow import comparison
from bijstand_report.narrative.significance import Change, change_of_stock
from bijstand_report.narrative.text import (
    PRIVACY,
    RAN,
    YEAR_BEFORE,
    Moments,
    earlier,
    place,
    share,
)


def lede(publishable: Publishable, scope: Scope) -> str:
    """The stand on the peildatum and a year before."""
    now, before = publishable.moments[-1], earlier(publishable.moments, YEAR_BEFORE)
    first = _stock(now, scope)
    if before is None or not before.stock.shown:
        return first
    verb = "was" if before.stock.value == 1 else "waren"
    also = "ook " if before.stock == now.stock else ""
    return f"{first} Een jaar eerder {verb} dat er {also}{formatting.count(before.stock)}."


def _stock(now: PublishedMoment, scope: Scope) -> str:
    day = formatting.day(now.day)
    if not now.stock.shown:
        where = place(scope)
        return f"Hoeveel uitkeringen er op {day} liepen in {where}, tonen we niet {PRIVACY}."
    return f"Op {day} {RAN.there(now.stock, unit='bijstandsuitkering')} in {place(scope)}."


def highlights(publishable: Publishable, scope: Scope) -> tuple[str, ...]:
    """Four or five sentences that say what matters."""
    candidates = (
        _stock_change(publishable.moments),
        _flows(publishable.moments),
        _long_stay(publishable.moments[-1]),
        _after_years(publishable.cohort, scope.peildatum),
        _widest_difference(publishable, scope),
    )
    said = tuple(sentence for sentence in candidates if sentence)
    return said or ("De aantallen zijn te klein om er meer over te zeggen.",)


def _stock_change(moments: Moments) -> str | None:
    now, before = moments[-1].stock, earlier(moments, YEAR_BEFORE)
    change = change_of_stock(now, before.stock) if before else Change.ONBEKEND
    if before is None or change is Change.ONBEKEND:
        return None
    start = f"Het aantal uitkeringen is in een jaar {change.value}"
    if change is Change.GELIJK:
        return f"{start}."
    return f"{start}, van {formatting.count(before.stock)} naar {formatting.count(now)}."


def _flows(moments: Moments) -> str | None:
    """The newest flows, and one change of them when that is more than chance."""
    now = moments[-1]
    if not (now.inflow.shown and now.outflow.shown):
        return None
    return " ".join(filter(None, (flows_of(now), clearest_change(moments))))


def _long_stay(now: PublishedMoment) -> str | None:
    if not (now.over_two_years.shown and now.median_months.shown):
        return None
    return (
        f"De helft van de lopende uitkeringen loopt {formatting.months(now.median_months)} of "
        f"langer; {share(now.over_two_years)} loopt twee jaar of langer."
    )


def _after_years(cohort: PublishedCohort, peildatum: date) -> str | None:
    points = [point for k in (1, 3) if (point := newest_point(cohort, k, peildatum))]
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
