"""How a file was understood: its form, and which column is taken for what.

Takes a table as read and, once it is validated, what came of it; gives lines of text for the
screen. Column names only, no value from a row.
"""

from collections.abc import Sequence

from bijstand_report.columns import COLUMNS
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.matching import showable
from bijstand_report.validation.refusal import explain
from bijstand_report.validation.rules import Shown
from bijstand_report.validation.validate import Validated

_GAP = "  "
_WIDEST = 40


def form_of(raw: RawTable) -> str:
    """The form of the file on one line: what the reader found by looking."""
    found = ", ".join(f"{label.lower()} {value}" for label, value in raw.details.items())
    return f"{raw.name}: {found}" if found else raw.name


def columns_found(validated: Validated) -> list[tuple[str, str, str]]:
    """For each known column in the file: canonical name, name in the file, form of its dates."""
    return [
        (column.name, title, _form(validated, title))
        for column in COLUMNS
        if (title := validated.columns.get(column.name)) is not None
    ]


def _form(validated: Validated, title: str) -> str:
    parts = [validated.dates.get(title, ""), validated.date_order.get(title, "")]
    return ", ".join(part for part in parts if part)


def recognition(validated: Validated) -> list[str]:
    """The table of columns, and the columns that are not used."""
    rows = [("gegeven", "kolom in uw bestand", "vorm"), *columns_found(validated)]
    rows += [("indeling", view.title, "") for view in validated.views]
    ignored = showable(validated.ignored)
    lines = in_columns(rows)
    return [*lines, f"{_GAP}niet gebruikt: {', '.join(ignored)}"] if ignored else lines


def notices(validated: Validated) -> list[str]:
    """What the user must know of the file, besides what stands in the report."""
    return [
        f"Let op: {explain(found)}"
        for found in validated.findings
        if found.rule.shown is Shown.SCREEN
    ]


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of text below each other; the last column runs on.

    >>> in_columns([("a", "bb", "c"), ("aaa", "b", "")])
    ['  a    bb  c', '  aaa  b']
    """
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*rows, strict=True)]
    return [
        (
            _GAP + _GAP.join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
