"""How long uitkeringen run on the peildatum (METHOD 8)."""

from datetime import date

import numpy as np
import pytest
from builders import DAYS, Row, clean, files, spells, uitkering, uitkeringen
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Method
from bijstand_report.statistics.durations import CLASSES, completed_months, durations
from bijstand_report.statistics.population import moments
from bijstand_report.statistics.timeline import timeline

PEILDATUM = date(2018, 6, 30)
ANY_DAY = st.dates(date(1950, 1, 1), date(2050, 12, 31))


def classes(*rows: Row, peildatum: date = PEILDATUM, **changes: object) -> dict[str, int]:
    """The classes that somebody is in."""
    found = durations(spells(clean(*rows), peildatum=peildatum, **changes).frame, peildatum)
    counts = zip(found.classes, found.count.tolist(), strict=True)
    return {name: count for name, count in counts if count}


def months(start: date, day: date) -> int:
    """Month by month: one is completed once its day has come round."""
    return 12 * (day.year - start.year) + day.month - start.month - (day.day < start.day)


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("2018-06-30", "0-6 mnd"),
        ("2017-12-31", "0-6 mnd"),
        ("2017-12-30", "6-12 mnd"),
        ("2017-07-01", "6-12 mnd"),
        ("2017-06-30", "1-2 jaar"),
        ("2016-07-01", "1-2 jaar"),
        ("2016-06-30", "2-3 jaar"),
        ("2015-07-01", "2-3 jaar"),
        ("2015-06-30", "3-4 jaar"),
        ("2014-07-01", "3-4 jaar"),
        ("2014-06-30", "4-5 jaar"),
        ("2013-07-01", "4-5 jaar"),
        ("2013-06-30", ">= 5 jaar"),
        ("1980-01-01", ">= 5 jaar"),
    ],
)
def test_where_a_class_ends_and_the_next_begins(start: str, name: str) -> None:
    assert classes(uitkering(start)) == {name: 1}


@pytest.mark.parametrize(
    ("start", "day", "completed"),
    [
        (date(2017, 8, 31), date(2018, 2, 27), 5),
        (date(2017, 8, 31), date(2018, 2, 28), 5),
        (date(2017, 8, 31), date(2018, 3, 1), 6),
        (date(2017, 8, 28), date(2018, 2, 28), 6),
        (date(2017, 8, 29), date(2018, 2, 28), 5),
        (date(2016, 2, 29), date(2017, 2, 28), 11),
        (date(2016, 2, 29), date(2017, 3, 1), 12),
        (date(2016, 2, 29), date(2020, 2, 29), 48),
        (date(2018, 1, 31), date(2018, 1, 31), 0),
    ],
)
def test_months_at_the_end_of_a_month(start: date, day: date, completed: int) -> None:
    assert completed_months(np.array([start], "datetime64[D]"), day).tolist() == [completed]


@given(st.lists(ANY_DAY, min_size=1, max_size=30), ANY_DAY)
def test_completed_months_against_a_loop(starts: list[date], day: date) -> None:
    found = completed_months(np.array(starts, "datetime64[D]"), day)
    assert found.tolist() == [months(start, day) for start in starts]


@given(files(uitkeringen()), DAYS, st.sampled_from(list(Method)))
def test_every_running_uitkering_is_in_one_class(
    rows: list[Row], day: date, method: Method
) -> None:
    rows = [*rows, uitkering(date(2013, 1, 1))]
    running = [
        months(row["startdatum"], day)
        for row in rows
        if row["startdatum"] <= day and (row["einddatum"] is None or day < row["einddatum"])
    ]
    frame = spells(clean(*rows), peildatum=day, method=method).frame
    found = durations(frame, day)
    edges = [0, 6, 12, 24, 36, 48, 60, 10**6]
    assert found.classes == CLASSES
    assert found.count.tolist() == np.histogram(running, edges)[0].tolist()
    last = moments(frame, timeline(frame), day, 1)[-1]
    assert found.count.sum() == last.stock
    assert found.count[3:].sum() == last.over_two_years


def test_nobody_is_seven_times_zero() -> None:
    frame = spells(clean(uitkering("2010-01-01", "2011-01-01"))).frame
    assert durations(frame, PEILDATUM).count.tolist() == [0] * 7
