"""Cohorts: the share of uitkeringen that still ran so many years after their start."""

import pandas as pd
from plotnine import ggplot, labs, scale_x_continuous

from bijstand_report.disclosure.publishable import PublishedCohort
from bijstand_report.figures import lines
from bijstand_report.figures.colours import group_colours, year_colours
from bijstand_report.figures.original import original_lines
from bijstand_report.figures.shown import cohort_points

_MOST_DURATIONS = 20
_LEGEND = (0.8, 0.6)
_LOWERED = (0, 20, 40, 60, 80)


def report_cohort(cohort: PublishedCohort) -> ggplot:
    """The cohorts as a figure for the report: a line per instroomjaar, the darker the newer."""
    points = cohort_points(cohort)
    colours = year_colours([str(year) for year in cohort.years])
    reached = [number for number in cohort.durations if number <= points["x"].max()]
    durations = reached or list(cohort.durations)
    return lines.report_lines(points, colours, "Jaren na de start", _levels(points)) + _durations(
        durations, _MOST_DURATIONS
    )


def _levels(points: pd.DataFrame) -> tuple[int, ...]:
    """Up to 80 percent where that is enough: eleven lines need the room."""
    return _LOWERED if points["y"].max() <= _LOWERED[-1] else lines.WHOLE


def original_cohort(cohort: PublishedCohort, title: str, *, labels: bool = False) -> ggplot:
    """The cohorts as the original draws them.

    labels: as its later version does it, with active uitkeringen at each point and y up to 80
    """
    points = cohort_points(cohort)
    top = _levels(points)[-1] if labels else lines.WHOLE[-1]
    colours = group_colours([str(year) for year in cohort.years])
    plot = original_lines(points, title, colours, labels=labels, top=top, legend=_LEGEND)
    return (
        plot
        + _durations(list(cohort.durations))
        + labs(x="Jaren in Bijstand", y="PercentageActief" if labels else "PercActief")
    )


def _durations(durations: list[int], most: int = 100) -> scale_x_continuous:
    breaks = lines.thinned(durations, most)
    return scale_x_continuous(
        limits=(min(durations), max(durations)),
        breaks=breaks,
        labels=[str(number) for number in breaks],
    )
