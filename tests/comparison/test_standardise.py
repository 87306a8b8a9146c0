"""Indirect standardisation against hand-computed figures and statsmodels."""

import pytest
from scipy.stats import poisson
from statsmodels.stats.rates import confint_poisson

from bijstand_report.comparison.standardise import Stratified, poisson_interval, standardised

YOUNG, OLD, ALONE = ("jong", "a"), ("oud", "a"), ("alleen", "b")


def test_by_hand() -> None:
    """Young: 60 + 40 of 100 + 100 = 50%. Old: 20 + 10 of 100 + 50 = 20%."""
    found = standardised(
        [
            Stratified({YOUNG: 100, OLD: 100}, {YOUNG: 60, OLD: 20}),
            Stratified({YOUNG: 100, OLD: 50}, {YOUNG: 40, OLD: 10}),
        ]
    )
    first, second = found
    assert first is not None
    assert second is not None
    assert (first.observed, first.expected, first.ratio) == (80, 70, pytest.approx(80 / 70))
    assert (second.observed, second.expected) == (50, 60)
    assert first.observed + second.observed == pytest.approx(first.expected + second.expected)


def test_only_strata_that_are_shown_count() -> None:
    """What the second hides is in neither his observed nor his expected, nor in the rate."""
    found = standardised(
        [
            Stratified({YOUNG: 100, OLD: 100}, {YOUNG: 60, OLD: 20}),
            Stratified({YOUNG: 100}, {YOUNG: 40}),
            Stratified({OLD: 100}, {OLD: 40}),
        ]
    )
    assert found[1] is not None
    assert (found[1].observed, found[1].expected, found[1].strata) == (40, 50, 1)
    assert found[0] is not None
    assert found[0].expected == pytest.approx(50 + 30)


def test_a_stratum_of_one_alone_compares_with_nothing() -> None:
    found = standardised(
        [Stratified({ALONE: 100, YOUNG: 50}, {ALONE: 90, YOUNG: 10}), Stratified({}, {})]
    )
    assert found == [None, None]


@pytest.mark.parametrize("count", [1, 10, 80, 430, 1_030])
def test_the_interval_against_statsmodels_and_scipy(count: int) -> None:
    lower, upper = poisson_interval(count)
    assert (lower, upper) == pytest.approx(confint_poisson(count, 1, method="exact-c"))
    # By definition: as far down and up as leaves 2.5% for what was seen or more, or less.
    assert poisson.sf(count - 1, lower) == pytest.approx(0.025)
    assert poisson.cdf(count, upper) == pytest.approx(0.025)


def test_nothing_seen_has_a_lower_bound_of_zero() -> None:
    lower, upper = poisson_interval(0)
    assert lower == 0
    assert poisson.cdf(0, upper) == pytest.approx(0.025)


def test_an_interval_that_leaves_one_out_differs() -> None:
    high, low = standardised(
        [Stratified({YOUNG: 1000}, {YOUNG: 600}), Stratified({YOUNG: 1000}, {YOUNG: 400})]
    )
    assert high is not None
    assert low is not None
    assert high.differs
    assert high.lower > 1 > low.upper
