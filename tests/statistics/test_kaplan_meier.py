"""The survival curve against published tables, statsmodels and R's rules for odd cases."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from bijstand_report.statistics.kaplan_meier import (
    at_risk_at,
    estimate_at,
    kaplan_meier,
    log_log_interval,
    median,
)
from bijstand_report.statistics.results import Curve

# Remission of leukaemia in weeks (Freireich and others 1963); + is still in remission.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"

Seen = tuple[int, int, bool]  # entry (-1: from the start), exit, ended


def curve(seen: list[Seen]) -> Curve:
    """The life table of these spells, counted in a naive way."""
    days = sorted({exit_day for _, exit_day, _ in seen} | {e for e, _, _ in seen if e >= 0})
    return Curve(
        "",
        len(seen),
        np.array(days, dtype=np.int64),
        np.array([sum(e < d <= x for e, x, _ in seen) for d in days], dtype=np.int64),
        np.array([sum(x == d and ended for _, x, ended in seen) for d in days], dtype=np.int64),
        max(days, default=0),
    )


def weeks(text: str) -> Curve:
    return curve([(-1, int(word.rstrip("+")), "+" not in word) for word in text.split()])


def ended(*days: int) -> Curve:
    return curve([(-1, day, True) for day in days])


def test_survival_and_greenwood_against_kleinbaum_and_klein() -> None:
    """Survival Analysis: A Self-Learning Text, chapter 2: the treated group."""
    fit = kaplan_meier(weeks(TREATED))
    days = [6, 7, 10, 13, 16, 22, 23]
    found = [estimate_at(fit, day) for day in days]
    assert [round(e.survival, 4) for e in found] == [
        0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ]  # fmt: skip
    errors = [e.survival * e.variance**0.5 for e in found]
    assert [round(error, 4) for error in errors] == [
        0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ]  # fmt: skip


def test_median_with_interval_against_statsmodels() -> None:
    """A bound that is not reached is infinite there and None here."""
    for text in (TREATED, PLACEBO):
        words = text.split()
        times = [float(word.rstrip("+")) for word in words]
        theirs = SurvfuncRight(times, [float("+" not in word) for word in words])
        low, high = theirs.quantile_ci(0.5, method="cloglog")
        expected = (theirs.quantile(0.5), low, None if np.isinf(high) else high)
        assert median(kaplan_meier(weeks(text))) == expected


SPELLS = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


@given(SPELLS)
def test_curve_against_statsmodels(spells: list[tuple[int, bool]]) -> None:
    seen = [(-1, day, is_end) for day, is_end in spells]
    _compare(seen, None)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20), st.booleans()), min_size=1))
def test_left_truncation_against_statsmodels(spells: list[tuple[int, int, bool]]) -> None:
    seen = [(entry, entry + length, is_end) for entry, length, is_end in spells]
    _compare(seen, [float(entry) for entry, _, _ in seen])


def _compare(seen: list[Seen], entry: list[float] | None) -> None:
    if not any(is_end for _, _, is_end in seen):
        return
    exits, ends = [float(x) for _, x, _ in seen], [float(e) for _, _, e in seen]
    theirs = SurvfuncRight(exits, ends, entry=entry)
    ours = kaplan_meier(curve(seen))
    at = np.searchsorted(ours.days, theirs.surv_times)
    np.testing.assert_allclose(ours.survival[at], theirs.surv_prob, atol=1e-12)
    left = ours.survival[at] > 0  # where nobody is left the variance is infinite
    errors = theirs.surv_prob[left] * np.sqrt(ours.variance[at][left])
    np.testing.assert_allclose(errors, theirs.surv_prob_se[left], atol=1e-12)


def test_interval_is_log_log() -> None:
    low, high = log_log_interval(np.array([0.3]), np.array([0.04]))
    middle, width = np.log(-np.log(0.3)), 1.959963984540054 * 0.2 / np.log(0.3)
    assert low[0] == pytest.approx(np.exp(-np.exp(middle - width)), abs=1e-15)
    assert high[0] == pytest.approx(np.exp(-np.exp(middle + width)), abs=1e-15)


def test_no_interval_where_all_or_none_are_left_as_in_R() -> None:  # noqa: N802
    """R's survfit_confint makes both bounds NA where the curve is 1 or 0."""
    fit = kaplan_meier(curve([(-1, 2, False), (-1, 5, True), (-1, 9, True)]))
    assert fit.survival.tolist() == [1.0, 0.5, 0.0]
    assert np.isnan(fit.lower).tolist() == np.isnan(fit.upper).tolist() == [True, False, True]
    last = estimate_at(fit, 9)
    assert (last.survival, last.lower, last.upper) == (0.0, None, None)


def test_before_the_first_day_and_after_the_last() -> None:
    table = weeks(TREATED)
    fit = kaplan_meier(table)
    assert estimate_at(fit, 5.99).survival == 1.0
    assert estimate_at(fit, 5.99).lower is None
    assert estimate_at(fit, 1000).survival == fit.survival[-1]
    assert [at_risk_at(table, day) for day in (0, 6, 6.01, 35, 35.01)] == [21, 21, 17, 1, 0]


def test_an_ending_on_the_day_counts_and_is_at_risk_until_then() -> None:
    table = ended(10, 20)
    assert at_risk_at(table, 10) == 2
    assert estimate_at(kaplan_meier(table), 10).survival == 0.5
    assert estimate_at(kaplan_meier(table), 9.5).survival == 1.0


def test_endings_on_day_zero_count_as_in_R() -> None:  # noqa: N802
    """Surv(0, 1) is allowed for right-censored data, and is at risk on day 0."""
    fit = kaplan_meier(ended(0, 4, 4, 8))
    assert fit.survival.tolist() == [0.75, 0.25, 0.0]


def test_a_half_for_a_while_gives_the_middle_as_R_prints_it() -> None:  # noqa: N802
    """print.survfit: the mean of the day on which 50% is reached and the next drop."""
    assert median(kaplan_meier(ended(3, 5, 9, 12)))[0] == 7
    assert median(kaplan_meier(ended(3, 5, 9)))[0] == 5


def test_a_half_until_the_end_gives_the_day_it_was_reached() -> None:
    seen = [(-1, 3, True), (-1, 5, True), (-1, 8, False), (-1, 9, False)]
    assert median(kaplan_meier(curve(seen)))[0] == 5


def test_median_not_reached() -> None:
    seen = [(-1, 3, True), *((-1, 9, False) for _ in range(5))]
    assert median(kaplan_meier(curve(seen))) == (None, 3.0, None)  # its lower bound is: 27%
    assert median(kaplan_meier(curve([(-1, 9, False)]))) == (None, None, None)


def test_nobody_left_for_a_while() -> None:
    """With left truncation the last one may go before the next one enters."""
    fit = kaplan_meier(curve([(-1, 3, True), (5, 9, False)]))
    assert fit.days.tolist() == [3, 5, 9]
    assert fit.survival.tolist() == [0.0, 0.0, 0.0]
    assert median(fit) == (3.0, None, None)


@given(SPELLS)
def test_the_curve_never_rises_and_its_interval_holds_it(spells: list[tuple[int, bool]]) -> None:
    fit = kaplan_meier(curve([(-1, day, is_end) for day, is_end in spells]))
    assert (np.diff(fit.survival) <= 0).all()
    inside = ~np.isnan(fit.lower)
    assert (fit.lower[inside] <= fit.survival[inside]).all()
    assert (fit.survival[inside] <= fit.upper[inside]).all()
    assert (inside == ((fit.survival > 0) & (fit.survival < 1))).all()
