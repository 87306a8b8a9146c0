"""What may be drawn: the shown values of protected results, as small frames.

Takes publishable grids and gives frames with one row per shown value. Hidden and not applicable
values have no row at all; `run` numbers the unbroken stretches of a line, so that a line is never
drawn across a gap.
"""

from collections.abc import Sequence

import pandas as pd

from bijstand_report.disclosure.publishable import (
    Grid,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
    Value,
)

POINT_COLUMNS = ("x", "y", "group", "run", "label")


def has_points(result: PublishedOutflow | PublishedCohort | PublishedComposition) -> bool:
    """Whether there is anything to draw; when not, a sentence takes the figure's place."""
    grid = result.active if isinstance(result, PublishedComposition) else result.percentage
    return any(value.shown for row in grid for value in row)


def outflow_points(view: PublishedOutflow) -> pd.DataFrame:
    """The shown percentages of a view: x is the instroomjaar, a line per group."""
    return _points(view.years, view.groups, _columns(view.percentage), _columns(view.active))


def cohort_points(cohort: PublishedCohort) -> pd.DataFrame:
    """The shown percentages of the cohorts: x is years since the start, a line per instroomjaar."""
    return _points(
        cohort.durations, [str(year) for year in cohort.years], cohort.percentage, cohort.active
    )


def _columns(grid: Grid) -> Grid:
    return tuple(zip(*grid, strict=True))


def _points(
    positions: Sequence[int], groups: Sequence[str], percentages: Grid, counts: Grid
) -> pd.DataFrame:
    rows = [
        (x, percentage.value, group, f"{group}/{run}", count.value)
        for group, line, numbers in zip(groups, percentages, counts, strict=False)
        for x, percentage, count, run in zip(positions, line, numbers, _runs(line), strict=True)
        if percentage.shown
    ]
    frame = pd.DataFrame(rows, columns=list(POINT_COLUMNS))
    return frame.astype({"x": float, "y": float, "label": float}).assign(
        group=pd.Categorical(frame["group"], categories=list(groups), ordered=True)
    )


def _runs(values: Sequence[Value]) -> list[int]:
    """For each value the number of gaps before it."""
    gaps = [not value.shown for value in values]
    return [sum(gaps[:place]) for place in range(len(values))]


def connected(points: pd.DataFrame) -> pd.DataFrame:
    """The points that have a neighbour to be joined with; the others are markers only."""
    return points[points.groupby("run")["run"].transform("size") > 1]
