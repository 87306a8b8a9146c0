"""Who comes back within a year (METHOD 8)."""

from datetime import date

import pandas as pd
import pytest
from builders import Row, clean, files, spells, uitkering, uitkeringen
from hypothesis import given

from bijstand_report.reentry import REENTRY


def a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def comes_back(row: Row, rows: list[Row]) -> bool:
    """Row by row: the latest end of those that began earlier and ended by the start."""
    start, client = row["startdatum"], row["clientnummer"]
    ends = [
        other["einddatum"]
        for other in rows
        if client is not None
        and other["clientnummer"] == client
        and other["startdatum"] < start
        and other["einddatum"] is not None
        and other["einddatum"] <= start
    ]
    return bool(ends) and start <= a_year_later(max(ends))


def found(*rows: Row) -> list[bool]:
    return spells(clean(*rows), peildatum="2030-01-01").frame[REENTRY].tolist()


@given(files(uitkeringen()))
def test_against_a_loop(rows: list[Row]) -> None:
    rows = [*rows, uitkering(date(2013, 1, 1), clientnummer="z")]
    assert found(*rows) == [comes_back(row, rows) for row in rows]


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        ("2016-03-01", "2016-03-01", True),
        ("2016-03-01", "2017-03-01", True),
        ("2016-03-01", "2017-03-02", False),
        ("2016-02-29", "2017-02-28", True),
        ("2016-02-29", "2017-03-01", False),
        ("2015-02-28", "2016-02-28", True),
        ("2015-02-28", "2016-02-29", False),
    ],
)
def test_at_most_a_calendar_year(end: str, start: str, expected: bool) -> None:
    rows = (uitkering("2010-01-01", end, clientnummer="a"), uitkering(start, clientnummer="a"))
    assert found(*rows) == [False, expected]


def test_the_one_that_ended_last_counts_and_not_the_one_that_began_last() -> None:
    assert found(
        uitkering("2010-01-01", "2016-01-01", clientnummer="a"),
        uitkering("2012-01-01", "2013-01-01", clientnummer="a"),
        uitkering("2016-06-01", clientnummer="a"),
    ) == [False, False, True]


def test_one_that_still_runs_does_not_keep_a_client_from_coming_back() -> None:
    assert found(
        uitkering("2010-01-01", None, clientnummer="a"),
        uitkering("2012-01-01", "2013-01-01", clientnummer="a"),
        uitkering("2013-06-01", clientnummer="a"),
    ) == [False, False, True]


def test_a_stay_of_no_day_does_not_follow_itself_but_may_be_followed() -> None:
    stay = uitkering("2016-01-01", "2016-01-01", clientnummer="a")
    assert found(stay, {**stay, "oorzaak": 1}) == [False, False]
    assert found(stay, uitkering("2016-01-02", clientnummer="a")) == [False, True]


def test_an_end_after_the_peildatum_is_no_end() -> None:
    rows = (
        uitkering("2010-01-01", "2016-03-01", clientnummer="a"),
        uitkering("2016-01-01", clientnummer="a"),
    )
    assert not spells(clean(*rows), peildatum="2016-01-31").frame[REENTRY].any()


def test_who_has_no_number_never_comes_back() -> None:
    rows = (uitkering("2016-01-01", "2016-02-01"), uitkering("2016-03-01"))
    unknown = [{**row, "clientnummer": None} for row in rows]
    assert found(*unknown, uitkering("2016-01-01", clientnummer="a")) == [False] * 3
    for frame in (clean(*rows), clean(*unknown)):
        assert REENTRY not in spells(frame).frame


def test_joined_again_is_not_come_back() -> None:
    rows = clean(
        uitkering("2016-01-01", "2016-02-01", clientnummer="a"),
        uitkering("2016-02-20", clientnummer="a"),
    )
    assert spells(rows).frame[REENTRY].tolist() == [False, True]
    assert spells(rows, reopening_days=30).frame[REENTRY].tolist() == [False]


def test_it_is_true_or_false_and_never_missing() -> None:
    frame = spells(clean(uitkering("2016-01-01", clientnummer="a"))).frame
    assert pd.api.types.is_bool_dtype(frame[REENTRY].dtype)
