"""A protected table in its long form: named columns of labels and values."""

from dataclasses import dataclass
from enum import Enum

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import Value

Cell = str | int | Value


class Kind(Enum):
    """What a column holds, and so how a hidden value in it looks."""

    LABEL = "label"
    YEAR = "jaar"
    MONTH = "maand"
    DAY = "dag"
    COUNT = "aantal"
    PERCENTAGE = "percentage"
    RUNNING = "lopend totaal"
    DAYS = "dagen"
    RATIO = "verhouding"


@dataclass(frozen=True)
class DataTable:
    """A table to compute with.

    name: file name without extension; title, unit: for people; columns: header -> kind
    rows: labels as text or number (a month as "2018-06", a day as "2018-06-30"), figures as `Value`
    """

    name: str
    title: str
    unit: str
    columns: dict[str, Kind]
    rows: tuple[tuple[Cell, ...], ...]


def sign(value: Value, kind: Kind) -> str:
    """What stands in a cell without a number: "< 10", "." or "n.v.t."."""
    return formatting.count(value) if kind is Kind.COUNT else formatting.percentage(value)
