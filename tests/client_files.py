"""One client file in every form in which it may come: bytes, or a database."""

import sqlite3
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from bijstand_report.example_data import generate
from bijstand_report.write import WRITERS


def client_frame(rows: int = 400, seed: int = 9) -> pd.DataFrame:
    """Example data with letters beyond ASCII."""
    frame = generate(rows, seed)
    names = frame["Omschrijving leefvorm"]
    return frame.assign(
        **{"Omschrijving leefvorm": names.str.replace("Alleenstaande ouder", "Één ouder")}
    )


def delimited(separator: str, encoding: str, dates: str) -> Callable[[pd.DataFrame], bytes]:
    def write(frame: pd.DataFrame) -> bytes:
        texts = frame.copy()
        for name in frame.select_dtypes("datetime").columns:
            texts[name] = frame[name].dt.strftime(dates)
        return texts.to_csv(sep=separator, index=False, lineterminator="\r\n").encode(encoding)

    return write


def with_excel_numbers(frame: pd.DataFrame) -> bytes:
    """Dates as numbers of Excel, open ends as 9999-12-31, leading zeros lost."""
    texts = frame.copy()
    for name in frame.select_dtypes("datetime").columns:
        days = (frame[name] - pd.Timestamp("1899-12-30")).dt.days
        texts[name] = days.fillna(2_958_465).astype("Int64")
    texts["Clientnummer"] = texts["Clientnummer"].astype("Int64")
    texts["Kode groep"] = texts["Kode groep"].astype("Int64")
    return texts.to_csv(sep=";", index=False).encode()


def rows_with_totals(frame: pd.DataFrame) -> list[list[object]]:
    """A title above, the header, the rows, a blank row and totals."""
    cells = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    body = [[_plain(cell) for cell in row] for row in cells]
    totals: list[object] = ["Totaal", *[None] * (len(frame.columns) - 2), len(frame)]
    return [["Bijstand, alle teams"], [], list(frame.columns), *body, [], totals]


def _plain(cell: object) -> object:
    if isinstance(cell, pd.Timestamp):
        return cell.to_pydatetime()
    return int(cell) if isinstance(cell, np.integer) else cell


def xls(frame: pd.DataFrame) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Gegevens")
    day = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for place, row in enumerate(rows_with_totals(frame)):
        for column, value in enumerate(row):
            if value is not None:
                style = (day,) if hasattr(value, "year") else ()
                sheet.write(place, column, value, *style)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def ods(frame: pd.DataFrame) -> bytes:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Gegevens")
    for row in rows_with_totals(frame):
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    content = BytesIO()
    book.write(content)
    return content.getvalue()


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if hasattr(value, "isoformat"):
        cell = TableCell(valuetype="date", datevalue=value.isoformat()[:10])
    elif isinstance(value, int):
        cell = TableCell(valuetype="float", value=str(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def labelled(frame: pd.DataFrame) -> pd.DataFrame:
    """Texts as categories, which SPSS and R know as codes with labels and factors."""
    names = ["geslacht", "Omschrijving leefvorm", "Team", "Opleidingsniveau"]
    return frame.assign(**{name: frame[name].astype("category") for name in names})


# name of the file -> how it is made
FORMS: Mapping[str, Callable[[pd.DataFrame], bytes]] = {
    "utf8.csv": delimited(";", "utf-8", "%d-%m-%Y"),
    "bom.csv": delimited(",", "utf-8-sig", "%Y-%m-%d"),
    "windows.csv": delimited(";", "cp1252", "%d-%m-%Y"),
    "utf16.tsv": delimited("\t", "utf-16", "%Y%m%d"),
    "cijfers.txt": delimited("|", "cp1252", "%Y%m%d"),
    "amerika.csv": delimited(",", "utf-8", "%m/%d/%Y"),
    "getallen.csv": with_excel_numbers,
    "klanten.xlsx": WRITERS[".xlsx"],
    "klanten.xls": xls,
    "klanten.ods": ods,
    "klanten.sav": lambda frame: WRITERS[".sav"](labelled(frame)),
    "teksten.sav": WRITERS[".sav"],
    "klanten.rds": lambda frame: WRITERS[".rds"](labelled(frame)),
    "klanten.parquet": WRITERS[".parquet"],
}


def sqlite_file(path: Path, frame: pd.DataFrame) -> str:
    """The same in a table `uitkering`; gives the address."""
    texts = frame.copy()
    for name in frame.select_dtypes("datetime").columns:
        texts[name] = frame[name].dt.strftime("%Y-%m-%d")
    with sqlite3.connect(path) as connection:
        texts.to_sql("uitkering", connection, index=False)
    connection.close()
    return f"sqlite:///{path}"
