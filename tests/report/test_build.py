"""The report as data: what it says for whom, and what it does with little or odd data."""

from pathlib import Path

import pytest
from well_formed import require_same_as_xml

from bijstand_report.formatting import NO_BREAK
from bijstand_report.render import render_print, render_screen

from .conftest import EXAMPLE

HEADER = "startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak\n"


def client_file(tmp_path: Path, rows: list[str]) -> Path:
    path = tmp_path / "klanten.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_every_figure_has_words_and_a_table(build) -> None:  # type: ignore[no-untyped-def]
    report = build(EXAMPLE, kwartaal="2018K2")
    figures = [figure for chapter in report.chapters for figure in chapter.figures]
    tables = {table.id for chapter in report.chapters for table in chapter.tables}
    assert [figure.id.removeprefix("figuur-") for figure in figures] == [
        "stand",
        "stroom",
        "leeftijd_leefvorm",
        "instroomreden",
        "leefvorm",
        "geslacht",
        "leeftijdsklasse",
        "leeftijdsklasse_geslacht",
        "cohort",
        "overleving",
        "overleving_instroomjaar",
        "duur",
        "uitstroomreden",
    ]
    for figure in figures:
        assert figure.table_id in tables
        assert len({figure.title, figure.subtitle, figure.alt, figure.source}) == 4
        assert figure.sentences
        assert figure.source.startswith("Bron: ")
        assert "peildatum 30 juni 2018" in figure.source.replace(NO_BREAK, " ")
        assert "Eenheid: " in figure.source


def source_of(report, name: str) -> str:  # type: ignore[no-untyped-def]
    figures = [figure for chapter in report.chapters for figure in chapter.figures]
    return next(figure.source for figure in figures if figure.id == f"figuur-{name}")


