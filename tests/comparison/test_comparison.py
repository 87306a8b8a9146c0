"""Who is compared, what is found in the example set, and what the document says."""

import json
from datetime import date
from pathlib import Path

import pytest
from well_formed import require_same_as_xml

from bijstand_report.branding import load_brand
from bijstand_report.comparison.build import Material, build_comparison, tables_of
from bijstand_report.comparison.draw import PANELS_PER_PAGE, composition, pages
from bijstand_report.comparison.indicators import (
    compared,
    first_year,
    observed_expected,
    still_after,
    years_known,
)
from bijstand_report.comparison.model import ComparisonReport
from bijstand_report.comparison.page_tables import funnel
from bijstand_report.comparison.participants import Kind, Participants, participants_of
from bijstand_report.comparison.values import on_one_scale, outflow_view
from bijstand_report.errors import InputError
from bijstand_report.exchange.model import Exchange, OutflowRow
from bijstand_report.exchange.read import Received, read_exchanges
from bijstand_report.figures.multiples import Panel
from bijstand_report.render import render_print
from bijstand_report.tables.model import sign

HUB = Path(__file__).parents[2] / "sample_data" / "hub"


@pytest.fixture(scope="module")
def received() -> list[Received]:
    return read_exchanges(sorted(HUB.iterdir()))


@pytest.fixture(scope="module")
def six(received: list[Received]) -> Participants:
    return participants_of(received, "bosrijk")


def changed(found: Received, **parts: dict[str, object]) -> Received:
    """The same file with other fields: name of a part -> fields of it."""
    content = json.loads(found.content.model_dump_json())
    for part, fields in parts.items():
        content[part] |= fields
    return Received(found.file, Exchange.model_validate_json(json.dumps(content)))


def names(participants: Participants) -> list[str]:
    return [member.name for member in participants.members]


def test_the_funnel_finds_just_the_known_differences(six: Participants) -> None:
    for indicator in (first_year, still_after):
        made = compared([indicator(member) for member in six.members])
        outside = [
            name
            for name, position in zip(names(six), made.positions, strict=True)
            if position and position.where != "binnen"
        ]
        assert outside == ["Duinhaven", "Noorderlaken", "Rietveen"]


def test_standardisation_finds_those_that_differ_among_the_same_people(six: Participants) -> None:
    found = dict(zip(names(six), observed_expected(six.members), strict=True))
    assert [name for name, one in found.items() if one and one.differs] == ["Duinhaven", "Rietveen"]
    assert found["Duinhaven"] is not None
    assert found["Rietveen"] is not None
    assert found["Duinhaven"].ratio > 1 > found["Rietveen"].ratio


def test_alphabetical_whatever_the_order_of_the_files(received: list[Received]) -> None:
    made = participants_of(received[::-1], None)
    assert names(made) == sorted(names(made))
    assert made.kind is Kind.MUNICIPALITIES
    assert not any(member.own for member in made.members)


def test_the_own_one_is_marked(six: Participants) -> None:
    assert [member.name for member in six.members if member.own] == ["Bosrijk"]
    with pytest.raises(InputError, match="Bosrijk"):
        participants_of([Received("a", member.content) for member in six.members], "Bosrik")


def test_quarters_of_one_municipality_in_order_of_time(received: list[Received]) -> None:
    first = received[0]
    later = changed(first, instellingen={"peildatum": "2018-09-30"})
    before = changed(first, instellingen={"peildatum": "2017-12-31"})
    made = participants_of([later, first, before], "2018-06-30")
    assert made.kind is Kind.QUARTERS
    assert names(made) == [
        "vierde kwartaal 2017",
        "tweede kwartaal 2018",
        "derde kwartaal 2018",
    ]
    assert [member.own for member in made.members] == [False, True, False]


def test_the_same_people_are_not_tested_against_each_other(received: list[Received]) -> None:
    later = changed(received[0], instellingen={"peildatum": "2018-09-30"})
    material = Material(participants_of([received[0], later], None), load_brand(None))
    assert material.results is None
    assert build_comparison(material).chance is None


def test_teams(received: list[Received]) -> None:
    teams = [
        changed(found, afzender={"naam": "Lindemeer", "team": team})
        for found, team in zip(received, ("Zuid", "Noord"), strict=False)
    ]
    made = participants_of(teams, "Noord")
    assert (made.kind, names(made)) == (Kind.TEAMS, ["Noord", "Zuid"])
    whole = changed(received[3], afzender={"naam": "Lindemeer"})
    with pytest.raises(InputError, match="dubbel"):
        participants_of([*teams, whole], None)


def test_the_same_name_at_two_days_gets_its_day(received: list[Received]) -> None:
    later = changed(received[0], instellingen={"peildatum": "2018-09-30"})
    made = participants_of([received[0], later, received[1]], None)
    assert made.kind is Kind.MUNICIPALITIES
    assert "Aldermeer, derde kwartaal 2018" in names(made)
    assert "Bosrijk" in names(made)


