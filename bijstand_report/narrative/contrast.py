"""The clearest contrast between two groups of an outflow view, and whether it is one.

Compared over all full instroomjaren in which every larger group is shown, so that no group gains
by the years that it has. A contrast is clear when it is more than chance over those years together
(Newcombe, 5% divided over the pairs) and goes the same way in at least two thirds of them. Where
years are published together these take the place of single ones.
"""

from dataclasses import dataclass
from datetime import date

from bijstand_report.columns import UNKNOWN
from bijstand_report.disclosure.publishable import PublishedOutflow, Value
from bijstand_report.narrative.significance import level_for_extremes, newcombe_interval
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
    """The groups with the highest and the lowest percentage.

    year: newest year in which both are shown, with their points in it; when it is clear, the newest
        that goes the same way, so that the example is one of what is said
    is_clear: more than chance, and lasting; always: the same way in every year compared
    number: how many were compared
    """

    year: Year
    high: Point
    low: Point
    is_clear: bool
    always: bool
    number: int


ByYear = dict[Year, dict[str, Point]]


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
    """The widest contrast of a view; None when there are no two groups to compare."""
    years = _comparable(view, peildatum)
    if not years:
        return None
    labels = list(next(iter(years.values())))
    pooled = {label: _pooled(years, label) for label in labels}
    low, *_, high = sorted(labels, key=lambda label: pooled[label].share)
    same_way = [year for year, shown in years.items() if shown[high].share > shown[low].share]
    calendar_years = sum(len(single_years(year)) for year in years)
    lasting = calendar_years >= LEAST_YEARS and 3 * len(same_way) >= 2 * len(years)
    is_clear = lasting and _more_than_chance(pooled[high], pooled[low], len(labels))
    *_, newest = same_way if is_clear else years
    return Contrast(
        year=newest,
        high=years[newest][high],
        low=years[newest][low],
        is_clear=is_clear,
        always=len(same_way) == len(years),
        number=len(years),
    )


def _comparable(view: PublishedOutflow, peildatum: date) -> ByYear:
    """The full years in which all larger groups are shown, with just those groups.

    Larger groups are those shown in at least half of the years that show any.
    """
    full = [year for year in view.years if has_full_year(year, peildatum)]
    shown = {year: found for year in full if (found := points(view, year))}
    larger = [
        label
        for label in view.groups
        if 2 * sum(label in found for found in shown.values()) >= len(shown) > 0
    ]
    if len(larger) < 2:
        return {}
    return {
        year: {label: found[label] for label in larger}
        for year, found in shown.items()
        if all(label in found for label in larger)
    }


def _pooled(years: ByYear, label: str) -> Point:
    members = [found[label] for found in years.values()]
    return Point(
        label,
        sum(point.active for point in members),
        sum(point.total for point in members),
        members[-1].percentage,
    )


def _more_than_chance(high: Point, low: Point, groups: int) -> bool:
    level = level_for_extremes(groups)
    return newcombe_interval(high.active, high.total, low.active, low.total, level)[0] > 0
