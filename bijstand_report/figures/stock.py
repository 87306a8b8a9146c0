"""Stand: running uitkeringen by month, as one line."""

from plotnine import aes, geom_line, geom_point, geom_text, ggplot

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import PublishedMonthlyStock
from bijstand_report.figures import axes, fonts, theme
from bijstand_report.figures.shown import alone, connected, stock_points

_ROOM_ABOVE = 0.06
_ROOM_FOR_NUMBER = 0.08  # right of the line, as a part of it
_GAP = 2 * formatting.NO_BREAK  # beside the dot


def report_stock(months: PublishedMonthlyStock, colour: str) -> ggplot:
    """The stock as a figure for the report: a line from zero up, with its last value beside it.

    colour: of the line (#rrggbb)
    """
    points = stock_points(months)
    last = points.tail(1)
    return theme.report_plot(
        points,
        "x",
        "y",
        geom_line(aes(group="run"), data=connected(points), size=theme.LINE_SIZE, color=colour),
        *(
            geom_point(data=dots, size=theme.MARKER_SIZE, color=colour)
            for dots in (alone(points), last)
            if len(dots)
        ),
        geom_text(
            aes(label="text"),
            data=last.assign(text=[_GAP + formatting.number(value) for value in last["y"]]),
            color=theme.INK,
            size=theme.SMALL,
            family=fonts.report_family(),
            ha="left",
            va="center_baseline",
        ),
        axes.month_axis(months.days, _ROOM_FOR_NUMBER),
        axes.count_axis(axes.highest(points["y"]), _ROOM_ABOVE),
        *theme.axis_titles("", "Lopende uitkeringen"),
    )
