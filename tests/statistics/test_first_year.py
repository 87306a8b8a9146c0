"""Out of bijstand within a year, by age and leefvorm."""

import pytest
from builders import Row, clean, computed, files, uitkering, uitkeringen
from hypothesis import given


def test_counts_by_hand() -> None:
    frame = clean(
        uitkering("2016-05-01", "2017-05-01"),  # on the anniversary: no longer active after a year
        uitkering("2016-05-01", "2017-05-02"),
        uitkering("2015-02-01"),
        uitkering("2014-12-31", "2015-01-05", geboortejaar=1990, leefvorm="Anders"),
        uitkering("2013-12-31", "2014-01-05"),  # four years back
        uitkering("2017-01-01", "2017-02-01"),  # its year is not known yet
    )
    table = computed(frame).first_year
    assert table is not None
    assert table.years == (2014, 2015, 2016)
    assert (table.age_classes, table.households) == (("< 30", "30-50"), ("Alleenstaande", "Anders"))
    assert table.begun.tolist() == [[0, 1], [3, 0]]
    assert table.ended.tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("peildatum", "years"),
    [
        ("2018-12-31", (2014, 2015, 2016)),
        ("2019-01-01", (2015, 2016, 2017)),
        ("2010-06-30", (2008,)),
        ("2009-12-31", None),
    ],
)
def test_the_years_follow_from_the_calendar(peildatum: str, years: tuple[int, ...] | None) -> None:
    table = computed(clean(uitkering("2008-03-01")), peildatum=peildatum).first_year
    assert (table and table.years) == years


def test_a_period_that_is_too_new_has_none() -> None:
    frame = clean(uitkering("2017-03-01"))
    assert computed(frame, years=(2017, 2018)).first_year is None


@given(files(uitkeringen()))
def test_strata_tie_to_the_views_and_the_cohorts(rows: list[Row]) -> None:
    made = computed(clean(*rows), peildatum="2020-12-31", years=(2013, 2020))
    table = made.first_year
    assert table is not None
    at = [made.cohort.years.index(year) for year in table.years]
    began = made.cohort.total[at]
    assert table.begun.sum() == began.sum()
    assert table.ended.sum() == (began - made.cohort.active[at, 0]).sum()
    for name, groups, counts in (
        ("leeftijdsklasse", table.age_classes, table.begun.sum(axis=1)),
        ("leefvorm", table.households, table.begun.sum(axis=0)),
    ):
        (view,) = [view for view in made.outflow if view.name == name]
        by_group = dict(zip(view.groups, view.total[at].sum(axis=0).tolist(), strict=True))
        assert {group: n for group, n in by_group.items() if n} == dict(
            zip(groups, counts.tolist(), strict=True)
        )
