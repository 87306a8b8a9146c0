"""Tests and intervals against published figures and other programs."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest

from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import Value
from bijstand_report.disclosure.rules import RULES, Rules, protect_count, protect_percentage
from bijstand_report.narrative.significance import (
    LEVEL,
    Change,
    Estimate,
    change_of_flow,
    change_of_share,
    change_of_stock,
    equal_counts_p,
    is_higher,
    level_for_extremes,
    newcombe_interval,
    wilson_interval,
)

from .made import value

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


PAIRS = st.tuples(st.integers(0, 60), st.integers(0, 60)) | st.tuples(
    st.integers(0, 4000), st.integers(0, 4000)
)


@given(PAIRS)
def test_verdict_on_two_flows_is_that_of_scipy(pair: tuple[int, int]) -> None:
    now, before = pair
    is_chance = now + before == 0 or binomtest(now, now + before, 0.5).pvalue >= LEVEL
    expected = Change.GESTEGEN if now > before else Change.GEDAALD
    found = change_of_flow(value(now), value(before))
    assert found is (Change.GELIJK if is_chance else expected)


@given(st.integers(0, 40), st.integers(0, 40))
def test_p_of_equal_counts_against_exact_fractions(one: int, other: int) -> None:
    n = one + other
    tail = sum(comb(n, k) for k in range(min(one, other) + 1))
    assert equal_counts_p(one, other) == pytest.approx(float(min(1, Fraction(2 * tail, 2**n))))


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (10, 22, Change.GELIJK),  # p = 0.0501
        (10, 23, Change.GEDAALD),  # p = 0.0351
        (23, 10, Change.GESTEGEN),
        (0, 5, Change.GELIJK),  # p = 0.0625
        (0, 6, Change.GEDAALD),  # p = 0.0313
        (6, 0, Change.GESTEGEN),
        (0, 0, Change.GELIJK),
        (165, 165, Change.GELIJK),
        (None, 165, Change.ONBEKEND),
        (165, None, Change.ONBEKEND),
    ],
)
def test_flows_at_the_boundary(now: int | None, before: int | None, change: Change) -> None:
    assert change_of_flow(value(now), value(before)) is change


@pytest.mark.parametrize(
    ("one", "other", "p"), [(5, 0, 0.031), (9, 1, 0.011), (8, 2, 0.055), (15, 5, 0.021)]
)
def test_p_against_the_table_of_the_sign_test(one: int, other: int, p: float) -> None:
    """One-sided p with n = 5, 10 and 20 (S. Siegel, Nonparametric statistics, 1956, table D)."""
    assert equal_counts_p(one, other) / 2 == pytest.approx(p, abs=5e-4)


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (1010, 1000, Change.GESTEGEN),
        (1009, 1000, Change.GELIJK),
        (990, 1000, Change.GEDAALD),
        (991, 1000, Change.GELIJK),
        (505, 500, Change.GESTEGEN),
        (1, 0, Change.GESTEGEN),
        (0, 0, Change.GELIJK),
        (0, 3, Change.GEDAALD),
        (None, 3, Change.ONBEKEND),
        (3, None, Change.ONBEKEND),
    ],
)
def test_a_stand_changes_from_one_percent_up(
    now: int | None, before: int | None, change: Change
) -> None:
    assert change_of_stock(value(now), value(before)) is change


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [(80, 60, Change.GESTEGEN), (60, 80, Change.GEDAALD), (62, 60, Change.GELIJK)],
)
def test_shares_of_newcombe(now: int, before: int, change: Change) -> None:
    """56 of 70 and 48 of 80 differ by 0.0524 to 0.3339 (Newcombe 1998, table II, a)."""
    assert change_of_share(value(now), value(70), value(before), value(80)) is change


def test_a_share_that_is_not_shown_has_not_changed() -> None:
    shown = value(40)
    assert change_of_share(shown, shown, value(None), shown) is Change.ONBEKEND
    assert change_of_share(shown, value(None), shown, shown) is Change.ONBEKEND
    assert change_of_share(shown, value(0), shown, shown) is Change.ONBEKEND


# What rounding hid may not make a change.

ROUNDED = st.sampled_from([RULES[Profile.RAAD], RULES[Profile.HUB]])


def test_a_rounded_flow_changes_only_when_it_does_whatever_rounding_hid() -> None:
    """Exactly 94 against 122: p = 0.066; rounded to 90 against 120 it would be 0.045."""
    exact, hub = (
        [protect_count(count, RULES[profile]) for count in (94, 122)]
        for profile in (Profile.INTERN, Profile.HUB)
    )
    assert change_of_flow(*exact) is Change.GELIJK
    assert change_of_flow(value(90), value(120)) is Change.GEDAALD
    assert change_of_flow(*hub) is Change.GELIJK
    far = [protect_count(count, RULES[Profile.HUB]) for count in (94, 142)]
    assert change_of_flow(*far) is Change.GEDAALD


def _stood_for(shown: Value, rules: Rules) -> list[int]:
    around = range(int(shown.value or 0) - 10, int(shown.value or 0) + 11)
    return [count for count in around if protect_count(count, rules) == shown]


@given(st.integers(10, 300), st.integers(10, 300), ROUNDED)
def test_a_rounded_flow_changes_when_all_that_it_stands_for_do(
    one: int, other: int, rules: Rules
) -> None:
    now, before = (protect_count(count, rules) for count in (one, other))
    verdicts = {
        change_of_flow(value(a), value(b))
        for a in _stood_for(now, rules)
        for b in _stood_for(before, rules)
    }
    assert change_of_flow(now, before) is (verdicts.pop() if len(verdicts) == 1 else Change.GELIJK)


LARGER = st.integers(40, 600).flatmap(
    lambda whole: st.tuples(st.integers(10, whole - 10), st.just(whole))
)


@given(LARGER, LARGER, ROUNDED)
def test_a_rounded_share_changes_only_when_the_exact_one_does(
    one: tuple[int, int], other: tuple[int, int], rules: Rules
) -> None:
    exactly, protected = (
        change_of_share(
            *(
                shown
                for part, whole in (one, other)
                for shown in (protect_percentage(part, whole, by), protect_count(whole, by))
            )
        )
        for by in (RULES[Profile.INTERN], rules)
    )
    assume(protected not in {Change.GELIJK, Change.ONBEKEND})
    assert protected is exactly


def test_a_rounded_share_that_is_near_has_not_changed() -> None:
    """50 of 100 and 36 of 100 differ by 0.003 at least, and rounding hides more than that."""
    hundred = protect_count(100, RULES[Profile.RAAD])
    assert change_of_share(value(50), value(100), value(36), value(100)) is Change.GESTEGEN
    assert change_of_share(value(50), hundred, value(36), hundred) is Change.GELIJK
    assert change_of_share(value(60), hundred, value(36), hundred) is Change.GESTEGEN


@given(COUNTS, COUNTS)
def test_higher_shares_by_wilson_are_higher_by_newcombe(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    """With Wilson's own intervals the interval of the difference is Newcombe's."""
    low, _ = newcombe_interval(*one, *other)
    estimates = [Estimate(part / n, *wilson_interval(part, n)) for part, n in (one, other)]
    apart = estimates[0].lower > estimates[1].upper
    assert is_higher(*estimates) == (low > 1e-12 and apart)


def test_extremes_of_many_groups_must_lie_further_apart() -> None:
    high, low = Estimate(58, 54, 62), Estimate(49, 45, 53)
    assert is_higher(high, low, groups=2)
    assert not is_higher(high, low, groups=10)
    assert not is_higher(Estimate(58, 52, 64), low)  # the intervals touch
