"""Stock, flows and durations as they may be published, cell by cell (METHOD 10.1 and 10.2)."""

from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    PublishedDurations,
    PublishedFlows,
    PublishedMonthlyStock,
    Row,
)
from bijstand_report.disclosure.rules import Rules, protect_count, protect_percentage
from bijstand_report.statistics.results import Counts, Durations, Flows, MonthlyStock


def protect_months(months: MonthlyStock, rules: Rules) -> PublishedMonthlyStock:
    """The stock by month."""
    return PublishedMonthlyStock(months.days, _row(months.stock, rules))


def protect_flows(flows: Flows, rules: Rules) -> PublishedFlows:
    """Stock and flows of quarters or years; re-entry does not apply without client numbers."""
    return PublishedFlows(
        periods=flows.periods,
        last_days=flows.last_days,
        stock_before=protect_count(flows.stock_before, rules),
        stock=_row(flows.stock, rules),
        inflow=_row(flows.inflow, rules),
        outflow=_row(flows.outflow, rules),
        reentry=(
            (NOT_APPLICABLE,) * len(flows.periods)
            if flows.reentry is None
            else _row(flows.reentry, rules)
        ),
    )


def protect_durations(durations: Durations, rules: Rules) -> PublishedDurations:
    """Running uitkeringen by duration class, with the share of each."""
    total = int(durations.count.sum())
    return PublishedDurations(
        classes=durations.classes,
        count=_row(durations.count, rules),
        share=tuple(protect_percentage(int(count), total, rules) for count in durations.count),
        total=protect_count(total, rules),
    )


def _row(counts: Counts, rules: Rules) -> Row:
    return tuple(protect_count(int(count), rules) for count in counts)
