"""Axes: round numbers, Dutch months and quarters, years where they fit."""

from datetime import date
from itertools import pairwise

import pytest

from bijstand_report.figures import axes
from bijstand_report.periods import Quarter


@pytest.mark.parametrize(
    ("top", "expected"),
    [(1, [0, 1]), (7, [0, 2, 4, 6]), (403, [0, 100, 200, 300, 400]), (2600, [0, 1000, 2000])],
)
def test_counts_have_round_numbers(top: float, expected: list[int]) -> None:
    assert axes.round_numbers(top) == expected


@pytest.mark.parametrize("top", [0, 0.4, 1, 7, 19.9, 20, 34.9, 61, 99, 100])
def test_percentages_reach_the_top_in_few_steps(top: float) -> None:
    levels = axes.percent_levels(top)
    assert levels[0] == 0
    assert levels[-1] >= top
    assert 2 <= len(levels) <= 6
    assert len({high - low for low, high in pairwise(levels)}) == 1


def test_a_quarter_is_at_its_middle_and_a_month_at_its_end() -> None:
    quarter = axes.quarter_place(Quarter(2018, 2))
    assert axes.month_place(date(2018, 3, 31)) + 1.5 == quarter
    assert axes.month_place(date(2018, 6, 30)) - 1.5 == quarter
    assert axes.month_place(date(2017, 12, 31)) == 12 * 2018


def test_months_and_quarters_are_dutch() -> None:
    assert axes.month_name(date(2016, 3, 31)) == "mrt 2016"
    assert axes.month_name(date(2016, 5, 31)) == "mei 2016"
    assert axes.quarter_name(Quarter(2018, 1)) == "1e kw 2018"


def test_long_periods_show_years_and_short_ones_quarters() -> None:
    many = [Quarter(year, number) for year in range(2008, 2019) for number in (1, 2, 3, 4)]
    assert list(axes.quarter_axis(many).labels)[::-1] == [str(year) for year in range(2008, 2019)]
    assert list(axes.quarter_axis(many[:3]).labels)[::-1] == [
        "1e kw 2008",
        "2e kw 2008",
        "3e kw 2008",
    ]


def test_half_a_century_is_thinned_and_keeps_the_newest_year() -> None:
    quarters = [Quarter(year, 1) for year in range(1970, 2019)]
    labels = list(axes.quarter_axis(quarters).labels)
    assert labels[0] == "2018"
    assert len(labels) <= 16


def test_one_month_has_an_axis() -> None:
    assert list(axes.month_axis([date(2018, 6, 30)], 0.1).labels) == ["jun 2018"]
