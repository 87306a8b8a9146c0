"""Waarom: what is said with the figures of the reasons of ending."""

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    Publishable,
    PublishedReasons,
    Row,
    Value,
)
from bijstand_report.figures.selection import drawn_reasons
from bijstand_report.narrative import phrases
from bijstand_report.narrative.reason_groups import (
    SAID_YEARS,
    Named,
    by_size,
    is_incomplete,
    is_incomplete_of_late,
    listed,
    together,
    unknown_in,
    within,
)
from bijstand_report.narrative.significance import change_of_flow
from bijstand_report.narrative.text import (
    STOPPED,
    TABLE_YEARS,
    WHATEVER_YEAR,
    YEAR_BEFORE,
    FigureText,
    is_shorter,
    period_of,
    share,
)
from bijstand_report.periods import Quarter

MOST_NAMED = 4  # reasons in one sentence
NO_REASONS = "In het bestand staan geen redenen van beëindiging."
NOT_COMPARED = "Daarom vergelijken we de redenen hier niet met elkaar."
INCOMPLETE = "Het beeld is niet volledig: van veel gestopte uitkeringen is de reden niet bekend."


def reasons_lede(publishable: Publishable, scope: Scope) -> str:
    """What the chapter shows, and how complete it is."""
    reasons = publishable.reasons
    if reasons is None:
        return NO_REASONS
    older = f", {WHATEVER_YEAR}" if is_shorter(scope) else ""
    shown = (
        f"Dit hoofdstuk laat zien waarom uitkeringen stoppen{older}. Ook de AOW, overlijden en een "
        "verhuizing zijn redenen om te stoppen."
    )
    late = f" De cijfers over {period_of(scope.peildatum)} zijn voorlopig."
    incomplete = is_incomplete(reasons) or is_incomplete_of_late(reasons)
    return f"{INCOMPLETE} " * incomplete + shown + late * scope.provisional


def reasons_text(publishable: Publishable, scope: Scope) -> FigureText:
    """Title, sentences and alt text of the reasons within some years of the start."""
    reasons = publishable.reasons
    return FigureText(
        title=_title(reasons),
        subtitle=(
            "Deel van alle uitkeringen dat is gestopt, naar reden en tijd sinds de start, "
            f"gevolgd tot en met {formatting.day(scope.peildatum)}"
        ),
        alt=_alt(reasons),
        sentences=_sentences(reasons),
    )


def _title(reasons: PublishedReasons | None) -> str:
    if reasons is None:
        return "Geen redenen van beëindiging in het bestand"
    if is_incomplete(reasons):
        return "Van veel gestopte uitkeringen is de reden niet bekend"
    found = [(k, named) for k in TABLE_YEARS for named in within(reasons, k)[:1]]
    if found:
        k, named = found[0]
        part = f"{share(named.value)} van de uitkeringen"
        return f"Binnen {phrases.years(k)} stopt {part} {named.words}"
    return "Te weinig gestopte uitkeringen om redenen te tonen"


def _sentences(reasons: PublishedReasons | None) -> tuple[str, ...]:
    if reasons is None:
        return (NO_REASONS,)
    if is_incomplete(reasons):
        return (INCOMPLETE, *_of_unknown(reasons), NOT_COMPARED)
    said = [
        f"Binnen {phrases.years(k)} stopt {together(found, share)}."
        for k in SAID_YEARS
        if (found := within(reasons, k)[:MOST_NAMED])
    ]
    nothing = "Er zijn te weinig gestopte uitkeringen om percentages te tonen."
    return (*said, *_of_unknown(reasons), *_running(reasons)) if said else (nothing,)


def _last_said(reasons: PublishedReasons, row: Row) -> tuple[int, Value] | None:
    """Of values by year, the last one that sentences speak of and that is shown."""
    found = [
        (k, value)
        for k, value in zip(reasons.at_years, row, strict=True)
        if k in SAID_YEARS and value.shown
    ]
    return found[-1] if found else None


def _of_unknown(reasons: PublishedReasons) -> list[str]:
    unknown = [unknown_in(reasons, row) for row in reasons.incidence]
    last = _last_said(reasons, tuple(value or NOT_APPLICABLE for value in unknown))
    if last is None or not last[1].value:
        return []
    return [f"Binnen {phrases.years(last[0])} stopt {share(last[1])} om een onbekende reden."]


def _running(reasons: PublishedReasons) -> list[str]:
    last = _last_said(reasons, reasons.still_running)
    return [f"Na {phrases.years(last[0])} loopt nog {share(last[1])}."] if last else []


def _alt(reasons: PublishedReasons | None) -> str:
    """Of the reasons that the figure draws."""
    drawn = drawn_reasons(reasons) if reasons else []
    rows = zip(reasons.at_years, reasons.incidence, strict=True) if reasons else ()
    parts = [
        f"Binnen {phrases.years(k)}: {found}."
        for k, row in rows
        if reasons and k in SAID_YEARS
        if (found := listed(drawn, [row[reasons.groups.index(name)] for name in drawn], share))
    ]
    if not parts:
        return "Lijngrafiek zonder lijnen."
    return f"Lijngrafiek met een stijgende lijn per reden. {' '.join(parts)}"


