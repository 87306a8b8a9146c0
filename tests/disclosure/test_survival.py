"""Survival curves that may be published: what shows, and what an onlooker cannot get from it."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    WITHHELD,
    PublishedCurve,
    PublishedSurvival,
    Row,
    Status,
    Value,
)
from bijstand_report.disclosure.rules import RULES, protect_count, protect_percentage
from bijstand_report.disclosure.survival import QUARTER, protect_survival
from bijstand_report.statistics.kaplan_meier import (
    YEAR,
    at_risk_at,
    estimate_at,
    kaplan_meier,
    median,
)
from bijstand_report.statistics.results import Curve, SurvivalView

Stay = tuple[int, int, bool]  # entry (-1: from the start), exit, ended
HIDING = [Profile.RAAD, Profile.HUB]


def table(stays: list[Stay], group: str = "a", horizon: int | None = None) -> Curve:
    entry, last, ended = (np.array(column, dtype=np.int64) for column in zip(*stays, strict=True))
    days = np.unique(np.concatenate([last, entry[entry >= 0]]))
    at_risk = [((entry < day) & (day <= last)).sum() for day in days]
    ends = [((last == day) & (ended == 1)).sum() for day in days]
    reach = int(days[-1]) if horizon is None else horizon
    return Curve(group, len(stays), days, np.array(at_risk), np.array(ends), reach)


def stays(*blocks: tuple[int, int, bool]) -> list[Stay]:
    """(how many, day, ended), all of them there from the start."""
    return [(-1, day, ended) for number, day, ended in blocks for _ in range(number)]


def protect(*curves: Curve, profile: Profile = Profile.RAAD) -> PublishedSurvival:
    return protect_survival(SurvivalView("leefvorm", "Leefvorm", curves), RULES[profile])


def only(view: PublishedSurvival) -> PublishedCurve:
    (curve,) = view.curves
    return curve


@pytest.mark.parametrize(("profile", "waiting"), [("intern", 0), ("raad", 9), ("hub", 9)])
def test_a_curve_tells_how_many_endings_may_wait(profile: str, waiting: int) -> None:
    many = table(stays((60, 200, True), (60, 900, False)))
    assert only(protect(many, profile=Profile(profile))).waiting == waiting


def numbers(row: Row) -> list[float | None]:
    return [value.value for value in row]


ORDINARY = stays((20, 50, True), (5, 100, True), (5, 250, True), (12, 300, True), (58, 900, False))


def test_a_curve_under_raad() -> None:
    """Steps at the ends of quarters 1 (20 endings), 3 (10 gathered) and 4 (12)."""
    curve = only(protect(table(ORDINARY)))
    assert curve.days == (0, QUARTER, 3 * QUARTER, 4 * QUARTER)
    assert numbers(curve.percentage) == [100, 80, 70, 60]
    assert curve.last_day == 9 * QUARTER  # 821 days; at 10 quarters, 913 days, nobody is left
    assert curve.spells == Value(100, Status.SHOWN)
    assert curve.at_years == (1, 2)
    assert numbers(curve.at_risk) == [60, 60]
    assert numbers(curve.at_percentage) == [60, 60]
    assert curve.median == NOT_APPLICABLE


def test_a_step_waits_for_the_tenth() -> None:
    waiting = stays((9, 50, True), (71, 900, False))
    assert protect(table(waiting)).too_small == ("a",)
    ten = only(protect(table([*waiting, (-1, 200, True)])))
    assert ten.days == (0, 3 * QUARTER)


def test_the_curve_stops_where_fewer_than_ten_are_at_risk() -> None:
    rows = stays((30, 50, True), (30, 400, False), (1, 500, False))
    enough, too_few = ([*rows, *stays((number, 900, False))] for number in (10, 9))
    assert only(protect(table(enough))).last_day == 9 * QUARTER
    assert only(protect(table(too_few))).last_day == 5 * QUARTER  # 10 of them until day 500


def test_ten_just_before_the_end_of_a_quarter_but_fewer_after_it() -> None:
    rows = stays((30, 50, True), (1, 1461, True), (9, 2000, False))
    assert only(protect(table(rows))).last_day == 15 * QUARTER  # 1461 days are 16 quarters


def test_too_few_at_risk_for_a_while_ends_the_curve() -> None:
    """A register that begins late: after day 100 five are left, from day 150 on there are 45."""
    late = [(150, 900, False) for _ in range(40)]
    rows = [*stays((30, 50, True), (10, 100, False), (5, 900, False)), *late]
    assert only(protect(table(rows))).last_day == QUARTER


def test_small_groups_have_no_curve() -> None:
    curves = [
        table(stays((number - 15, 50, True), (15, 900, False)), name)
        for number, name in ((30, "dertig"), (29, "minder"))
    ]
    view = protect(*curves)
    assert [curve.group for curve in view.curves] == ["dertig"]
    assert view.too_small == ("minder",)
    assert (view.name, view.column) == ("leefvorm", "Leefvorm")
    assert protect(*curves, profile=Profile.INTERN).too_small == ()


def test_no_false_0_or_100() -> None:
    few_left = only(protect(table(stays((4980, 50, True), (20, 900, False)))))
    assert (few_left.percentage[1].value, few_left.lower[1].value) == (1, 1)
    few_gone = only(protect(table(stays((20, 50, True), (4980, 900, False)))))
    assert (few_gone.percentage[1].value, few_gone.upper[1].value) == (99, 99)


def test_hidden_is_not_the_same_as_not_known_yet() -> None:
    """Both stop in their second year, one by its numbers, one because that is all there was."""
    long = table(stays((20, 50, True), (30, 1200, False)), "lang")
    stopped = table(stays((20, 50, True), (30, 450, False)), "gestopt", horizon=1200)
    recent = table(stays((20, 50, True), (30, 450, False)), "recent", horizon=450)
    view = protect(long, stopped, recent)
    assert [curve.at_years for curve in view.curves] == [(1, 2, 3)] * 3
    assert all(value.shown for value in view.curves[0].at_risk)
    for curve, absent in zip(view.curves[1:], (HIDDEN, NOT_APPLICABLE), strict=True):
        for row in (curve.at_risk, curve.at_percentage, curve.at_lower, curve.at_upper):
            assert row[0].shown
            assert row[1:] == (absent, absent)


def test_a_curve_that_waits_at_100_percent_gives_no_false_100() -> None:
    rows = stays((9, 300, True), (11, 500, True), (40, 900, False))
    curve = only(protect(table(rows)))
    assert curve.days == (0, 6 * QUARTER)
    assert curve.at_percentage == (HIDDEN, Value(67, Status.SHOWN))
    assert curve.at_risk[0] == WITHHELD  # 51, of which nothing is said before the first step
    assert curve.at_lower[0] == curve.at_upper[0] == HIDDEN


def test_endings_on_day_zero_can_be_the_start() -> None:
    curve = only(protect(table(stays((25, 0, True), (75, 900, False)))))
    assert curve.days == (0,)
    assert numbers(curve.percentage) == [75]
    assert curve.at_percentage == (Value(75, Status.SHOWN),) * 2


def test_the_median_is_read_off_the_shown_curve() -> None:
    rows = stays((40, 50, True), (13, 100, True), (11, 600, True), (36, 900, False))
    curve = only(protect(table(rows)))
    assert numbers(curve.percentage) == [100, 60, 45, 35]
    assert curve.median == Value(2 * QUARTER, Status.SHOWN)
    assert curve.lower[1].value == 50
    assert curve.median_lower == Value(QUARTER, Status.SHOWN)
    assert curve.median_upper == Value(7 * QUARTER, Status.SHOWN)


def test_without_censoring_a_percentage_is_that_of_the_protected_counts() -> None:
    rows = stays((33, 50, True), (78, 900, False))
    curve = only(protect(table(rows)))
    assert curve.percentage[1] == protect_percentage(78, 111, RULES[Profile.RAAD])
    assert curve.percentage[1].value == 73  # 80 of 110; 78 of 111 would be 70%


def test_exact() -> None:
    made = table(ORDINARY)
    fit, curve = kaplan_meier(made), only(protect(made, profile=Profile.INTERN))
    assert curve.days == (0, 50, 100, 250, 300)
    assert numbers(curve.percentage) == pytest.approx([100, 80, 75, 70, 58])
    assert numbers(curve.lower)[1:] == pytest.approx((100 * fit.lower[:4]).tolist())
    assert curve.last_day == 900
    assert curve.percentage[1].decimals == curve.lower[1].decimals == 1
    assert curve.at_risk == (Value(58, Status.SHOWN),) * 2
    second = estimate_at(fit, 2 * YEAR)
    assert curve.at_percentage[1] == Value(100 * second.survival, Status.SHOWN, 1)
    assert curve.at_years == (1, 2)
    assert (curve.median, curve.spells) == (NOT_APPLICABLE, Value(100, Status.SHOWN))


def test_exact_median_is_that_of_the_exact_curve() -> None:
    made = table(stays((40, 50, True), (13, 100, True), (11, 600, True), (36, 900, False)))
    curve = only(protect(made, profile=Profile.INTERN))
    found = (curve.median, curve.median_lower, curve.median_upper)
    assert tuple(value.value for value in found) == median(kaplan_meier(made)) == (100, 50, 600)


def test_exact_points_end_with_the_group_as_in_R() -> None:  # noqa: N802
    """R's summary(times = ) prints nothing after the last day of a group."""
    short = table(stays((5, 50, True), (5, 366, False)), "kort", horizon=2000)
    long = table(stays((5, 50, True), (5, 1000, False)), "lang")
    first, second = protect(short, long, profile=Profile.INTERN).curves
    assert [value.status for value in first.at_percentage] == [
        Status.SHOWN, Status.NOT_APPLICABLE,
    ]  # fmt: skip
    assert first.at_risk[1] == first.at_lower[1] == NOT_APPLICABLE
    assert all(value.shown for value in second.at_percentage)


