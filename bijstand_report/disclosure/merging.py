"""Small groups together in "Overig", before anything is hidden: merging loses less than hiding.

Takes and gives exact results. Which groups go together is settled once for a whole release, so that
a group holds the same people in every unit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from bijstand_report.columns import UNKNOWN
from bijstand_report.disclosure.publishable import OTHER
from bijstand_report.statistics.results import (
    Composition,
    Counts,
    OutflowView,
    Statistics,
    SurvivalView,
)

MOST_GROUPS = 8
Names = tuple[str, ...]


@dataclass(frozen=True)
class Merge:
    """Names as they are in the results -> names as they are published, in this order.

    target: for each name the one it goes under; names: those that are left
    """

    target: Mapping[str, str]
    names: Names

    @property
    def merged(self) -> frozenset[str]:
        return frozenset(name for name, under in self.target.items() if under == OTHER)


def smallesttogether(names: Names, counts: Counts, threshold: int) -> Merge:
    """Put what is too small, and what is more than eight groups, under "Overig".

    counts: one column per name. A group is too small when none of its counts reaches the threshold
    (0: none is). Unknown is a group like any other but is not merged to keep within eight, and not
    when nothing else is too small. "Overig" and "Onbekend" come last.

    >>> smallesttogether(("a", "b", "c", "d"), np.array([[3, 40, 9, 12]]), 10).names
    ('b', 'd', 'Overig')
    """
    largest = counts.max(axis=0, initial=0)
    merged = {name for name, count in zip(names, largest, strict=True) if count < threshold}
    if merged == {UNKNOWN}:
        merged = set()
    order = sorted(
        (name for name in names if name not in {*merged, UNKNOWN, OTHER}),
        key=lambda name: (counts[:, names.index(name)].sum(), names.index(name)),
    )
    others = len({UNKNOWN} & (set(names) - merged))
    while order and len(order) + others + bool(merged or OTHER in names) > MOST_GROUPS:
        merged.add(order.pop(0))
    if merged and OTHER in names:
        merged.add(OTHER)
    if threshold and not names:  # a table without groups would tell that there is nobody
        return Merge({}, (OTHER,))
    return _merge(names, merged)


def _merge(names: Names, merged: set[str]) -> Merge:
    target = {name: OTHER if name in merged else name for name in names}
    left = [name for name in names if name not in merged and name != UNKNOWN]
    unknown = [UNKNOWN] if UNKNOWN in names and UNKNOWN not in merged else []
    return Merge(target, (*left, *([OTHER] if merged else []), *unknown))


def together(counts: Counts, names: Names, merge: Merge) -> Counts:
    """The columns of `counts` (one per name) added up under the names that are left."""
    under = np.zeros((len(names), len(merge.names)), dtype=np.int64)
    for place, name in enumerate(names):
        under[place, merge.names.index(merge.target[name])] = 1
    result: Counts = counts @ under
    return result


def merge_view(view: OutflowView, merge: Merge) -> OutflowView:
    """The view with the groups of `merge`, also those that it has nobody of."""
    return replace(
        view,
        groups=merge.names,
        total=together(view.total, view.groups, merge),
        active=together(view.active, view.groups, merge),
    )


def drawn_view(view: OutflowView) -> OutflowView:
    """The view as a figure draws it: at most eight lines."""
    return merge_view(view, smallesttogether(view.groups, view.total, 0))


@dataclass(frozen=True)
class Merges:
    """Which groups of a release go together, by outflow view, and in the composition."""

    views: Mapping[str, Merge]
    ages: Merge
    households: Merge

    def of(self, view: str) -> frozenset[str]:
        """The groups of a view that go together; none when there is no such view."""
        return self.views[view].merged if view in self.views else frozenset()


def merges_of(whole: Statistics, everyone: Mapping[str, Statistics], threshold: int) -> Merges:
    """What to merge in a release, from the counts of the whole; the units may have more groups."""
    units = list(everyone.values())

    def names(pick: Callable[[Statistics], Names], first: Names) -> Names:
        others = {name for unit in units for name in pick(unit)} - set(first)
        return (*first, *sorted(others))

    views = {}
    for view in whole.outflow:
        groups = names(partial(_groups, view=view.name), view.groups)
        views[view.name] = smallesttogether(groups, _padded(view.total, len(groups)), threshold)
    table = whole.composition
    ages = names(lambda unit: unit.composition.age_classes, table.age_classes)
    households = names(lambda unit: unit.composition.households, table.households)
    if (
        threshold
    ):  # a class that the other tables have and this one lacks would be known to be empty
        ages = _with(ages, names(partial(_groups, view="leeftijdsklasse"), ()))
        households = _with(households, names(partial(_groups, view="leefvorm"), ()))
    return Merges(
        views,
        smallesttogether(ages, _padded(table.active.T, len(ages)), threshold),
        smallesttogether(households, _padded(table.active, len(households)), threshold),
    )


def _with(names: Names, others: Names) -> Names:
    return (*names, *(name for name in others if name not in names))


def _groups(unit: Statistics, view: str) -> Names:
    """The groups of a view; none when the unit does not have it."""
    return next((found.groups for found in unit.outflow if found.name == view), ())


def _padded(counts: Counts, columns: int) -> Counts:
    result: Counts = np.pad(counts, ((0, 0), (0, columns - counts.shape[1])))
    return result


def merge_unit(unit: Statistics, merges: Merges) -> Statistics:
    """The results of a unit with small groups together."""
    return replace(
        unit,
        outflow=tuple(merge_view(view, merges.views[view.name]) for view in unit.outflow),
        composition=_composition(unit.composition, merges),
        survival=tuple(_curves(view, merges) for view in unit.survival),
    )


def _composition(table: Composition, merges: Merges) -> Composition:
    by_household = together(table.active, table.households, merges.households)
    by_age = together(by_household.T, table.age_classes, merges.ages)
    return Composition(merges.ages.names, merges.households.names, by_age.T)


def _curves(view: SurvivalView, merges: Merges) -> SurvivalView:
    """Only groups that have a name in the outflow view have a curve."""
    gone = merges.of(view.name)
    return replace(view, curves=tuple(curve for curve in view.curves if curve.group not in gone))
