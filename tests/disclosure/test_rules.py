"""What a profile does to one count, percentage or duration (METHOD 10.1, 10.2 and 10.6)."""

from copy import copy

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import HIDDEN, NOT_APPLICABLE, Status, Value
from bijstand_report.disclosure.rules import (
    RULES,
    protect_count,
    protect_months,
    protect_percentage,
)

PUBLIC = (Profile.RAAD, Profile.HUB)
PARTS = st.integers(0, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("count", "intern", "raad", "hub"),
    [
        (0, 0, None, None),
        (1, 1, None, None),
        (9, 9, None, None),
        (10, 10, 10, 10),
        (12, 12, 10, 10),
        (13, 13, 15, 10),
        (14, 14, 15, 10),
        (15, 15, 15, 20),
        (17, 17, 15, 20),
        (24, 24, 25, 20),
        (25, 25, 25, 30),
        (1234, 1234, 1235, 1230),
    ],
)
def test_a_count_under_each_profile(
    count: int, intern: int, raad: int | None, hub: int | None
) -> None:
    for profile, value in zip(Profile, (intern, raad, hub), strict=True):
        expected = HIDDEN if value is None else Value(value, Status.SHOWN)
        assert protect_count(count, RULES[profile]) == expected


@pytest.mark.parametrize("profile", Profile)
@given(count=st.integers(10, 10**6))
def test_a_count_knows_between_which_ones_it_was(profile: Profile, count: int) -> None:
    shown = copy(protect_count(count, RULES[profile]))  # as sent to another process
    least, most = int(shown.least), int(shown.most)
    assert least <= count <= most
    stands_for = [n for n in range(least - 1, most + 2) if _value(n, profile) == shown.value]
    assert stands_for == [n for n in range(least, most + 1) if n >= 10]


def _value(count: int, profile: Profile) -> float | None:
    return protect_count(count, RULES[profile]).value if count >= 10 else None


@pytest.mark.parametrize("profile", PUBLIC)
@given(count=st.integers(0, 10**6))
def test_a_published_count_is_a_multiple_and_never_below_ten(profile: Profile, count: int) -> None:
    rules = RULES[profile]
    value = protect_count(count, rules).value
    assert (value is None) == (count < 10)
    if value is not None:
        assert value >= 10
        assert value % rules.base == 0
        assert abs(value - count) <= rules.base / 2


@pytest.mark.parametrize("profile", PUBLIC)
@pytest.mark.parametrize(
    ("part", "whole", "is_shown"),
    [
        (15, 29, False),
        (15, 30, True),
        (10, 30, True),
        (9, 30, False),
        (20, 30, True),
        (21, 30, False),
        (0, 100, False),
        (100, 100, False),
        (90, 100, True),
        (91, 100, False),
        (0, 0, False),
    ],
)
def test_when_a_percentage_is_shown(
    profile: Profile, part: int, whole: int, is_shown: bool
) -> None:
    value = protect_percentage(part, whole, RULES[profile])
    assert value.shown is is_shown
    assert value.status is not Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("part", "whole", "raad", "hub"),
    [
        (42, 101, 40, 40),
        (13, 32, 50, 33),  # 15 of 30, 10 of 30: not 40.6
        (33, 62, 58, 50),  # 35 of 60, 30 of 60
        (23, 200, 13, 10),  # 12.5 is rounded up
        (115, 200, 58, 60),  # 57.5 too, though 115 / 200 * 100 is less than that in a computer
    ],
)
def test_a_percentage_is_of_the_protected_counts_and_whole(
    part: int, whole: int, raad: int, hub: int
) -> None:
    assert protect_percentage(part, whole, RULES[Profile.RAAD]).value == raad
    assert protect_percentage(part, whole, RULES[Profile.HUB]).value == hub
    assert protect_percentage(part, whole, RULES[Profile.RAAD]).decimals == 0


@pytest.mark.parametrize("profile", PUBLIC)
@given(counts=PARTS)
@example(counts=(10, 2003))
@example(counts=(1993, 2003))
def test_a_published_percentage_follows_from_published_counts(
    profile: Profile, counts: tuple[int, int]
) -> None:
    part, whole = counts
    rules = RULES[profile]
    numerator, denominator = (protect_count(count, rules).value for count in counts)
    value = protect_percentage(part, whole, rules).value
    if value is not None:
        assert numerator is not None
        assert denominator is not None
        assert min(part, whole - part) >= 10
        rounded = (200 * numerator + denominator) // (2 * denominator)
        # Part and rest are both there: 0% or 100% would be false.
        assert value == int(value) == min(max(rounded, 1), 99)


def test_intern_is_exact_with_one_decimal_for_people() -> None:
    rules = RULES[Profile.INTERN]
    assert protect_percentage(1, 3, rules) == Value(100 / 3, Status.SHOWN, decimals=1)
    assert protect_percentage(0, 7, rules) == Value(0, Status.SHOWN, decimals=1)
    assert protect_percentage(23, 80, rules).value == 28.75
    assert protect_percentage(0, 0, rules) == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("months", "people", "intern", "public"),
    [
        (14.5, 30, Value(15, Status.SHOWN), Value(15, Status.SHOWN)),
        (14.4, 30, Value(14, Status.SHOWN), Value(14, Status.SHOWN)),
        (14.0, 29, Value(14, Status.SHOWN), HIDDEN),
        (0.0, 1, Value(0, Status.SHOWN), HIDDEN),
        (None, 0, NOT_APPLICABLE, HIDDEN),
    ],
)
def test_a_median_needs_thirty_people(
    months: float | None, people: int, intern: Value, public: Value
) -> None:
    assert protect_months(months, people, RULES[Profile.INTERN]) == intern
    for profile in PUBLIC:
        assert protect_months(months, people, RULES[profile]) == public


@pytest.mark.parametrize("profile", [Profile.RAAD, Profile.HUB])
def test_never_a_false_0_or_100_percent(profile: Profile) -> None:
    assert protect_percentage(10, 5000, RULES[profile]).value == 1
    assert protect_percentage(4990, 5000, RULES[profile]).value == 99
