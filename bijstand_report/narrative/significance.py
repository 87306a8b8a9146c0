"""When a difference is more than chance (METHOD 9), on protected figures.

Takes what the tables print, so that a reader who repeats a test finds the same verdict. A rounded
count may stand for some others: then a change is one only if it is so for all of them, so that
rounding makes no change either.
"""

from dataclasses import dataclass
from enum import Enum
from math import sqrt
from statistics import NormalDist

from bijstand_report.disclosure.publishable import Value

LEVEL = 0.05


class Change(Enum):
    """What may be said of two figures; unknown when one of them is not shown."""

    GESTEGEN = "gestegen"
    GEDAALD = "gedaald"
    GELIJK = "vrijwel gelijk gebleven"
    ONBEKEND = "onbekend"


def change_of_stock(now: Value, before: Value) -> Change:
    """A full count: a change from 1% up is one, whatever chance would do."""
    if now.value is None or before.value is None:
        return Change.ONBEKEND
    difference = now.value - before.value
    return _direction(difference, is_change=100 * abs(difference) >= max(before.value, 1))


def change_of_flow(now: Value, before: Value) -> Change:
    """Counts of what came or went in two periods of the same length."""
    if now.value is None or before.value is None:
        return Change.ONBEKEND
    high, low = (now, before) if now.value > before.value else (before, now)
    return _direction(
        now.value - before.value,
        is_change=high.least > low.most and equal_counts_p(int(high.least), int(low.most)) < LEVEL,
    )


def change_of_share(now: Value, whole: Value, before: Value, whole_before: Value) -> Change:
    """Percentages of two counts, by Newcombe's interval of their difference."""
    if now.value is None or before.value is None or not (whole.value and whole_before.value):
        return Change.ONBEKEND
    difference = now.value - before.value
    higher = (now, whole), (before, whole_before)
    high, low = higher if difference > 0 else higher[::-1]
    nearest = _counts(*high, lowest=True), _counts(*low, lowest=False)
    return _direction(difference, is_change=newcombe_interval(*nearest[0], *nearest[1])[0] > 0)


def _counts(percentage: Value, whole: Value, *, lowest: bool) -> tuple[float, float]:
    """Part and whole with the lowest (or highest) share that a protected percentage may stand for.

    The part was rounded as the whole was, and then the percentage to a whole one. The whole is the
    smallest that it can be, which gives the widest interval.
    """
    half = 0.5 if whole.stands_for > 1 else 0.0
    part = (percentage.value or 0) * (whole.value or 0) / 100
    spread = half * (whole.value or 0) / 100 + whole.stands_for // 2
    share = (part - spread) / whole.most if lowest else (part + spread) / whole.least
    return min(max(share, 0.0), 1.0) * whole.least, whole.least


def _direction(difference: float, *, is_change: bool) -> Change:
    if not is_change:
        return Change.GELIJK
    return Change.GESTEGEN if difference > 0 else Change.GEDAALD


def equal_counts_p(one: int, other: int) -> float:
    """Two-sided p of two Poisson counts with the same mean (Przyborowski and Wilenski 1940).

    Given their sum n, each is binomial with n trials and probability 1/2; that is symmetric, so
    that the two sides together are twice the smaller one.

    >>> round(equal_counts_p(10, 22), 4), equal_counts_p(7, 7)
    (0.0501, 1.0)
    """
    from scipy.special import bdtr

    return min(1.0, 2 * float(bdtr(min(one, other), one + other, 0.5)))


def wilson_interval(part: float, whole: float, level: float = LEVEL) -> tuple[float, float]:
    """Score interval of a share, as fractions (Wilson 1927); 95% when the level is 5%.

    >>> [round(bound, 4) for bound in wilson_interval(81, 263)]
    [0.2553, 0.3662]
    """
    z = NormalDist().inv_cdf(1 - level / 2)
    share = part / whole
    centre = share + z**2 / (2 * whole)
    spread = z * sqrt(share * (1 - share) / whole + z**2 / (4 * whole**2))
    scale = 1 + z**2 / whole
    return (centre - spread) / scale, (centre + spread) / scale


def newcombe_interval(
    part: float, whole: float, other_part: float, other_whole: float, level: float = LEVEL
) -> tuple[float, float]:
    """Interval of the difference of two shares (Newcombe 1998, method 10).

    Newcombe's own example (his table II, case a):

    >>> [round(bound, 4) for bound in newcombe_interval(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    share, other = part / whole, other_part / other_whole
    low, high = wilson_interval(part, whole, level)
    other_low, other_high = wilson_interval(other_part, other_whole, level)
    difference = share - other
    return (
        difference - sqrt((share - low) ** 2 + (other_high - other) ** 2),
        difference + sqrt((high - share) ** 2 + (other - other_low) ** 2),
    )


def level_for_extremes(groups: int) -> float:
    """The level at which the highest and the lowest of some groups are compared.

    They were picked from all pairs, so the 5% is divided over the pairs (Bonferroni).

    >>> level_for_extremes(2), round(level_for_extremes(4), 5)
    (0.05, 0.00833)
    """
    return LEVEL / max(groups * (groups - 1) // 2, 1)


@dataclass(frozen=True)
class Estimate:
    """A share with its 95% interval, all in the same unit."""

    value: float
    lower: float
    upper: float

    def less(self, amount: float) -> "Estimate":
        """The same, so much lower."""
        return Estimate(self.value - amount, self.lower - amount, self.upper - amount)


def is_higher(high: Estimate, low: Estimate, groups: int = 2) -> bool:
    """Whether a share is more than another, when they are the extremes of some groups.

    Their intervals lie apart, and the interval of the difference, made of both (Zou and Donner
    2008, of which Newcombe's is a case) and widened for the pairs, lies above 0.
    """
    spread = sqrt((high.value - high.lower) ** 2 + (low.upper - low.value) ** 2)
    normal = NormalDist()
    wider = normal.inv_cdf(1 - level_for_extremes(groups) / 2) / normal.inv_cdf(1 - LEVEL / 2)
    return high.lower > low.upper and high.value - low.value > wider * spread
