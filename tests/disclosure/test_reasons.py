"""Reasons of ending that may be published: what shows, and what cannot be had by subtraction."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import HIDDEN, PublishedReasons, Row, Status, Value
from bijstand_report.disclosure.reasons import protect_reasons
from bijstand_report.disclosure.rules import RULES
from bijstand_report.disclosure.survival import protect_survival
from bijstand_report.statistics.aalen_johansen import cumulative_incidence
from bijstand_report.statistics.results import Curve, Reasons, SurvivalView

NAMES = ("Werk", "Relatie", "Overleden", "Onbekend")
HIDING = [Profile.RAAD, Profile.HUB]


def reasons(*blocks: tuple[int, int, int], by_quarter: list[list[int]] | None = None) -> Reasons:
    """Blocks: how many, day, group (the place of its name, -1: last seen on that day)."""
    days = sorted({day for _, day, _ in blocks})
    at_risk = [sum(number for number, last, _ in blocks if last >= day) for day in days]
    ended = [
        [sum(n for n, day, group in blocks if (day, group) == (d, g)) for g in range(len(NAMES))]
        for d in days
    ]
    counts = np.array(by_quarter or np.zeros((0, len(NAMES))), dtype=np.int64)
    return Reasons(
        groups=NAMES,
        spells=sum(number for number, _, _ in blocks),
        days=np.array(days),
        at_risk=np.array(at_risk),
        ended=np.array(ended).reshape(-1, len(NAMES)),
        quarters=tuple(f"2018K{number + 1}" for number in range(len(counts))),
        by_quarter=counts,
    )


def protect(made: Reasons, profile: Profile = Profile.RAAD) -> PublishedReasons:
    return protect_reasons(made, RULES[profile])


def numbers(row: Row) -> list[float | None]:
    return [value.value for value in row]


def test_shares_under_raad() -> None:
    made = reasons((30, 50, 0), (12, 200, 1), (11, 250, 2), (9, 300, 3), (38, 900, -1))
    result = protect(made)
    # Unknown (9) is hidden and could be had by subtraction: so the smallest beside it is as well.
    assert result.groups == ("Werk", "Relatie")
    assert result.at_years == (1, 2)
    assert [numbers(row) for row in result.incidence] == [[30, 10]] * 2
    assert numbers(result.still_running) == [45, 45]  # the last 9 endings wait for a tenth


def test_a_group_of_which_nothing_is_shown_is_left_out() -> None:
    made = reasons((30, 50, 0), (15, 200, 1), (38, 900, -1))
    assert protect(made).groups == ("Werk",)  # the two without endings hide the smallest: Relatie
    shown = reasons((30, 50, 0), (38, 900, -1), by_quarter=[[0, 0, 12, 0]])
    assert protect(shown).groups == ("Overleden",)
    assert protect(shown, Profile.INTERN).groups == NAMES


def test_shares_are_read_on_the_day_of_the_shown_curve() -> None:
    """After day 91 nothing takes a step, so that later endings do not show."""
    made = reasons(
        (30, 50, 0), (12, 60, 1), (11, 60, 2), (10, 60, 3), (3, 300, 0), (5, 500, 1), (38, 900, -1)
    )
    result = protect(made)
    assert [numbers(row) for row in result.incidence] == [[27, 9, 9, 9]] * 2
    assert numbers(result.still_running) == [41, 41]


def test_an_ending_on_the_day_itself_counts() -> None:
    """Four years are 1461 days."""
    result = protect(reasons(*((15, 1461, group) for group in range(4)), (40, 1600, -1)))
    assert numbers(result.incidence[3]) == [15] * 4
    assert result.incidence[2] == (HIDDEN,) * 4


def test_nine_endings_that_count_for_more_stay_hidden() -> None:
    """After much censoring nine endings stand for more than ten of 100: still nine people."""
    leavers = ((12, 10, group) for group in (0, 2, 3))
    made = reasons(*leavers, (26, 20, -1), (9, 60, 1), (29, 900, -1))
    assert 100 * cumulative_incidence(made.at_risk, made.ended)[2][1] > 15
    assert protect(made).groups == ("Overleden", "Onbekend")  # Werk: hidden against subtraction


def test_nothing_before_the_curve_takes_its_first_step() -> None:
    result = protect(reasons((9, 50, 0), (20, 400, 0), (12, 420, 1), (40, 900, -1)))
    assert result.incidence[0] == (HIDDEN,) * len(result.groups)
    assert result.still_running[0] == HIDDEN
    assert result.still_running[1].shown


def test_too_small_for_a_curve() -> None:
    result = protect(reasons((15, 50, 0), (14, 900, -1), by_quarter=[[15, 0, 0, 0]]))
    assert (result.at_years, result.incidence, result.still_running) == ((), (), ())
    assert result.groups == ("Werk",)
    assert result.by_quarter == ((Value(15, Status.SHOWN),),)


def test_counts_by_quarter() -> None:
    made = reasons((30, 50, 0), (40, 900, -1), by_quarter=[[12, 0, 9, 13], [3, 0, 0, 4]])
    raad = protect(made)
    assert raad.groups == ("Werk", "Onbekend")
    assert raad.quarters == ("2018K1", "2018K2")
    assert [numbers(row) for row in raad.by_quarter] == [[10, 15], [None, None]]
    assert raad.quarter_total == (Value(35, Status.SHOWN), HIDDEN)
    exact = protect(made, Profile.INTERN)
    assert [numbers(row) for row in exact.by_quarter] == [[12, 0, 9, 13], [3, 0, 0, 4]]
    assert numbers(exact.quarter_total) == [34, 7]


def test_exact() -> None:
    made = reasons((30, 50, 0), (2, 400, 3), (10, 500, -1), (38, 900, -1))
    result = protect(made, Profile.INTERN)
    assert result.groups == NAMES
    assert result.at_years == (1, 2)
    assert [numbers(row) for row in result.incidence] == [
        pytest.approx([37.5, 0, 0, 0]),
        pytest.approx([37.5, 0, 0, 2.5]),
    ]
    assert numbers(result.still_running) == pytest.approx([62.5, 60])
    assert all(value.decimals == 1 for value in (*result.incidence[0], *result.still_running))


def test_nobody_at_all() -> None:
    empty = np.zeros((0, 1), dtype=np.int64)
    made = Reasons(("Werk",), 0, empty[:, 0], empty[:, 0], empty, ("2018K1",), np.array([[3]]))
    for profile in Profile:
        result = protect(made, profile)
        assert (result.at_years, result.incidence, result.still_running) == ((), (), ())


BLOCKS = st.lists(
    st.tuples(st.integers(1, 50), st.integers(0, 1500), st.integers(-1, 3)),
    min_size=1,
    max_size=14,
)


@given(BLOCKS, st.sampled_from(list(Profile)))
def test_still_running_is_the_survival_curve(
    blocks: list[tuple[int, int, int]], profile: Profile
) -> None:
    made = reasons(*blocks)
    total = Curve("", made.spells, made.days, made.at_risk, made.ended.sum(axis=1), 2000)
    curves = protect_survival(SurvivalView("totaal", "", (total,)), RULES[profile]).curves
    result = protect(made, profile)
    assert result.at_years == (curves[0].at_years if curves else ())
    assert result.still_running == (curves[0].at_percentage if curves else ())


@given(BLOCKS, st.sampled_from(HIDING))
def test_no_share_of_fewer_than_ten(blocks: list[tuple[int, int, int]], profile: Profile) -> None:
    made = reasons(*blocks)
    result = protect(made, profile)
    for k, row in zip(result.at_years, result.incidence, strict=True):
        ended = made.ended[made.days <= k * 365.25].sum(axis=0)
        for group, value in zip(result.groups, row, strict=True):
            if value.shown:
                assert ended[NAMES.index(group)] >= 10
                assert value.value in range(1, 100)


@given(BLOCKS, st.sampled_from(HIDING))
def test_what_is_hidden_holds_ten_endings_together(
    blocks: list[tuple[int, int, int]], profile: Profile
) -> None:
    """Otherwise the whole minus what runs and what is shown would tell of fewer than ten."""
    made = reasons(*blocks)
    result = protect(made, profile)
    for row in result.incidence:
        shown = {g for g, value in zip(result.groups, row, strict=True) if value.shown}
        absent = [place for place, name in enumerate(NAMES) if name not in shown]
        if shown and absent:
            assert made.ended[:, absent].sum() >= 10


@given(BLOCKS)
def test_intern_adds_up_to_100(blocks: list[tuple[int, int, int]]) -> None:
    result = protect(reasons(*blocks), Profile.INTERN)
    for row, rest in zip(result.incidence, result.still_running, strict=True):
        assert sum(value.value or 0 for value in (*row, rest)) == pytest.approx(100, abs=1e-9)


def test_the_share_is_a_cumulative_incidence_and_not_one_minus_survival() -> None:
    made = reasons((50, 50, 0), (30, 60, -1), (20, 200, 1), (20, 900, -1))
    (row, _) = protect(made, Profile.INTERN).incidence
    expected = 100 * cumulative_incidence(made.at_risk, made.ended)[2]
    assert numbers(row) == pytest.approx(expected.tolist())
    assert row[1].value == pytest.approx(100 * 70 / 120 * 0.5)  # not 50: work took 50 away first
