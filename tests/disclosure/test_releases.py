"""Whole releases stand the attack, which succeeds on them without the repair (METHOD 10.3)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from municipalities import client_file, statistics

from bijstand_report.choices import Profile
from bijstand_report.disclosure.attack import LEAST, attack
from bijstand_report.disclosure.protect import each_by_itself, plan_release, protect_release
from bijstand_report.disclosure.publishable import Status, Value
from bijstand_report.disclosure.reading.hints import told_of
from bijstand_report.disclosure.reading.release import MUNICIPALITY, read_release
from bijstand_report.disclosure.rules import RULES

RELEASES = 200
PER_TEST = 10
PROFILES = (Profile.RAAD, Profile.HUB)


def has_teams(number: int) -> bool:
    return number % 8 == 0


def open_without_repair(number: int, profile: Profile) -> int:
    """Counts that can be solved for when each count is only protected by itself."""
    units = statistics(client_file(number), teams=has_teams(number))
    told = told_of(each_by_itself(units, profile, Profile.INTERN), RULES[profile])
    alone = each_by_itself(units, profile, profile)
    return len(attack(read_release(alone, RULES[profile], told).build()).open)


@pytest.mark.parametrize("first", range(0, RELEASES, PER_TEST))
def test_nothing_is_open_in_a_release(first: int) -> None:
    """Attacked anew, from what is published, knowing nothing of how it was planned."""
    for number in range(first, first + PER_TEST):
        profile = PROFILES[number % 2]
        units = statistics(client_file(number), teams=has_teams(number))
        release = plan_release(units, profile)
        assert release.told is not None
        anew = attack(release.told)
        assert anew.open == (), number
        assert anew.smallest is None or anew.smallest >= LEAST


def test_the_attack_bites() -> None:
    """Of the same releases at least a third is open when nothing is mended."""
    numbers = range(0, RELEASES, 5)
    bitten = [number for number in numbers if open_without_repair(number, PROFILES[number % 2])]
    assert len(bitten) >= len(numbers) / 3


def values(thing: object) -> Iterator[Value]:
    if isinstance(thing, Value):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from values(item)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from values(getattr(thing, field.name))


@pytest.mark.parametrize("number", [3, 7, 11, 19])
def test_the_repair_only_takes_away(number: int) -> None:
    """No value is other than it would be by itself, and what was hidden is not shown."""
    units = statistics(client_file(number, 400), teams=False)
    before = each_by_itself(units, Profile.RAAD, Profile.RAAD)[MUNICIPALITY]
    after = protect_release(units, Profile.RAAD)[MUNICIPALITY]
    pairs = list(zip(values(before), values(after), strict=True))
    assert all(now == was or now.value is None for was, now in pairs)
    assert all(not now.shown for was, now in pairs if not was.shown)
    withheld = sum(now.status is Status.WITHHELD for _, now in pairs)
    assert withheld >= (after.attack.withheld if after.attack else 0)


def test_a_kept_back_count_is_kept_back_wherever_it_stands() -> None:
    """What began in a year stands in each view, in the cohort table and in the flows by year."""
    for number in range(12):
        result = protect_release(statistics(client_file(number, 150), teams=False), Profile.RAAD)[
            MUNICIPALITY
        ]
        flows = dict(zip(result.years.periods, result.years.inflow, strict=True))
        cohort = dict(zip(result.cohort.years, result.cohort.total, strict=True))
        for view in result.outflow:
            for year, total in zip(view.years, view.year_total, strict=True):
                assert total == cohort[year] == flows.get(str(year), total)


def test_tables_of_teams_with_little_to_show_go_key_figures_stay() -> None:
    """A table goes when more than half of it reads "< 10", counted here from the exact results."""
    units = statistics(client_file(8, 400, teams=6), teams=True)
    released = protect_release(units, Profile.RAAD)
    merged = each_by_itself(units, Profile.RAAD, Profile.INTERN)
    gone = 0
    for name in units:
        assert released[name].moments
        for exact, view in zip(merged[name].outflow, released[name].outflow, strict=True):
            counts = [v.value or 0 for grid in (exact.total, exact.active) for v in values(grid)]
            little = sum(count >= 10 for count in counts) < len(counts) / 2
            assert bool(view.years) == (name == MUNICIPALITY or not little)
            gone += not view.years
            named = [curves.name for curves in released[name].survival]
            assert view.years or view.name not in named
    assert gone


def test_under_intern_nothing_is_attacked_or_kept_back() -> None:
    units = statistics(client_file(5, 60), teams=True)
    release = plan_release(units, Profile.INTERN)
    assert release.told is None
    assert all(unit.attack is None for unit in release.units.values())
    shown = values(tuple(release.units.values()))
    assert not any(value.status in (Status.WITHHELD, Status.HIDDEN) for value in shown)


def test_a_year_or_group_with_nobody_is_named_like_one_that_is_small() -> None:
    """If it were left out, that it is not there would tell that there is nobody."""
    units = statistics(client_file(8, 400, teams=6), teams=True)
    for result in protect_release(units, Profile.RAAD).values():
        years = {str(year) for view in result.outflow for year in view.years}
        (by_year,) = (view for view in result.survival if view.name == "instroomjaar")
        assert years <= {*(curve.group for curve in by_year.curves), *by_year.too_small}
        for view in result.outflow:
            for curves in result.survival:
                if curves.name == view.name:
                    named = {*(curve.group for curve in curves.curves), *curves.too_small}
                    assert {*view.groups, *view.too_small} <= named
