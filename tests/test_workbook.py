"""The workbook as a spreadsheet program finds it: contents, real numbers and dates, objects."""

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from bijstand_report.disclosure.publishable import HIDDEN, Status, Value
from bijstand_report.tables.meanings import MEANINGS
from bijstand_report.tables.model import DataTable, Kind
from bijstand_report.workbook import About, write_workbook
from bijstand_report.workbook.sheet import HEADER_ROW

ABOUT = About(
    "Bijstand in Lindemeer",
    "uitkeringsadministratie gemeente Lindemeer",
    (date(2018, 6, 30),),
    "Aantallen zijn afgerond op 5.",
    provisional=True,
    notes=("Zonder de maand mei.",),
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def shown(number: float, decimals: int = 0) -> Value:
    return Value(number, Status.SHOWN, decimals)


STOCK = DataTable(
    "stand",
    "Lopende uitkeringen",
    "uitkeringen",
    {"maand": Kind.MONTH, "stand": Kind.COUNT},
    (("2016-02", shown(1690)), ("2016-03", HIDDEN)),
)
YEARS = DataTable(
    "stroom_jaar",
    "Stand per jaar",
    "uitkeringen",
    {"jaar": Kind.YEAR, "percentage": Kind.PERCENTAGE},
    (("2016", shown(38)), ("2014-2016", shown(38.5, 1))),
)


def made(*tables: DataTable) -> bytes:
    return write_workbook(tables, ABOUT)


def opened(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return ElementTree.fromstring(book.read(name))  # noqa: S314  # our own


def style_of(content: bytes, sheet: int, cell: str) -> str:
    """The number format of a cell."""
    found = part(content, f"xl/worksheets/sheet{sheet}.xml").find(f".//{MAIN}c[@r='{cell}']")
    assert found is not None
    styles = part(content, "xl/styles.xml")
    formats = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(f"{MAIN}numFmt")}
    used = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")[int(found.get("s", "0"))]
    builtin = {"0": "General", "1": "0", "3": "#,##0"}
    number = used.get("numFmtId")
    return str(formats.get(number) or builtin[str(number)])


def test_contents_come_first_and_lead_to_every_sheet() -> None:
    content = made(STOCK, YEARS)
    assert opened(content).sheet_names == ["Inhoud", "stand", "stroom_jaar"]
    sheet = part(content, "xl/worksheets/sheet1.xml")
    links = [link.get("location") for link in sheet.iter(f"{MAIN}hyperlink")]
    assert links == ["'stand'!A1", "'stroom_jaar'!A1"]
    text = [
        str(cell) for row in opened(content).get_sheet_by_name("Inhoud").to_python() for cell in row
    ]
    for words in (ABOUT.title, ABOUT.source, ABOUT.privacy, *ABOUT.warnings, "2018-06-30"):
        assert words in text
    assert MEANINGS["stand"] in text
    assert any(words.startswith("Voorlopige cijfers") for words in text)


def test_a_sheet_says_what_it_holds_above_its_header() -> None:
    rows = opened(made(STOCK)).get_sheet_by_name("stand").to_python()
    above = [row[0] for row in rows[:HEADER_ROW]]
    assert above[0] == "Lopende uitkeringen"
    assert above[1] == "Eenheid: uitkeringen."
    assert above[2] == (
        "Bron: uitkeringsadministratie gemeente Lindemeer, peildatum 30\xa0juni\xa02018; "
        "voorlopige cijfers."
    )
    assert above[3] == ABOUT.privacy
    assert rows[HEADER_ROW] == ["maand", "stand"]
    sheet = part(made(STOCK), "xl/worksheets/sheet2.xml")
    assert [link.get("location") for link in sheet.iter(f"{MAIN}hyperlink")] == ["'Inhoud'!A1"]


def test_numbers_and_dates_are_real() -> None:
    content = made(STOCK, YEARS)
    book = opened(content)
    assert book.get_sheet_by_name("stand").to_python()[HEADER_ROW + 1 :] == [
        [date(2016, 2, 29), 1690.0],
        [date(2016, 3, 31), "< 10"],
    ]
    assert book.get_sheet_by_name("stroom_jaar").to_python()[HEADER_ROW + 1 :] == [
        [2016.0, 38.0],
        ["2014-2016", 38.5],
    ]
    first = HEADER_ROW + 2
    assert style_of(content, 2, f"A{first}") == "[$-413]mmmm yyyy"
    assert style_of(content, 2, f"B{first}") == "[$-413]#,##0"
    assert style_of(content, 3, f"A{first}") == "0"
    assert style_of(content, 3, f"B{first}") == "0"
    assert style_of(content, 3, f"B{first + 1}") == "[$-413]0.0"


def test_every_table_is_an_object_with_a_header_and_an_alternative_text() -> None:
    content = made(STOCK, YEARS)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = [name for name in book.namelist() if name.startswith("xl/tables/")]
    objects = [part(content, name) for name in names]
    assert len({table.get("name") for table in objects}) == len(objects) == 3 + 2
    assert all(table.get("headerRowCount") != "0" for table in objects)
    told = [book_text(content, name) for name in names]
    assert all(re.search(r'altTextSummary="[^"]{10,}"', text) for text in told)


def book_text(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read(name).decode("utf-8")


def test_the_header_stays_in_sight_and_columns_are_wide_enough() -> None:
    sheet = part(made(STOCK), "xl/worksheets/sheet2.xml")
    pane = sheet.find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", str(HEADER_ROW + 1))
    widths = [float(str(column.get("width"))) for column in sheet.iter(f"{MAIN}col")]
    assert min(widths) >= 10
    assert widths[0] > len("september 2016")


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@x", "http://x.nl", "{=1}", "<b>&'"])
def test_text_stays_text(nasty: str) -> None:
    table = DataTable(
        "wijk", nasty, "u", {nasty: Kind.LABEL, "aantal": Kind.COUNT}, ((nasty, shown(1)),)
    )
    content = made(table)
    rows = opened(content).get_sheet_by_name("wijk").to_python()
    assert rows[HEADER_ROW : HEADER_ROW + 2] == [[nasty, "aantal"], [nasty, 1.0]]
    for sheet in (1, 2):
        assert not list(part(content, f"xl/worksheets/sheet{sheet}.xml").iter(f"{MAIN}f"))


def test_names_that_excel_would_refuse() -> None:
    """An own view called Inhoud, long names alike, headings that differ in capitals, no rows."""
    columns = {"groep": Kind.LABEL, "Groep": Kind.LABEL}
    tables = [
        DataTable(name, "t", "u", columns, ())
        for name in ("inhoud", f"rest_{28 * 'a'}", f"rest_{28 * 'a'}_2")
    ]
    book = opened(made(*tables))
    assert len(set(book.sheet_names)) == 4
    assert all(len(name) <= 31 for name in book.sheet_names)
    rows = book.get_sheet_by_name(book.sheet_names[1]).to_python()
    assert rows[HEADER_ROW] == ["groep", "Groep (2)"]
    assert rows[HEADER_ROW + 1][0] == "Geen gegevens"


def test_no_tables_at_all() -> None:
    assert opened(made()).sheet_names == ["Inhoud"]


def test_the_same_bytes() -> None:
    assert made(STOCK, YEARS) == made(STOCK, YEARS)
