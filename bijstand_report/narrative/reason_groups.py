"""Reasons of ending in sentences: their words, the largest ones, and how many are unknown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import PublishedReasons, Row, Value
from bijstand_report.narrative.text import YEAR_BEFORE

UNKNOWN = "onbekend"
OTHER = "overig"
INCOMPLETE_FROM = 0.3  # share of endings without a known reason
SAID_YEARS = (1, 3)
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "werk": "vanwege werk",
        "ander inkomen": "vanwege ander inkomen",
        "studie": "vanwege een studie",
        "relatie": "vanwege een relatie",
        "aow-leeftijd": "vanwege de AOW-leeftijd",
        "overleden": "door overlijden",
        "detentie": "vanwege detentie",
        "verhuizing": "vanwege een verhuizing",
        "handhaving en inlichtingen": "vanwege handhaving of ontbrekende inlichtingen",
        "uitkering met partner": "vanwege een uitkering met een partner",
        OTHER: "om een reden uit de groep ‘Overig’",
        UNKNOWN: "om een onbekende reden",
    }
)


@dataclass(frozen=True)
class Named:
    """A reason group, and its percentage or count."""

    group: str
    value: Value

    @property
    def words(self) -> str:
        """After a number of uitkeringen that stopped: "vanwege werk"."""
        return _WORDS.get(self.group.casefold(), f"met als reden ‘{self.group}’")

    @property
    def is_one_reason(self) -> bool:
        """Not a group of all that has no group of its own."""
        return self.group.casefold() != OTHER

    @property
    def size(self) -> float:
        return self.value.value or 0


def within(reasons: PublishedReasons, k: int) -> list[Named]:
    """What is shown of the known reasons within k years, the most frequent first."""
    if k not in reasons.at_years:
        return []
    return by_size(reasons, reasons.incidence[reasons.at_years.index(k)])


def by_size(reasons: PublishedReasons, row: Row) -> list[Named]:
    """The known reasons that occur in a row, the most frequent first, other ones last."""
    found = [
        named
        for named in (Named(group, value) for group, value in zip(reasons.groups, row, strict=True))
        if named.size > 0 and named.group.casefold() != UNKNOWN
    ]
    return sorted(found, key=lambda named: (not named.is_one_reason, -named.size))


def unknown_in(reasons: PublishedReasons, row: Row) -> Value | None:
    """The uitkeringen without a known reason in a row; None when the file has none."""
    found = [
        value
        for group, value in zip(reasons.groups, row, strict=True)
        if group.casefold() == UNKNOWN
    ]
    return found[0] if found else None


def is_incomplete(reasons: PublishedReasons) -> bool:
    """Whether more than 30% of what ended within three years (or fewer) did so unknown why."""
    for k, row, running in reversed(
        list(zip(reasons.at_years, reasons.incidence, reasons.still_running, strict=True))
    ):
        unknown = unknown_in(reasons, row)
        if k <= max(SAID_YEARS) and unknown and unknown.shown and running.value is not None:
            return (unknown.value or 0) > INCOMPLETE_FROM * (100 - running.value)
    return False


def is_incomplete_of_late(reasons: PublishedReasons) -> bool:
    """The same for the last four quarters; a number that is not shown counts as none."""
    rows = reasons.by_quarter[-YEAR_BEFORE:]
    unknown = [value.value or 0 for row in rows if (value := unknown_in(reasons, row))]
    return sum(unknown) > INCOMPLETE_FROM * sum(
        total.value or 0 for total in reasons.quarter_total[-YEAR_BEFORE:]
    )


def together(found: list[Named], text: Callable[[Value], str]) -> str:
    """Reasons side by side: "18% vanwege werk en 9% vanwege een verhuizing"."""
    return formatting.listing([f"{text(named.value)} {named.words}" for named in found])


def listed(groups: Sequence[str], row: Sequence[Value], text: Callable[[Value], str]) -> str:
    """The reasons that occur, in their own order, as the figure names them."""
    return formatting.listing(
        [f"{group} {text(value)}" for group, value in zip(groups, row, strict=True) if value.value]
    )
