"""Single figures of a participant, read from its file: shares of the stock, points of survival."""

from collections.abc import Mapping, Sequence

from bijstand_report.comparison.indicators import allowed
from bijstand_report.comparison.participants import Participant
from bijstand_report.comparison.values import number_of
from bijstand_report.disclosure.publishable import HIDDEN, Status, Value
from bijstand_report.tables.time import ALL

TOTAL = "totaal"  # the survival curve of everybody
Triple = tuple[float | None, float | None, float | None]


def survival_at(member: Participant) -> Mapping[int, Triple]:
    """Years since the start -> percentage, lower and upper bound; None for what is hidden."""
    return {
        row.jaren: (
            number_of(row.percentage).value,
            number_of(row.onder).value,
            number_of(row.boven).value,
        )
        for row in member.content.tabellen.overleving
        if row.indeling == TOTAL
    }


def whole_percents(percentage: float) -> Value:
    """A percentage as it may be told: whole, and never 0 or 100."""
    return Value(min(max(float(int(percentage + 0.5)), 1.0), 99.0), Status.SHOWN)


def shares(member: Participant) -> dict[str, Value]:
    """Leefvorm and then age class -> share of all, from published counts."""
    rows = member.content.tabellen.leeftijd_leefvorm
    whole = next((row.lopend for row in rows if row.leeftijdsklasse == row.leefvorm == ALL), HIDDEN)
    by_household = {
        row.leefvorm: row.lopend
        for row in rows
        if row.leeftijdsklasse == ALL and row.leefvorm != ALL
    }
    by_age = {
        row.leeftijdsklasse: row.lopend
        for row in rows
        if row.leefvorm == ALL and row.leeftijdsklasse != ALL
    }
    return {name: _share(part, whole) for name, part in {**by_household, **by_age}.items()}


def _share(part: int | str, whole: object) -> Value:
    if not isinstance(part, int) or not isinstance(whole, int) or not allowed(part, whole):
        return HIDDEN
    return whole_percents(100 * part / whole)


def shown_names(found: Sequence[Mapping[str, Value]]) -> list[str]:
    """The names of which somebody shows a share, in the order of the files."""
    names = dict.fromkeys(name for shares in found for name in shares)
    return [name for name in names if any(one[name].shown for one in found if name in one)]
