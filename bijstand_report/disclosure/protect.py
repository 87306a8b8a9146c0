"""The gate: exact statistics in, publishable figures out (METHOD 10).

The one way by which exact counts become something that a page, a table or a file may show. Under
`intern` nothing is hidden. Under the other profiles small groups go together, under `raad` years
too where there are few people, every count is protected by itself, tables of teams with little to
show go out, and the release as a whole is attacked and mended until no hidden count can be solved
for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bijstand_report.choices import Profile
from bijstand_report.disclosure.earlier import EarlierRelease
from bijstand_report.disclosure.first_year import merge_first_year
from bijstand_report.disclosure.merging import Merges, drawn_view, merge_unit, merges_of
from bijstand_report.disclosure.plan import make_plan
from bijstand_report.disclosure.pooling import pool_years, width_for
from bijstand_report.disclosure.publishable import Publishable, PublishedSurvival
from bijstand_report.disclosure.reading.hints import told_of
from bijstand_report.disclosure.reading.lifetimes import BY_YEAR
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.disclosure.reading.system import System
from bijstand_report.disclosure.rules import RULES
from bijstand_report.disclosure.sparse import without_sparse
from bijstand_report.disclosure.unit import protect_outflow, protect_unit
from bijstand_report.statistics.results import Statistics


@dataclass(frozen=True)
class Release:
    """What may be published of each unit; told: what that tells, None when nothing is hidden."""

    units: Mapping[str, Publishable]
    told: System | None


def protect(statistics: Statistics, profile: Profile) -> Publishable:
    """Everything that may be published of a municipality without teams under a profile."""
    return protect_release({MUNICIPALITY: statistics}, profile)[MUNICIPALITY]


def protect_release(units: Mapping[str, Statistics], profile: Profile) -> dict[str, Publishable]:
    """Everything that may be published of a municipality and its teams under a profile.

    units: "gemeente" first, then the teams, which make up the municipality together.
    Raises CheckError when it cannot be made safe.
    """
    return dict(plan_release(units, profile).units)


def plan_release(
    units: Mapping[str, Statistics],
    profile: Profile,
    earlier: Sequence[EarlierRelease] = (),
    width: int | None = 1,
) -> Release:
    """The same, safe beside earlier releases too, and with what it tells for later ones.

    width: how many instroomjaren go together, None for as many as the counts ask; only under
        `raad`: `intern` hides nothing, and files of `hub` are compared year by year
    """
    rules = RULES[profile]
    if not rules.threshold:
        return Release({name: _exact(statistics) for name, statistics in units.items()}, None)
    if profile is Profile.RAAD:
        chosen = width or width_for(units[MUNICIPALITY], rules.threshold)
        units = {name: pool_years(unit, chosen) for name, unit in units.items()}
    alone = each_by_itself(units, profile, profile)
    told = told_of(each_by_itself(units, profile, Profile.INTERN), rules)
    worthwhile = {name: _worthwhile(name, unit) for name, unit in alone.items()}
    plan = make_plan(worthwhile, rules, told, earlier)
    results = {name: replace(unit, attack=plan.summary) for name, unit in plan.units.items()}
    return Release(results, plan.system)


def each_by_itself(
    units: Mapping[str, Statistics], profile: Profile, shown_as: Profile
) -> dict[str, Publishable]:
    """Small groups together as the profile asks, and every count protected by itself.

    shown_as: the profile under which the counts are shown; `intern` gives the exact ones.
    """
    merges = merges_of(units[MUNICIPALITY], units, RULES[profile].threshold)
    return {
        name: _all_named(protect_unit(_merged(statistics, merges), shown_as))
        for name, statistics in units.items()
    }


def _merged(unit: Statistics, merges: Merges) -> Statistics:
    return replace(merge_unit(unit, merges), first_year=merge_first_year(unit.first_year, merges))


def _worthwhile(name: str, result: Publishable) -> Publishable:
    return result if name == MUNICIPALITY else without_sparse(result)


def _exact(statistics: Statistics) -> Publishable:
    rules = RULES[Profile.INTERN]
    drawn = tuple(protect_outflow(drawn_view(view), rules) for view in statistics.outflow)
    return replace(protect_unit(statistics, Profile.INTERN), drawn=drawn)


def _all_named(result: Publishable) -> Publishable:
    """Every group and year without a curve is named as too small, also when it has nobody.

    If only those with somebody were named, one that is not named would be known to have nobody.
    """
    names = {view.name: (*view.groups, *view.too_small) for view in result.outflow}
    names[BY_YEAR] = tuple(str(year) for year in result.outflow[0].years)
    survival = tuple(
        replace(view, too_small=_unnamed(view, names.get(view.name, ())))
        for view in result.survival
    )
    return replace(result, survival=survival)


def _unnamed(view: PublishedSurvival, names: tuple[str, ...]) -> tuple[str, ...]:
    drawn = {curve.group for curve in view.curves}
    return tuple(dict.fromkeys(name for name in (*view.too_small, *names) if name not in drawn))
