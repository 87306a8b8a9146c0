"""Reasons of ending: cumulative incidence against statsmodels, counts against a naive count."""

import random
from datetime import date

import numpy as np
import pytest
from builders import Row, clean, cut_off, files, spells, uitkering, uitkeringen
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from bijstand_report.periods import Quarter
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.statistics.aalen_johansen import cumulative_incidence
from bijstand_report.statistics.kaplan_meier import kaplan_meier
from bijstand_report.statistics.observation import observe
from bijstand_report.statistics.reasons import reasons
from bijstand_report.statistics.results import Curve, Reasons

DAY = date(2018, 6, 30)
GROUPING = read_reason_list(None)
QUARTERS = tuple(Quarter(2018, number) for number in (1, 2))
TEXTS = ("Werk", "03", "Aanvang studie", "98", "iets anders", None)


def found(rows: list[Row], day: date = DAY, register: date | None = None) -> Reasons | None:
    frame = spells(clean(*rows), peildatum=day).frame
    return reasons(frame, observe(frame, day, register), GROUPING, QUARTERS, day)


def known(rows: list[Row], day: date = DAY, register: date | None = None) -> Reasons:
    result = found(rows, day, register)
    assert result is not None
    return result


@given(
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 3)), min_size=1, max_size=80).filter(
        lambda pairs: any(way == 3 for _, way in pairs)
    )
)
def test_cumulative_incidence_against_statsmodels(pairs: list[tuple[int, int]]) -> None:
    """Many ties: up to 80 uitkeringen on 16 days, three ways to end, 0 is censored."""
    times, ways = np.array(pairs).T
    days = np.unique(times)
    at_risk = np.array([(times >= day).sum() for day in days])
    ended = np.array([[((times == d) & (ways == w)).sum() for w in (1, 2, 3)] for d in days])
    theirs = CumIncidenceRight(times.astype(float), ways).cinc
    np.testing.assert_allclose(
        cumulative_incidence(at_risk, ended), np.array(theirs).T, rtol=0, atol=1e-12
    )


def test_a_worked_example() -> None:
    """Ten begin; 2 leave by way a on day 1; 3 are censored; of 5 left 1 leaves by each on day 2."""
    shares = cumulative_incidence(np.array([10, 5]), np.array([[2, 0], [1, 1]]))
    assert shares[1] == pytest.approx([0.2 + 0.8 / 5, 0.8 / 5], abs=1e-15)


@st.composite
def endings(draw: st.DrawFn) -> Row:
    return {**draw(uitkeringen()), "reden_einde": draw(st.sampled_from(TEXTS))}


FIXED = uitkering(date(2010, 1, 1), date(2010, 2, 1), reden_einde="Werk")


@given(files(endings()), st.none() | st.just(date(2015, 1, 1)))
def test_incidences_and_survival_add_up_to_one(rows: list[Row], register: date | None) -> None:
    result = known([FIXED, *rows], register=register)
    total = Curve("", result.spells, result.days, result.at_risk, result.ended.sum(axis=1), 0)
    shares = cumulative_incidence(result.at_risk, result.ended)
    np.testing.assert_allclose(
        shares.sum(axis=1) + kaplan_meier(total).survival, 1, rtol=0, atol=1e-12
    )


def test_endings_by_day_and_group() -> None:
    result = known(
        [
            uitkering("2017-01-01", "2017-01-11", reden_einde="98"),
            uitkering("2017-01-01", "2017-01-11", reden_einde="Werk"),
            uitkering("2017-01-01", "2017-01-21", reden_einde="Werk in dienstbetrekking"),
            uitkering("2017-01-01", "2017-01-21"),
            uitkering("2017-01-01", "2019-01-21", reden_einde="Werk"),
        ]
    )
    assert result.groups == ("Werk", "Overig", "Onbekend")
    assert result.spells == 5
    assert result.days.tolist() == [10, 20, 545]
    assert result.at_risk.tolist() == [5, 3, 1]
    assert result.ended.tolist() == [[1, 1, 0], [1, 0, 1], [0, 0, 0]]


