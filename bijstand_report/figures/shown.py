"""What may be drawn: the shown values of protected results, as small frames.

Takes publishable rows and grids and gives frames with one row per shown value. Hidden and not
applicable values have no row at all; `run` numbers the unbroken stretches of a line, so that a
line is never drawn across a gap.
"""

from collections.abc import Sequence
from itertools import accumulate

import pandas as pd

from bijstand_report.disclosure.publishable import (
    Grid,
    PublishedCohort,
    PublishedComposition,
    PublishedDurations,
    PublishedFlows,
    PublishedMonthlyStock,
    PublishedOutflow,
    PublishedReasons,
    PublishedSurvival,
    Row,
    Value,
)
from bijstand_report.figures.axes import month_place, quarter_place
from bijstand_report.periods import Quarter
from bijstand_report.years import middle

POINT_COLUMNS = ("x", "y", "group", "run", "label")
FLOWS = ("Instroom", "Uitstroom")

Result = (
    PublishedOutflow
    | PublishedCohort
    | PublishedComposition
    | PublishedMonthlyStock
    | PublishedFlows
    | PublishedSurvival
    | PublishedDurations
    | PublishedReasons
)


def has_points(result: Result) -> bool:
    """Whether there is anything to draw; when not, a sentence takes the figure's place."""
    rows: Sequence[Row]
    match result:
        case PublishedComposition():
            rows = result.active
        case PublishedOutflow() | PublishedCohort():
            rows = result.percentage
        case PublishedMonthlyStock():
            rows = (result.stock,)
        case PublishedFlows():
            rows = (result.inflow, result.outflow)
        case PublishedSurvival():
            rows = [curve.percentage for curve in result.curves]
        case PublishedDurations():
            rows = (result.count,)
        case PublishedReasons():
            rows = result.incidence
    return any(value.shown for row in rows for value in row)


def outflow_points(view: PublishedOutflow) -> pd.DataFrame:
    """The shown percentages of a view: x is the instroomjaar, a line per group."""
    places = [middle(year) for year in view.years]
    return _points(places, view.groups, _columns(view.percentage), _columns(view.active))


def cohort_points(cohort: PublishedCohort) -> pd.DataFrame:
    """The shown percentages of the cohorts: x is years since the start, a line per instroomjaar."""
    return _points(
        cohort.durations, [str(year) for year in cohort.years], cohort.percentage, cohort.active
    )


def stock_points(months: PublishedMonthlyStock) -> pd.DataFrame:
    """The shown counts of running uitkeringen: x is the month, one line."""
    places = [month_place(day) for day in months.days]
    return _points(places, ["stand"], [months.stock], [months.stock])


def flow_points(flows: PublishedFlows) -> pd.DataFrame:
    """The shown counts of in- and outflow: x is the quarter, two lines."""
    places = [quarter_place(Quarter.parse(period)) for period in flows.periods]
    rows = [flows.inflow, flows.outflow]
    return _points(places, FLOWS, rows, rows)


def reason_points(reasons: PublishedReasons, groups: Sequence[str]) -> pd.DataFrame:
    """The shown incidences of these groups: x is years since the start, a line per group."""
    places = [reasons.groups.index(group) for group in groups]
    rows = [tuple(row[place] for row in reasons.incidence) for place in places]
    return _points(reasons.at_years, groups, rows, rows)


def _columns(grid: Grid) -> Grid:
    return tuple(zip(*grid, strict=True))


def _points(
    positions: Sequence[float], groups: Sequence[str], values: Sequence[Row], counts: Sequence[Row]
) -> pd.DataFrame:
    rows = [
        (x, value.value, group, f"{group}/{run}", count.value)
        for group, line, numbers in zip(groups, values, counts, strict=False)
        for x, value, count, run in zip(positions, line, numbers, runs(line), strict=True)
        if value.shown
    ]
    frame = pd.DataFrame(rows, columns=list(POINT_COLUMNS))
    return frame.astype({"x": float, "y": float, "label": float}).assign(
        group=pd.Categorical(frame["group"], categories=list(groups), ordered=True)
    )


def runs(values: Sequence[Value]) -> list[int]:
    """For each value the number of gaps before it."""
    return list(accumulate((not value.shown for value in values[:-1]), initial=0))[: len(values)]


def points_of(points: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """The points of these groups, which become the only ones, in this order."""
    kept = points[points["group"].isin(groups)]
    return kept.assign(group=pd.Categorical(kept["group"], list(groups), ordered=True))


def connected(points: pd.DataFrame) -> pd.DataFrame:
    """The points that have a neighbour to be joined with; the others are markers only."""
    return points[_has_neighbour(points)]


def alone(points: pd.DataFrame) -> pd.DataFrame:
    """The points without a neighbour: a line without markers would leave them out."""
    return points[~_has_neighbour(points)]


def _has_neighbour(points: pd.DataFrame) -> pd.Series:
    return points.groupby("run")["run"].transform("size") > 1
