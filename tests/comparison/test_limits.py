"""Funnel limits against scipy, a table, and simulated sets without real differences."""

import numpy as np
import pytest
from scipy.stats import binom

from bijstand_report.comparison.indicators import Share, compared
from bijstand_report.comparison.limits import INNER, OUTER, binomial_limits

SETS, UNITS = 200, 40


@pytest.mark.parametrize("share", [0.05, 0.31, 0.5, 0.9])
@pytest.mark.parametrize("coverage", [INNER, OUTER])
def test_limits_lie_between_the_exact_binomial_counts(share: float, coverage: float) -> None:
    """The interpolation stays between the two counts on which the tail probability falls."""
    sizes = np.array([100, 137, 1_000, 4_321])
    low, high = binomial_limits(share, sizes, coverage)
    tail = (1 - coverage) / 2
    for limit, probability in ((low, tail), (high, 1 - tail)):
        upper = binom.ppf(probability, sizes, share)
        assert (limit * sizes <= upper + 1e-9).all()
        assert (limit * sizes >= upper - 1 - 1e-9).all()


def test_limits_by_hand() -> None:
    """n = 10, p = 0.5: F(1) = 11/1024, F(2) = 56/1024; 0.025 lies 14.6/45 of the way to 2."""
    low, high = binomial_limits(0.5, [10], 0.95)
    assert low[0] == pytest.approx((1 + (0.025 * 1024 - 11) / 45) / 10)
    # F(7) = 968/1024, F(8) = 1013/1024; 0.975 * 1024 = 998.4.
    assert high[0] == pytest.approx((7 + (0.975 * 1024 - 968) / 45) / 10)


def test_large_sizes_come_near_the_normal_limits() -> None:
    low, high = binomial_limits(0.3, [1_000_000], 0.998)
    half = 3.0902 * (0.3 * 0.7 / 1_000_000) ** 0.5
    assert (low[0], high[0]) == pytest.approx((0.3 - half, 0.3 + half), abs=2e-6)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_nothing_can_differ_from_none_or_all(share: float) -> None:
    low, high = binomial_limits(share, [100], 0.95)
    assert (low[0], high[0]) == (share, share)


def shares_outside(base: int) -> tuple[float, float]:
    """Of all points in simulated sets without real differences, the parts outside both limits.

    base: to which counts are rounded, 1 for exact ones
    """
    rng = np.random.default_rng(20180630)
    outside = np.zeros(2)
    for _ in range(SETS):
        sizes = np.exp(rng.uniform(np.log(200), np.log(3_000), UNITS)).astype(int)
        parts = rng.binomial(sizes, rng.uniform(0.3, 0.6))
        rounded = [(int((n + base // 2) // base * base)) for n in (*sizes, *parts)]
        shares = [Share(*pair) for pair in zip(rounded[UNITS:], rounded[:UNITS], strict=True)]
        where = [position.where for position in compared(shares).positions if position]
        assert len(where) == UNITS
        outside += [sum(w != "binnen" for w in where), sum(w == "buiten 99,8%" for w in where)]
    inner, outer = outside / (SETS * UNITS)
    return float(inner), float(outer)


@pytest.mark.parametrize("base", [1, 10])
def test_by_chance_as_many_points_lie_outside_as_should(base: int) -> None:
    """8,000 points: 5% and 0.2%, with four standard errors of room (0.97 and 0.2 points).

    Each point is in the pooled share itself, which takes off a little; rounding adds a little.
    """
    inner, outer = shares_outside(base)
    assert inner == pytest.approx(0.05, abs=0.0097)
    assert outer == pytest.approx(0.002, abs=0.002)


def test_who_is_hidden_or_small_is_in_nothing() -> None:
    made = compared([Share(50, 100), Share(100, 200), None, Share(90, 90)])
    assert made.pooled == 50
    assert [position is None for position in made.positions] == [False, False, True, True]
    assert compared([Share(50, 100), None]).pooled is None
