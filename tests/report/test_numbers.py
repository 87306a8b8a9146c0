"""Every number in a sentence equals the table that it speaks of."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from municipalities import client_file

from bijstand_report.report.model import Figure, Report, Table

from .conftest import EXAMPLE

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
PROFILES = ("raad", "hub", "intern")


def numbers(text: str) -> list[str]:
    """The figures in a sentence; years, dates, ages and class names are no figures."""
    for pattern in (
        rf"\d{{1,2}}\s(?:{MONTHS})\s\d{{4}}",
        r"(?:uit|in|van|vanaf) \d{4}(?:–\d{4})?\b",
        r"(?:jonger dan|ouder dan|van|tot\sen\smet|tot)\s\d\d\b(?!%|,\d)",
        r"< 30|30-50|50\+",
        r"minder dan 10",
        r"\d+ jaar",
    ):
        text = re.sub(pattern, " ", text)
    return re.findall(r"\d[\d.]*(?:,\d+)?(?=%|\b)", text)


def cells(tables: list[Table]) -> set[str]:
    """What stands in tables and the notes under them; of "53 (52–54)" all three figures."""
    texts = {cell.text for table in tables for row in table.rows for cell in row}
    texts |= {note for table in tables for note in table.notes}
    return texts | {found for text in texts for found in re.findall(r"\d[\d.]*(?:,\d+)?", text)}


def all_tables(report: Report) -> list[Table]:
    return [table for chapter in report.chapters for table in chapter.tables]


def of_figure(report: Report, figure: Figure) -> list[Table]:
    name = figure.table_id
    return [t for t in all_tables(report) if t.id == name or t.id.startswith(f"{name}-")]


def figure_texts(report: Report) -> Iterator[tuple[str, set[str]]]:
    for chapter in report.chapters:
        for figure in chapter.figures:
            known = cells(of_figure(report, figure))
            assert known
            for text in (figure.title, figure.subtitle, figure.alt, *figure.sentences):
                yield text, known


def summary_texts(report: Report) -> Iterator[tuple[str, set[str]]]:
    known = cells(all_tables(report))
    yield report.summary_lede, known
    yield report.outflow.lede, known
    for text in report.highlights:
        yield text, known
    for tile in report.tiles:
        yield tile.number, known
        for _, value in tile.comparisons:
            yield value, known


def check(report: Report) -> int:
    checked = 0
    for text, known in (*figure_texts(report), *summary_texts(report)):
        for number in numbers(text):
            assert number.rstrip(".") in known, f"{number} in: {text}"
            checked += 1
    return checked


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kwartaal", ["2018K2", "2016K4", "2009K3"])
def test_example(build, profile: str, kwartaal: str) -> None:  # type: ignore[no-untyped-def]
    assert check(build(EXAMPLE, profiel=profile, kwartaal=kwartaal, gemeente="Lindemeer")) > 50


@pytest.mark.parametrize("method", ["peildatum", "origineel"])
@pytest.mark.parametrize("profile", PROFILES)
def test_reference(build, reference: Path, profile: str, method: str) -> None:  # type: ignore[no-untyped-def]
    path = reference / "data" / "DummyDataBijstandv3.rds"
    report = build(path, profiel=profile, methode=method, peildatum="2018-07-09")
    assert check(report) > 50


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client file of a small municipality."""
    path = tmp_path_factory.mktemp("klein") / "klein.csv"
    client_file(11, 300).to_csv(path, sep=";", index=False)
    return path


@pytest.mark.parametrize("width", [2, 3, 5])
def test_years_together(build, small: Path, width: int) -> None:  # type: ignore[no-untyped-def]
    """What is said holds, and a single year of some together is spoken of nowhere."""
    report = build(small, kwartaal="2018K2", periode="2011-2018", jaren_samen=width)
    assert check(report) > 20
    rows = next(t for t in all_tables(report) if t.id == "tabel-cohort").rows
    together = {cell.text for row in rows for cell in row if "–" in cell.text}
    assert together
    inside = {str(year) for pair in together for year in range(*map(int, pair.split("–")))}
    said = [*figure_texts(report), *summary_texts(report)]
    for text, _ in said:
        assert not set(re.findall(r"uit (\d{4})\b(?!–)", text)) & inside, text
    assert any(pair in text for text, _ in said for pair in together)


def test_the_check_can_fail() -> None:
    assert numbers("Op 30 juni 2018 liepen er 1.690; bij mensen ouder dan 50 is dat 38,1%.") == [
        "1.690",
        "38,1",
    ]


def test_hidden_figures_are_not_spoken_of(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """With nine people nothing may be said in numbers at all."""
    header = "startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak\n"
    row = "01-02-2015;;vrouw;1980;Alleenstaande;14\n"
    path = tmp_path / "negen.csv"
    path.write_text(header + "".join(row.replace("1980", str(1960 + i)) for i in range(9)))
    report = build(path, kwartaal="2018K2")
    for text, _ in (*figure_texts(report), *summary_texts(report)):
        assert numbers(text.replace("< 10", "")) == [], text
