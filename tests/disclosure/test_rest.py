"""The rest beside a team tells nothing that the two published results do not tell."""

from dataclasses import fields, is_dataclass

import pytest
from builders import clean, computed, uitkering
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Profile
from bijstand_report.disclosure.protect import protect_release
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    WITHHELD,
    Publishable,
    Status,
    Value,
)
from bijstand_report.disclosure.rest import minus, rest_of
from bijstand_report.disclosure.rules import RULES, protect_count
from bijstand_report.disclosure.teams import Beside, lay_beside, team_units
from bijstand_report.statistics.results import Statistics

HIDING = [Profile.RAAD, Profile.HUB]


def protect_teams(
    whole: Statistics,
    teams: dict[str, Statistics],
    rests: dict[str, Statistics],
    profile: Profile,
) -> dict[str, Beside]:
    published = protect_release(team_units(whole, teams), profile)
    return {key: lay_beside(published, key, lambda key=key: rests[key], profile) for key in teams}


def rows(team: str, number: int) -> list[dict[str, object]]:
    """Uitkeringen of a team, over some years, half of them ended."""
    return [
        uitkering(
            f"{2012 + i % 3}-{1 + i // 3 % 12:02d}-15",
            f"{2016 + i % 2}-{1 + i // 2 % 12:02d}-01" if i // 5 % 2 else None,
            team=team,
            leefvorm=["Alleenstaande", "Gehuwd"][i // 7 % 2],
            geslacht=["man", "vrouw"][i // 11 % 2],
        )
        for i in range(number)
    ]


NOORD, ZUID = rows("Noord", 400), rows("Zuid", 900)


@pytest.fixture(scope="module", params=HIDING)
def beside(request: pytest.FixtureRequest) -> tuple[Profile, Beside]:
    profile = request.param
    whole, noord, zuid = (
        computed(clean(*part), years=(2012, 2014)) for part in (NOORD + ZUID, NOORD, ZUID)
    )
    return profile, protect_teams(whole, {"noord": noord, "zuid": zuid}, {}, profile)["noord"]


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(HIDING))
def test_a_count_of_the_rest_that_is_small_is_never_there(
    own: int, others: int, profile: Profile
) -> None:
    rules = RULES[profile]
    found = minus(protect_count(own + others, rules), protect_count(own, rules), rules)
    if found.shown:
        assert others >= rules.threshold
        assert abs((found.value or 0) - others) < 2 * rules.base
        assert found.least <= others <= found.most


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        (Value(100, Status.SHOWN), HIDDEN, WITHHELD),
        (Value(100, Status.SHOWN), WITHHELD, WITHHELD),
        (HIDDEN, Value(10, Status.SHOWN), HIDDEN),
        (WITHHELD, HIDDEN, WITHHELD),
        (NOT_APPLICABLE, HIDDEN, NOT_APPLICABLE),
        (Value(20, Status.SHOWN), Value(10, Status.SHOWN), WITHHELD),
        (Value(25, Status.SHOWN), Value(10, Status.SHOWN), Value(15, Status.SHOWN)),
    ],
)
def test_what_stands_for_a_difference(whole: Value, part: Value, expected: Value) -> None:
    assert minus(whole, part, RULES[Profile.RAAD]) == expected


def test_every_count_of_the_rest_follows_from_the_other_two(
    beside: tuple[Profile, Beside],
) -> None:
    """Change what is published of the team by one step, and only that changes in the rest."""
    _, found = beside
    for name in ("stock", "inflow", "outflow"):
        rest, whole, team = (
            [getattr(moment, name).value for moment in unit.moments]
            for unit in (found.rest, found.whole, found.team)
        )
        for left, all_, own in zip(rest, whole, team, strict=True):
            assert left is None or left == all_ - own
    shown = [m.stock for m in found.rest.moments if m.stock.shown]
    assert shown


def test_shares_are_of_the_counts_of_the_rest(beside: tuple[Profile, Beside]) -> None:
    profile, found = beside
    view = found.rest.view("leefvorm")
    seen = 0
    for total, active, share in zip(view.total, view.active, view.percentage, strict=True):
        for whole, part, percentage in zip(total, active, share, strict=True):
            if percentage.shown:
                seen += 1
                assert whole.value
                assert part.value is not None
                assert whole.value >= RULES[profile].denominator
                assert percentage.value == pytest.approx(100 * part.value / whole.value, abs=0.5)
    assert seen


def test_what_does_not_follow_is_not_there(beside: tuple[Profile, Beside]) -> None:
    _, found = beside
    assert found.rest.survival == ()
    assert found.rest.first_year is None
    assert found.rest.quality == ()
    for moment in found.rest.moments:
        assert not moment.over_two_years.shown
        assert not moment.median_months.shown


def test_exact_results_of_the_rest_are_its_own() -> None:
    whole, noord, zuid = (computed(clean(*part)) for part in (NOORD + ZUID, NOORD, ZUID))
    made = protect_teams(
        whole, {"noord": noord, "zuid": zuid}, {"noord": zuid, "zuid": noord}, Profile.INTERN
    )
    assert made["noord"].rest.moments == made["zuid"].team.moments
    assert made["zuid"].rest.composition == made["noord"].team.composition


def test_the_rest_of_everything_is_listed() -> None:
    """A field that is new to `Publishable` must be thought of here, not copied from the whole."""
    assert {field.name for field in fields(Publishable)} == {
        *("profile", "composition", "outflow", "cohort", "moments", "months", "quarters", "years"),
        *("durations", "survival", "reasons", "quality", "rows_read", "spells", "drawn", "attack"),
        "first_year",
    }


def test_a_team_of_which_little_may_be_shown() -> None:
    small = rows("Klein", 40)
    parts: list[Statistics] = [computed(clean(*part)) for part in (ZUID + small, small, ZUID)]
    found = protect_teams(parts[0], {"klein": parts[1], "zuid": parts[2]}, {}, Profile.RAAD)
    rest = rest_of(found["klein"].whole, found["klein"].team)
    assert rest == found["klein"].rest
    for result in (rest.view("leefvorm").percentage, rest.quarters.inflow):
        assert not any(value.shown for value in _values(result))


def _values(result: object) -> list[Value]:
    if isinstance(result, Value):
        return [result]
    if isinstance(result, tuple):
        return [value for part in result for value in _values(part)]
    if is_dataclass(result):
        return [v for field in fields(result) for v in _values(getattr(result, field.name))]
    return []
