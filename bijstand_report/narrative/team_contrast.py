"""Where a team differs from the rest by more than chance (METHOD 9), on protected figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bijstand_report.columns import UNKNOWN
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedComposition,
    PublishedOutflow,
    Row,
    Value,
)
from bijstand_report.narrative.significance import LEVEL, newcombe_interval
from bijstand_report.years import Year, has_full_year

Counts = tuple[float, float]  # part and whole


@dataclass(frozen=True)
class Difference:
    """A group of which the team has another share than the rest. year: of the example, if any"""

    trait: str
    group: str
    own: Value
    other: Value
    year: Year | None = None

    @property
    def is_more(self) -> bool:
        return (self.own.value or 0) > (self.other.value or 0)


def is_other(own: Counts, other: Counts, among: int = 1) -> bool:
    """Whether two shares differ by more than chance, when they were picked from some pairs."""
    if not own[1] or not other[1]:
        return False
    low, high = newcombe_interval(*own, *other, LEVEL / max(among, 1))
    return low > 0 or high < 0


def composition_difference(own: Publishable, rest: Publishable) -> Difference | None:
    """The household type or age class of which the shares differ most, and by more than chance."""
    found = [
        *_shares(own.composition, rest.composition, "leefvorm", _households),
        *_shares(own.composition, rest.composition, "leeftijd", _ages),
    ]
    clear = [item for item, a, b in found if is_other(a, b, len(found))]
    return max(clear, key=_gap, default=None)


def _gap(item: Difference) -> float:
    return abs((item.own.value or 0) - (item.other.value or 0))


_Margin = tuple[Sequence[str], Row, Row]


def _households(table: PublishedComposition) -> _Margin:
    return table.households, table.per_household, table.share_household


def _ages(table: PublishedComposition) -> _Margin:
    return table.age_classes, table.per_age_class, table.share_age_class


def _shares(
    own: PublishedComposition,
    rest: PublishedComposition,
    trait: str,
    margin: Callable[[PublishedComposition], _Margin],
) -> list[tuple[Difference, Counts, Counts]]:
    sides = [
        dict(zip(margin(t)[0], zip(*margin(t)[1:], strict=True), strict=True)) for t in (own, rest)
    ]
    return [
        (
            Difference(trait, group, share, other_share),
            (count.value, own.total.value),
            (other_count.value, rest.total.value),
        )
        for group, (count, share) in sides[0].items()
        if group != UNKNOWN and group in sides[1]
        for other_count, other_share in [sides[1][group]]
        if share.shown
        and other_share.shown
        and count.value is not None
        and other_count.value is not None
        and own.total.value
        and rest.total.value
    ]


def outflow_difference(
    own: PublishedOutflow, rest: PublishedOutflow, peildatum: date
) -> Difference | None:
    """The group of which most more, or less, still runs in the team, over all full years.

    The example is the newest year that goes the same way.
    """
    groups = [group for group in own.groups if group in rest.groups and group != UNKNOWN]
    found = [(group, _pooled(own, rest, group, peildatum)) for group in groups]
    clear = [
        (group, years)
        for group, years in found
        if years and is_other(_sum(years, 0), _sum(years, 1), len(groups))
    ]
    examples = [item for group, years in clear if (item := _example(own.name, group, years))]
    return max(examples, key=_gap, default=None)


_Cell = tuple[Value, Value, Value]  # active, total, percentage
_Years = dict[Year, tuple[_Cell, _Cell]]


def _pooled(own: PublishedOutflow, rest: PublishedOutflow, group: str, peildatum: date) -> _Years:
    """The full years in which both have a percentage."""
    both = {
        year: (_cell(own, year, group), _cell(rest, year, group))
        for year in own.years
        if year in rest.years and has_full_year(year, peildatum)
    }
    return {y: cells for y, cells in both.items() if all(cell[2].shown for cell in cells)}


def _cell(view: PublishedOutflow, year: Year, group: str) -> _Cell:
    i, j = view.years.index(year), view.groups.index(group)
    return view.active[i][j], view.total[i][j], view.percentage[i][j]


def _sum(years: _Years, side: int) -> Counts:
    cells = [pair[side] for pair in years.values()]
    return sum(c[0].value or 0 for c in cells), sum(c[1].value or 0 for c in cells)


def _example(trait: str, group: str, years: _Years) -> Difference | None:
    (part, whole), (other_part, other_whole) = _sum(years, 0), _sum(years, 1)
    is_more = part / whole > other_part / other_whole
    examples = [
        Difference(trait, group, own[2], other[2], year) for year, (own, other) in years.items()
    ]
    fitting = [item for item in examples if item.is_more == is_more and item.own != item.other]
    return fitting[-1] if fitting else None
