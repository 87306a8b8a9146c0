"""The code list of causes: the shipped one, the original's file, and lists that cannot be used."""

from pathlib import Path

import pytest
import xlsxwriter

from bijstand_report.errors import InputError
from bijstand_report.read.cause_list import read_cause_list

CODE = "Code oorzaak bijstandsafhankelijkheid"
DESCRIPTION = "Omschrijving oorzaak bijstandsafhankelijkheid"


def written(folder: Path, *lines: str) -> Path:
    file = folder / "codes.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_the_shipped_list() -> None:
    causes = read_cause_list(None)
    assert len(causes.descriptions) == 32
    assert list(causes.descriptions) == sorted(causes.descriptions)
    assert causes.descriptions[14] == "Einde Uitkering werkeloosheid"
    assert causes.name == "oorzaken.csv"


def test_the_shipped_list_is_that_of_the_original(reference: Path) -> None:
    (file,) = (reference / "data").glob("*Code oorzaak*.xlsx")
    assert read_cause_list(file).descriptions == read_cause_list(None).descriptions


def test_header_on_the_second_row_text_codes_and_a_time_stamp(tmp_path: Path) -> None:
    file = tmp_path / "codes.xlsx"
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        rows = [[CODE, DESCRIPTION], ["07", "Een"], [8, " Twee  woorden "], ["9", ""]]
        for number, row in enumerate([[], *rows, ["2018-07-09", "12:36"]]):
            sheet.write_row(number, 0, row)
    assert dict(read_cause_list(file).descriptions) == {7: "Een", 8: "Twee woorden"}


def test_the_same_line_twice_is_no_contradiction(tmp_path: Path) -> None:
    file = written(tmp_path, f"{CODE};{DESCRIPTION}", "1;Een", "1;Een")
    assert dict(read_cause_list(file).descriptions) == {1: "Een"}


def test_two_descriptions_for_a_code(tmp_path: Path) -> None:
    file = written(tmp_path, f"{CODE};{DESCRIPTION}", "1;Een", "2;Twee", "1;Uno")
    with pytest.raises(InputError, match=r"codes\.csv hebben codes .*: 1\."):
        read_cause_list(file)


def test_other_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"{CODE} en {DESCRIPTION}"):
        read_cause_list(written(tmp_path, "code;omschrijving", "1;Een"))


def test_no_codes(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="geen enkele code"):
        read_cause_list(written(tmp_path, f"{CODE};{DESCRIPTION}", "x;Een"))
