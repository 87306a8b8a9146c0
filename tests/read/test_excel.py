"""Spreadsheets: the sheet and the header are found, cells keep their type."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from bijstand_report.errors import InputError
from bijstand_report.read import read_client_file
from bijstand_report.validation.validate import validate

HEADER = ["startdatum", "einddatum", "geslacht", "geboortejaar", "leefvorm", "Instroomreden"]
ROW = [date(2018, 1, 1), None, "man", 1982, "Alleenstaande", 14]


def book(file: Path, **sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(file, {"default_date_format": "dd-mm-yyyy"}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file


def test_cells_keep_their_type(tmp_path: Path) -> None:
    raw = read_client_file(book(tmp_path / "a.xlsx", Blad1=[HEADER, ROW]))
    assert raw.frame.iloc[0].tolist() == [date(2018, 1, 1), "", "man", 1982, "Alleenstaande", 14]
    assert raw.details == {"Werkblad": "Blad1", "Rij met kolomnamen": "1"}


def test_title_rows_above_the_header(tmp_path: Path) -> None:
    rows = [["Bestand bijstand"], [], ["Team", "alle"], HEADER, ROW, [], ROW]
    raw = read_client_file(book(tmp_path / "a.xlsx", Blad1=rows))
    assert list(raw.frame.columns) == HEADER
    assert list(raw.frame.index) == [5, 7]


def test_a_row_with_one_space_is_an_empty_row(tmp_path: Path) -> None:
    raw = read_client_file(book(tmp_path / "a.xlsx", Blad1=[HEADER, ROW, [" "], ROW, [" "]]))
    assert list(raw.frame.index) == [2, 4]


@pytest.mark.parametrize(("titles", "found"), [(19, True), (20, False)])
def test_the_header_is_looked_for_in_the_first_twenty_rows(
    tmp_path: Path, titles: int, *, found: bool
) -> None:
    rows = [["titel"]] * titles + [HEADER, ROW]
    raw = read_client_file(book(tmp_path / "a.xlsx", Blad1=rows))
    assert ("geslacht" in raw.frame.columns) is found


def test_the_first_sheet_with_a_header_is_taken(tmp_path: Path) -> None:
    sheets = {"Toelichting": [["Leefvorm"], ["Anders"]], "Leeg": [], "Data": [HEADER, ROW]}
    raw = read_client_file(book(tmp_path / "a.xlsx", **sheets))
    assert raw.details["Werkblad"] == "Data"


def test_a_sheet_by_name(tmp_path: Path) -> None:
    other = [*ROW[:2], "vrouw", *ROW[3:]]
    file = book(tmp_path / "a.xlsx", Een=[HEADER, ROW], Twee=[HEADER, other])
    assert read_client_file(file, "Twee").frame["geslacht"].tolist() == ["vrouw"]


def test_a_wrong_sheet_name_names_the_sheets(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", Een=[HEADER], Twee=[HEADER])
    with pytest.raises(InputError, match=r"a\.xlsx.*Drie.*Een, Twee"):
        read_client_file(file, "Drie")


def test_a_workbook_without_cells(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Blad1 van het bestand a\.xlsx is leeg"):
        read_client_file(book(tmp_path / "a.xlsx", Blad1=[]))


def test_no_known_header_takes_the_first_filled_row(tmp_path: Path) -> None:
    raw = read_client_file(book(tmp_path / "a.xlsx", Blad1=[[], ["begin", "einde"], [1, 2]]))
    assert list(raw.frame.columns) == ["begin", "einde"]


def test_text_with_the_wrong_extension_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_text("startdatum;leefvorm\n")
    with pytest.raises(InputError, match=r"a\.xlsx is geen leesbaar Excel-bestand"):
        read_client_file(file)


def test_a_spreadsheet_named_csv_says_so(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", Blad1=[HEADER, ROW]).rename(tmp_path / "a.csv")
    with pytest.raises(InputError, match=r"a\.csv .*\.xlsx"):
        read_client_file(file)


def test_dates_as_excel_has_them(tmp_path: Path) -> None:
    """A real date, a number without date format, 9999-12-31 and a zero shown as a date."""
    rows: list[list[object]] = [HEADER]
    rows += [[43193.75, date(9999, 12, 31), *ROW[2:]], [date(2018, 4, 3), 0, *ROW[2:]]]
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file, {"default_date_format": "dd-mm-yyyy"}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_number(2, 1, 0, workbook.add_format({"num_format": "dd-mm-yyyy"}))
    frame = validate(read_client_file(file)).frame
    assert frame["startdatum"].dt.date.tolist() == [date(2018, 4, 3)] * 2
    assert frame["einddatum"].isna().all()


@pytest.mark.skipif(sys.platform == "win32", reason="ulimit")
def test_a_cell_in_the_last_corner_of_a_sheet_takes_no_memory(tmp_path: Path) -> None:
    """In a process of its own: without the limit this test would bring down the others."""
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write(1_048_575, 16_383, " ")
    program = 'ulimit -v 8000000; exec "$0" -m bijstand_report controleren "$1"'
    done = subprocess.run(
        ["/bin/sh", "-c", program, sys.executable, str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 1
    assert "ver onder of naast de tabel" in done.stderr
