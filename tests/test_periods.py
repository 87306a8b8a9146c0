"""Quarters, months back and periods, as the settings write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.periods import (
    Quarter,
    ending_on,
    last_full_quarter,
    months_before,
    parse_years,
)

ANY_DAY = st.dates(date(1901, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018K1", date(2018, 1, 1), date(2018, 3, 31)),
        ("2018K2", date(2018, 4, 1), date(2018, 6, 30)),
        (" 2018k3 ", date(2018, 7, 1), date(2018, 9, 30)),
        ("2018K4", date(2018, 10, 1), date(2018, 12, 31)),
    ],
)
def test_the_days_of_a_quarter(text: str, first: date, last: date) -> None:
    quarter = Quarter.parse(text)
    assert (quarter.first_day, quarter.last_day) == (first, last)
    assert str(quarter) == text.strip().upper()


@pytest.mark.parametrize(
    "text", ["2018K0", "2018K5", "2018Q2", "18K2", "K2", "", "0001K1", "9999K4"]
)
def test_what_is_no_quarter(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        Quarter.parse(text)


@given(ANY_DAY)
def test_a_day_falls_in_its_quarter_and_the_next_one_follows(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.next().first_day == quarter.last_day + timedelta(days=1)
    assert quarter < quarter.next()


def test_only_the_last_day_closes_a_quarter() -> None:
    assert ending_on(date(2018, 6, 30)) == Quarter(2018, 2)
    assert ending_on(date(2018, 6, 29)) is None
    assert ending_on(date(2018, 7, 1)) is None


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2018, 6, 30), "2018K2"),
        (date(2018, 6, 29), "2018K1"),
        (date(2018, 9, 29), "2018K2"),
        (date(2018, 1, 1), "2017K4"),
    ],
)
def test_the_last_full_quarter(day: date, quarter: str) -> None:
    assert str(last_full_quarter(day)) == quarter


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2018, 7, 9), 3, date(2018, 4, 9)),
        (date(2018, 7, 9), 0, date(2018, 7, 9)),
        (date(2018, 1, 15), 1, date(2017, 12, 15)),
        (date(2018, 12, 15), 12, date(2017, 12, 15)),
        (date(2018, 6, 30), 3, date(2018, 3, 31)),
        (date(2018, 2, 28), 12, date(2017, 2, 28)),
        (date(2018, 2, 28), 24, date(2016, 2, 29)),
        (date(2016, 2, 28), 12, date(2015, 2, 28)),
        (date(2018, 5, 30), 3, date(2018, 2, 28)),
        (date(2018, 12, 31), 36, date(2015, 12, 31)),
    ],
)
def test_months_before(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier


@given(ANY_DAY, st.integers(0, 40))
def test_more_months_back_is_earlier(day: date, months: int) -> None:
    assert months_before(day, months + 1) < months_before(day, months) <= day


def test_a_period_of_years() -> None:
    assert parse_years("2008-2018") == (2008, 2018)
    assert parse_years(" 2018 - 2018 ") == (2018, 2018)


@pytest.mark.parametrize("text", ["2018-2008", "2008", "2008-18", "a-b", "0001-2018", "2008–2018"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_years(text)
