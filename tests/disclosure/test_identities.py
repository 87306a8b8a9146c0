"""Sums over several tables that once told a hidden count, done by hand (METHOD 10.3 and 10.4).

In each file the published counts around a hidden one lie so far to one side of their rounding that
fewer than five values are left of it, unless something more is kept back.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pytest
from builders import REASONS, Row, clean, published, scope, spells, uitkering
from municipalities import client_file, statistics

from bijstand_report.choices import Profile
from bijstand_report.disclosure.attack import LEAST
from bijstand_report.disclosure.protect import MUNICIPALITY, protect
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCurve,
    PublishedOutflow,
    Status,
    Value,
)
from bijstand_report.disclosure.reading.system import interval
from bijstand_report.disclosure.rules import RULES
from bijstand_report.statistics.compute import compute
from bijstand_report.statistics.kaplan_meier import YEAR, at_risk_at
from bijstand_report.statistics.results import RowCount

RAAD = RULES[Profile.RAAD]


def begun(year: int, number: int, running: int, **others: object) -> Iterator[Row]:
    """Uitkeringen begun in a year, of which some run on and the others end within ten months."""
    for n in range(number):
        start = date(year, 1, 2) + timedelta(days=n % 90)
        end = None if n < running else start + timedelta(days=20 + 3 * (n % 90))
        yield uitkering(start, end, **others)


def council(*rows: Row, **changes: object) -> Publishable:
    return published(clean(*rows), profile=Profile.RAAD, **changes)


def bounds(values: Iterable[Value]) -> tuple[float, float]:
    ends = [interval(value, RAAD) for value in values]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def values_left(hidden: Value, whole: Iterable[Value], others: Iterable[Value]) -> float:
    """How many values a count can have that is what others leave of a whole."""
    low, high = interval(hidden, RAAD)
    (least, most), (others_least, others_most) = bounds(whole), bounds(others)
    return min(high, most - others_least) - max(low, least - others_most) + 1


def curves(made: Publishable, view: str) -> dict[str, PublishedCurve]:
    found = next(found for found in made.survival if found.name == view)
    return {curve.group: curve for curve in found.curves}


def at_risk(curve: PublishedCurve, k: int) -> Value:
    return curve.at_risk[curve.at_years.index(k)]


def leefvorm(made: Publishable) -> PublishedOutflow:
    return next(view for view in made.outflow if view.name == "leefvorm")


def test_at_risk_of_the_other_group() -> None:
    """18 in all and 10 men leave 6 to 9 women, once "< 10" is known to be below ten."""
    made = council(*begun(2008, 110, 10), *begun(2008, 110, 8, geslacht="vrouw"))
    whole, groups = curves(made, "totaal")["totaal"], curves(made, "geslacht")
    left = values_left(
        at_risk(groups["vrouw"], 7), [at_risk(whole, 7)], [at_risk(groups["man"], 7)]
    )
    assert left >= LEAST


def test_at_risk_of_the_only_other_year_that_is_old_enough() -> None:
    rows = [
        *begun(2008, 120, 27),
        *begun(2009, 120, 17),
        *begun(2010, 120, 9),
        *(row for year in range(2011, 2018) for row in begun(year, 120, 12)),
    ]
    made = council(*rows)
    years = curves(made, "instroomjaar")
    old = [at_risk(years[year], 8) for year in ("2008", "2009", "2010")]
    whole = at_risk(curves(made, "totaal")["totaal"], 8)
    assert values_left(old[2], [whole], old[:2]) >= LEAST


def test_a_group_begins_as_many_as_its_years() -> None:
    rows = [row for year in (2014, 2015, 2016) for row in begun(year, 200, 60)]
    sizes = {2014: 27, 2015: 27, 2016: 9}
    rows += [row for year, n in sizes.items() for row in begun(year, n, n // 2, leefvorm="Anders")]
    made = council(*rows, years=(2014, 2016))
    view = leefvorm(made)
    column = [row[view.groups.index("Anders")] for row in view.total]
    of_years = dict(zip(view.years, column, strict=True))
    whole = curves(made, "leefvorm")["Anders"].spells
    assert values_left(of_years[2016], [whole], [of_years[2014], of_years[2015]]) >= LEAST


def test_a_leefvorm_runs_as_many_as_its_stock() -> None:
    ages = {1980: {2014: 5, 2015: 5, 2016: 2}, 1955: {2014: 8, 2015: 8, 2016: 1}}
    rows = [row for year in (2014, 2015, 2016) for row in begun(year, 200, 60)]
    rows += [row for year in (2014, 2015, 2016) for row in begun(year, 200, 60, geboortejaar=1955)]
    for born, running in ages.items():
        for year, n in running.items():
            rows += begun(year, n + 40, n, geboortejaar=born, leefvorm="Anders")
    made = council(*rows, years=(2014, 2016))
    view, table = leefvorm(made), made.composition
    column = [row[view.groups.index("Anders")] for row in view.active]
    of_years = dict(zip(view.years, column, strict=True))
    stock = [row[table.households.index("Anders")] for row in table.active]
    assert values_left(of_years[2016], stock, [of_years[2014], of_years[2015]]) >= LEAST


def test_rows_with_an_unknown_value_are_those_of_the_group_unknown() -> None:
    rows = [
        *begun(2016, 102, 40),
        *begun(2016, 102, 40, geslacht="vrouw"),
        *begun(2016, 9, 4, geslacht="Onbekend"),
    ]
    frame = spells(clean(*rows)).frame
    unknown = RowCount("geslacht_onbekend", "", "als onbekend geteld", 9)
    made = protect(compute(frame, scope(), (unknown,), len(rows), REASONS), Profile.RAAD)
    whole, groups = curves(made, "totaal")["totaal"], curves(made, "geslacht")
    known = [groups["man"].spells, groups["vrouw"].spells]
    assert values_left(made.quality[0].count, [whole.spells], known) >= LEAST


def test_at_most_half_runs_shorter_than_the_median() -> None:
    rows = [
        *(uitkering(f"2010-{1 + n % 12:02}-03") for n in range(17)),
        *(uitkering(f"2016-{7 + n % 6:02}-05") for n in range(13)),
        *(uitkering("2018-03-01") for _ in range(2)),
        *begun(2012, 200, 0),
    ]
    made = council(*rows)
    table, moment = made.durations, made.moments[-1]
    shorter = table.count[: table.classes.index(">= 5 jaar")]
    hidden = [value for value in shorter if value.status is Status.HIDDEN]
    most = interval(moment.stock, RAAD)[1] // 2
    shown = bounds(value for value in shorter if value not in hidden)[0]
    assert moment.median_months.shown
    assert most - shown >= LEAST - 1


@pytest.mark.parametrize("number", range(8))
def test_less_than_ten_is_said_of_less_than_ten_only(number: int) -> None:
    """Of more, before the first step that may be shown, nothing is said."""
    units = statistics(client_file(number), teams=False)
    exact = {
        (view.name, curve.group): curve
        for view in units[MUNICIPALITY].survival
        for curve in view.curves
    }
    for view in protect(units[MUNICIPALITY], Profile.RAAD).survival:
        for curve in view.curves:
            for k, value in zip(curve.at_years, curve.at_risk, strict=True):
                if value.status is Status.HIDDEN:
                    assert at_risk_at(exact[view.name, curve.group], k * YEAR) < RAAD.threshold