def test_exact_interval_does_not_apply_where_nobody_is_left() -> None:
    curve = only(protect(table(stays((5, 50, True), (5, 400, True))), profile=Profile.INTERN))
    assert numbers(curve.percentage) == [100, 50, 0]
    assert curve.lower[2] == curve.upper[2] == NOT_APPLICABLE
    assert curve.lower[0] == Value(100, Status.SHOWN, 1)


def test_no_curves() -> None:
    for profile in Profile:
        assert protect(profile=profile) == PublishedSurvival("leefvorm", "Leefvorm", (), ())


@st.composite
def groups(draw: st.DrawFn) -> Curve:
    """Up to 400 spells that leave in a few bursts, with left truncation now and then."""
    bursts = draw(
        st.lists(
            st.tuples(st.integers(1, 60), st.integers(0, 1600), st.booleans()),
            min_size=1,
            max_size=14,
        )
    )
    late = draw(st.lists(st.integers(0, 900), max_size=3))
    rows = stays(*bursts)
    rows += [(day, day + 200, True) for day in late for _ in range(15)]
    return table(rows)


PROFILES = st.sampled_from(HIDING)


@given(groups(), PROFILES)
def test_at_least_ten_endings_between_different_values(made: Curve, profile: Profile) -> None:
    for curve in protect(made, profile=profile).curves:
        values = list(zip(curve.percentage, curve.lower, curve.upper, strict=True))
        assert all(one != other for one, other in pairwise(values))
        for before, after in pairwise(curve.days):
            between = (made.days > before) & (made.days <= after)
            if before == 0:
                between |= made.days == 0
            assert made.ended[between].sum() >= 10


