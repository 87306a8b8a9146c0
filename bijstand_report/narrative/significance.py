"""When a difference between two shares is more than chance (METHOD 9), on protected counts."""

from math import sqrt
from statistics import NormalDist

LEVEL = 0.05


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
