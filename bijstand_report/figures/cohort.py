"""Cohorts: the share of uitkeringen that still ran so many years after their start."""

import pandas as pd
from plotnine import ggplot, labs, scale_x_continuous

from bijstand_report.disclosure.publishable import PublishedCohort
from bijstand_report.figures import theme
from bijstand_report.figures.axes import (
    WHOLE,
    highest,
    number_axis,
    percent_axis,
    percent_levels,
)
from bijstand_report.figures.colours import UNKNOWN_COLOUR, group_colours, year_colours
from bijstand_report.figures.lines import (
    STILL_RUNNING,
    group_scales,
    in_order,
    lines_with_markers,
    older_name,
    rows_for,
    thin_lines,
)
from bijstand_report.figures.original import original_lines
from bijstand_report.figures.selection import drawn_cohorts
from bijstand_report.figures.shown import cohort_points, points_of

_MOST_DURATIONS = 20
_LEGEND = (0.8, 0.6)
_LOWERED = 80  # where the y axis of the labelled version ends


def report_cohort(cohort: PublishedCohort, *, accessible: bool = False) -> ggplot:
    """The cohorts as a figure for the report: the newest five in colour, older ones in thin grey.

    accessible: colours for the colour blind
    """
    points, cohorts = cohort_points(cohort), drawn_cohorts(cohort)
    recent, plain = points_of(points, cohorts.recent), older_name(cohorts.older)
    colours = year_colours(cohorts.recent, accessible=accessible)
    return theme.report_plot(
        points,
        "x",
        "y",
        *thin_lines(points_of(points, cohorts.older)),
        *lines_with_markers(recent),
        *group_scales(
            in_order([*plain, *cohorts.recent]),
            colours | dict.fromkeys(plain, UNKNOWN_COLOUR),
            plain,
        ),
        number_axis(_reached(cohort, points), _MOST_DURATIONS),
        percent_axis(percent_levels(highest(points["y"]))),
        *theme.axis_titles("Jaren na de start", STILL_RUNNING),
    )


def cohort_legend_rows(cohort: PublishedCohort) -> int:
    """How many rows the legend takes."""
    cohorts = drawn_cohorts(cohort)
    return rows_for([*older_name(cohorts.older), *cohorts.recent])


def _reached(cohort: PublishedCohort, points: pd.DataFrame) -> list[int]:
    """The years since the start with a point."""
    reached = [number for number in cohort.durations if number <= points["x"].max()]
    return reached or list(cohort.durations)


def original_cohort(cohort: PublishedCohort, title: str, *, labels: bool = False) -> ggplot:
    """The cohorts as the original draws them.

    labels: as its later version does it, with active uitkeringen at each point and y up to 80
    """
    points = cohort_points(cohort)
    top = _LOWERED if labels and points["y"].max() <= _LOWERED else WHOLE[-1]
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
