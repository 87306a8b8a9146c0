"""The gate: whole results, and nothing exact left in them (METHOD 10)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import numpy as np
import pytest
from builders import Row, clean, computed, files, published, scope, uitkering, uitkeringen
from hypothesis import given, settings

from bijstand_report.choices import Profile
from bijstand_report.disclosure.protect import each_by_itself, protect
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    Publishable,
    PublishedOutflow,
    Status,
    Value,
)
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.statistics.results import (
    CohortView,
    Composition,
    Durations,
    Flows,
    Moment,
    MonthlyStock,
    OutflowView,
    RowCount,
    Statistics,
)

EMPTY = np.zeros((1, 0), dtype=np.int64)


NOTHING = np.zeros(0, dtype=np.int64)
NO_FLOWS = Flows((), (), 0, NOTHING, NOTHING, NOTHING, None)


def made_moment(stock: int, inflow: int, outflow: int) -> Moment:
    days = (date(2018, 3, 31), date(2018, 6, 30))
    return Moment(*days, stock - inflow + outflow, stock, inflow, outflow, None, 15, 14.0)


def statistics(
    total: list[list[int]] | None = None,
    active: list[list[int]] | None = None,
    *,
    cohort: CohortView | None = None,
    composition: list[list[int]] | None = None,
    moment: Moment | None = None,
) -> Statistics:
    """Results with these counts in one view, groups a, b, c and years from 2015."""
    counts = np.array(total or [[40]], dtype=np.int64)
    years = tuple(range(2015, 2015 + len(counts)))
    groups = tuple("abcdef"[: counts.shape[1]])
    running = np.array(active or counts, dtype=np.int64)
    cells = np.array(composition or [[40]], dtype=np.int64)
    return Statistics(
        composition=Composition(
            tuple("jmo"[: cells.shape[0]]), tuple("xyz"[: cells.shape[1]]), cells
        ),
        outflow=(OutflowView("leefvorm", "Omschrijving leefvorm", years, groups, counts, running),),
        cohort=cohort
        or CohortView((2015,), (), np.array([40]), EMPTY, np.zeros((1, 0), dtype=bool)),
        moments=(moment or made_moment(40, 12, 9),),
        months=MonthlyStock((), NOTHING),
        quarters=NO_FLOWS,
        years=NO_FLOWS,
        durations=Durations((), NOTHING),
        survival=(),
        reasons=None,
        quality=(RowCount("a", "A", "weggelaten", 0), RowCount("b", "B", "weggelaten", 12)),
        rows_read=123,
        spells=9,
    )


def alone(made: Statistics, profile: Profile) -> Publishable:
    """Each count by itself: what is made here does not add up, so that nothing can be attacked."""
    if profile is Profile.INTERN:
        return protect(made, profile)
    return each_by_itself({MUNICIPALITY: made}, profile, profile)[MUNICIPALITY]


def outflow(profile: Profile, total: list[list[int]], active: list[list[int]]) -> PublishedOutflow:
    return alone(statistics(total, active), profile).view("leefvorm")


def numbers(row: tuple[Value, ...]) -> list[float | None]:
    return [value.value for value in row]


def test_a_cell_next_to_its_total_and_percentage() -> None:
    view = outflow(Profile.RAAD, [[43, 12, 9], [0, 0, 10]], [[21, 11, 9], [0, 0, 10]])
    assert numbers(view.total[0]) == [45, 10, None]
    assert numbers(view.active[0]) == [20, 10, None]
    assert numbers(view.percentage[0]) == [44, None, None]


def test_totals_are_rounded_by_themselves() -> None:
    view = outflow(Profile.RAAD, [[12, 12, 12]], [[12, 12, 12]])
    assert numbers(view.total[0]) == [10, 10, 10]
    assert numbers(view.year_total) == [35]


def test_running_totals_add_what_is_shown_and_stop_at_a_hidden_cell() -> None:
    view = outflow(Profile.RAAD, [[40, 40, 40, 40]], [[12, 13, 9, 40]])
    assert numbers(view.running[0]) == [10, 25, None, None]
    assert view.running[0][2:] == (HIDDEN, HIDDEN)
    exact = outflow(Profile.INTERN, [[40, 40, 40, 40]], [[12, 13, 9, 40]])
    assert numbers(exact.running[0]) == [12, 25, 34, 74]


def test_a_running_total_that_begins_hidden_stays_hidden() -> None:
    view = outflow(Profile.HUB, [[40, 40], [40, 40]], [[0, 30], [30, 0]])
    assert [numbers(row) for row in view.running] == [[None, None], [30, None]]


def test_a_group_of_which_nothing_can_be_shown_has_no_column() -> None:
    view = outflow(Profile.RAAD, [[40, 9, 0], [40, 3, 10]], [[20, 9, 0], [20, 3, 10]])
    assert view.groups == ("a", "c")
    assert view.too_small == ("Overig",)
    assert len(view.total[0]) == len(view.percentage[0]) == len(view.running[0]) == 2
    assert numbers(view.year_total) == [50, 55]
    assert outflow(Profile.INTERN, [[40, 0]], [[40, 0]]).too_small == ()


def test_intern_tells_zero_from_not_applicable() -> None:
    view = outflow(Profile.INTERN, [[7, 0]], [[0, 0]])
    assert view.percentage[0] == (Value(0, Status.SHOWN, decimals=1), NOT_APPLICABLE)
    assert view.active[0] == (Value(0, Status.SHOWN), Value(0, Status.SHOWN))


def made_cohort() -> CohortView:
    return CohortView(
        years=(2015, 2016),
        durations=(1, 2, 3),
        total=np.array([61, 5]),
        active=np.array([[42, 9, 30], [5, 0, 0]]),
        known=np.array([[True, True, False], [True, False, False]]),
    )


def test_a_cohort_tells_hidden_from_not_applicable() -> None:
    cohort = alone(statistics(cohort=made_cohort()), Profile.RAAD).cohort
    assert numbers(cohort.total) == [60, None]
    assert cohort.active[0] == (Value(40, Status.SHOWN), HIDDEN, NOT_APPLICABLE)
    assert cohort.active[1] == (HIDDEN, NOT_APPLICABLE, NOT_APPLICABLE)
    assert cohort.percentage[0] == (Value(67, Status.SHOWN), HIDDEN, NOT_APPLICABLE)
    assert cohort.running[0] == (Value(40, Status.SHOWN), HIDDEN, HIDDEN)


def test_an_exact_cohort_runs_up_to_where_it_is_known() -> None:
    cohort = alone(statistics(cohort=made_cohort()), Profile.INTERN).cohort
    assert numbers(cohort.running[0]) == [42, 51, None]
    assert cohort.running[0][2] == NOT_APPLICABLE
    assert numbers(cohort.percentage[1]) == [100, None, None]


def test_composition_with_margins_and_shares() -> None:
    table = alone(
        statistics(composition=[[40, 12, 9], [33, 0, 0], [4, 0, 5]]), Profile.RAAD
    ).composition
    assert (table.age_classes, table.households) == (("j", "m", "Overig"), ("x", "y", "Overig"))
    assert table.too_small == ()
    assert [numbers(row) for row in table.active] == [
        [40, 10, None],
        [35, None, None],
        [None, None, None],
    ]
    assert numbers(table.per_age_class) == [60, 35, None]
    assert numbers(table.per_household) == [75, 10, 15]
    assert table.total.value == 105
    assert numbers(table.share_age_class) == [57, 33, None]
    assert numbers(table.share_household) == [71, 10, 14]


def test_moments_and_counts_of_rows() -> None:
    (moment,) = alone(statistics(), Profile.RAAD).moments
    assert (moment.stock.value, moment.inflow.value, moment.outflow) == (40, 10, HIDDEN)
    assert moment.over_two_years.value == 38
    assert moment.median_months.value == 14
    result = alone(statistics(), Profile.RAAD)
    assert [row.count for row in result.quality] == [HIDDEN, Value(10, Status.SHOWN)]
    assert (result.rows_read.value, result.spells) == (125, HIDDEN)


def test_a_small_stand_hides_its_share_and_median() -> None:
    small = made_moment(29, 12, 12)
    (moment,) = alone(statistics(moment=small), Profile.RAAD).moments
    assert (moment.over_two_years, moment.median_months) == (HIDDEN, HIDDEN)


def test_a_view_by_name() -> None:
    result = alone(statistics(), Profile.RAAD)
    assert result.view("leefvorm").name == "leefvorm"
    with pytest.raises(KeyError):
        result.view("onbekend")


# Nothing exact is left


def values(thing: object, place: str = "") -> Iterator[tuple[str, Value]]:
    """Every value in a result, with the name of the field that holds it."""
    if isinstance(thing, Value):
        yield place, thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from values(item, place)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from values(getattr(thing, field.name), field.name)


RATIOS = {
    "percentage", "year_percentage", "share_age_class", "share_household", "over_two_years",
    "share", "lower", "upper", "at_percentage", "at_lower", "at_upper", "incidence",
    "still_running",
}  # fmt: skip
DURATIONS = {"median_months", "median", "median_lower", "median_upper"}


def check_protected(result: Publishable, base: int) -> int:
    found = 0
    for place, value in values(result):
        if value.value is not None:
            found += 1
            assert place in DURATIONS or value.value == int(value.value)
            if place not in RATIOS | DURATIONS:
                assert value.value >= 10
                assert value.value % base == 0
    return found


@pytest.mark.parametrize(("profile", "base"), [(Profile.RAAD, 5), (Profile.HUB, 10)])
@settings(max_examples=30)  # each is a whole release, planned and attacked
@given(rows=files(uitkeringen(), least=8))
def test_no_exact_count_leaves(profile: Profile, base: int, rows: list[Row]) -> None:
    many = clean(*[row for row in rows for _ in range(7)], uitkering("2013-01-01"))
    result = published(many, peildatum="2020-12-31", years=(2013, 2020), profile=profile)
    assert check_protected(result, base) > 0
    assert not numbers_outside_values(result)
    curves = [curve for view in result.survival for curve in view.curves]
    assert all(curve.waiting == 9 for curve in curves)
    days = [day for curve in curves for day in (*curve.days, curve.last_day)]
    assert all((day / QUARTER).is_integer() for day in days)


# What came of the attack counts cells, not people.
OF_THE_ATTACK = {"cells", "hidden", "withheld", "attacked", "smallest"}
OF_THE_RULES = {"waiting"}  # the same for every curve of a profile
NO_COUNTS = {"years", "durations", "at_years", "days", "last_day", *OF_THE_RULES, *OF_THE_ATTACK}
QUARTER = 365.25 / 4


def numbers_outside_values(thing: object) -> list[str]:
    """Fields that hold a bare number: only years and times may."""
    if isinstance(thing, tuple) and not any(isinstance(item, int | float) for item in thing):
        return [name for item in thing for name in numbers_outside_values(item)]
    if not is_dataclass(thing) or isinstance(thing, Value):
        return []
    found = []
    for field in fields(thing):
        content = getattr(thing, field.name)
        items = content if isinstance(content, tuple) else (content,)
        if any(isinstance(item, int | float) for item in items):
            found += [] if field.name in NO_COUNTS else [field.name]
        found += numbers_outside_values(content)
    return found


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize(
    "rows",
    [
        (uitkering("2015-01-01"),),
        (uitkering("2015-01-01", "2016-01-01"),),
        (uitkering("2000-01-01"),),
    ],
    ids=["one_open", "one_ended", "outside_the_period"],
)
def test_hardly_anything_to_publish(profile: Profile, rows: tuple[Row, ...]) -> None:
    result = published(clean(*rows), profile=profile)
    assert result.spells == (Value(1, Status.SHOWN) if profile is Profile.INTERN else HIDDEN)
    if profile is not Profile.INTERN:
        assert all(value.value is None for _, value in values(result))


@given(files(uitkeringen()))
def test_intern_holds_the_exact_counts(rows: list[Row]) -> None:
    frame = clean(*rows, uitkering("2013-01-01"))
    exact = computed(frame)
    result = protect(exact, scope().profile)
    for view, published_view in zip(exact.outflow, result.outflow, strict=True):
        assert [numbers(row) for row in published_view.total] == view.total.tolist()
        assert [numbers(row) for row in published_view.active] == view.active.tolist()
    assert result.moments[-1].stock.value == exact.moments[-1].stock
