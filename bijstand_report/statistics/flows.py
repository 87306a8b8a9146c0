"""Stock by month, and stock and flows by quarter and year, for each full one (METHOD 8).

A period is full when its last day is not after the peildatum. Periods that end before the first
startdatum are left out; the one in which it falls is there, though the file covers a part of it.
"""

from datetime import date, timedelta

import numpy as np

from bijstand_report.periods import Quarter
from bijstand_report.statistics.calendar import Days
from bijstand_report.statistics.results import Flows, MonthlyStock
from bijstand_report.statistics.timeline import Timeline

_Period = tuple[str, date, date]  # name, first day, last day


def monthly_stock(line: Timeline, years: tuple[int, ...], peildatum: date) -> MonthlyStock:
    """Running uitkeringen on the last day of each full month of the years, up to the peildatum.

    line: of the uitkeringen; years: of the period, the first and the last count.
    """
    firsts = [date(year, month, 1) for year in _all(years) for month in range(1, 13)]
    months = [(f"{first:%Y-%m}", first, _last_of_month(first)) for first in firsts]
    days = [last for _, _, last in _covered(months, line, peildatum)]
    return MonthlyStock(tuple(days), line.stock(_array(days)))


def quarterly_flows(line: Timeline, years: tuple[int, ...], peildatum: date) -> Flows:
    """Stock and flows of each full quarter of the years, up to the peildatum.

    line: of the uitkeringen; years: of the period, the first and the last count. Without a full
    quarter everything is empty and `stock_before` 0.
    """
    quarters = [Quarter(year, number) for year in _all(years) for number in range(1, 5)]
    return _flows(line, [(str(q), q.first_day, q.last_day) for q in quarters], peildatum)


def yearly_flows(line: Timeline, years: tuple[int, ...], peildatum: date) -> Flows:
    """The same by calendar year."""
    periods = [(str(year), date(year, 1, 1), date(year, 12, 31)) for year in _all(years)]
    return _flows(line, periods, peildatum)


def _flows(line: Timeline, periods: list[_Period], peildatum: date) -> Flows:
    covered = _covered(periods, line, peildatum)
    last_days = [last for _, _, last in covered]
    before = [first - timedelta(days=1) for _, first, _ in covered[:1]]
    days = _array([*before, *last_days])
    stock = line.stock(days)
    return Flows(
        periods=tuple(name for name, _, _ in covered),
        last_days=tuple(last_days),
        stock_before=int(stock[:1].sum()),
        stock=stock[1:],
        inflow=line.inflow(days),
        outflow=line.outflow(days),
        reentry=line.reentry(days),
    )


def _covered(periods: list[_Period], line: Timeline, peildatum: date) -> list[_Period]:
    return [
        (name, first, last)
        for name, first, last in periods
        if line.first_start <= last <= peildatum
    ]


def _all(years: tuple[int, ...]) -> range:
    return range(years[0], years[-1] + 1)


def _last_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _array(days: list[date]) -> Days:
    return np.array(days, dtype="datetime64[D]")
