"""When a difference between two shares is more than chance (METHOD 9), on protected counts."""

from math import sqrt

Z_95 = 1.959963984540054  # 97.5% point of the standard normal distribution


def wilson_interval(part: float, whole: float) -> tuple[float, float]:
    """95% score interval of a share, as fractions (Wilson 1927).

    >>> [round(bound, 4) for bound in wilson_interval(81, 263)]
    [0.2553, 0.3662]
    """
    share = part / whole
    centre = share + Z_95**2 / (2 * whole)
    spread = Z_95 * sqrt(share * (1 - share) / whole + Z_95**2 / (4 * whole**2))
    scale = 1 + Z_95**2 / whole
    return (centre - spread) / scale, (centre + spread) / scale


def newcombe_interval(
    part: float, whole: float, other_part: float, other_whole: float
) -> tuple[float, float]:
    """95% interval of the difference of two shares (Newcombe 1998, method 10).

    Newcombe's own example (his table II, case a):

    >>> [round(bound, 4) for bound in newcombe_interval(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    share, other = part / whole, other_part / other_whole
    low, high = wilson_interval(part, whole)
    other_low, other_high = wilson_interval(other_part, other_whole)
    difference = share - other
    return (
        difference - sqrt((share - low) ** 2 + (other_high - other) ** 2),
        difference + sqrt((high - share) ** 2 + (other - other_low) ** 2),
    )
