"""In- and outflow of the newest three months: the bridge from stand to stand, and what changed."""

from collections.abc import Callable
from dataclasses import dataclass

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import PublishedMoment, Value
from bijstand_report.narrative.significance import Change, change_of_flow
from bijstand_report.narrative.text import (
    BEGAN,
    PRIVACY,
    STOPPED,
    YEAR_BEFORE,
    Moments,
    earlier,
    period_of,
)
from bijstand_report.periods import ending_on

CHANCE = "Een klein verschil kan toeval zijn. Dat noemen we vrijwel gelijk."


@dataclass(frozen=True)
class Flow:
    """One of the two flows: how its uitkeringen are called, and where its count is."""

    kind: str
    count: Callable[[PublishedMoment], Value]


FLOWS = (
    Flow("nieuwe", lambda moment: moment.inflow),
    Flow("gestopte", lambda moment: moment.outflow),
)


@dataclass(frozen=True)
class Comparison:
    """A flow beside an earlier one: its count, when the other was, its count, and the verdict."""

    now: Value
    when: str
    before: Value
    change: Change

    @property
    def is_small(self) -> bool:
        """There is a difference, but it may be chance."""
        return self.change is Change.GELIJK and self.before != self.now

    @property
    def told(self) -> str:
        return f"{self.when} ({formatting.count(self.before)})"


def comparisons(moments: Moments, flow: Flow) -> tuple[Comparison, ...]:
    """The newest flow beside that of the quarter before and a year before, as far as shown."""
    quarter = "het kwartaal ervoor" if ending_on(moments[-1].day) else "de drie maanden ervoor"
    now = flow.count(moments[-1])
    found = (
        Comparison(now, when, flow.count(before), change_of_flow(now, flow.count(before)))
        for steps, when in ((1, quarter), (YEAR_BEFORE, "een jaar eerder"))
        if (before := earlier(moments, steps))
    )
    return tuple(item for item in found if item.change is not Change.ONBEKEND)


def bridge(moments: Moments) -> tuple[str, ...]:
    """What is said with the table from stand to stand: who came back, and what changed."""
    now = moments[-1]
    stood_still = [f"{flows_of(now)} Het aantal uitkeringen bleef dus gelijk."]
    return (
        *(stood_still if _nothing_happened(now) else _rounding(now)),
        *_again(now),
        *_changes(moments),
    )


def flows_of(moment: PublishedMoment) -> str:
    """How many uitkeringen began and stopped in the three months up to a day."""
    return told_flows(period_of(moment.day), moment.inflow, moment.outflow)


def told_flows(period: str, inflow: Value, outflow: Value) -> str:
    """How many uitkeringen began and stopped in a period, as far as shown."""
    began, stopped = BEGAN.there(inflow), STOPPED.there(outflow)
    if inflow.shown and outflow.shown:
        return f"In {period} {began} en {STOPPED.there(outflow, unit='')}."
    if inflow.shown:
        return f"In {period} {began}. Hoeveel er stopten, tonen we niet {PRIVACY}."
    if outflow.shown:
        return f"In {period} {stopped}. Hoeveel er begonnen, tonen we niet {PRIVACY}."
    return f"Hoeveel uitkeringen er in {period} begonnen en stopten, tonen we niet {PRIVACY}."


def _nothing_happened(moment: PublishedMoment) -> bool:
    return moment.inflow.value == 0 and moment.outflow.value == 0


def _rounding(now: PublishedMoment) -> list[str]:
    """The remark that rounded numbers do not add up, where they do not."""
    before, inflow, outflow, after = (
        value.value for value in (now.stock_before, now.inflow, now.outflow, now.stock)
    )
    if before is None or inflow is None or outflow is None or after is None:
        return []
    closes = before + inflow - outflow == after
    return [] if closes else ["Door afronding tellen de getallen in de tabel niet precies op."]


def _again(now: PublishedMoment) -> list[str]:
    """Those of the inflow who had left less than a year before."""
    again = now.reentry.value
    if again is None or not now.inflow.value:
        return []
    if again == 0:
        return ["Geen van de nieuwe uitkeringen was van iemand die binnen een jaar terugkwam."]
    people = "iemand die binnen een jaar terugkwam"
    if now.inflow.value == 1:
        return [f"Die nieuwe uitkering was van {people}."]
    if again == 1:
        return [f"Van de nieuwe uitkeringen was er 1 van {people}."]
    count = formatting.count(now.reentry)
    people = "mensen die binnen een jaar terugkwamen"
    return [f"Van de nieuwe uitkeringen waren er {count} van {people}."]


def _changes(moments: Moments) -> list[str]:
    if len(moments) == 1:
        return ["Er zijn nog geen eerdere cijfers om mee te vergelijken."]
    found = [(flow, comparisons(moments, flow)) for flow in FLOWS]
    told = [sentence for flow, items in found for sentence in _told(flow, items)]
    if len(moments) <= YEAR_BEFORE:
        told.append("Cijfers van een jaar eerder zijn er nog niet.")
    return [*told, CHANCE] if any(item.is_small for _, items in found for item in items) else told


def _told(flow: Flow, items: tuple[Comparison, ...]) -> list[str]:
    items = tuple(item for item in items if item.now.value or item.before.value)
    if not items:
        return []
    if len({item.change for item in items}) == 1:
        beside = formatting.listing([item.told for item in items])
        change = items[0].change.value
        return [f"Het aantal {flow.kind} uitkeringen is {change}, vergeleken met {beside}."]
    first, second = items
    return [
        f"Vergeleken met {first.told} is het aantal {flow.kind} uitkeringen {first.change.value}.",
        f"Vergeleken met {second.told} is het {second.change.value}.",
    ]


def clearest_change(moments: Moments) -> str | None:
    """A change of a flow that is more than chance; rather against a year before: no seasons."""
    found = [(flow, item) for flow in FLOWS for item in comparisons(moments, flow)]
    clear = [
        (flow, item) for flow, item in found if item.change in (Change.GESTEGEN, Change.GEDAALD)
    ]
    if not clear:
        return None
    flow, item = next((c for c in clear if c[1].when == "een jaar eerder"), clear[0])
    return f"Het aantal {flow.kind} uitkeringen is {item.change.value}, vergeleken met {item.told}."
