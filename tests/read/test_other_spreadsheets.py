"""ODS and old Excel files, and tables that neither begin nor end where the sheet does."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from bijstand_report.read import read_client_file
from bijstand_report.validation.validate import validate

HEADER = ["startdatum", "einddatum", "geslacht", "geboortejaar", "leefvorm", "Instroomreden"]
ROWS = [
    [date(2018, 4, 3), None, "man", 1982, "Één ouder", 14],
    [date(2018, 12, 31), date(2019, 2, 1), "vrouw", 1990, "Gehuwd", 1],
]
ABOVE: list[list[object]] = [["Bijstand, alle teams"], [], ["Peildatum", date(2018, 6, 30)]]
BELOW: list[list[object]] = [[], ["Eindtotaal", None, None, None, None, 2], ["Bron: register"]]
Sheets = dict[str, list[list[object]]]


def xlsx(path: Path, sheets: Sheets) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def xls(path: Path, sheets: Sheets) -> None:
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write(place, column, datetime(*value.timetuple()[:3]), day)  # noqa: DTZ001
                elif value is not None:
                    sheet.write(place, column, value)
    book.save(path)


def ods(path: Path, sheets: Sheets) -> None:
    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        sheet = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(_cell(value))
            sheet.addElement(line)
        book.spreadsheet.addElement(sheet)
    book.save(path)


def _cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, int):
        cell = TableCell(valuetype="float", value=str(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


KINDS = {".xlsx": xlsx, ".xls": xls, ".ods": ods}


@pytest.mark.parametrize(("extension", "write"), KINDS.items())
def test_a_table_in_the_midst_of_a_sheet(
    tmp_path: Path, extension: str, write: Callable[[Path, Sheets], None]
) -> None:
    path = tmp_path / f"klanten{extension}"
    table = [*ABOVE, HEADER, *ROWS, *BELOW]
    write(path, {"Toelichting": [["Dit is een export"]], "Gegevens": table})
    raw = read_client_file(path)
    assert raw.details == {"Werkblad": "Gegevens", "Rij met kolomnamen": "4"}
    assert list(raw.frame.index) == [5, 6]
    assert raw.footer == (8, 9)
    checked = validate(raw)
    assert checked.frame["startdatum"].dt.date.tolist() == [date(2018, 4, 3), date(2018, 12, 31)]
    assert checked.frame["leefvorm"].tolist() == ["Één ouder", "Gehuwd"]
    assert checked.frame["geboortejaar"].tolist() == [1982, 1990]
    assert checked.frame["oorzaak"].tolist() == [14, 1]
    assert checked.rows_read == 2
    (below,) = [found for found in checked.findings if found.rule.key == "onder_de_tabel"]
    assert (below.count, below.rows) == (2, (8, 9))


@pytest.mark.parametrize(("extension", "write"), KINDS.items())
def test_a_sheet_by_name(
    tmp_path: Path, extension: str, write: Callable[[Path, Sheets], None]
) -> None:
    path = tmp_path / f"klanten{extension}"
    write(path, {"Een": [HEADER, ROWS[0]], "Twee": [HEADER, ROWS[1]]})
    assert read_client_file(path, "Twee").frame["geslacht"].tolist() == ["vrouw"]


@pytest.mark.parametrize(("extension", "write"), KINDS.items())
def test_the_content_decides_and_not_the_extension(
    tmp_path: Path, extension: str, write: Callable[[Path, Sheets], None]
) -> None:
    path = tmp_path / f"klanten{extension}"
    write(path, {"Een": [HEADER, *ROWS]})
    for other in {*KINDS} - {extension}:
        renamed = path.rename(tmp_path / f"anders{other}")
        assert len(read_client_file(renamed).frame) == 2
        renamed.rename(path)
