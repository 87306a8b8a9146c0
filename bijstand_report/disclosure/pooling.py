"""Instroomjaren together, before anything is hidden: in a small municipality most counts of a
single year are below the threshold, those of some years together are not.

Takes and gives exact results. How many years go together is settled once for a whole release, from
the tables of the municipality. A count of some years is the sum of those of each year; of the years
since the start it is there only when it is known of all of them (METHOD 6).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from bijstand_report.disclosure.merging import merge_unit, merges_of
from bijstand_report.disclosure.reading.lifetimes import BY_YEAR
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.statistics.results import (
    CohortView,
    Counts,
    Curve,
    OutflowView,
    Statistics,
    SurvivalView,
)
from bijstand_report.years import Years, first_of, single_years

WIDTHS = (1, 2, 3, 5)
MOST = 0.5  # the share of the counts that makes a table worth to read


def years_together(years: Sequence[int], width: int, peildatum: date) -> tuple[Years, ...]:
    """Consecutive years in ranges of a width, oldest first.

    A range ends with the newest year of which everybody has been followed for a year, so that it
    has a point as soon as that year has one; newer years have none yet, and are a range by itself.
    Years left over at the old end go with the oldest range when they are less than half of one.

    >>> [str(found) for found in years_together(range(2008, 2019), 3, date(2018, 6, 30))]
    ['2008–2010', '2011–2013', '2014–2016', '2017–2018']
    """
    followed = [year for year in years if date(year + 1, 12, 31) < peildatum]
    newer = years[len(followed) :]
    ends = followed[::-width][::-1]
    if len(ends) > 1 and 2 * (ends[0] - years[0] + 1) < width:
        ends = ends[1:]
    firsts = [years[0], *(end + 1 for end in ends[:-1])]
    ranges = [Years(first, last) for first, last in zip(firsts, ends, strict=False)]
    return (*ranges, *([Years(newer[0], newer[-1])] if newer else []))


def pool_years(unit: Statistics, width: int) -> Statistics:
    """The results of a unit with its instroomjaren together; width 1: the results themselves."""
    if width == 1:
        return unit
    years = [first_of(year) for year in unit.cohort.years]
    together = years_together(years, width, unit.moments[-1].day)
    return replace(
        unit,
        outflow=tuple(_outflow(view, together) for view in unit.outflow),
        cohort=_cohort(unit.cohort, together),
        survival=tuple(
            _curves(view, together) if view.name == BY_YEAR else view for view in unit.survival
        ),
    )


def _sums(years: Sequence[Years]) -> Counts:
    """A matrix that adds up the rows of single years under the years that they go with."""
    sizes = [len(single_years(year)) for year in years]
    return np.repeat(np.eye(len(years), dtype=np.int64), sizes, axis=1)


def _outflow(view: OutflowView, years: tuple[Years, ...]) -> OutflowView:
    sums = _sums(years)
    return replace(view, years=years, total=sums @ view.total, active=sums @ view.active)


def _cohort(view: CohortView, years: tuple[Years, ...]) -> CohortView:
    sums = _sums(years)
    return replace(
        view,
        years=years,
        total=sums @ view.total,
        active=sums @ view.active,
        known=sums @ ~view.known == 0,
    )


def _curves(view: SurvivalView, years: tuple[Years, ...]) -> SurvivalView:
    """Only years with an uitkering under observation have a curve."""
    by_year = {int(curve.group): curve for curve in view.curves}
    found = [
        (year, [by_year[single] for single in single_years(year) if single in by_year])
        for year in years
    ]
    return replace(view, curves=tuple(_curve(year, curves) for year, curves in found if curves))


def _curve(years: Years, curves: Sequence[Curve]) -> Curve:
    """The life table of all together: on each day the sum of those under observation."""
    days = np.unique(np.concatenate([curve.days for curve in curves]))
    ended = np.zeros(len(days), dtype=np.int64)
    for curve in curves:
        ended[np.searchsorted(days, curve.days)] += curve.ended
    oldest = curves[0]
    return Curve(
        group=str(years),
        spells=sum(curve.spells for curve in curves),
        days=days,
        at_risk=np.sum([_at_risk(curve, days) for curve in curves], axis=0),
        ended=ended,
        horizon=oldest.horizon + _days_before(years, oldest),
    )


def _at_risk(curve: Curve, days: Counts) -> Counts:
    """Under observation just before each day: nothing changes between two days of the curve."""
    after_the_last = np.append(curve.at_risk, 0)
    found: Counts = after_the_last[np.searchsorted(curve.days, days)]
    return found


def _days_before(years: Years, curve: Curve) -> int:
    """How much earlier the years begin than that of the curve."""
    return (date(int(curve.group), 1, 1) - date(years.first, 1, 1)).days


def width_for(whole: Statistics, threshold: int) -> int:
    """How many years go together in a release, from the exact results of the municipality.

    The fewest with which most counts of the tables by instroomjaar reach the threshold, and most
    people are in such a count; when none is enough, those with which most people are. Years that
    would all be one are never a choice.
    """
    shares = {width: _shares(pool_years(whole, width), threshold) for width in _choices(whole)}
    enough = [width for width, found in shares.items() if min(found.counts, found.people) >= MOST]
    return enough[0] if enough else max(shares, key=lambda width: (shares[width].people, -width))


def _choices(whole: Statistics) -> list[int]:
    return [1, *(w for w in WIDTHS[1:] if len(pool_years(whole, w).cohort.years) > 1)]


@dataclass(frozen=True)
class _Shares:
    """What reaches the threshold in the tables by instroomjaar.

    counts: the share of the counts, in years that have that many people at all; people: the share
    of the people in all counts
    """

    counts: float
    people: float


def _shares(whole: Statistics, threshold: int) -> _Shares:
    merged = merge_unit(whole, merges_of(whole, {MUNICIPALITY: whole}, threshold))
    grids = [grid for view in merged.outflow for grid in (view.total, view.active)]
    counts = np.hstack([*grids, np.where(merged.cohort.known, merged.cohort.active, -1)])
    exists, shown = counts >= 0, counts >= threshold
    large = (merged.cohort.total >= threshold)[:, None]
    return _Shares(
        counts=float(shown.sum() / max((exists & large).sum(), 1)),
        people=float(counts[shown].sum() / max(counts[exists].sum(), 1)),
    )
