"""Stock and flows by month, quarter and year, against days counted one by one (METHOD 3 and 8)."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from random import Random

import pytest
from builders import DAYS, Row, clean, files, spells, uitkering, uitkeringen
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Method
from bijstand_report.statistics.flows import monthly_stock, quarterly_flows, yearly_flows
from bijstand_report.statistics.results import Flows, MonthlyStock
from bijstand_report.statistics.timeline import timeline

YEARS = (2012, 2020)
PEILDATUM = date(2018, 6, 30)
ONE_DAY = timedelta(days=1)
Name = Callable[[date], str]


def month(day: date) -> str:
    return f"{day:%Y-%m}"


def quarter(day: date) -> str:
    return f"{day.year}K{(day.month + 2) // 3}"


def year(day: date) -> str:
    return str(day.year)


def full_periods(rows: list[Row], peildatum: date, name: Name) -> list[tuple[str, list[date]]]:
    """The days of each full period, walking through the calendar day by day."""
    days = [date(YEARS[0], 1, 1)]
    while days[-1] < date(YEARS[1], 12, 31):
        days.append(days[-1] + ONE_DAY)
    first = min(row["startdatum"] for row in rows)
    periods = [(text, list(group)) for text, group in groupby(days, name)]
    return [(text, group) for text, group in periods if first <= group[-1] <= peildatum]


def stand(rows: list[Row], day: date) -> int:
    return sum(
        row["startdatum"] <= day and (row["einddatum"] is None or day < row["einddatum"])
        for row in rows
    )


def counted(rows: list[Row], periods: list[tuple[str, list[date]]]) -> list[tuple[object, ...]]:
    begun = Counter(row["startdatum"] for row in rows)
    ended = Counter(row["einddatum"] for row in rows)
    return [
        (
            name,
            days[-1],
            stand(rows, days[-1]),
            sum(begun[day] for day in days),
            sum(ended[day] for day in days),
        )
        for name, days in periods
    ]


def told(flows: Flows) -> list[tuple[object, ...]]:
    numbers = (flows.stock.tolist(), flows.inflow.tolist(), flows.outflow.tolist())
    return list(zip(flows.periods, flows.last_days, *numbers, strict=True))


@pytest.mark.parametrize(("made", "name"), [(quarterly_flows, quarter), (yearly_flows, year)])
@pytest.mark.parametrize("method", list(Method))
@given(rows=files(uitkeringen()), peildatum=DAYS)
def test_flows_against_days_counted_one_by_one(
    made: Callable[..., Flows], name: Name, method: Method, rows: list[Row], peildatum: date
) -> None:
    """With `origineel` the file may hold uitkeringen that begin after the peildatum."""
    rows = [*rows, uitkering(date(2013, 1, 1))]
    frame = spells(clean(*rows), peildatum=peildatum, method=method).frame
    flows = made(timeline(frame), YEARS, peildatum)
    periods = full_periods(rows, peildatum, name)
    assert told(flows) == counted(rows, periods)
    before = periods[0][1][0] - ONE_DAY if periods else date.min
    assert flows.stock_before == stand(rows, before)


@given(files(uitkeringen()), DAYS)
def test_stock_by_month_against_a_count_row_by_row(rows: list[Row], peildatum: date) -> None:
    frame = spells(clean(*rows, uitkering("2013-01-01")), peildatum=peildatum).frame
    rows = [*rows, uitkering(date(2013, 1, 1))]
    found = monthly_stock(timeline(frame), YEARS, peildatum)
    days = [days[-1] for _, days in full_periods(rows, peildatum, month)]
    assert list(found.days) == days
    assert found.stock.tolist() == [stand(rows, day) for day in days]


@given(files(uitkeringen()))
def test_the_bridge_closes_and_all_periods_agree(rows: list[Row]) -> None:
    frame = spells(clean(*rows), peildatum="2020-12-31").frame
    day = date(2020, 12, 31)
    line = timeline(frame)
    months, quarters = monthly_stock(line, YEARS, day), quarterly_flows(line, YEARS, day)
    years = yearly_flows(line, YEARS, day)
    stock = dict(zip(months.days, months.stock.tolist(), strict=True))
    for flows in (quarters, years):
        before = [flows.stock_before, *flows.stock[:-1].tolist()]
        assert (flows.stock == before + flows.inflow - flows.outflow).all()
        assert [stock[last] for last in flows.last_days] == flows.stock.tolist()
    assert quarters.inflow.sum() == years.inflow.sum() == len(rows)
    assert quarters.outflow.sum() == years.outflow.sum()


@given(files(uitkeringen()), st.randoms(use_true_random=False))
def test_row_order_never_matters(rows: list[Row], random: Random) -> None:
    frame = clean(*rows, uitkering("2013-01-01", clientnummer="a"))
    shuffled = frame.iloc[random.sample(range(len(frame)), len(frame))]
    one, other = (spells(rows).frame for rows in (frame, shuffled))
    for made in (quarterly_flows, yearly_flows):
        flows = [made(timeline(frame), YEARS, PEILDATUM) for frame in (one, other)]
        assert told(flows[0]) == told(flows[1])
        assert flows[0].reentry.tolist() == flows[1].reentry.tolist()


# Which periods there are


def quarters(*rows: Row, years: tuple[int, ...] = YEARS, peildatum: date = PEILDATUM) -> Flows:
    return quarterly_flows(
        timeline(spells(clean(*rows), peildatum=peildatum).frame), years, peildatum
    )


def months(*rows: Row, years: tuple[int, ...] = YEARS, peildatum: date = PEILDATUM) -> MonthlyStock:
    return monthly_stock(
        timeline(spells(clean(*rows), peildatum=peildatum).frame), years, peildatum
    )


@pytest.mark.parametrize(
    ("peildatum", "last"),
    [(date(2018, 6, 29), "2018K1"), (PEILDATUM, "2018K2"), (date(2018, 7, 1), "2018K2")],
)
def test_a_quarter_counts_from_its_last_day(peildatum: date, last: str) -> None:
    assert quarters(uitkering("2017-05-01"), peildatum=peildatum).periods[-1] == last


@pytest.mark.parametrize(
    ("start", "first"),
    [("2017-03-31", "2017K1"), ("2017-04-01", "2017K2"), ("2001-01-01", "2012K1")],
)
def test_the_first_quarter_is_the_one_of_the_first_start_or_of_the_period(
    start: str, first: str
) -> None:
    assert quarters(uitkering(start)).periods[0] == first


def test_months_from_that_of_the_first_start_to_the_last_full_one() -> None:
    found = months(uitkering("2018-02-28"), peildatum=date(2018, 5, 30))
    assert found.days == (date(2018, 2, 28), date(2018, 3, 31), date(2018, 4, 30))
    assert found.stock.tolist() == [1, 1, 1]


def test_a_period_before_the_peildatum_ends_with_its_last_year() -> None:
    assert quarters(uitkering("2001-01-01"), years=(2014, 2015)).periods[-1] == "2015K4"
    assert months(uitkering("2001-01-01"), years=(2014, 2015)).days[-1] == date(2015, 12, 31)


def test_years_of_the_period_may_be_told_by_the_first_and_the_last() -> None:
    row = uitkering("2001-01-01")
    assert (
        quarters(row, years=(2014, 2016)).periods == quarters(row, years=(2014, 2015, 2016)).periods
    )


def test_who_runs_already_is_in_the_stock_before_and_not_in_the_inflow() -> None:
    found = quarters(uitkering("2001-01-01"), uitkering("2014-02-01"), years=(2014, 2014))
    assert (found.stock_before, found.inflow.tolist()) == (1, [1, 0, 0, 0])


def test_no_full_period_is_empty() -> None:
    frame = spells(clean(uitkering("2018-01-05")), peildatum="2018-01-30").frame
    for flows in (
        made(timeline(frame), YEARS, date(2018, 1, 30)) for made in (quarterly_flows, yearly_flows)
    ):
        assert (flows.periods, flows.last_days, flows.stock_before) == ((), (), 0)
        assert flows.stock.size == flows.inflow.size == flows.outflow.size == 0
    assert monthly_stock(timeline(frame), YEARS, date(2018, 1, 30)).days == ()


# Re-entry


def test_reentry_counts_in_the_period_of_the_new_start() -> None:
    found = quarters(
        uitkering("2017-01-01", "2017-12-31", clientnummer="a"),
        uitkering("2018-04-01", clientnummer="a"),
        uitkering("2018-05-01", clientnummer="b"),
        uitkering("2018-05-01", clientnummer=None),
        years=(2018, 2018),
    )
    assert (found.inflow.tolist(), found.reentry.tolist()) == ([0, 3], [0, 1])


def test_reentry_is_not_known_without_client_numbers() -> None:
    assert quarters(uitkering("2018-01-01")).reentry is None
    assert quarters(uitkering("2018-01-01", clientnummer=None)).reentry is None


def test_a_client_who_comes_back_to_another_team_comes_back_in_a_part_of_the_file_too() -> None:
    frame = spells(
        clean(
            uitkering("2017-01-01", "2017-12-31", clientnummer="a", team="Noord"),
            uitkering("2018-04-01", clientnummer="a", team="Zuid"),
        )
    ).frame
    south = frame[(frame["team"] == "Zuid").to_numpy()]
    assert quarterly_flows(timeline(south), (2018, 2018), PEILDATUM).reentry.tolist() == [1]
