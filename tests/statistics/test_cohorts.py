"""Who still has an uitkering k years after its start (METHOD 6)."""

from datetime import date

import numpy as np
import pytest
from builders import DAYS, Row, clean, computed, files, spells, uitkering, uitkeringen
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Method
from bijstand_report.statistics.cohorts import (
    anniversaries_passed,
    anniversary,
    cohort_view,
    still_running,
)
from bijstand_report.statistics.results import CohortView

PEILDATUM = date(2018, 6, 30)


def years_later(day: date, k: int) -> date:
    try:
        return day.replace(year=day.year + k)
    except ValueError:
        return day.replace(year=day.year + k, day=28)


def state(start: str, end: str | None, k: int, peildatum: date = PEILDATUM) -> str:
    frame = spells(clean(uitkering(start, end)), method=Method.ORIGINEEL).frame
    running, unknown = still_running(frame, k, peildatum)
    assert not (running & unknown).any()
    return "loopt" if running[0] else "onbekend" if unknown[0] else "gestopt"


@pytest.mark.parametrize(
    ("start", "k", "later"),
    [
        ("2016-02-29", 1, "2017-02-28"),
        ("2016-02-29", 3, "2019-02-28"),
        ("2016-02-29", 4, "2020-02-29"),
        ("1896-02-29", 4, "1900-02-28"),
        ("2015-02-28", 1, "2016-02-28"),
        ("2015-12-31", 10, "2025-12-31"),
    ],
)
def test_the_same_day_years_later(start: str, k: int, later: str) -> None:
    assert str(anniversary(np.array([start], "datetime64[D]"), k)[0]) == later


@given(st.lists(st.dates(date(1900, 1, 1), date(2090, 1, 1)), min_size=1), st.integers(0, 12))
def test_anniversaries_against_a_loop(days: list[date], k: int) -> None:
    found = anniversary(np.array(days, "datetime64[D]"), k)
    assert found.tolist() == [years_later(day, k) for day in days]


NEAR_LEAP_DAYS = st.dates(date(2016, 2, 20), date(2016, 3, 10)) | st.dates(
    date(2019, 2, 20), date(2020, 3, 10)
)


@given(NEAR_LEAP_DAYS, st.none() | NEAR_LEAP_DAYS, NEAR_LEAP_DAYS)
def test_anniversaries_passed_against_a_loop(start: date, end: date | None, day: date) -> None:
    found = anniversaries_passed(*(np.array([d], "datetime64[D]") for d in (start, end)), day)
    until = end or day
    assert max(found[0], 0) == sum(years_later(start, k) < until for k in range(1, 9))
    assert (found[0] < 0) == (until <= start)


@pytest.mark.parametrize(
    ("start", "end", "k", "expected"),
    [
        ("2015-03-01", "2016-02-29", 1, "gestopt"),
        ("2015-03-01", "2016-03-01", 1, "gestopt"),  # on the day itself: no longer running
        ("2015-03-01", "2016-03-02", 1, "loopt"),
        ("2015-03-01", "2015-03-01", 1, "gestopt"),
        ("2016-02-29", "2017-02-28", 1, "gestopt"),
        ("2016-02-29", "2017-03-01", 1, "loopt"),
        ("2012-02-29", "2016-02-29", 4, "gestopt"),
        ("2012-02-29", "2016-03-01", 4, "loopt"),
        ("2017-06-29", None, 1, "loopt"),
        ("2017-06-30", None, 1, "onbekend"),  # the anniversary is the peildatum, not before it
        ("2017-07-01", None, 1, "onbekend"),
        ("2017-07-01", "2018-06-30", 1, "gestopt"),  # it ended: known before its anniversary
        ("2017-07-01", "2018-07-02", 1, "loopt"),  # origineel: the file knows the end
    ],
)
def test_state_after_k_years(start: str, end: str | None, k: int, expected: str) -> None:
    assert state(start, end, k) == expected


def view(*rows: Row, **changes: object) -> CohortView:
    return computed(clean(*rows), **changes).cohort


def test_a_point_does_not_apply_exactly_when_a_member_is_unknown() -> None:
    old, young = uitkering("2016-06-29"), uitkering("2016-07-01")
    settled = uitkering("2016-07-01", "2016-08-01")
    years = {"years": (2016, 2018)}
    assert view(old, settled, **years).known[0].tolist() == [True, True]
    assert view(old, young, **years).known[0].tolist() == [True, False]
    assert view(old, young, **years).active[0, 0] == 2


def test_as_many_years_as_the_period_has_after_its_first() -> None:
    assert view(uitkering("2015-01-01"), years=(2008, 2018)).durations == tuple(range(1, 11))
    only = view(uitkering("2015-01-01"), years=(2018, 2018))
    assert (only.durations, only.active.shape, only.known.shape) == ((), (1, 0), (1, 0))


def test_a_period_of_centuries() -> None:
    found = view(uitkering("2013-05-01", "2018-05-02"), years=(1800, 2018))
    row = found.active[2013 - 1800].tolist()
    assert row == [1] * 5 + [0] * 213
    assert found.total.sum() == 1


def test_a_year_without_inflow_is_known_and_empty() -> None:
    found = view(uitkering("2015-01-01"), years=(2014, 2015))
    assert (found.total.tolist(), found.known.tolist()) == ([0, 1], [[True], [True]])


@given(files(uitkeringen()), DAYS)
def test_against_a_loop(rows: list[Row], peildatum: date) -> None:
    rows = [*rows, uitkering(date(2013, 1, 1))]
    frame = spells(clean(*rows), peildatum=peildatum).frame
    years, durations = tuple(range(2013, 2020)), (1, 2, 3, 4, 5)
    found = cohort_view(frame, years, durations, peildatum)
    for i, year in enumerate(years):
        members = [row for row in rows if row["startdatum"].year == year]
        members = [row for row in members if row["startdatum"] <= peildatum]
        assert found.total[i] == len(members)
        for j, k in enumerate(durations):
            running, known = counted(members, k, peildatum)
            assert (found.active[i, j], found.known[i, j]) == (running, known)


def counted(members: list[Row], k: int, peildatum: date) -> tuple[int, bool]:
    """METHOD 6 and 3, row by row."""
    running, known = 0, True
    for row in members:
        day, end = years_later(row["startdatum"], k), row["einddatum"]
        if end is not None and end <= peildatum:
            running += day < end
        elif day < peildatum:
            running += 1
        else:
            known = False
    return running, known


@given(files(uitkeringen()), DAYS)
def test_fewer_remain_after_more_years(rows: list[Row], peildatum: date) -> None:
    frame = spells(clean(*rows, uitkering(date(2013, 1, 1))), peildatum=peildatum).frame
    found = cohort_view(frame, tuple(range(2013, 2020)), (1, 2, 3, 4, 5, 6), peildatum)
    assert (np.diff(found.active, axis=1) <= 0).all()
    assert (np.diff(found.known.astype(int), axis=1) <= 0).all()
    assert (found.active <= found.total[:, None]).all()
