"""What is read off a protected curve holds whatever waits for its next step."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import PublishedCurve
from bijstand_report.disclosure.rules import RULES
from bijstand_report.disclosure.survival import protect_survival
from bijstand_report.narrative.readings import differ, median_told, readings
from bijstand_report.statistics.kaplan_meier import YEAR, estimate_at, kaplan_meier
from bijstand_report.statistics.results import Curve, SurvivalView

from .made import Number, curve, row

OLD = curve("2008–2011", at=[(65, 54, 74)])
NEW = curve("2012–2016", at=[(44, 35, 52)])


def waiting(made: PublishedCurve, last_step: float, at_risk: Number = 45) -> PublishedCurve:
    """The same curve under `raad`, with its newest step on some day."""
    return replace(made, days=(0.0, last_step), at_risk=row([at_risk]), waiting=9)


def differs(older: PublishedCurve, newer: PublishedCurve) -> bool:
    return differ(readings(older)[0], readings(newer)[0])


def test_years_differ_only_when_they_do_whatever_waits() -> None:
    """Of those 65%, 9 of the 54 who were there may have left: then it is 54%."""
    assert differs(OLD, NEW)
    assert not differs(waiting(OLD, 274.0), NEW)
    assert not differs(NEW, waiting(OLD, 274.0))


def test_what_waits_for_the_lower_one_makes_it_lower_still() -> None:
    assert differs(OLD, waiting(NEW, 274.0))


def test_of_many_the_few_that_wait_make_no_difference() -> None:
    assert differs(waiting(OLD, 274.0, at_risk=2000), NEW)


def test_nothing_waits_on_the_day_of_a_step() -> None:
    assert differs(waiting(OLD, YEAR), NEW)


def test_where_those_at_risk_are_not_shown_all_may_wait() -> None:
    assert not differs(waiting(OLD, 274.0, at_risk=None), NEW)


@pytest.mark.parametrize(
    ("step", "told"),
    [(1650.0, "55\N{NO-BREAK SPACE}maanden"), (1461.0, None), (0.0, None)],
)
def test_a_median_is_told_when_the_step_before_it_is_near(step: float, told: str | None) -> None:
    """Half of 60 had left after 19 months; the step that shows it came after 57."""
    made = replace(OLD, days=(0.0, step), median=curve(median=1670.0).median)
    exact = median_told(made)
    assert exact == "55\N{NO-BREAK SPACE}maanden"
    assert median_told(replace(made, waiting=9)) == told


@given(st.integers(0, 10**6))
def test_a_curve_is_never_lower_than_a_reading_less_what_waits(seed: int) -> None:
    """Most of the 400 are followed for a short time, so that few are at risk when others leave."""
    random = np.random.default_rng(seed)
    last, ended = random.integers(1, random.integers(200, 2000, 400)), random.random(400) < 0.2
    days = np.unique(last)
    made = Curve(
        "a",
        len(last),
        days,
        np.array([(last >= day).sum() for day in days]),
        np.array([((last == day) & ended).sum() for day in days]),
        int(days[-1]),
    )
    rules = RULES[Profile.RAAD]
    (shown,) = protect_survival(SurvivalView("leefvorm", "Leefvorm", (made,)), rules).curves
    rounding = 100 * rules.base / len(last) + 0.5
    for item in readings(shown):
        exact = 100 * estimate_at(kaplan_meier(made), item.k * YEAR).survival
        assert exact >= (item.value.value or 0) - item.too_high - rounding
