"""Intervals of shares and of their differences, against published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.narrative.significance import (
    LEVEL,
    level_for_extremes,
    newcombe_interval,
    wilson_interval,
)

COUNTS = st.integers(1, 2000).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_against_newcombe_1998_two_sided_intervals_table_1(
    part: int, whole: int, low: float, high: float
) -> None:
    """R.G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3."""
    assert wilson_interval(part, whole) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_difference_against_newcombe_1998_unpaired_table_2(
    counts: tuple[int, int, int, int], low: float, high: float
) -> None:
    """R.G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10, a to h."""
    assert newcombe_interval(*counts) == pytest.approx((low, high), abs=5e-5)


@given(COUNTS, st.sampled_from([0.05, 0.01, 0.2]))
def test_wilson_against_statsmodels(counts: tuple[int, int], level: float) -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    expected = proportion.proportion_confint(*counts, alpha=level, method="wilson")
    assert wilson_interval(*counts, level) == pytest.approx(expected, abs=1e-9)


@given(COUNTS, COUNTS)
def test_difference_against_statsmodels(one: tuple[int, int], other: tuple[int, int]) -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    expected = proportion.confint_proportions_2indep(*one, *other, method="newcomb")
    assert newcombe_interval(*one, *other) == pytest.approx(expected, abs=1e-9)


@given(COUNTS, COUNTS)
def test_the_other_way_round_is_the_mirror_image(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    low, high = newcombe_interval(*one, *other)
    assert newcombe_interval(*other, *one) == pytest.approx((-high, -low), abs=1e-12)


@given(COUNTS)
def test_a_share_lies_within_its_interval_and_a_stricter_level_widens_it(
    counts: tuple[int, int],
) -> None:
    low, high = wilson_interval(*counts)
    wide_low, wide_high = wilson_interval(*counts, LEVEL / 10)
    assert -1e-12 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1 + 1e-12
    assert wide_low <= low + 1e-12
    assert high <= wide_high + 1e-12


@pytest.mark.parametrize(("groups", "pairs"), [(0, 1), (1, 1), (2, 1), (3, 3), (4, 6), (10, 45)])
def test_the_level_is_divided_over_the_pairs(groups: int, pairs: int) -> None:
    assert level_for_extremes(groups) == LEVEL / pairs
