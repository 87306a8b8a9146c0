"""Ontwikkeling: what is said with the figures of the stock by month and the flows by quarter."""

from dataclasses import dataclass
from datetime import date

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedFlows,
    PublishedMonthlyStock,
    Row,
    Value,
)
from bijstand_report.narrative.flows import bridge, told_flows
from bijstand_report.narrative.significance import Change, change_of_flow, change_of_stock
from bijstand_report.narrative.text import (
    BEGAN,
    RAN,
    STOPPED,
    YEAR_BEFORE,
    FigureText,
    Verb,
    beside,
    period_of,
)

MONTHS_PER_YEAR = 12
Dated = list[tuple[date, Value]]


@dataclass(frozen=True)
class DevelopmentTexts:
    """The words of the chapter: what it shows, its two figures, from stand to stand."""

    lede: str
    months: FigureText
    quarters: FigureText
    bridge: tuple[str, ...]


def development_texts(publishable: Publishable, scope: Scope) -> DevelopmentTexts:
    """All that is said in the chapter Ontwikkeling."""
    return DevelopmentTexts(
        lede=_lede(scope),
        months=months_text(publishable.months),
        quarters=quarters_text(publishable.quarters),
        bridge=bridge(publishable.moments),
    )


def _lede(scope: Scope) -> str:
    shown = (
        "Dit hoofdstuk laat zien hoeveel uitkeringen er lopen, en hoeveel er beginnen en stoppen."
    )
    if not scope.provisional:
        return shown
    return (
        f"{shown} De cijfers over {period_of(scope.peildatum)} zijn voorlopig: sommige besluiten "
        "staan pas later in de administratie."
    )


def months_text(table: PublishedMonthlyStock) -> FigureText:
    """Title, sentences and alt text of the stock by month."""
    points = _shown(table.days, table.stock)
    return FigureText(
        title=_months_title(table, points),
        subtitle="Lopende uitkeringen op de laatste dag van elke maand",
        alt=_months_alt(table, points),
        sentences=_months_sentences(table, points),
    )


def _shown(days: tuple[date, ...], row: Row) -> Dated:
    return [(day, value) for day, value in zip(days, row, strict=True) if value.shown]


def _months_title(table: PublishedMonthlyStock, points: Dated) -> str:
    if not table.days:
        return "Nog geen volle maand in deze periode"
    if not points:
        return "Te weinig uitkeringen om per maand te tonen"
    if not table.stock[-1].shown:
        return "Aantal uitkeringen per maand, voor zover te tonen"
    day, value = points[-1]
    before = _year_before(table)
    if before is None and len(points) == 1:
        return f"Op {formatting.day(day)} {RAN.there(value)}"
    if before is None:
        change = change_of_stock(value, points[0][1])
        return f"Het aantal uitkeringen is sinds {formatting.day(points[0][0])} {change.value}"
    return f"Het aantal uitkeringen is in een jaar {change_of_stock(value, before).value}"


def _year_before(table: PublishedMonthlyStock) -> Value | None:
    """The stock a year before the newest month, when both are shown."""
    if len(table.stock) <= MONTHS_PER_YEAR or not table.stock[-1].shown:
        return None
    before = table.stock[-1 - MONTHS_PER_YEAR]
    return before if before.shown else None


def _months_sentences(table: PublishedMonthlyStock, points: Dated) -> tuple[str, ...]:
    if not points:
        return ("Er zijn geen aantallen per maand om te tonen.",)
    day, value = points[-1]
    newest = f"Op {formatting.day(day)} {RAN.there(value)}{beside(value, _year_before(table))}."
    return (newest, *_highest_stock(table, points))


def _highest_stock(table: PublishedMonthlyStock, points: Dated) -> list[str]:
    """The highest stock; where a month is not shown, nobody knows it."""
    if len(points) < len(table.days) or len(points) <= MONTHS_PER_YEAR:
        return []
    day, value, is_only = _peak(points)
    since = formatting.day(points[0][0])
    if value.value == min(v.value or 0 for _, v in points):
        return []
    if day == points[-1][0]:
        return [f"Dat is de hoogste stand sinds {since}."] if is_only else []
    when = f"{'' if is_only else 'onder meer '}op {formatting.day(day)}"
    return [f"De hoogste stand sinds {since} was {formatting.count(value)}, {when}."]


def _peak(points: Dated) -> tuple[date, Value, bool]:
    """The newest of the highest points, and whether it is the only one."""
    highest = max(value.value or 0 for _, value in points)
    there = [(day, value) for day, value in points if value.value == highest]
    return *there[-1], len(there) == 1


