"""Stock, flows and durations under each profile (METHOD 10.1, 10.2 and 10.6)."""

from datetime import date

import numpy as np

from bijstand_report.choices import Profile
from bijstand_report.disclosure.flows import protect_durations, protect_flows, protect_months
from bijstand_report.disclosure.publishable import HIDDEN, NOT_APPLICABLE, Row
from bijstand_report.disclosure.rules import RULES
from bijstand_report.statistics.durations import CLASSES
from bijstand_report.statistics.results import Durations, Flows, MonthlyStock

DAYS = (date(2018, 3, 31), date(2018, 6, 30))
RAAD, HUB, INTERN = (RULES[name] for name in (Profile.RAAD, Profile.HUB, Profile.INTERN))


def flows(reentry: list[int] | None) -> Flows:
    return Flows(
        periods=("2018K1", "2018K2"),
        last_days=DAYS,
        stock_before=101,
        stock=np.array([113, 108]),
        inflow=np.array([21, 9]),
        outflow=np.array([9, 14]),
        reentry=None if reentry is None else np.array(reentry),
    )


def numbers(row: Row) -> list[float | None]:
    return [value.value for value in row]


def test_flows_for_the_council() -> None:
    found = protect_flows(flows([10, 0]), RAAD)
    assert (found.periods, found.last_days) == (("2018K1", "2018K2"), DAYS)
    assert found.stock_before.value == 100
    assert numbers(found.stock) == [115, 110]
    assert numbers(found.inflow) == [20, None]
    assert numbers(found.outflow) == [None, 15]
    assert found.reentry[1] is HIDDEN
    assert numbers(found.reentry) == [10, None]


def test_flows_within_the_house_are_exact_zero_included() -> None:
    found = protect_flows(flows([10, 0]), INTERN)
    assert numbers((found.stock_before, *found.stock)) == [101, 113, 108]
    assert numbers(found.inflow + found.outflow + found.reentry) == [21, 9, 9, 14, 10, 0]


def test_reentry_does_not_apply_without_client_numbers() -> None:
    for rules in (RAAD, HUB, INTERN):
        assert protect_flows(flows(None), rules).reentry == (NOT_APPLICABLE, NOT_APPLICABLE)


def test_stock_by_month() -> None:
    months = MonthlyStock(DAYS, np.array([9, 96]))
    found = protect_months(months, HUB)
    assert (found.days, numbers(found.stock)) == (DAYS, [None, 100])
    assert numbers(protect_months(months, INTERN).stock) == [9, 96]


def test_durations_with_shares_of_the_protected_counts() -> None:
    durations = Durations(CLASSES, np.array([42, 9, 0, 12, 13, 10, 14]))
    found = protect_durations(durations, RAAD)
    assert found.classes == CLASSES
    assert numbers(found.count) == [40, None, None, 10, 15, 10, 15]
    assert numbers(found.share) == [40, None, None, 10, 15, 10, 15]
    assert found.total.value == 100


def test_no_share_of_few_and_none_of_nobody() -> None:
    few = Durations(CLASSES, np.array([15, 14, 0, 0, 0, 0, 0]))
    assert protect_durations(few, RAAD).share == (HIDDEN,) * 7
    nobody = Durations(CLASSES, np.zeros(7, dtype=np.int64))
    assert protect_durations(nobody, INTERN).share == (NOT_APPLICABLE,) * 7
    assert protect_durations(nobody, INTERN).total.value == 0
