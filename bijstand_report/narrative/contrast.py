"""The clearest contrast between two groups of an outflow view, and what may be said of it.

Every two groups are compared over the full instroomjaren in which both are shown, so that no group
gains by the years that it has. A difference is more than chance by Newcombe's interval over those
years together, 5% divided over the pairs. A contrast is clear when it is also lasting: over enough
years, and the same way in at least two thirds of them. Where years are published together these
take the place of single ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from bijstand_report.columns import UNKNOWN
from bijstand_report.disclosure.publishable import OTHER, PublishedOutflow, Value
from bijstand_report.narrative.significance import LEVEL, newcombe_interval
from bijstand_report.years import Year, has_full_year, single_years

LEAST_YEARS = 3


@dataclass(frozen=True)
class Point:
    """One group in one instroomjaar: protected counts and percentage."""

    label: str
    active: float
    total: float
    percentage: Value

    @property
    def share(self) -> float:
        return self.active / self.total


@dataclass(frozen=True)
class Contrast:
    """Two groups of which the first has the higher percentage over all years compared.

    year: of the example, with the points of both in it
    least: how much they differ at least, as a fraction; 0 or less when that may be chance
    same_way, number: in how many of the years compared the first is the higher one, and how many
        were compared; is_long: they hold enough calendar years
    """

    year: Year
    high: Point
    low: Point
    least: float
    same_way: int
    number: int
    is_long: bool

    @property
    def is_chance(self) -> bool:
        """Whether chance alone may explain it."""
        return self.least <= 0

    @property
    def is_clear(self) -> bool:
        """More than chance, and lasting."""
        return not self.is_chance and self.is_long and 3 * self.same_way >= 2 * self.number

    @property
    def has_other(self) -> bool:
        """Whether one side is small groups together."""
        return OTHER in (self.high.label, self.low.label)

    @property
    def always(self) -> bool:
        """The same way in every year compared."""
        return self.same_way == self.number


ByYear = dict[Year, dict[str, Point]]
Pair = dict[Year, tuple[Point, Point]]  # two groups in every year in which both are shown


def points(view: PublishedOutflow, year: Year) -> dict[str, Point]:
    """The groups with a percentage in an instroomjaar, by label; unknown left out."""
    i = view.years.index(year)
    return {
        label: Point(label, active.value, total.value, percentage)
        for label, active, total, percentage in zip(
            view.groups, view.active[i], view.total[i], view.percentage[i], strict=True
        )
        if not _is_unknown(view, label)
        and percentage.shown
        and active.value is not None
        and total.value
    }


def _is_unknown(view: PublishedOutflow, label: str) -> bool:
    """Whether the trait is unknown, or one of the two in "vrouw Onbekend"."""
    parts = label.split() if view.name == "leeftijdsklasse_geslacht" else [label]
    return UNKNOWN in parts


def find_contrast(view: PublishedOutflow, peildatum: date) -> Contrast | None:
    """The clearest contrast of a view; None when there are no two groups to compare.

    With "Overig", which says little to a reader, only when nothing else is as clear.
    """
    full = [year for year in view.years if has_full_year(year, peildatum)]
    pairs = _pairs({year: points(view, year) for year in full})
    found = [_compared(pair, LEVEL / len(pairs)) for pair in pairs]
    return max(
        (contrast for contrast in found if contrast),
        key=lambda contrast: (contrast.is_clear, not contrast.has_other, contrast.least),
        default=None,
    )


def _pairs(years: ByYear) -> list[Pair]:
    """Every two groups that are both shown in some year."""
    labels = dict.fromkeys(label for shown in years.values() for label in shown)
    pairs = (
        {
            year: (shown[one], shown[other])
            for year, shown in years.items()
            if one in shown and other in shown
        }
        for one, other in combinations(labels, 2)
    )
    return [pair for pair in pairs if pair]


def _compared(pair: Pair, level: float) -> Contrast | None:
    """Two groups over all their years; None when these say something else than each of them."""
    one, other = (_counts(points) for points in zip(*pair.values(), strict=True))
    if one[0] / one[1] < other[0] / other[1]:
        one, other = other, one
        pair = {year: (high, low) for year, (low, high) in pair.items()}
    difference = one[0] / one[1] - other[0] / other[1]
    least, _ = newcombe_interval(*one, *other, level)
    same_way = [year for year in pair if _apart(pair[year]) > 0]
    if least > 0 and not same_way:
        return None
    year = _example(pair, difference) if least > 0 else [*pair][-1]
    return Contrast(
        year=year,
        high=pair[year][0],
        low=pair[year][1],
        least=least,
        same_way=len(same_way),
        number=len(pair),
        is_long=sum(len(single_years(year)) for year in pair) >= LEAST_YEARS,
    )


def _counts(members: Iterable[Point]) -> tuple[float, float]:
    """The part and the whole of a group over some years."""
    counts = [(point.active, point.total) for point in members]
    return sum(active for active, _ in counts), sum(total for _, total in counts)


def _apart(points: tuple[Point, Point]) -> float:
    high, low = points
    return high.share - low.share


def _example(pair: Pair, difference: float) -> Year:
    """The newest year with at least half of the difference over all years; else the widest."""
    fitting = [year for year in pair if 2 * _apart(pair[year]) >= difference]
    return fitting[-1] if fitting else max(pair, key=lambda year: _apart(pair[year]))
