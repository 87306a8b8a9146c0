"""The table for standardisation in a release: the same treatment, tied to the other tables."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import Row, clean, computed, files, published, uitkering, uitkeringen
from hypothesis import given

from bijstand_report.choices import Profile
from bijstand_report.disclosure.attack import attack
from bijstand_report.disclosure.first_year import first_year_key, total_keys
from bijstand_report.disclosure.protect import MUNICIPALITY, each_by_itself
from bijstand_report.disclosure.publishable import PublishedFirstYear, Status, Value
from bijstand_report.disclosure.reading.hints import told_of
from bijstand_report.disclosure.reading.release import read_release
from bijstand_report.disclosure.rules import RULES
from bijstand_report.disclosure.sparse import without_sparse
from bijstand_report.disclosure.withhold import withhold

HUB = RULES[Profile.HUB]


def people(number: int, ended: int, **others: object) -> Iterator[Row]:
    for n in range(number):
        yield uitkering("2016-03-01", "2016-09-01" if n < ended else None, **others)


def release() -> tuple[Row, ...]:
    return (
        *people(60, 25),
        *people(45, 9, leefvorm="Anders"),
        *people(33, 12, geboortejaar=1995),
        *people(14, 4, geboortejaar=1995, leefvorm="Anders"),
    )


def table_of(profile: Profile) -> PublishedFirstYear | None:
    return published(clean(*release()), profile=profile).first_year


def test_counts_are_protected_one_by_one() -> None:
    table = table_of(Profile.HUB)
    assert table is not None
    assert (table.age_classes, table.households) == (("< 30", "30-50"), ("Alleenstaande", "Anders"))
    assert table.total_begun.value == 150
    assert table.ended[1][0].value in (None, 30)
    assert table.ended[1][1].status is Status.HIDDEN
    assert table.ended[0][1].status is Status.HIDDEN


def test_the_council_report_does_not_hold_it() -> None:
    assert table_of(Profile.RAAD) is None
    exact = table_of(Profile.INTERN)
    assert exact is not None
    assert [[v.value for v in row] for row in exact.ended] == [[12, 4], [25, 9]]


def test_of_a_small_team_the_totals_stay_and_bind_nothing_else() -> None:
    """Without strata nothing adds up to the totals; least of all nobody."""
    made = published(clean(*people(60, 25, leefvorm="Anders")), profile=Profile.HUB)
    table = made.first_year
    assert table is not None
    hidden = Value(None, Status.HIDDEN)
    grid = tuple((hidden,) * len(table.households) for _ in table.age_classes)
    small = without_sparse(replace(made, first_year=replace(table, begun=grid, ended=grid)))
    assert small.first_year is not None
    assert (small.first_year.total_begun.value, small.first_year.age_classes) == (60, ())
    none = replace(table, begun=grid, ended=grid, total_ended=hidden)
    assert without_sparse(replace(made, first_year=none)).first_year is None
    told = told_of({MUNICIPALITY: published(clean(*people(60, 25)))}, HUB)
    system = read_release({MUNICIPALITY: small}, HUB, told).build()
    assert attack(system).open == ()


@pytest.mark.parametrize("profile", [Profile.INTERN, Profile.HUB])
@given(rows=files(uitkeringen(), least=8))
def test_every_identity_holds_for_the_exact_counts(profile: Profile, rows: list[Row]) -> None:
    """Read from exact results, the cells of the table solve their own sums."""
    many = clean(*[row for row in rows for _ in range(7)])
    made = computed(many, peildatum="2020-12-31", years=(2013, 2020))
    exact = each_by_itself({MUNICIPALITY: made}, profile, Profile.INTERN)
    told = told_of(exact, HUB)
    system = read_release(exact, RULES[Profile.INTERN], told).build()
    known = system.low == system.high
    rows_known = abs(system.matrix) @ (~known) == 0
    assert rows_known.any()
    assert not (system.matrix @ system.low)[rows_known].any()
    # What is left over (an inequality) is never negative.
    rests = abs(system.matrix) @ (~known) == 1
    left = -(system.matrix @ (system.low * known))[rests] / (system.matrix @ ~known)[rests]
    assert (left >= 0).all()


def test_a_count_withheld_elsewhere_is_withheld_here() -> None:
    made = published(clean(*release()), profile=Profile.HUB)
    assert made.first_year is not None
    exact = each_by_itself({MUNICIPALITY: computed(clean(*release()))}, Profile.HUB, Profile.INTERN)
    told = told_of(exact, HUB)
    begun, ended = total_keys(MUNICIPALITY, made.first_year.years)
    stratum = first_year_key(MUNICIPALITY, "30-50", "Alleenstaande", "begonnen")
    shown = replace(
        made.first_year,
        total_ended=Value(50, Status.SHOWN),
        percentage=Value(33, Status.SHOWN),
        begun=((Value(30, Status.SHOWN),) * 2, (Value(60, Status.SHOWN),) * 2),
    )
    left = withhold(
        replace(made, first_year=shown), MUNICIPALITY, frozenset({ended, stratum}), told
    ).first_year
    assert left is not None
    assert left.total_ended.status is Status.WITHHELD
    assert not left.percentage.shown
    assert left.begun[1][0].status is Status.WITHHELD
    assert left.begun[1][1].shown
    assert begun[1] == "eerste_jaar"


def test_one_year_has_the_key_of_that_year() -> None:
    begun, _ = total_keys(MUNICIPALITY, (2016,))
    assert begun == (MUNICIPALITY, "begonnen", "2016")
