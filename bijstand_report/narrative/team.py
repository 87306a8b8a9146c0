"""What is said in a team report: the summary, and the words with each figure.

Team and rest are called different only when that is more than chance. Where the rest follows from
nothing that is published, the whole municipality lies beside the team, and nothing is tested.
"""

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import (
    PublishedFlows,
    PublishedMonthlyStock,
    Value,
)
from bijstand_report.figures.team import newest_quarters
from bijstand_report.narrative import phrases
from bijstand_report.narrative.flows import flows_of
from bijstand_report.narrative.significance import Change, change_of_flow, change_of_stock
from bijstand_report.narrative.team_contrast import (
    Difference,
    composition_difference,
)
from bijstand_report.narrative.team_outflow import survival_team_text, two_years
from bijstand_report.narrative.team_words import TOO_FEW, Neighbour, Subject, nothing_shown
from bijstand_report.narrative.text import (
    PRIVACY,
    RAN,
    YEAR_BEFORE,
    FigureText,
    Moments,
    earlier,
    share,
)

CHANCE = "Andere verschillen kunnen toeval zijn."


def team_lede(subject: Subject) -> str:
    """The stand of the team, and of the municipality."""
    now, whole = subject.results.moments[-1], subject.whole.results.moments[-1]
    day = formatting.day(now.day)
    if not now.stock.shown:
        return f"Hoeveel uitkeringen er op {day} liepen {subject.inside}, tonen we niet {PRIVACY}."
    of_all = f", van {formatting.count(whole.stock)} in de hele gemeente"
    return f"Op {day} {RAN.there(now.stock)} {subject.inside}{of_all * whole.stock.shown}."


def team_highlights(subject: Subject) -> tuple[str, ...]:
    """Four or five sentences that say what matters."""
    said = (
        *_stock_change(subject),
        flows_of(subject.results.moments[-1]),
        *_composition_sentence(subject),
        *survival_team_text(subject).sentences[:1],
        *two_years(subject),
    )
    return tuple(sentence for sentence in said if sentence != TOO_FEW)


def stock_team_text(subject: Subject) -> FigureText:
    """The words with the stock by month."""
    months = subject.results.months
    title, subtitle = "Lopende uitkeringen per maand", "Stand op de laatste dag van elke maand"
    if not any(value.shown for value in months.stock):
        return nothing_shown(title, f"{subtitle}; elk deel heeft een eigen schaal")
    change = _year_change(subject.results.moments)
    if change is not Change.ONBEKEND:
        title = f"Het aantal uitkeringen {subject.inside} is in een jaar {change.value}"
    return FigureText(
        title=title,
        subtitle=f"{subtitle}; elk deel heeft een eigen schaal",
        alt=" ".join(
            _stock_alt(side.name, side.results.months) for side in (subject, subject.rest)
        ),
        sentences=(*_stock_change(subject), *_no_year_before(subject)),
    )


def _no_year_before(subject: Subject) -> list[str]:
    there = earlier(subject.results.moments, YEAR_BEFORE)
    return [] if there else ["Cijfers van een jaar eerder zijn er nog niet."]


def _stock_alt(name: str, months: PublishedMonthlyStock) -> str:
    shown = [(d, v) for d, v in zip(months.days, months.stock, strict=True) if v.shown]
    if not shown:
        return f"{name}: geen lijn."
    ends = [f"{formatting.count(v)} op {formatting.day(d)}" for d, v in (shown[0], shown[-1])]
    return f"{name}: lijn van {ends[0]} naar {ends[1]}."


def _year_change(moments: Moments) -> Change:
    before = earlier(moments, YEAR_BEFORE)
    return change_of_stock(moments[-1].stock, before.stock) if before else Change.ONBEKEND


def _stock_change(subject: Subject) -> list[str]:
    moments = subject.results.moments
    change, before = _year_change(moments), earlier(moments, YEAR_BEFORE)
    if before is None or change is Change.ONBEKEND:
        return []
    counts = f"van {formatting.count(before.stock)} naar {formatting.count(moments[-1].stock)}"
    where = formatting.capitalised(subject.inside)
    own = f"{where} is het aantal uitkeringen in een jaar {change.value}"
    first = f"{own}." if before.stock == moments[-1].stock else f"{own} ({counts})."
    beside = _year_change(subject.rest.results.moments)
    if beside is Change.ONBEKEND:
        return [first]
    also = "ook " if beside is change else ""
    return [f"{first} {formatting.capitalised(subject.rest.inside)} is het {also}{beside.value}."]