def _months_alt(table: PublishedMonthlyStock, points: Dated) -> str:
    if not points:
        return "Lijngrafiek zonder punten."
    (first_day, first), (last_day, last) = points[0], points[-1]
    start = f"{formatting.count(first)} op {formatting.day(first_day)}"
    gaps = " Niet elke maand heeft een punt." if len(points) < len(table.days) else ""
    if len(points) == 1:
        return f"Lijngrafiek met één punt: {start}.{gaps}"
    day, value, _ = _peak(points)
    top = f", met als hoogste punt {formatting.count(value)} op {formatting.day(day)}"
    return (
        f"Lijngrafiek van de stand per maand. De lijn loopt van {start} tot "
        f"{formatting.count(last)} op {formatting.day(last_day)}"
        f"{top if first_day < day < last_day else ''}.{gaps}"
    )


def quarters_text(table: PublishedFlows) -> FigureText:
    """Title, sentences and alt text of in- and outflow by quarter."""
    return FigureText(
        title=_quarters_title(table),
        subtitle="Nieuwe en gestopte uitkeringen in elk kwartaal",
        alt=_quarters_alt(table),
        sentences=_quarters_sentences(table),
    )


def _quarters_title(table: PublishedFlows) -> str:
    if not table.periods:
        return "Nog geen vol kwartaal in deze periode"
    if not any(value.shown for value in (*table.inflow, *table.outflow)):
        return "Te weinig uitkeringen om per kwartaal te tonen"
    newest, inflow, outflow = period_of(table.last_days[-1]), table.inflow[-1], table.outflow[-1]
    if inflow.value == 0 and outflow.value == 0:
        return f"Geen nieuwe en geen gestopte uitkeringen in {newest}"
    changed = _changed(_change_in_a_year(table.inflow), _change_in_a_year(table.outflow))
    if changed is None and inflow.shown and outflow.shown:
        return told_flows(newest, inflow, outflow).removesuffix(".")
    return changed or "Nieuwe en gestopte uitkeringen, voor zover te tonen"


def _change_in_a_year(row: Row) -> Change:
    if len(row) <= YEAR_BEFORE:
        return Change.ONBEKEND
    return change_of_flow(row[-1], row[-1 - YEAR_BEFORE])


def _changed(came: Change, went: Change) -> str | None:
    """What is known of the change of both flows; None when that is nothing."""
    if came is went:
        both = f"Instroom en uitstroom zijn in een jaar {came.value}"
        return None if came is Change.ONBEKEND else both
    if went is Change.ONBEKEND:
        return f"Het aantal nieuwe uitkeringen is in een jaar {came.value}"
    if came is Change.ONBEKEND:
        return f"Het aantal gestopte uitkeringen is in een jaar {went.value}"
    return f"Instroom is in een jaar {came.value}, uitstroom is {went.value}"


def _quarters_sentences(table: PublishedFlows) -> tuple[str, ...]:
    flows = ((BEGAN, table.inflow), (STOPPED, table.outflow))
    peaks = [_busiest(verb, _shown(table.last_days, row), len(row)) for verb, row in flows]
    found = (*_newest(table), *(sentence for sentence in peaks if sentence))
    return found or (_too_small(table),)


def _too_small(table: PublishedFlows) -> str:
    """What to say where the newest quarter is not shown: until when there is something to see."""
    shown = [
        day for row in (table.inflow, table.outflow) for day, _ in _shown(table.last_days, row)
    ]
    if not shown:
        return "Er zijn geen aantallen per kwartaal om te tonen."
    return f"Na {period_of(max(shown))} zijn de aantallen te klein om te tonen."


def _newest(table: PublishedFlows) -> list[str]:
    """The newest quarter; what changed is said with the bridge."""
    if not (table.periods and (table.inflow[-1].shown or table.outflow[-1].shown)):
        return []
    return [told_flows(period_of(table.last_days[-1]), table.inflow[-1], table.outflow[-1])]


def _busiest(verb: Verb, points: Dated, quarters: int) -> str | None:
    """The quarter with the highest count; where a quarter is not shown, nobody knows it."""
    if len(points) < quarters or quarters <= YEAR_BEFORE:
        return None
    day, value, is_only = _peak(points)
    if value.value in (0, 1) or not is_only:
        return None
    return f"De meeste uitkeringen {verb.many} in {period_of(day)} ({formatting.count(value)})."


def _quarters_alt(table: PublishedFlows) -> str:
    parts = [
        f"{name} {_course(points)}"
        for name, row in (("Nieuw:", table.inflow), ("Gestopt:", table.outflow))
        if (points := _shown(table.last_days, row))
    ]
    if not parts:
        return "Lijngrafiek per kwartaal zonder punten."
    return f"Lijngrafiek van nieuwe en gestopte uitkeringen per kwartaal. {' '.join(parts)}"


def _course(points: Dated) -> str:
    """The first, the highest and the newest point."""
    peak_day, _, is_only = _peak(points)
    top = " (hoogste)" if is_only and len(points) > 1 else ""
    named = [
        f"{formatting.count(value)} in {period_of(day)}{top if day == peak_day else ''}"
        for day, value in points
        if day in (points[0][0], peak_day, points[-1][0])
    ]
    return f"{formatting.listing(named)}."
