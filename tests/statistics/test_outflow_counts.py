"""Uitkeringen by instroomjaar and group (METHOD 5)."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from builders import Row, clean, computed, files, spells, uitkering, uitkeringen
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Method
from bijstand_report.statistics.outflow import VIEWS, outflow_views
from bijstand_report.statistics.results import OutflowView, Statistics

ROWS = (
    uitkering("2015-01-01", leefvorm="Gehuwd"),
    uitkering("2015-01-01", "2016-01-01", leefvorm="Gehuwd"),
    uitkering("2017-01-01", leefvorm="Anders", oorzaak=None, geslacht="vrouw"),
)


def view(statistics: Statistics, name: str) -> OutflowView:
    (found,) = [found for found in statistics.outflow if found.name == name]
    return found


def test_counts_by_year_and_group() -> None:
    found = view(computed(clean(*ROWS), years=(2015, 2017)), "leefvorm")
    assert found.years == (2015, 2016, 2017)
    assert found.groups == ("Anders", "Gehuwd")
    assert found.total.tolist() == [[0, 2], [0, 0], [1, 0]]
    assert found.active.tolist() == [[0, 1], [0, 0], [1, 0]]
    assert found.column == "Omschrijving leefvorm"


def test_the_views_and_their_order() -> None:
    assert [name for name, _, _ in VIEWS] == [
        "instroomreden",
        "leefvorm",
        "geslacht",
        "leeftijdsklasse",
        "leeftijdsklasse_geslacht",
    ]


def test_unknown_is_the_last_group() -> None:
    rows = [uitkering("2015-01-01", oorzaak=code) for code in (None, 14, 77, 1)]
    found = view(computed(clean(*rows)), "instroomreden")
    assert found.groups == ("Beeindiging studie", "Einde Uitkering werkeloosheid", "Onbekend")
    assert found.total[found.years.index(2015)].tolist() == [1, 1, 2]


def test_years_outside_the_period_are_not_counted() -> None:
    found = view(computed(clean(*ROWS), years=(2016, 2017)), "leefvorm")
    assert found.groups == ("Anders",)
    assert found.total.tolist() == [[0], [1]]


def test_a_period_without_any_inflow() -> None:
    found = computed(clean(*ROWS), years=(2000, 2002))
    assert view(found, "leefvorm").groups == ()
    assert view(found, "leefvorm").total.shape == (3, 0)
    assert found.cohort.total.tolist() == [0, 0, 0]


def test_origineel_takes_every_year_of_the_file() -> None:
    found = computed(clean(*ROWS), years=(2016, 2016), method=Method.ORIGINEEL)
    assert view(found, "leefvorm").years == (2015, 2016, 2017)


def test_one_row() -> None:
    found = view(computed(clean(uitkering("2015-01-01")), years=(2015, 2015)), "geslacht")
    assert (found.groups, found.total.tolist(), found.active.tolist()) == (("man",), [[1]], [[1]])


@pytest.mark.parametrize(("end", "running"), [(None, 3), ("2017-06-01", 0)])
def test_all_open_and_none_open(end: str | None, running: int) -> None:
    rows = clean(*({**row, "einddatum": end} for row in ROWS))
    for found in computed(rows).outflow:
        assert (found.total.sum(), found.active.sum()) == (3, running)


@given(files(uitkeringen()))
def test_against_a_loop(rows: list[Row]) -> None:
    frame = spells(clean(*rows), peildatum="2021-01-01").frame
    years = (2014, 2015, 2016, 2017, 2018)
    for found, (_, source, _) in zip(outflow_views(frame, years), VIEWS, strict=True):
        total: Counter[tuple[int, str]] = Counter()
        active: Counter[tuple[int, str]] = Counter()
        for row in frame.to_dict("records"):
            cell = (row["instroomjaar"], row[source])
            if cell[0] in years:
                total[cell] += 1
                active[cell] += row["Actief"]
        for i, year in enumerate(years):
            for j, group in enumerate(found.groups):
                assert found.total[i, j] == total[year, group]
                assert found.active[i, j] == active[year, group]
        assert found.total.sum() == total.total()


@given(files(uitkeringen()))
def test_every_view_adds_up_to_the_same_year(rows: list[Row]) -> None:
    found = computed(clean(*rows), peildatum="2021-01-01", years=(2013, 2020))
    for one in found.outflow:
        assert one.total.sum(axis=1).tolist() == found.cohort.total.tolist()
        assert one.active.sum(axis=1).tolist() == found.outflow[0].active.sum(axis=1).tolist()
    assert found.cohort.total.sum() == found.spells == len(rows)


@given(files(uitkeringen()), st.randoms(use_true_random=False))
def test_row_order_never_matters(rows: list[Row], random: Random) -> None:
    frame = clean(*rows, uitkering(date(2013, 1, 1)))
    shuffled = frame.iloc[random.sample(range(len(frame)), len(frame))]
    assert told(computed(frame)) == told(computed(shuffled))


def told(statistics: Statistics) -> str:
    """Everything in it as text: arrays have no plain equality."""
    lists = [
        (view.name, view.groups, view.total.tolist(), view.active.tolist())
        for view in statistics.outflow
    ]
    cohort, composition = statistics.cohort, statistics.composition
    rest = (cohort.total.tolist(), cohort.active.tolist(), cohort.known.tolist())
    cells = (composition.age_classes, composition.households, composition.active.tolist())
    return repr((lists, rest, cells, statistics.moments, statistics.quality, statistics.spells))