def flows_team_text(subject: Subject) -> FigureText:
    """The words with in- and outflow by quarter."""
    flows, moments = newest_quarters(subject.results.quarters), subject.results.moments
    title = "Nieuwe en gestopte uitkeringen per kwartaal"
    subtitle = "Per kwartaal, de laatste vijf jaar; elk deel heeft een eigen schaal"
    if not any(value.shown for value in (*flows.inflow, *flows.outflow)):
        return nothing_shown(title, subtitle)
    return FigureText(
        title=_flow_title(moments) or title,
        subtitle=subtitle,
        alt=" ".join(
            f"{side.name}: {_flow_alt(newest_quarters(side.results.quarters))}"
            for side in (subject, subject.rest)
        ),
        sentences=(flows_of(moments[-1]), *_flow_changes(subject)),
    )


def _flow_alt(flows: PublishedFlows) -> str:
    parts = [
        f"{name} per kwartaal tussen {formatting.count(min(shown, key=_size))} en "
        f"{formatting.count(max(shown, key=_size))}"
        for name, row in (("instroom", flows.inflow), ("uitstroom", flows.outflow))
        if (shown := [value for value in row if value.shown])
    ]
    return f"{formatting.listing(parts)}." if parts else "geen lijnen."


def _size(value: Value) -> float:
    return value.value or 0


def _flow_title(moments: Moments) -> str | None:
    now = moments[-1]
    if now.inflow.value is None or now.outflow.value is None:
        return None
    match change_of_flow(now.inflow, now.outflow):
        case Change.GESTEGEN:
            return "In het laatste kwartaal begonnen meer uitkeringen dan er stopten"
        case Change.GEDAALD:
            return "In het laatste kwartaal stopten meer uitkeringen dan er begonnen"
        case _:
            return "In het laatste kwartaal begonnen ongeveer evenveel uitkeringen als er stopten"


def _flow_changes(subject: Subject) -> list[str]:
    """What changed in a year, of both flows, in the team and in the rest."""
    own, rest = (_flow_years(side.results.moments) for side in (subject, subject.rest))
    if Change.ONBEKEND in own.values():
        return []
    start = "Vergeleken met een jaar eerder"
    if rest == own and len(set(own.values())) == 1:
        both = f"zijn beide {own['nieuwe'].value}"
        return [f"{start} {both}, ook {subject.rest.inside}."]
    said = [f"{start} {_told_flows(own, subject.inside)}."]
    if Change.ONBEKEND in rest.values():
        return said
    return [*said, f"{formatting.capitalised(subject.rest.inside)} {_told_flows(rest, '')}."]


def _told_flows(changes: dict[str, Change], where: str) -> str:
    parts = [f"het aantal {kind} {change.value}" for kind, change in changes.items()]
    return f"is {where} {formatting.listing(parts)}".replace("  ", " ")


def _flow_years(moments: Moments) -> dict[str, Change]:
    return {kind: _flow_year(moments, kind) for kind in ("nieuwe", "gestopte")}


def _flow_year(moments: Moments, kind: str) -> Change:
    before = earlier(moments, YEAR_BEFORE)
    if before is None:
        return Change.ONBEKEND
    now = moments[-1]
    if kind == "nieuwe":
        return change_of_flow(now.inflow, before.inflow)
    return change_of_flow(now.outflow, before.outflow)


def composition_team_text(subject: Subject) -> FigureText:
    """The words with the shares of household types and age classes."""
    table = subject.results.composition
    subtitle = "Percentage van de lopende uitkeringen, naar leefvorm en leeftijd"
    if not any(value.shown for value in (*table.share_household, *table.share_age_class)):
        return nothing_shown("Lopende uitkeringen naar leefvorm en leeftijd", subtitle)
    found = composition_difference(subject.results, subject.rest.results)
    said = _composition_sentence(subject)
    return FigureText(
        title=_composition_title(found, subject) if found else _alike(subject.rest),
        subtitle=subtitle,
        alt=" ".join(_composition_alt(side.name, side) for side in (subject, subject.rest)),
        sentences=(*said, CHANCE) if said else ("Wat er aan verschil is, kan toeval zijn.",),
    )


def _alike(rest: Neighbour) -> str:
    return f"De samenstelling lijkt op die {rest.inside}"


def _composition_title(found: Difference, subject: Subject) -> str:
    amount = "meer" if found.is_more else "minder"
    return f"Naar verhouding {amount} {phrases.group(found.group)} dan {subject.rest.inside}"


def _composition_sentence(subject: Subject) -> list[str]:
    found = composition_difference(subject.results, subject.rest.results)
    if found is None:
        return []
    return [
        (
            f"{formatting.capitalised(subject.inside)} is {share(found.own)} van de lopende "
            f"uitkeringen van {phrases.group(found.group)}, {subject.rest.inside} "
            f"{share(found.other)}."
        )
    ]


def _composition_alt(name: str, side: Subject | Neighbour) -> str:
    table = side.results.composition
    pairs = [
        *zip(table.households, table.share_household, strict=True),
        *zip(table.age_classes, table.share_age_class, strict=True),
    ]
    parts = [f"{label} {share(value)}" for label, value in pairs if value.shown]
    return f"{name}: {formatting.listing(parts)}." if parts else f"{name}: geen staven."
