"""Text files with separators: CSV, TSV and relatives.

Takes a path; gives every value as text, exactly as it stands. Finds encoding and separator by
looking, and says which. Refuses binary files, broken quotes, texts that hold whole rows, and lines
with more fields than the header, all such lines at once; blank fields at the end do not count.
"""

import codecs
import csv
import io
import re
from collections.abc import Collection, Sequence
from itertools import islice
from pathlib import Path

import pandas as pd

from bijstand_report.errors import InputError
from bijstand_report.read.layout import ROWS_TO_SEARCH, Header, as_table, find_header
from bijstand_report.read.raw import RawTable

SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "verticale streep"}
ROWS_TO_SHOW = 20
MOST_BLANK_FIELDS = 50  # beyond the header, in a row; pandas makes room for them in every row

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 met BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Excel writes this first line to tell itself the separator.
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<separator>[;,\t|])"?[;,\t|]*\r?\n?', re.IGNORECASE)
_SAMPLE_SIZE = 100_000  # signs; below the field limit of the csv module
_TOO_LONG = re.compile(r"Expected \d+ fields in line \d+, saw \d+")
_CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_delimited(path: Path, known: Collection[str]) -> RawTable:
    """Read a text file; `known` are the normalised names that mark its header row.

    Raises InputError when it is no text file or its lines do not fit its header.
    """
    text, encoding = decode(path.read_bytes(), path.name)
    separator, header = _find_layout(text[:_SAMPLE_SIZE], known)
    rows = _parse(text, separator, header, path.name)
    details = {
        "Codering": encoding,
        "Scheidingsteken": SEPARATORS[separator],
        "Rij met kolomnamen": str(header.place + 1),
    }
    frame, footer = as_table(rows.iloc[1:], rows.iloc[0].tolist(), header.place + 2)
    return RawTable(frame, path.name, details, footer=footer)


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    UTF-8 and UTF-16 by their mark, else UTF-8 if it fits, else cp1252 (Windows).
    Raises InputError for a file that is not text.
    """
    marked = [
        (codec, label) for mark, codec, label in _BYTE_ORDER_MARKS if content.startswith(mark)
    ]
    for codec, label in [*marked, ("utf-8", "UTF-8"), ("cp1252", "Windows (cp1252)")]:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        text = _without_end_sign(text)
        _require_text(text, name)
        # The parser loses count of lines that end as on old Macs.
        return (text if "\n" in text else text.replace("\r", "\n")), label
    raise _not_text(name)


def _without_end_sign(text: str) -> str:
    """The text without the Ctrl-Z by which programs of DOS end a file."""
    end = text.rstrip()
    return end.rstrip("\x1a") if end.endswith("\x1a") else text


def _require_text(text: str, name: str) -> None:
    if "\0" in text or _CONTROL_SIGNS.search(text[:_SAMPLE_SIZE]):
        raise _not_text(name)
    if not text.strip():
        raise InputError(f"Het bestand {name} is leeg. Maak de export opnieuw.")


def _not_text(name: str) -> InputError:
    return InputError(
        f"Het bestand {name} is geen leesbaar tekstbestand. Is het een Excel-bestand, geef het dan "
        "de extensie .xlsx. Sla het anders opnieuw op als CSV (UTF-8)."
    )


def _find_layout(sample: str, known: Collection[str]) -> tuple[str, Header]:
    told = _SEPARATOR_LINE.match(sample)
    if told:
        rows = _sample_rows(sample, told["separator"])
        header = find_header([[], *rows[1:]], known)
        return told["separator"], header
    layouts = {
        separator: (rows, find_header(rows, known))
        for separator in SEPARATORS
        for rows in [_sample_rows(sample, separator)]
    }
    best = max(layouts, key=lambda separator: _fit(*layouts[separator]))
    return best, layouts[best][1]


def _sample_rows(sample: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    return list(islice(reader, ROWS_TO_SEARCH))


def _fit(rows: list[list[str]], header: Header) -> tuple[int, int, int]:
    """How well a separator fits: known names first, then rows as wide as the header."""
    width = len(rows[header.place]) if rows else 0
    alike = sum(len(row) == width for row in rows) if width > 1 else 0
    return header.known, alike, width


def _parse(text: str, separator: str, header: Header, name: str) -> pd.DataFrame:
    """All rows from the header on, the header as first row, every value text."""
    try:
        rows, blank = _rows_and_blank_fields(text, separator, header, name)
    except (pd.errors.ParserError, csv.Error) as error:
        raise _broken_quotes(error, header, name) from None
    # Two rows made one have as many fields more as their text has separators less.
    _refuse_swallowed_rows(rows, separator, rows.shape[1] - 1 - blank, header, name)
    return rows


def _rows_and_blank_fields(
    text: str, separator: str, header: Header, name: str
) -> tuple[pd.DataFrame, int]:
    """The rows, and the most blank fields that one of them has more than the header.

    Some exports end every row, but not the header, with a separator.
    """
    try:
        return _fields(text, separator, header, None), 0
    except pd.errors.ParserError as error:
        if not _TOO_LONG.search(str(error)):
            raise
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    width = len(next(islice(rows, header.place, None)))
    blank, too_long = 0, []
    for number, row in enumerate(rows, header.place + 2):
        more = len(row) - width
        if more > MOST_BLANK_FIELDS or any(map(str.strip, row[width:])):
            too_long.append(number)
        blank = max(blank, more)
    _refuse_long_rows(too_long, name)
    return _fields(text, separator, header, range(width)), blank


def _fields(text: str, separator: str, header: Header, columns: range | None) -> pd.DataFrame:
    """The rows; columns: which are read, None for all, which refuses more than the header has."""
    return pd.read_csv(
        io.StringIO(text, newline=""),
        sep=separator,
        header=None,
        usecols=columns,
        skiprows=header.place,
        dtype=str,
        na_filter=False,
        skip_blank_lines=False,
        low_memory=False,
    )


def _broken_quotes(error: Exception, header: Header, name: str) -> InputError:
    row = re.search(r"row (\d+)", str(error))
    where = f" vanaf rij {int(row[1]) + header.place + 1}" if row else ""
    return InputError(
        f"In het bestand {name} begint{where} een tekst met een aanhalingsteken dat niet wordt "
        "gesloten. Verwijder dat aanhalingsteken of maak de export opnieuw."
    )


def _refuse_swallowed_rows(
    rows: pd.DataFrame, separator: str, least: int, header: Header, name: str
) -> None:
    """Refuse a text of several lines that holds as many separators as a row, `least`.

    Two stray quotes make one text of all that stands between them: from a field of one row to the
    same or a later field of another. To an earlier field, and the row has more fields.
    """
    found = [
        place
        for _, column in rows.items()
        for texts in [column[column.str.contains("\n", regex=False)]]
        for place, text in zip(texts.index.tolist(), texts.tolist(), strict=True)
        if text.count(separator) >= max(least, 1)
    ]
    if found:
        raise InputError(
            f"In het bestand {name} begint op rij {min(found) + header.place + 1} een tekst met "
            "een aanhalingsteken, en die loopt door over hele rijen. Verwijder dat teken. "
            "Hoort de tekst zo, haal dan de regeleinden eruit of maak een Excel-bestand (.xlsx)."
        )


def _refuse_long_rows(rows: Sequence[int], name: str) -> None:
    if not rows:
        return
    shown = ", ".join(map(str, rows[:ROWS_TO_SHOW]))
    more = f" en nog {len(rows) - ROWS_TO_SHOW}" if len(rows) > ROWS_TO_SHOW else ""
    raise InputError(
        f"In het bestand {name} staan rijen met meer velden dan er kolomnamen zijn: rij {shown}"
        f"{more}. Waarschijnlijk staat het scheidingsteken ook in een tekst. Zet zulke teksten "
        "tussen aanhalingstekens, of sla het bestand op als Excel-bestand (.xlsx)."
    )