def test_a_source_line_says_what_is_absent(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    few, many = "01-02-2017;;vrouw;;Anders;14", "01-02-2017;;man;1990;Alleenstaande;14"
    ended = many.replace(";;", ";01-03-2018;", 1)
    path = client_file(tmp_path, [few] * 4 + [many] * 300 + [ended] * 100)
    council = build(path, kwartaal="2018K2", gemeente="Lindemeer")
    assert source_of(council, "leeftijd_leefvorm").startswith("Bron: administratie Lindemeer, ")
    assert source_of(council, "geslacht").endswith("Kleine aantallen ontbreken.")
    exact = build(path, kwartaal="2018K2", profiel="intern")
    assert source_of(exact, "geslacht").endswith("Eenheid: uitkeringen.")
    assert "Zonder" not in source_of(exact, "leeftijd_leefvorm")


def test_a_class_without_a_bar_is_named(build) -> None:  # type: ignore[no-untyped-def]
    line = source_of(build(EXAMPLE, kwartaal="2018K2"), "leeftijd_leefvorm")
    assert line.endswith("Zonder leeftijd Onbekend: te kleine aantallen.")


def test_profile_is_told(build) -> None:  # type: ignore[no-untyped-def]
    assert "openbaar" in build(EXAMPLE, kwartaal="2018K2").profile.cover
    assert "intern" in build(EXAMPLE, kwartaal="2018K2", profiel="intern").profile.cover


def test_no_sentence_calls_an_equal_stand_a_change(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = ["01-02-2010;;vrouw;1980;Anders;14"] * 1000 + ["01-02-2018;;man;1990;Anders;14"] * 9
    report = build(client_file(tmp_path, rows), kwartaal="2018K2", profiel="intern")
    assert any("vrijwel gelijk gebleven" in text for text in report.highlights)
    rows += ["01-02-2018;;man;1990;Anders;14"]
    report = build(client_file(tmp_path, rows), kwartaal="2018K2", profiel="intern")
    assert any("gestegen" in text for text in report.highlights)


@pytest.mark.parametrize("profile", ["raad", "intern"])
@pytest.mark.parametrize(
    "rows",
    [
        ["29-02-2016;;vrouw;1980;Anders;14"],
        ["01-02-2015;01-02-2015;man;;;"],
        ["01-02-2015;01-03-2016;man;1980;Anders;14"] * 40,
        ["01-02-2015;;man;1980;Anders;14"] * 40,
        [f"01-02-2015;;man;1980;Leefvorm {i};{i}" for i in range(60)],
    ],
    ids=["one row", "nothing running, nothing known", "all ended", "all open", "60 categories"],
)
def test_little_or_odd_data(build, tmp_path: Path, rows: list[str], profile: str) -> None:  # type: ignore[no-untyped-def]
    report = build(client_file(tmp_path, rows), kwartaal="2018K2", profiel=profile)
    for made in (render_print(report), render_screen(report)):
        html = made.partition("</style>")[2]
        assert "nan" not in html.lower().replace("financ", "")
        assert "None" not in html
        assert "inf%" not in html


def test_data_cannot_become_markup(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    nasty = "<script>alert(1)</script>"
    rows = [f"01-02-2015;;man;1980;{nasty};14"] * 50
    report = build(
        client_file(tmp_path, rows), kwartaal="2018K2", profiel="intern", gemeente="<b>{{ 7*7 }}"
    )
    for html in (render_print(report), render_screen(report)):
        assert nasty not in html
        assert "<b>{{" not in html
        assert "&lt;script&gt;" in html


def test_the_page_is_xml_too(build) -> None:  # type: ignore[no-untyped-def]
    for name in ("Lindemeer", 'O\'Dam & <b> "z"'):
        require_same_as_xml(render_print(build(gemeente=name)))


def test_durations_of_more_than_99_months(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = ["01-02-2000;;man;1980;Anders;14"] * 60 + [
        "01-02-2000;01-02-2012;man;1980;Anders;14"
    ] * 70
    report = build(client_file(tmp_path, rows), kwartaal="2018K2", profiel="intern")
    cells = {
        table.id: [cell.text for row in table.rows for cell in row]
        for chapter in report.chapters
        for table in chapter.tables
    }
    assert "220" in cells["tabel-kerncijfers"]
    assert "144" in cells["tabel-overleving"]


def test_nothing_is_said_under_a_table_of_what_is_hidden(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = ["01-02-2018;;man;1980;Anders;14"] * 60
    html = render_print(build(client_file(tmp_path, rows), kwartaal="2018K2"))
    assert "Twee jaar of langer: ." not in html


def test_what_the_file_lacks_is_said_in_one_line(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    report = build(client_file(tmp_path, ["01-02-2010;;vrouw;1980;Anders;14"]), kwartaal="2018K2")
    assert report.reasons is None
    assert "Waarom" not in [chapter.name for chapter in report.chapters]
    reasons, clients = report.left_out
    assert "redenen" in reasons
    assert "cliëntnummers" in clients
    assert build(EXAMPLE, kwartaal="2018K2").left_out == ()


def test_targets_and_national_figures_stand_in_the_tiles(build) -> None:  # type: ignore[no-untyped-def]
    options = {"doelen": {"stand": 1600}, "landelijk": {"twee_jaar": 72, "bron": "bron X"}}
    report = build(EXAMPLE, kwartaal="2018K2", **options)
    assert ("doel", "1.600") in report.tiles[0].comparisons
    assert ("landelijk", "72%") in report.tiles[5].comparisons
    assert report.national_note == "Landelijke cijfers: bron X."


def test_own_views_are_in_the_report(build) -> None:  # type: ignore[no-untyped-def]
    report = build(EXAMPLE, kwartaal="2018K2", indelingen={"Niveau": "Opleidingsniveau"})
    assert "figuur-niveau" in [figure.id for figure in report.outflow.figures]
    assert "tabel-niveau" in [table.id for table in report.appendix.tables]
    survival = next(t for t in report.duration.tables if t.id == "tabel-overleving")
    assert any(row[0].text.startswith("Niveau: ") for row in survival.rows)


def first_year_tile(report):  # type: ignore[no-untyped-def]
    return next(tile for tile in report.tiles if tile.label.startswith("Binnen een jaar"))


def begun(year: int, number: int, end: str = "") -> list[str]:
    return [f"01-02-{year};{end};vrouw;1980;Alleenstaande;14"] * number


def test_the_first_year_tile_waits_until_a_year_has_passed(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """All of 2017 and 2018 ended within weeks: known, but 2016 is the newest that a year shows."""
    rows = begun(2015, 40) + begun(2016, 40) + begun(2017, 40, "01-04-2017")
    path = client_file(tmp_path, rows + begun(2018, 40, "01-04-2018"))
    tile = first_year_tile(build(path, kwartaal="2018K2", profiel="intern"))
    assert (tile.label, tile.number) == ("Binnen een jaar uit de bijstand (instroom 2016)", "0,0")
    assert tile.comparisons == (("instroom 2015", "0,0%"),)


def test_the_first_year_tile_tells_hidden_from_not_there_yet(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    hidden = client_file(tmp_path, begun(2016, 12) + begun(2018, 12, "01-04-2018"))
    assert first_year_tile(build(hidden, kwartaal="2018K2")).number == "."
    new = client_file(tmp_path, begun(2018, 60, "01-04-2018"))
    assert first_year_tile(build(new, kwartaal="2018K2")).number == "n.v.t."


def test_uitstroom_without_percentages_is_one_sentence(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    few = [row for year in range(2010, 2018) for row in begun(year, 5)]
    chapter = build(client_file(tmp_path, few), kwartaal="2018K2", jaren_samen=1).outflow
    assert chapter.lede.startswith("Er zijn te weinig uitkeringen")
    assert chapter.figures == ()