def reasons_quarter_text(publishable: Publishable, _scope: Scope) -> FigureText:
    """Title, sentences and alt text of the reasons in the newest quarter and a year before."""
    reasons = publishable.reasons
    return FigureText(
        title=_quarter_title(reasons),
        subtitle="Gestopte uitkeringen in het nieuwste kwartaal en een jaar eerder, naar reden",
        alt=_quarter_alt(reasons),
        sentences=_quarter_sentences(reasons),
    )


def _newest(reasons: PublishedReasons) -> str:
    return period_of(Quarter.parse(reasons.quarters[-1]).last_day)


def _quarter_title(reasons: PublishedReasons | None) -> str:
    if reasons is None:
        return "Geen redenen van beëindiging in het bestand"
    if not reasons.quarters:
        return "Nog geen vol kwartaal in deze periode"
    if reasons.quarter_total[-1].value == 0:
        return f"Geen gestopte uitkeringen in {_newest(reasons)}"
    if is_incomplete_of_late(reasons):
        return "Van het laatste jaar zijn veel redenen niet bekend"
    main = _main_reason(reasons)
    if main is None:
        return "Te weinig gestopte uitkeringen om per kwartaal te tonen"
    verb, unit = ("stopte", "uitkering") if main.value.value == 1 else ("stopten", "uitkeringen")
    count = formatting.count(main.value)
    return f"In {_newest(reasons)} {verb} {count} {unit} {main.words}"


def _main_reason(reasons: PublishedReasons) -> Named | None:
    """The reason with most endings in both quarters that are compared, with the newest count.

    Chosen by the sum, as the test of a change is about how a sum is divided: so the choice of a
    reason does not make a change more likely.
    """
    before = _a_year_before(reasons)
    newest = by_size(reasons, reasons.by_quarter[-1])
    known = [named for named in newest if named.is_one_reason] or newest
    return max(
        known,
        key=lambda named: named.size + (before.get(named.group, NOT_APPLICABLE).value or 0),
        default=None,
    )


def _a_year_before(reasons: PublishedReasons) -> dict[str, Value]:
    """How many ended for each reason in the same quarter a year before, when it is there."""
    if len(reasons.by_quarter) <= YEAR_BEFORE:
        return {}
    return dict(zip(reasons.groups, reasons.by_quarter[-1 - YEAR_BEFORE], strict=True))


def _quarter_sentences(reasons: PublishedReasons | None) -> tuple[str, ...]:
    if reasons is None:
        return (NO_REASONS,)
    if not reasons.quarters:
        return ("Er is nog geen vol kwartaal om te tonen.",)
    total = reasons.quarter_total[-1]
    ended = [f"In {_newest(reasons)} {STOPPED.there(total)}."] if total.shown else []
    if is_incomplete_of_late(reasons):
        return (*ended, INCOMPLETE, NOT_COMPARED)
    said = (*ended, *_named(reasons), *_main_change(reasons))
    return said or ("Er zijn te weinig gestopte uitkeringen om aantallen te tonen.",)


def _named(reasons: PublishedReasons) -> list[str]:
    """How many ended for each of the main reasons in the newest quarter."""
    found = by_size(reasons, reasons.by_quarter[-1])[:MOST_NAMED]
    if not found:
        return []
    start = "Daarvan" if reasons.quarter_total[-1].shown else f"In {_newest(reasons)}"
    verb = STOPPED.one if found[0].value.value == 1 else STOPPED.many
    some = "" if _are_all(found, reasons) else "onder meer "
    return [f"{start} {verb} er {some}{together(found, formatting.count)}."]


def _are_all(found: list[Named], reasons: PublishedReasons) -> bool:
    """Whether nothing of the newest quarter ended for another reason, or for one not shown."""
    named = {item.group for item in found}
    newest = zip(reasons.groups, reasons.by_quarter[-1], strict=True)
    return all(value.value == 0 or group in named for group, value in newest)


def _main_change(reasons: PublishedReasons) -> list[str]:
    main = _main_reason(reasons)
    before = _a_year_before(reasons).get(main.group) if main else None
    if main is None or before is None or not before.shown:
        return []
    change = change_of_flow(main.value, before)
    return [
        f"Een jaar eerder {STOPPED.there(before, unit='')} {main.words}.",
        f"Dat aantal is sindsdien {change.value}.",
    ]


def _quarter_alt(reasons: PublishedReasons | None) -> str:
    parts = []
    for steps in (1, 1 + YEAR_BEFORE):
        if reasons and len(reasons.quarters) >= steps:
            when = period_of(Quarter.parse(reasons.quarters[-steps]).last_day)
            row = reasons.by_quarter[-steps]
            if any(value.value for value in row):
                parts.append(f"In {when}: {listed(reasons.groups, row, formatting.count)}.")
    if not parts:
        return "Staafdiagram zonder staven."
    return f"Staafdiagram met liggende staven per reden. {' '.join(parts)}"
