"""Composition, stock, flows and durations (METHOD 3 and 8)."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from builders import DAYS, Row, clean, computed, files, spells, uitkering, uitkeringen
from hypothesis import given

from bijstand_report.choices import Method
from bijstand_report.periods import months_before
from bijstand_report.statistics.population import composition, moments
from bijstand_report.statistics.results import Moment
from bijstand_report.statistics.timeline import timeline

PEILDATUM = date(2018, 6, 30)


def moment(*rows: Row, day: date = PEILDATUM, **changes: object) -> Moment:
    frame = spells(clean(*rows), peildatum=day, **changes).frame
    return moments(frame, timeline(frame), day, 1)[-1]


def stand(rows: list[Row], day: date) -> int:
    """METHOD 3, row by row."""
    return sum(
        row["startdatum"] <= day and (row["einddatum"] is None or day < row["einddatum"])
        for row in rows
    )


def between(rows: list[Row], column: str, after: date, until: date) -> int:
    return sum(row[column] is not None and after < row[column] <= until for row in rows)


@given(files(uitkeringen()), DAYS, DAYS)
def test_the_bridge_closes_for_any_two_days(rows: list[Row], one: date, other: date) -> None:
    d0, d1 = sorted((one, other))
    rows = [*rows, uitkering(date(2013, 1, 1))]
    found = {day: moment(*rows, day=day).stock for day in (d0, d1)}
    inflow, outflow = between(rows, "startdatum", d0, d1), between(rows, "einddatum", d0, d1)
    assert found[d1] == found[d0] + inflow - outflow
    assert found == {day: stand(rows, day) for day in (d0, d1)}


@given(files(uitkeringen()), DAYS)
def test_every_moment_against_a_count_row_by_row(rows: list[Row], day: date) -> None:
    rows = [*rows, uitkering(date(2013, 1, 1))]
    frame = spells(clean(*rows), peildatum=day).frame
    found = moments(frame, timeline(frame), day, 12)
    days = [months_before(day, 3 * n) for n in range(13)]
    expected = [
        (
            d0,
            d1,
            stand(rows, d0),
            stand(rows, d1),
            between(rows, "startdatum", d0, d1),
            between(rows, "einddatum", d0, d1),
        )
        for d1, d0 in pairwise(days)
        if d1 >= date(2013, 1, 1)
    ]
    assert [
        (m.before, m.day, m.stock_before, m.stock, m.inflow, m.outflow) for m in found
    ] == expected[::-1]
    assert all(m.stock == m.stock_before + m.inflow - m.outflow for m in found)


@pytest.mark.parametrize(
    "day", ["2018-06-30", "2018-05-28", "2018-05-29", "2018-05-31", "2016-05-29"]
)
def test_the_bridge_closes_between_moments_also_at_the_end_of_february(day: str) -> None:
    """Uitkeringen begin and end on every day: none may fall between two moments."""
    rows = [
        uitkering(date(2015, 1, 1) + timedelta(days=n), date(2015, 1, 1) + timedelta(days=n + 40))
        for n in range(1300)
    ]
    last = date.fromisoformat(day)
    frame = spells(clean(*rows), peildatum=last).frame
    found = moments(frame, timeline(frame), last, 5)
    assert len(found) == 5
    for before, after in pairwise(found):
        assert after.stock == before.stock + after.inflow - after.outflow


def test_a_stay_of_no_day_flows_in_and_out_and_never_runs() -> None:
    found = moment(uitkering("2015-01-01"), uitkering("2018-05-01", "2018-05-01"))
    assert (found.stock, found.inflow, found.outflow) == (1, 1, 1)


def test_on_the_last_day_it_runs_no_more() -> None:
    found = moment(uitkering("2015-01-01", "2018-06-30"), uitkering("2015-01-01", "2018-07-01"))
    assert (found.stock, found.inflow, found.outflow) == (1, 0, 1)


def test_the_first_day_of_three_months_counts_and_the_day_before_does_not() -> None:
    found = moment(uitkering("2018-03-31"), uitkering("2018-04-01"), uitkering("2018-06-30"))
    assert (found.stock, found.inflow) == (3, 2)


def test_moments_begin_where_the_file_begins_and_end_on_the_peildatum() -> None:
    frame = spells(clean(uitkering("2017-12-31"), uitkering("2018-02-01"))).frame
    days = [found.day for found in moments(frame, timeline(frame), PEILDATUM, 12)]
    assert days == [date(2017, 12, 31), date(2018, 3, 31), PEILDATUM]


def test_a_file_that_begins_after_the_peildatum_still_has_that_moment() -> None:
    """Only with `origineel`, which leaves no row out."""
    frame = spells(clean(uitkering("2018-07-01")), method=Method.ORIGINEEL).frame
    (found,) = moments(frame, timeline(frame), PEILDATUM, 12)
    assert (found.day, found.stock, found.median_months) == (PEILDATUM, 0, None)


@pytest.mark.parametrize(
    ("start", "months"),
    [
        ("2018-06-30", 0),
        ("2018-05-31", 0),
        ("2018-05-30", 1),
        ("2017-07-01", 11),
        ("2017-06-30", 12),
        ("2008-06-30", 120),
    ],
)
def test_completed_months(start: str, months: int) -> None:
    assert moment(uitkering(start)).median_months == months


def test_two_years_or_more() -> None:
    rows = [uitkering(start) for start in ("2016-06-29", "2016-06-30", "2016-07-01")]
    assert moment(*rows, uitkering("2010-01-01", "2018-06-30")).over_two_years == 2


def test_the_median_is_of_running_uitkeringen_only() -> None:
    rows = [uitkering(start) for start in ("2018-05-30", "2018-02-28", "2010-06-30")]
    assert moment(*rows, uitkering("2000-01-01", "2001-01-01")).median_months == median([1, 4, 96])
    assert moment(*rows[:2]).median_months == 2.5


def test_nobody_left() -> None:
    found = moment(uitkering("2015-01-01", "2016-01-01"))
    assert (found.stock, found.over_two_years, found.median_months) == (0, 0, None)


def test_reentry_is_a_part_of_the_inflow_of_the_three_months() -> None:
    rows = [
        uitkering("2016-01-01", "2017-12-31", clientnummer="a"),
        uitkering("2016-01-01", "2017-01-31", clientnummer="b"),
        uitkering("2018-03-31", clientnummer="c"),
        *(uitkering("2018-04-01", clientnummer=client) for client in ("a", "b", None)),
    ]
    found = moment(*rows)
    assert (found.inflow, found.reentry) == (3, 1)
    assert moment(uitkering("2018-04-01")).reentry is None


# Composition


def test_running_uitkeringen_by_age_and_leefvorm() -> None:
    frame = spells(
        clean(
            uitkering("2010-01-01", geboortejaar=1985, leefvorm="B"),
            uitkering("2010-01-01", geboortejaar=1985, leefvorm="B"),
            uitkering("2010-01-01", geboortejaar=1995, leefvorm="A"),
            uitkering("2010-01-01", "2012-01-01", geboortejaar=1950, leefvorm="C"),
        )
    ).frame
    found = composition(frame, "LeeftijdsKlasse_peildatum")
    assert found.age_classes == ("< 30", "30-50")
    assert found.households == ("A", "B")
    assert found.active.tolist() == [[1, 0], [0, 2]]


def test_age_on_the_peildatum_but_at_inflow_for_origineel() -> None:
    rows = clean(uitkering("2010-01-01", geboortejaar=1985))
    assert computed(rows).composition.age_classes == ("30-50",)
    assert computed(rows, method=Method.ORIGINEEL).composition.age_classes == ("< 30",)


def test_no_running_uitkering_is_an_empty_composition() -> None:
    found = computed(clean(uitkering("2010-01-01", "2012-01-01"))).composition
    assert (found.age_classes, found.households, found.active.size) == ((), (), 0)


@given(files(uitkeringen()))
def test_the_composition_adds_up_to_the_stand(rows: list[Row]) -> None:
    found = computed(clean(*rows, uitkering("2013-01-01")))
    assert found.composition.active.sum() == found.moments[-1].stock
    assert found.composition.active.any(axis=0).all()
    assert found.composition.active.any(axis=1).all()
