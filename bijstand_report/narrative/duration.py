"""Hoe lang: the start of the chapter, and the words with the figure of running durations."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedDurations,
    Value,
)
from bijstand_report.narrative.significance import Change, change_of_share
from bijstand_report.narrative.survival import survival_text
from bijstand_report.narrative.text import (
    RUNS,
    WHATEVER_YEAR,
    YEAR_BEFORE,
    FigureText,
    earlier,
    is_shorter,
    share,
    uitkeringen,
)

__all__ = ["duration_lede", "durations_text", "survival_text"]

FOLLOWED = (
    "Dit hoofdstuk volgt uitkeringen vanaf hun start. Ook uitkeringen die nog lopen, tellen mee "
    "voor de tijd dat ze te volgen zijn."
)
# The classes of CBS, as what an uitkering "loopt".
_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "0-6 mnd": "korter dan een half jaar",
        "6-12 mnd": "een half jaar tot een jaar",
        "1-2 jaar": "een tot twee jaar",
        "2-3 jaar": "twee tot drie jaar",
        "3-4 jaar": "drie tot vier jaar",
        "4-5 jaar": "vier tot vijf jaar",
        ">= 5 jaar": "vijf jaar of langer",
    }
)


@dataclass(frozen=True)
class DurationClass:
    """A duration class in words, with its count and its share of all."""

    words: str
    count: Value
    share: Value

    @property
    def size(self) -> str:
        """How many there are: "505 uitkeringen (30%)"."""
        return f"{uitkeringen(self.count)}{f' ({share(self.share)})' if self.share.shown else ''}"

    @property
    def told(self) -> str:
        """The whole class: "Vijf jaar of langer lopen er 505 uitkeringen (30%)"."""
        verb = RUNS.one if self.count.value == 1 else RUNS.many
        return f"{formatting.capitalised(self.words)} {verb} er {self.size}"


def duration_lede(_publishable: Publishable, scope: Scope) -> str:
    """What the chapter shows, of which uitkeringen, and from when on they are known."""
    return " ".join((FOLLOWED, *_older_too(scope), *_register(scope)))


def _older_too(scope: Scope) -> list[str]:
    """That the figures are of more than the years of the other chapters."""
    all_of_them = f"De cijfers gaan over alle uitkeringen in het bestand, {WHATEVER_YEAR}."
    return [all_of_them] if is_shorter(scope) else []


def _register(scope: Scope) -> list[str]:
    """The remark on a register that starts late."""
    if scope.registration_from is None:
        return []
    day = formatting.day(scope.registration_from)
    return [f"De administratie begint op {day}. Uitkeringen van daarvoor tellen vanaf die dag mee."]


def durations_text(publishable: Publishable, scope: Scope) -> FigureText:
    """Title, sentences and alt text of the running uitkeringen by duration."""
    table = publishable.durations
    return FigureText(
        title=_title(publishable),
        subtitle=f"Lopende uitkeringen op {formatting.day(scope.peildatum)}, naar duur tot dan toe",
        alt=_alt(table),
        sentences=_sentences(publishable),
    )


def _title(publishable: Publishable) -> str:
    over, classes = publishable.moments[-1].over_two_years, _classes(publishable.durations)
    if publishable.durations.total.value == 0:
        return "Er lopen geen uitkeringen"
    if over.shown:
        return _two_years_title(over)
    if classes:
        largest = max(classes, key=lambda item: item.count.value or 0)
        return f"{formatting.capitalised(largest.words)} {RUNS.there(largest.count)}"
    return "Te weinig uitkeringen om naar duur te verdelen"


def _two_years_title(over: Value) -> str:
    if over.value == 0:
        return "Geen van de uitkeringen loopt al twee jaar"
    if over.value == 100:
        return "Alle uitkeringen lopen twee jaar of langer"
    return f"{share(over)} van de lopende uitkeringen loopt twee jaar of langer"


def _classes(table: PublishedDurations) -> list[DurationClass]:
    """The classes that are shown and not empty, from short to long."""
    rows = zip(table.classes, table.count, table.share, strict=True)
    return [
        DurationClass(_CLASSES.get(name, name), count, part)
        for name, count, part in rows
        if count.value
    ]


def _sentences(publishable: Publishable) -> tuple[str, ...]:
    table = publishable.durations
    classes = _classes(table)
    if table.total.value == 0:
        return ("Op deze dag loopt er geen enkele uitkering.",)
    if not classes:
        return ("Er zijn te weinig uitkeringen om te laten zien hoe lang ze lopen.",)
    return (*_sizes(table, classes), *_two_years(publishable))


def _largest(table: PublishedDurations, classes: list[DurationClass]) -> DurationClass | None:
    """The one largest class; where a class is not shown, nobody knows it."""
    highest = max(item.count.value or 0 for item in classes)
    largest = [item for item in classes if item.count.value == highest]
    known = all(value.shown for value in table.count)
    return largest[0] if known and len(largest) == 1 else None


def _sizes(table: PublishedDurations, classes: list[DurationClass]) -> list[str]:
    """The largest class, and the shortest and the longest one."""
    largest = _largest(table, classes)
    others = [item for item in dict.fromkeys((classes[0], classes[-1])) if item != largest]
    first = [f"De grootste groep loopt {largest.words}: {largest.size}."] if largest else []
    return [*first, *(f"{item.told}." for item in others)]


def _two_years(publishable: Publishable) -> list[str]:
    now, before = publishable.moments[-1], earlier(publishable.moments, YEAR_BEFORE)
    if before is None or not (now.over_two_years.shown and before.over_two_years.shown):
        return []
    change = change_of_share(now.over_two_years, now.stock, before.over_two_years, before.stock)
    share_now, share_before = share(now.over_two_years), share(before.over_two_years)
    also = "ook " if share_now == share_before else ""
    shares = f"Twee jaar of langer loopt {share_now}; een jaar eerder was dat {also}{share_before}."
    verdict = f"Dat aandeel is {change.value}."
    return [shares] if change is Change.ONBEKEND else [shares, verdict]


def _alt(table: PublishedDurations) -> str:
    parts = [f"{item.words} {formatting.count(item.count)}" for item in _classes(table)]
    if not parts:
        return "Staafdiagram zonder staven."
    return (
        f"Staafdiagram met een staaf per duur. Uitkeringen die lopen: {formatting.listing(parts)}."
    )
