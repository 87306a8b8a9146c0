"""Cohorts: the share of uitkeringen that still ran so many years after their start."""

import pandas as pd
from plotnine import ggplot, labs, scale_x_continuous

from bijstand_report.disclosure.publishable import PublishedCohort
from bijstand_report.figures.axes import WHOLE, number_axis, percent_axis
from bijstand_report.figures.colours import group_colours, year_colours
from bijstand_report.figures.lines import report_lines
from bijstand_report.figures.original import original_lines
from bijstand_report.figures.shown import cohort_points

_MOST_DURATIONS = 20
_LEGEND = (0.8, 0.6)
_LOWERED = (0, 20, 40, 60, 80)


def report_cohort(cohort: PublishedCohort, *, accessible: bool = False) -> ggplot:
    """The cohorts as a figure for the report: a line per instroomjaar, the darker the newer.

    accessible: colours for the colour blind
    """
    points = cohort_points(cohort)
    reached = [number for number in cohort.durations if number <= points["x"].max()]
    return report_lines(
        points,
        year_colours([str(year) for year in cohort.years], accessible=accessible),
        number_axis(reached or list(cohort.durations), _MOST_DURATIONS),
        percent_axis(_levels(points)),
        x_title="",  # the line above the figure says it
    )


def _levels(points: pd.DataFrame) -> tuple[int, ...]:
    """Up to 80 percent where that is enough: eleven lines need the room."""
    return _LOWERED if points["y"].max() <= _LOWERED[-1] else WHOLE


def original_cohort(cohort: PublishedCohort, title: str, *, labels: bool = False) -> ggplot:
    """The cohorts as the original draws them.

    labels: as its later version does it, with active uitkeringen at each point and y up to 80
    """
    points = cohort_points(cohort)
    top = _levels(points)[-1] if labels else WHOLE[-1]
    colours = group_colours([str(year) for year in cohort.years])
    plot = original_lines(points, title, colours, labels=labels, top=top, legend=_LEGEND)
    return (
        plot
        + _every_duration(list(cohort.durations))
        + labs(x="Jaren in Bijstand", y="PercentageActief" if labels else "PercActief")
    )


def _every_duration(durations: list[int]) -> scale_x_continuous:
    return scale_x_continuous(
        limits=(min(durations), max(durations)),
        breaks=durations,
        labels=[str(number) for number in durations],
    )
