"""Outflow views: the share of uitkeringen that still run, by instroomjaar and group."""

from collections.abc import Sequence

import pandas as pd
from plotnine import ggplot, labs, scale_x_reverse

from bijstand_report.columns import alphabetical
from bijstand_report.disclosure.publishable import PublishedOutflow
from bijstand_report.figures.axes import percent_axis, thinned
from bijstand_report.figures.colours import ACCESSIBLE, group_colours
from bijstand_report.figures.lines import report_lines
from bijstand_report.figures.original import original_lines
from bijstand_report.figures.shown import outflow_points
from bijstand_report.years import Year, middle

_MOST_YEARS = 16
_LEGEND = (0.8, 0.77)


def report_outflow(view: PublishedOutflow, *, accessible: bool = False) -> ggplot:
    """The view as a figure for the report: a line per group, years from new to old.

    accessible: colours for the colour blind instead of those of the original
    """
    points = outflow_points(view)
    return report_lines(
        points,
        _colours(view, points, accessible=accessible),
        _report_years(view, points),
        percent_axis(),
        x_title="",  # the line above the figure says it
    )


def original_outflow(view: PublishedOutflow, title: str, *, labels: bool = False) -> ggplot:
    """The view as the original draws it; labels: with active uitkeringen at each point."""
    colours = group_colours(_all_groups(view))
    plot = original_lines(
        outflow_points(view), title, colours, labels=labels, top=100, legend=_LEGEND
    )
    return plot + _years_backwards(_ends(view), view.years) + labs(x="instroomjaar")


def _colours(view: PublishedOutflow, points: pd.DataFrame, *, accessible: bool) -> dict[str, str]:
    """By group name; where the accessible palette has too few, for the drawn groups only."""
    groups = _all_groups(view)
    if accessible and len(groups) > len(ACCESSIBLE):
        groups = [group for group in groups if (points["group"] == group).any()]
    return group_colours(groups, accessible=accessible)


def _all_groups(view: PublishedOutflow) -> list[str]:
    """With the groups that are too small to show, so that they do not shift colours."""
    return alphabetical([*view.groups, *view.too_small])


def _report_years(view: PublishedOutflow, points: pd.DataFrame) -> scale_x_reverse:
    """All years of the view; a single year with points stands in the middle."""
    if points["x"].nunique() == 1:
        (only,) = (year for year in view.years if middle(year) == points["x"].iloc[0])
        ends = (middle(only) + 1, middle(only) - 1)
        return _years_backwards(ends, [only], minor_breaks=False)
    breaks = thinned(view.years[::-1], _MOST_YEARS)
    return _years_backwards(_ends(view), breaks, minor_breaks=False)


def _ends(view: PublishedOutflow) -> tuple[float, float]:
    """Where the newest and the oldest years stand."""
    return middle(view.years[-1]), middle(view.years[0])


def _years_backwards(
    ends: tuple[float, float], breaks: Sequence[Year], *, minor_breaks: bool = True
) -> scale_x_reverse:
    return scale_x_reverse(
        limits=ends,
        breaks=[middle(year) for year in breaks],
        minor_breaks=minor_breaks,
        labels=[str(year) for year in breaks],
    )
