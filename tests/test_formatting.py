"""Dutch numbers, dates and lists, and the signs for what is hidden or does not apply."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import HIDDEN, NOT_APPLICABLE, Status, Value
from bijstand_report.periods import Quarter

NBSP = "\N{NO-BREAK SPACE}"


def shown(value: float, decimals: int = 0) -> Value:
    return Value(value, Status.SHOWN, decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1690, 0, "1.690"),
        (1234567, 0, "1.234.567"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (2.4999, 0, "2"),
        (38.05, 1, "38,1"),
        (38.15, 1, "38,2"),
        (38.25, 1, "38,3"),
        (38.04, 1, "38,0"),
        (99.95, 1, "100,0"),
        (1234.5, 1, "1.234,5"),
        (0.125, 2, "0,13"),
        (-2.5, 0, "-3"),
    ],
)
def test_numbers_with_dutch_separators_and_halves_away_from_zero(
    value: float, decimals: int, text: str
) -> None:
    assert formatting.number(value, decimals) == text


@given(st.integers(0, 10**9))
def test_a_whole_number_keeps_its_digits(value: int) -> None:
    assert formatting.number(value).replace(".", "") == str(value)
    assert formatting.number(float(value)) == formatting.number(value)


def test_three_states_of_a_count_stay_three() -> None:
    texts = [formatting.count(value) for value in (shown(0), HIDDEN, NOT_APPLICABLE, shown(1690))]
    assert texts == ["0", "< 10", "n.v.t.", "1.690"]


def test_three_states_of_a_percentage_stay_three() -> None:
    values = (shown(0), HIDDEN, NOT_APPLICABLE, shown(38), shown(38.05, 1), shown(100, 1))
    texts = [formatting.percentage(value) for value in values]
    assert texts == ["0%", ".", "n.v.t.", "38%", "38,1%", "100,0%"]
    assert formatting.percentage(shown(38), sign=False) == "38"


def test_months() -> None:
    values = (shown(0), shown(1), shown(14), shown(1200), HIDDEN, NOT_APPLICABLE)
    assert [formatting.months(value) for value in values] == [
        f"0{NBSP}maanden",
        f"1{NBSP}maand",
        f"14{NBSP}maanden",
        f"1.200{NBSP}maanden",
        ".",
        "n.v.t.",
    ]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2018, 6, 30), "30 juni 2018"),
        (date(2018, 3, 1), "1 maart 2018"),
        (date(2016, 2, 29), "29 februari 2016"),
    ],
)
def test_a_date_never_breaks_over_two_lines(day: date, text: str) -> None:
    assert formatting.day(day) == text.replace(" ", NBSP)


def test_quarters_and_moments() -> None:
    names = [formatting.quarter(Quarter(2018, number)) for number in (1, 2, 3, 4)]
    assert names == [f"{word} kwartaal 2018" for word in ("eerste", "tweede", "derde", "vierde")]
    assert formatting.moment(date(2018, 9, 30)) == "derde kwartaal 2018"
    assert formatting.moment(date(2018, 9, 29)) == f"29{NBSP}september{NBSP}2018"


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_a_list_in_words(items: list[str], text: str) -> None:
    assert formatting.listing(items) == text


def test_capitals() -> None:
    assert formatting.capitalised("éénouder in IJmuiden") == "Éénouder in IJmuiden"
    assert formatting.capitalised("") == ""