def test_hidden_stays_hidden(six: Participants) -> None:
    """Every table shows the signs of the files, and no more numbers than they have."""
    for table in tables_of(Material(six, load_brand(None))):
        if table.name not in six.members[0].content.uitleg:
            continue
        kinds = list(table.columns.values())
        for member in six.members:
            made = [row for row in table.rows if row[0] == member.label]
            rows = getattr(member.content.tabellen, table.name)
            assert len(made) == len(rows)
            for row, read in zip(made, rows, strict=True):
                for cell, kind, value in zip(
                    row[1:], kinds[1:], read.model_dump().values(), strict=True
                ):
                    if isinstance(value, str) and not isinstance(cell, str):
                        assert sign(cell, kind) == value  # type: ignore[arg-type]
                        assert cell.value is None  # type: ignore[union-attr]


def test_a_hidden_count_has_no_point(received: list[Received]) -> None:
    content = json.loads(received[0].content.model_dump_json())
    content["tabellen"]["eerste_jaar"][-1]["gestopt"] = "."
    found = Received("a", Exchange.model_validate_json(json.dumps(content)))
    made = participants_of([found, *received[1:]], None)
    comparison = compared([first_year(member) for member in made.members])
    assert comparison.positions[0] is None
    whole = [share for member in made.members[1:] if (share := first_year(member))]
    assert comparison.pooled == pytest.approx(
        100 * sum(s.part for s in whole) / sum(s.whole for s in whole)
    )


def test_years_of_which_all_is_known() -> None:
    assert years_known(date(2018, 6, 30)) == (2012, 2013, 2014)
    assert years_known(date(2018, 12, 31)) == (2012, 2013, 2014)
    assert years_known(date(2019, 1, 1)) == (2013, 2014, 2015)


def row(year: int, group: str, running: int | str) -> OutflowRow:
    return OutflowRow(instroomjaar=year, groep=group, percentage=50, begonnen=100, lopend=running)  # type: ignore[arg-type]


def test_views_on_one_scale_have_the_same_years_and_groups() -> None:
    one = outflow_view([row(2015, "b", 50), row(2016, "b", 40)], "leefvorm", "leefvorm")
    other = outflow_view([row(2017, "a", 60), row(2017, "c", 20)], "leefvorm", "leefvorm")
    made = on_one_scale([one, other], 2)
    assert {view.years for view in made} == {(2015, 2016, 2017)}
    assert {view.groups for view in made} == {("a", "b")}
    assert [v.value for v in made[0].percentage[0]] == [None, 50]
    assert [v.value for v in made[1].percentage[2]] == [50, None]


@pytest.mark.parametrize("number", [2, 6, 15, 16, 40])
def test_panels_go_on_pages_in_order(number: int) -> None:
    panels = [Panel(str(n), None) for n in range(number)]  # type: ignore[arg-type]
    made = list(pages(panels))
    assert [panel for page in made for panel in page] == panels
    assert all(len(page) <= PANELS_PER_PAGE for page in made)


def test_many_household_names_leave_room_for_the_panels(received: list[Received]) -> None:
    content = json.loads(received[0].content.model_dump_json())
    for row in content["tabellen"]["leeftijd_leefvorm"]:
        if row["leefvorm"] != "Totaal":
            row["leefvorm"] = f"Een zeer lange naam van een leefvorm: {row['leefvorm']}"
    content["afzender"]["naam"] = "Anders"
    other = Received("b", Exchange.model_validate_json(json.dumps(content)))
    made = participants_of([other, *received[1:]], None)
    drawn = composition(made.members, "#154d66").decode()
    assert all(f">{name}<" in drawn for name in ("Alleenstaande ouder", "30-50"))
    assert drawn.count("Een zeer lange") == 1
    table = build_comparison(Material(made, load_brand(None))).views_chapter.tables[0]
    assert sum(name.startswith("Een zeer lange") for name in table.header) == 4


def test_a_percentage_on_the_page_is_whole(six: Participants) -> None:
    table = funnel(six, compared([first_year(member) for member in six.members]), "x", ("x", "x"))
    column = table.header.index("Percentage")
    assert all(row[column].text.isdigit() for row in table.rows)


def test_a_team_among_municipalities_tells_whose_it_is(received: list[Received]) -> None:
    team = changed(received[0], afzender={"naam": "Lindemeer", "team": "Noord"})
    assert "Noord (Lindemeer)" in names(participants_of([team, received[1]], None))


def words(report: object) -> str:
    return json.dumps(report, default=lambda thing: getattr(thing, "__dict__", str(thing)))


@pytest.fixture(scope="module")
def comparison(six: Participants) -> ComparisonReport:
    return build_comparison(Material(six, load_brand(None)))


@pytest.fixture(scope="module")
def report(comparison: ComparisonReport) -> str:
    return words(comparison)


def test_the_page_is_xml_too(comparison: ComparisonReport) -> None:
    require_same_as_xml(render_print(comparison, "vergelijking.html"))


def test_neutral_words_and_no_ranking(report: str) -> None:
    for word in ("beste", "slechtste", "de hoogste", "de laagste", "koploper"):
        assert word not in report.lower()
    assert "geen ranglijst" in report
    assert "Duinhaven, Noorderlaken en Rietveen" in report
    assert "overdispersie" in report
    assert "administratief" in report


def test_the_caveats_tell_how_hidden_strata_are_handled(report: str) -> None:
    assert "30 of meer uitkeringen" in report
    assert "wat verborgen is" in report
