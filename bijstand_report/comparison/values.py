"""Figures of an exchange file as protected values, and its tables as views to draw.

What the file hides stays hidden: a sign becomes a value without a number.
"""

from collections.abc import Sequence

from bijstand_report.columns import alphabetical
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    WITHHELD,
    PublishedOutflow,
    Status,
    Value,
)
from bijstand_report.exchange.model import CohortRow, OutflowRow
from bijstand_report.years import first_of

AFTER_YEARS = (1, 2, 3, 5)


def count_of(cell: int | str) -> Value:
    """A count: "< 10" is hidden, "." kept back for the sake of another."""
    if isinstance(cell, str):
        return {"< 10": HIDDEN, ".": WITHHELD}.get(cell, NOT_APPLICABLE)
    return Value(float(cell), Status.SHOWN)


def number_of(cell: float | str) -> Value:
    """A percentage or a duration."""
    if isinstance(cell, str):
        return HIDDEN if cell == "." else NOT_APPLICABLE
    return Value(float(cell), Status.SHOWN)


def outflow_view(rows: Sequence[OutflowRow], name: str, column: str) -> PublishedOutflow:
    """The table of a view; groups in alphabetical order."""
    cells = {
        (row.instroomjaar, row.groep): (
            number_of(row.percentage),
            count_of(row.begonnen),
            count_of(row.lopend),
        )
        for row in rows
    }
    years = sorted({row.instroomjaar for row in rows})
    return _view(name, column, years, list(dict.fromkeys(row.groep for row in rows)), cells)


def cohort_view(rows: Sequence[CohortRow], name: str, column: str) -> PublishedOutflow:
    """The cohorts as a view: a line for each number of years since the start."""
    cells = {
        (row.instroomjaar, after(row.jaren)): (
            number_of(row.percentage),
            count_of(row.begonnen),
            count_of(row.lopend),
        )
        for row in rows
        if row.jaren in AFTER_YEARS
    }
    years = sorted({row.instroomjaar for row in rows})
    return _view(name, column, years, [after(k) for k in AFTER_YEARS], cells)


def after(years: int) -> str:
    """The line of those who still run after so many years.

    >>> after(3)
    'na 3 jaar'
    """
    return f"na {years} jaar"


Cells = dict[tuple[int, str], tuple[Value, Value, Value]]
# A group that a file does not have may be part of its "Overig".
_NOTHING = (HIDDEN, HIDDEN, HIDDEN)


def _view(
    name: str, column: str, years: Sequence[int], groups: Sequence[str], cells: Cells
) -> PublishedOutflow:
    grids = [
        tuple(
            tuple(cells.get((year, group), _NOTHING)[place] for group in groups) for year in years
        )
        for place in range(3)
    ]
    none = (NOT_APPLICABLE,) * len(years)
    return PublishedOutflow(
        name=name,
        column=column,
        years=tuple(years),
        groups=tuple(groups),
        total=grids[1],
        active=grids[2],
        percentage=grids[0],
        running=grids[2],
        year_total=none,
        year_active=none,
        year_percentage=none,
        too_small=(),
    )


def on_one_scale(views: Sequence[PublishedOutflow], most: int) -> list[PublishedOutflow]:
    """The same views, all with the same years and groups, of which the others have no figures.

    most: no more than so many groups, those with most running uitkeringen of all views together.
    """
    years = sorted({first_of(year) for view in views for year in view.years})
    running: dict[str, float] = {}
    for view in views:
        for row in view.active:
            for group, value in zip(view.groups, row, strict=True):
                running[group] = running.get(group, 0) + (value.value or 0)
    largest = sorted(running, key=lambda group: (-running[group], group))[:most]
    groups = alphabetical(largest)
    return [_view(view.name, view.column, years, groups, _cells(view)) for view in views]


def _cells(view: PublishedOutflow) -> Cells:
    rows = zip(view.years, view.percentage, view.total, view.active, strict=True)
    return {
        (first_of(year), group): (percentage, total, active)
        for year, percentages, totals, actives in rows
        for group, percentage, total, active in zip(
            view.groups, percentages, totals, actives, strict=True
        )
    }