def test_endings_by_quarter_hold_the_last_day_and_stop_at_the_peildatum() -> None:
    rows = [
        uitkering("2017-01-01", "2017-12-31", reden_einde="Werk"),
        uitkering("2017-01-01", "2018-01-01", reden_einde="Werk"),
        uitkering("2017-01-01", "2018-03-31", reden_einde="03"),
        uitkering("2017-01-01", "2018-06-30", reden_einde="Werk"),
        uitkering("2017-01-01", "2018-07-01", reden_einde="Werk"),
    ]
    result = known(rows)
    assert result.quarters == ("2018K1", "2018K2")
    assert result.groups == ("Werk", "AOW-leeftijd")
    assert result.by_quarter.tolist() == [[1, 1], [1, 0]]


def test_an_ending_after_the_peildatum_is_not_known_whatever_the_file_holds() -> None:
    """As with method `origineel`, which leaves the file as it is."""
    rows = [
        uitkering("2017-01-01", "2018-06-30", reden_einde="Werk"),
        uitkering("2017-01-01", "2018-07-01", reden_einde="Werk"),
    ]
    frame = clean(*rows)
    result = reasons(frame, observe(frame, DAY), GROUPING, (*QUARTERS, Quarter(2018, 3)), DAY)
    assert result is not None
    assert result.by_quarter.tolist() == [[0], [1], [0]]
    assert result.ended.sum() == 1


def test_a_late_register_has_fewer_spells_but_the_same_quarters() -> None:
    rows = [
        uitkering("2017-01-01", "2018-01-01", reden_einde="03"),
        uitkering("2017-01-01", "2018-03-31", reden_einde="Werk"),
    ]
    result = known(rows, register=date(2018, 2, 1))
    assert result.spells == 1
    assert result.groups == ("Werk", "AOW-leeftijd")
    assert result.ended.sum(axis=0).tolist() == [1, 0]
    assert result.by_quarter.tolist() == [[1, 1], [0, 0]]


@pytest.mark.parametrize(
    "rows",
    [
        [uitkering("2017-01-01", "2018-01-01")],
        [uitkering("2017-01-01", "2018-01-01", reden_einde=None)],
        [uitkering("2017-01-01", None, reden_einde=None)],
        [uitkering("2017-01-01", "2018-07-01", reden_einde="Werk")],
    ],
)
def test_a_file_without_reasons(rows: list[Row]) -> None:
    assert found(rows) is None


def test_no_quarters_yet() -> None:
    frame = spells(clean(FIXED)).frame
    result = reasons(frame, observe(frame, DAY), GROUPING, (), DAY)
    assert result is not None
    assert result.by_quarter.shape == (0, 1)


def test_own_groups_keep_their_order_and_unknown_is_last() -> None:
    rows = [
        uitkering("2017-01-01", "2018-01-01", reden_einde=text)
        for text in ("b", "a", "nergens te vinden")
    ]
    frame = spells(clean(*rows)).frame
    grouping = {"b": "Zomaar", "zomaar": "Onbekend", "a": "Anders"}
    result = reasons(frame, observe(frame, DAY), grouping, QUARTERS, DAY)
    assert result is not None
    assert result.groups == ("Zomaar", "Anders", "Onbekend")


def plain(result: Reasons) -> object:
    return {
        name: value.tolist() if isinstance(value, np.ndarray) else value
        for name, value in vars(result).items()
    }


@given(files(endings()), st.randoms(use_true_random=False))
def test_row_order_never_matters(rows: list[Row], chance: random.Random) -> None:
    rows = [FIXED, *rows]
    assert plain(known(rows)) == plain(known(chance.sample(rows, len(rows))))


@given(files(endings()))
def test_a_file_cut_at_the_peildatum_gives_the_same(rows: list[Row]) -> None:
    rows, day = [FIXED, *rows], date(2016, 3, 31)
    assert plain(known(rows, day)) == plain(known(cut_off(rows, day), day))


@given(files(endings()))
def test_every_ending_is_counted_once(rows: list[Row]) -> None:
    rows = [FIXED, *rows]
    ended = [row["einddatum"] for row in rows if row["einddatum"] and row["einddatum"] <= DAY]  # type: ignore[operator]
    assert known(rows).ended.sum() == len(ended)
