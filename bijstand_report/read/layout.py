"""Where the table starts in a sheet or text file, and what its columns are called.

Takes the first rows of a file; gives the place of the header row, and a frame whose index holds
the row numbers that the user sees. Exports often carry a title or a date above the header, and
totals or a remark below the rows.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

import pandas as pd

from bijstand_report.columns import normalised

ROWS_TO_SEARCH = 20

_TOTALS = re.compile(r"(sub|eind|grand )?tota(al|len|als|l)\b|som\b|aantal\b", re.IGNORECASE)
_REMARK = re.compile(r".*[^\W\d_].*[\s:]|.*[\s:].*[^\W\d_]", re.DOTALL)
_COLUMNS_OF_A_TABLE = 4  # with fewer, a row with one cell filled may be a row of the table


@dataclass(frozen=True)
class Header:
    """A header row: its place (0 is the first row of the file) and how many names are known."""

    place: int
    known: int


def find_header(rows: Sequence[Sequence[object]], known: Collection[str]) -> Header:
    """The row with most known column names; without any, the first row that holds something.

    rows: the first rows of the file; known: normalised column names.
    """
    hits = [_known_names(row, known) for row in rows[:ROWS_TO_SEARCH]]
    best = max(hits, default=0)
    if best:
        return Header(hits.index(best), best)
    filled = (place for place, row in enumerate(rows) if any(map(column_name, row)))
    return Header(next(filled, 0), 0)


def _known_names(row: Sequence[object], known: Collection[str]) -> int:
    return len({normalised(column_name(cell)) for cell in row}.intersection(known))


def column_name(cell: object) -> str:
    """A header cell as a name: text without double or outer spaces; "" when it is blank."""
    return "" if cell is None else " ".join(str(cell).split())


def as_table(
    body: pd.DataFrame, header: Sequence[object], first_row: int
) -> tuple[pd.DataFrame, tuple[int, ...]]:
    """The rows below the header, with names, row numbers, and without blank rows.

    body: rows below the header; first_row: number of its first row as the user sees it.
    Columns without a name are left out: nobody can refer to them. The second part holds the
    numbers of the rows below the table (totals, remarks), which are left out too.
    """
    names = [column_name(cell) for cell in header]
    table = body.set_axis(names, axis="columns")
    table.index = pd.RangeIndex(first_row, first_row + len(body))
    table = table.loc[:, [name != "" for name in names]]
    table = table.drop(_blank_rows(table))
    below = _rows_below(table)
    return table.iloc[: len(table) - below], tuple(map(int, table.index[len(table) - below :]))


def _blank_rows(table: pd.DataFrame) -> pd.Index:
    """The numbers of the rows without anything but spaces."""
    blank = table
    # Column by column, as few rows are left after the first.
    for place in range(table.shape[1]):
        cells = blank.iloc[:, place].tolist()
        blank = blank.loc[[isinstance(cell, str) and not cell.strip() for cell in cells]]
    return blank.index


def _rows_below(table: pd.DataFrame) -> int:
    """How many of the last rows are none of the table."""
    last = table.tail(ROWS_TO_SEARCH).itertuples(index=False, name=None)
    below = (_is_below(row) for row in reversed(list(last)))
    return sum(takewhile(bool, below))


def _is_below(row: Sequence[object]) -> bool:
    filled = [column_name(cell) for cell in row if column_name(cell)]
    alone = len(filled) == 1 and len(row) >= _COLUMNS_OF_A_TABLE
    return bool(_TOTALS.match(filled[0]) or (alone and _REMARK.match(filled[0])))
