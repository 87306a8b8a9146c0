"""Cells of tables: protected values as Dutch text."""

from collections.abc import Callable

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import Status, Value
from bijstand_report.report.model import Cell

NOTHING_YET = Cell(formatting.NOT_APPLICABLE, "hidden")
NOT_REACHED = "niet bereikt"


def label(text: str) -> Cell:
    """A cell with words."""
    return Cell(text, "label")


def count_cell(value: Value) -> Cell:
    """A cell with a count, or the sign for a hidden one."""
    return _cell(value, formatting.count)


def bare_cell(value: Value) -> Cell:
    """A cell with a percentage without its sign; the header carries it."""
    return _cell(value, lambda v: formatting.percentage(v, sign=False))


def months_cell(months: Value) -> Cell:
    """A cell with a duration in months without the unit; the header carries it."""
    return _cell(months, lambda v: formatting.months(v, unit=False))


def median_cell(days: Value) -> Cell:
    """A cell with the median of a survival curve, in days, told in months without the unit."""
    if days.status is Status.NOT_APPLICABLE:
        return Cell(NOT_REACHED, "hidden")
    return months_cell(formatting.in_months(days))


def _cell(value: Value, text: Callable[[Value], str]) -> Cell:
    return Cell(text(value), "number" if value.shown else "hidden")
