"""Instroomjaren together in a small municipality: exact sums, chosen once, safe beside others."""

from datetime import date

import numpy as np
import pytest
from builders import REASONS, scope, spells
from municipalities import client_file, statistics

from bijstand_report.choices import Profile
from bijstand_report.disclosure.attack import LEAST, attack
from bijstand_report.disclosure.earlier import EarlierRelease, joined
from bijstand_report.disclosure.pooling import pool_years, width_for, years_together
from bijstand_report.disclosure.protect import plan_release
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.disclosure.rules import RULES
from bijstand_report.errors import CheckError
from bijstand_report.statistics.compute import compute
from bijstand_report.statistics.observation import life_tables, observe
from bijstand_report.years import Years, single_years

PEILDATUM = date(2018, 6, 30)
WIDTHS = (2, 3, 5)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("first", range(2000, 2019))
@pytest.mark.parametrize("last", [2013, 2017, 2018])
def test_each_year_is_in_one_range(first: int, last: int, width: int) -> None:
    years = range(min(first, last), last + 1)
    found = years_together(years, width, PEILDATUM)
    assert [single for year in found for single in single_years(year)] == list(years)
    assert all(len(single_years(year)) < 2 * width for year in found)
    if first <= 2016 <= last:
        assert 2016 in [year.last for year in found]  # the newest that all are followed for a year


@pytest.mark.parametrize("number", [3, 11, 19])
@pytest.mark.parametrize("width", WIDTHS)
def test_counts_are_those_of_the_uitkeringen(number: int, width: int) -> None:
    """Counted anew, uitkering by uitkering, with the range as the year of each."""
    about = {"profile": Profile.RAAD, "years": (2011, 2018)}
    frame = spells(client_file(number, 300), **about).frame
    exact = compute(frame, scope(**about), (), len(frame), REASONS)
    pooled = pool_years(exact, width)
    for i, year in enumerate(pooled.cohort.years):
        rows = frame[frame["instroomjaar"].isin(single_years(year))]
        assert pooled.cohort.total[i] == len(rows)
        for view, column in (("geslacht", "geslacht"), ("leefvorm", "leefvorm")):
            (made,) = (found for found in pooled.outflow if found.name == view)
            for j, group in enumerate(made.groups):
                members = rows[rows[column] == group]
                assert made.total[i][j] == len(members)
                assert made.active[i][j] == members["Actief"].sum()
        known = [exact.cohort.known[exact.cohort.years.index(y)] for y in single_years(year)]
        assert pooled.cohort.known[i].tolist() == np.all(known, axis=0).tolist()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_life_table_of_a_range_is_that_of_its_uitkeringen(width: int) -> None:
    about = {"profile": Profile.RAAD, "years": (2011, 2018)}
    frame = spells(client_file(11, 300), **about).frame
    exact = compute(frame, scope(**about), (), len(frame), REASONS)
    day, registered = scope(**about).peildatum, scope(**about).registration_from
    seen = observe(frame, day, registered)
    pooled = pool_years(exact, width)
    (by_year,) = (view for view in pooled.survival if view.name == "instroomjaar")
    years = {str(year): year for year in pooled.cohort.years}
    assert by_year.curves
    for curve in by_year.curves:
        year = years[curve.group]
        inside = np.isin(frame["instroomjaar"].to_numpy()[seen.kept], single_years(year))
        groups = np.where(inside, 0, -1)
        (table,) = life_tables(seen, groups, 1, seen.ended.astype(np.int64), 1)
        assert curve.spells == table.spells
        assert curve.days.tolist() == table.days.tolist()
        assert curve.at_risk.tolist() == table.at_risk.tolist()
        assert curve.ended.tolist() == table.ended[:, 0].tolist()
        assert curve.horizon == (day - date(single_years(year)[0], 1, 1)).days


def test_as_few_years_as_it_takes() -> None:
    threshold = RULES[Profile.RAAD].threshold
    sizes = (3, 60, 20_000)
    tiny, small, large = (
        statistics(client_file(11, size), teams=False)[MUNICIPALITY] for size in sizes
    )
    assert width_for(tiny, threshold) == 1  # nothing is won
    assert width_for(small, threshold) > 1
    assert width_for(large, threshold) == 1


@pytest.mark.parametrize("profile", [Profile.HUB, Profile.INTERN])
def test_only_what_is_public_has_years_together(profile: Profile) -> None:
    units = statistics(client_file(11, 60), teams=False)
    made = plan_release(units, profile, width=3).units[MUNICIPALITY]
    assert all(isinstance(year, int) for year in made.cohort.years)


@pytest.mark.parametrize("first", range(0, 80, 10))
def test_nothing_is_open_with_years_together(first: int) -> None:
    for number in range(first, first + 10):
        teams = number % 8 == 0
        units = statistics(client_file(number), teams=teams)
        release = plan_release(units, Profile.RAAD, width=None if number % 2 else 2)
        assert release.told is not None
        anew = attack(release.told)
        assert anew.open == (), number
        assert anew.smallest is None or anew.smallest >= LEAST
        rows = {unit.cohort.years for unit in release.units.values() if unit.cohort.years}
        assert len(rows) == 1  # one choice for the municipality and its teams
        for unit in release.units.values():
            (by_year,) = (view for view in unit.survival if view.name == "instroomjaar")
            names = {str(year) for year in next(iter(rows))}
            assert {curve.group for curve in by_year.curves} | set(by_year.too_small) <= names


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((Profile.RAAD, 3), (Profile.HUB, 1)),
        ((Profile.HUB, 1), (Profile.RAAD, 3)),
        ((Profile.RAAD, 2), (Profile.RAAD, 3)),
    ],
)
def test_single_years_elsewhere_tell_nothing_of_a_range(
    number: int, before: tuple[Profile, int], after: tuple[Profile, int]
) -> None:
    """A release with other years together, of the same file, is known to add up to the same.

    Single years after ranges may be more than can be made safe: then nothing is published.
    """
    units = statistics(client_file(number, 300), teams=False)
    first = plan_release(units, before[0], width=before[1])
    assert first.told is not None
    earlier = [EarlierRelease("eerder", first.told, same_input=True)]
    try:
        second = plan_release(units, after[0], earlier, width=after[1])
    except CheckError:
        assert (number, before[1], after[1]) == (0, 3, 1)
        return
    assert second.told is not None
    assert attack(joined(second.told, earlier, RULES[after[0]].threshold)).open == ()


def test_a_range_is_tied_to_its_years() -> None:
    """Otherwise the attack would not see that a release by year tells of the ranges."""
    units = statistics(client_file(1, 300), teams=False)
    release = plan_release(units, Profile.RAAD, width=3)
    assert release.told is not None
    year = release.units[MUNICIPALITY].cohort.years[0]
    assert isinstance(year, Years)
    keys = list(release.told.keys)
    whole = keys.index((MUNICIPALITY, "begonnen", str(year)))
    parts = {keys.index((MUNICIPALITY, "begonnen", str(y))) for y in single_years(year)}
    rows = release.told.matrix.toarray()
    wanted = parts | {whole}
    assert any(set(np.flatnonzero(row)) == wanted for row in rows if row[whole])