@given(groups(), PROFILES)
def test_nothing_is_shown_where_few_are_at_risk(made: Curve, profile: Profile) -> None:
    for curve in protect(made, profile=profile).curves:
        assert made.spells >= 30
        seen = made.days <= curve.last_day
        assert (made.at_risk[seen] >= 10).all()
        assert at_risk_at(made, curve.last_day) >= 10
        assert curve.days[-1] <= curve.last_day
        for k, *values in zip(
            curve.at_years, curve.at_risk, curve.at_percentage, curve.at_lower, strict=True
        ):
            if any(value.shown for value in values):
                assert k * YEAR <= curve.last_day
                assert values[0] == protect_count(at_risk_at(made, k * YEAR), RULES[profile])


@given(groups(), PROFILES)
def test_whole_percents_that_never_say_0_or_100_and_never_rise(
    made: Curve, profile: Profile
) -> None:
    for curve in protect(made, profile=profile).curves:
        assert all(day % QUARTER == 0 for day in curve.days)
        for row in (curve.percentage, curve.lower, curve.upper):
            shown = [value.value for value in row if value.value is not None]
            assert all(value == int(value) for value in shown)
            start = 1 if shown[0] == 100 else 0
            assert all(1 <= value <= 99 for value in shown[start:])
        for low, middle, high in zip(curve.lower, curve.percentage, curve.upper, strict=True):
            assert middle.value is not None
            if low.value is not None and high.value is not None:
                assert low.value <= middle.value <= high.value
        drops = numbers(curve.percentage)
        assert drops == sorted(drops, key=lambda value: -(value or 0))


