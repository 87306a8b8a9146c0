"""Rows below a table: totals and remarks are none of it, and rows of the table are never taken."""

from pathlib import Path

import pytest

from bijstand_report.read import read_client_file

HEADER = "startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak\n"
ROW = "01-02-2015;;vrouw;1980;Alleenstaande;14\n"


def footer(tmp_path: Path, below: str) -> tuple[int, ...]:
    path = tmp_path / "a.csv"
    path.write_text(HEADER + ROW + below, encoding="utf-8")
    return read_client_file(path).footer


@pytest.mark.parametrize(
    "line",
    [
        *("Totaal;;;;;1", "eindtotaal;1;;;;", ";;Subtotaal;;;7", "Grand Total;;;;;3"),
        *("Aantal rijen: 1;;;;;", "(1 rows affected)", "Bron: GWS;;;;;", "Gemaakt op 3-7-2018"),
    ],
)
def test_what_is_below_the_table(tmp_path: Path, line: str) -> None:
    assert footer(tmp_path, line + "\n") == (3,)
    assert footer(tmp_path, "\n" + line + "\n\nEinde van het overzicht\n") == (4, 6)


@pytest.mark.parametrize(
    "line",
    [
        *(ROW.strip(), ";;;1980;;", "01-02-2015;;;;;", "0012345;;;;;", "Totaalaanpak;;;;;2"),
        *(";;vrouw;;;", "31-31-2015;;man;1980;Anders;1"),
    ],
)
def test_what_is_a_row_of_the_table(tmp_path: Path, line: str) -> None:
    assert footer(tmp_path, line + "\n") == ()


@pytest.mark.parametrize("blank", ["   ", " ;;;;;", ";; ;;\t;\u00a0"])
def test_a_row_of_spaces_is_an_empty_row(tmp_path: Path, blank: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"{HEADER}{ROW}{blank}\n{ROW}{blank}\nTotaal;;;;;2\n{blank}\n", encoding="utf-8"
    )
    raw = read_client_file(path)
    assert list(raw.frame.index) == [2, 4]
    assert raw.footer == (6,)


def test_totals_between_the_rows_are_rows(tmp_path: Path) -> None:
    assert footer(tmp_path, "Totaal;;;;;1\n" + ROW) == ()


def test_a_remark_in_a_list_of_few_columns_is_a_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("startdatum;leefvorm\n01-02-2015;Anders\n;Alleen: en zo\n", encoding="utf-8")
    assert read_client_file(path).footer == ()
