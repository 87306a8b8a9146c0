"""Stroom: uitkeringen begun and ended by quarter, as two lines that cross when the stock turns."""

from plotnine import ggplot

from bijstand_report.disclosure.publishable import PublishedFlows
from bijstand_report.figures import axes
from bijstand_report.figures.colours import group_colours
from bijstand_report.figures.lines import report_lines
from bijstand_report.figures.shown import flow_points
from bijstand_report.periods import Quarter

_ROOM = 0.06


def report_flows(flows: PublishedFlows, *, accessible: bool = False) -> ggplot:
    """In- and outflow by quarter as a figure for the report.

    accessible: colours for the colour blind
    """
    points = flow_points(flows)
    return report_lines(
        points,
        group_colours(list(points["group"].cat.categories), accessible=accessible),
        axes.quarter_axis([Quarter.parse(period) for period in flows.periods]),
        axes.count_axis(axes.highest(points["y"]), _ROOM),
        x_title="",
        y_title="Uitkeringen per kwartaal",
    )