@given(groups(), PROFILES)
def test_every_place_agrees_with_the_shown_curve(made: Curve, profile: Profile) -> None:
    for curve in protect(made, profile=profile).curves:
        for k, value in zip(curve.at_years, curve.at_percentage, strict=True):
            if value.shown:
                place = sum(day <= k * YEAR for day in curve.days) - 1
                assert value == curve.percentage[place]
        reached = [d for d, v in zip(curve.days, curve.percentage, strict=True) if v.value <= 50]  # type: ignore[operator]
        assert curve.median.value == (reached[0] if reached else None)


@given(groups(), PROFILES)
def test_only_the_median_and_points_of_the_shown_curve_are_published(
    made: Curve, profile: Profile
) -> None:
    """What happens after the last day shown leaves no trace but the horizon."""
    for curve in protect(made, profile=profile).curves:
        longest = int(made.days[-1])
        assume(curve.last_day < longest - 2 * QUARTER)
        keep = made.days <= curve.last_day + QUARTER
        assume(made.at_risk[~keep].max() < 10 and at_risk_at(made, curve.last_day + QUARTER) < 10)
        other = Curve("a", made.spells, made.days, made.at_risk, made.ended * keep, made.horizon)
        assert protect(other, profile=profile).curves == (curve,)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(10, 40), st.integers(40, 400), PROFILES)
def test_endings_that_wait_could_be_any_number(
    waiting: int, other: int, rest: int, running: int, profile: Profile
) -> None:
    """Moving endings between quarters that wait for the same step changes nothing published.

    So whoever knows the rule and the curve is left with 0 to 9 for such a quarter.
    """

    def release(first: int) -> PublishedSurvival:
        rows = stays(
            (20, 30, True), (first, 120, True), (waiting + other + rest - first, 200, True)
        )
        return protect(table([*rows, *stays((running, 900, False))]), profile=profile)

    assert release(waiting) == release(other)


@settings(max_examples=20)
@given(st.integers(30, 120), st.data(), PROFILES)
def test_a_curve_tells_no_more_of_a_count_than_its_rounding(
    spells: int, data: st.DataObject, profile: Profile
) -> None:
    """The attack on one step: which numbers of spells and endings give the same publication?

    Without censoring every count between two roundings does: at least 5 endings in a row.
    """
    ended = data.draw(st.integers(10, spells - 10))

    def release(number: int, gone: int) -> PublishedSurvival:
        return protect(table(stays((gone, 50, True), (number - gone, 900, False))), profile=profile)

    target = release(spells, ended)
    assume(target.curves)
    possible = sorted(
        gone
        for number in range(max(30, spells - 5), spells + 6)
        for gone in range(max(10, ended - 6), min(ended + 7, number - 9))
        if release(number, gone) == target
    )
    assert possible[-1] - possible[0] >= 4
    assert len(set(possible)) == possible[-1] - possible[0] + 1
