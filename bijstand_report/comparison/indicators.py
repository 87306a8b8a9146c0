"""What is compared with limits: shares in a funnel, and observed against expected.

Everything is made of published counts. Where one of them is hidden there is no point, and nothing
of it is in the pooled share.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from bijstand_report.columns import UNKNOWN
from bijstand_report.comparison.limits import INNER, OUTER, binomial_limits
from bijstand_report.comparison.participants import Participant
from bijstand_report.comparison.standardise import Standardised, Stratified, standardised
from bijstand_report.disclosure.publishable import OTHER
from bijstand_report.tables.time import ALL

LEAST_OF_FUNNEL = 100  # below it the rounding to 10 weighs too much beside chance
LEAST_OF_SHARE, LEAST_OF_REST = 40, 20  # see `allowed`
LEAST_OF_STRATUM = 30  # then hardly any stratum is hidden because few ended, which would bias
YEARS_TOGETHER = 3
LONG = 3  # years after the start
_GRID = 60


@dataclass(frozen=True)
class Share:
    """A part of a number, as published."""

    part: float
    whole: float

    @property
    def percentage(self) -> float:
        return 100 * self.part / self.whole


@dataclass(frozen=True)
class FunnelPosition:
    """A share with the limits at its size, in percents; None for who has no point.

    where: "binnen", "buiten 95%" or "buiten 99,8%"
    """

    share: Share
    inner: tuple[float, float]
    outer: tuple[float, float]

    @property
    def where(self) -> str:
        if _inside(self.share.percentage, self.inner):
            return "binnen"
        return "buiten 95%" if _inside(self.share.percentage, self.outer) else "buiten 99,8%"


def _inside(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


@dataclass(frozen=True)
class Comparison:
    """An indicator of all, around the share of all who have a point.

    pooled: in percents, None with fewer than two points; sizes: at which the limits are known
    positions: one for each participant
    """

    pooled: float | None
    sizes: tuple[float, ...]
    inner: tuple[tuple[float, ...], tuple[float, ...]]
    outer: tuple[tuple[float, ...], tuple[float, ...]]
    positions: tuple[FunnelPosition | None, ...]


def compared(shares: Sequence[Share | None]) -> Comparison:
    """Shares with their limits. Those that are too small have no point and are not pooled."""
    points = [share if share and share.whole >= LEAST_OF_FUNNEL else None for share in shares]
    there = [point for point in points if point]
    if len(there) < 2:
        return Comparison(None, (), ((), ()), ((), ()), (None,) * len(points))
    pooled = sum(point.part for point in there) / sum(point.whole for point in there)
    sizes = _sizes([point.whole for point in there])
    inner, outer = (
        tuple(tuple((100 * bound).tolist()) for bound in binomial_limits(pooled, sizes, coverage))
        for coverage in (INNER, OUTER)
    )
    at = {size: place for place, size in enumerate(sizes)}
    return Comparison(
        pooled=100 * pooled,
        sizes=sizes,
        inner=(inner[0], inner[1]),
        outer=(outer[0], outer[1]),
        positions=tuple(
            FunnelPosition(
                point,
                (inner[0][at[point.whole]], inner[1][at[point.whole]]),
                (outer[0][at[point.whole]], outer[1][at[point.whole]]),
            )
            if point
            else None
            for point in points
        ),
    )


def _sizes(wholes: Sequence[float]) -> tuple[float, ...]:
    """From the smallest size that has a point to above the largest; each point has its own."""
    grid = np.geomspace(LEAST_OF_FUNNEL, 1.05 * max(wholes), _GRID).round()
    return tuple(sorted({*grid.tolist(), *wholes}))


def allowed(part: float, whole: float) -> bool:
    """Whether a percentage of published counts may be told (METHOD 10.2).

    It takes 30 in all and 10 in the rest. Both are rounded by themselves, so that only somewhat
    larger numbers are sure to be large enough.
    """
    return whole >= LEAST_OF_SHARE and whole - part >= LEAST_OF_REST


def first_year(participant: Participant) -> Share | None:
    """Who had left within a year, of all who began in the years of the file."""
    rows = participant.content.tabellen.eerste_jaar or []
    for row in rows:
        if row.leeftijdsklasse == row.leefvorm == ALL:
            return _share(row.gestopt, row.begonnen)
    return None


def still_after(participant: Participant) -> Share | None:
    """Who still ran three years after the start, of the newest years of which all is known."""
    years = years_known(participant.peildatum)
    rows = [
        row
        for row in participant.content.tabellen.cohort
        if row.jaren == LONG and row.instroomjaar in years
    ]
    parts = [row.lopend for row in rows if isinstance(row.lopend, int)]
    wholes = [row.begonnen for row in rows if isinstance(row.begonnen, int)]
    if not len(parts) == len(wholes) == len(years):
        return None
    return _share(sum(parts), sum(wholes))


def _share(part: int | str, whole: int | str) -> Share | None:
    if isinstance(part, str) or isinstance(whole, str) or not allowed(part, whole):
        return None
    return Share(part, whole)


def years_known(peildatum: date) -> tuple[int, ...]:
    """The newest instroomjaren of which everybody's state three years after the start is known."""
    last = peildatum.year - LONG - 1
    return tuple(range(last - YEARS_TOGETHER + 1, last + 1))


FUNNELS: tuple[tuple[str, Callable[[Participant], Share | None]], ...] = (
    ("eerste_jaar", first_year),
    ("drie_jaar", still_after),
)


def stratified(participant: Participant) -> Stratified:
    """The strata that count: shown, large enough, and the same kind of people everywhere."""
    at_risk, events = {}, {}
    for row in participant.content.tabellen.eerste_jaar or []:
        stratum = (row.leeftijdsklasse, row.leefvorm)
        if {ALL, OTHER, UNKNOWN} & set(stratum):
            continue
        if not isinstance(row.begonnen, int) or not isinstance(row.gestopt, int):
            continue
        if row.begonnen >= LEAST_OF_STRATUM:
            at_risk[stratum], events[stratum] = float(row.begonnen), float(row.gestopt)
    return Stratified(at_risk, events)


def observed_expected(members: Sequence[Participant]) -> list[Standardised | None]:
    """Observed and expected of each, standardised on age and leefvorm."""
    return standardised([stratified(member) for member in members])
