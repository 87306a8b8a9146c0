"""Line figures of the report: lines with markers, told apart without colour too."""

from collections.abc import Sequence

import pandas as pd
from plotnine import (
    aes,
    geom_line,
    geom_point,
    ggplot,
    guide_legend,
    guides,
    scale_color_manual,
    scale_fill_manual,
    scale_shape_manual,
)

from bijstand_report.figures import fonts, theme
from bijstand_report.figures.colours import (
    NO_MARKER,
    SHAPES,
    UNKNOWN_COLOUR,
    group_fills,
    group_shapes,
)
from bijstand_report.figures.shown import alone, connected
from bijstand_report.years import TO

STILL_RUNNING = "Nog in de bijstand"
_WIDEST_LABEL_MM = 75


def report_lines(
    points: pd.DataFrame,
    colours: dict[str, str],
    *axes: object,
    x_title: str,
    y_title: str = STILL_RUNNING,
) -> ggplot:
    """A line with markers per group of the points.

    points: as `shown` gives them; colours: by group name; axes: the scales of x and y
    """
    return theme.report_plot(
        points,
        "x",
        "y",
        *lines_with_markers(points),
        *group_scales(points["group"], colours),
        *axes,
        *theme.axis_titles(x_title, y_title),
    )


def lines_with_markers(points: pd.DataFrame) -> list[object]:
    """A coloured line per group, with its markers."""
    look = aes(color="group", group="run")
    return [
        geom_line(look, data=connected(points), size=theme.LINE_SIZE),
        group_markers(points),
    ]


def thin_lines(points: pd.DataFrame) -> list[object]:
    """All groups as thin lines of one grey, without a place in the legend."""
    look = {"color": UNKNOWN_COLOUR, "size": theme.THIN_SIZE, "show_legend": False}
    line, dots = connected(points), alone(points)
    found = []
    if len(line):
        found.append(geom_line(aes(group="run"), data=line, **look))
    if len(dots):
        found.append(geom_point(data=dots, **look))
    return found


def group_markers(points: pd.DataFrame) -> geom_point:
    """The markers of the points, each group with its own shape."""
    look = {"color": "group", "shape": "group"}
    filled = {"fill": "group"} if _has_hollow(list(points["group"].cat.categories)) else {}
    return geom_point(
        aes(**look, **filled), data=points, size=theme.MARKER_SIZE, stroke=theme.MARKER_RIM
    )


def group_scales(
    groups: pd.Series, colours: dict[str, str], plain: Sequence[str] = ()
) -> list[object]:
    """Colour and shape by name, and one legend of the groups that are drawn.

    groups: categorical, in order; plain: those that are drawn without markers
    """
    names = [name for name in groups.cat.categories if name not in plain]
    drawn = _drawn(groups)
    shown = {"limits": drawn, "breaks": drawn, "labels": _labels(drawn), "name": ""}
    scales = {
        "color": scale_color_manual(values=colours, **shown),
        "shape": scale_shape_manual(
            values=group_shapes(names) | dict.fromkeys(plain, NO_MARKER), **shown
        ),
    }
    if _has_hollow(names):
        scales["fill"] = scale_fill_manual(values=group_fills(names, colours), **shown)
    rows = legend_rows(groups)
    return [*scales.values(), guides(**{name: guide_legend(nrow=rows) for name in scales})]


def _has_hollow(names: Sequence[str]) -> bool:
    """Whether there are so many groups that shapes come for the second time, then hollow."""
    return len(names) > len(SHAPES)


def legend_rows(groups: pd.Series) -> int:
    """How many rows the legend of these points takes."""
    return rows_for(_drawn(groups))


def rows_for(names: Sequence[str]) -> int:
    """How many rows a legend with these names takes."""
    return theme.legend_rows(_labels(names))


def older_name(years: Sequence[str]) -> list[str]:
    """The name of older years together, in a list that is empty when there are none.

    >>> older_name(["2008", "2009", "2010"]), older_name(["2008"])
    (['2008 t/m 2010'], ['2008'])
    >>> older_name(["2007", "2008–2009"])
    ['2007 t/m 2009']
    """
    if len(years) < 2:
        return list(years)
    return [f"{years[0].partition(TO)[0]} t/m {years[-1].rpartition(TO)[-1]}"]


def in_order(names: Sequence[str]) -> pd.Series:
    """Names as groups of a figure, in this order."""
    return pd.Series(pd.Categorical(list(names), categories=list(names)))


def _drawn(groups: pd.Series) -> list[str]:
    present = set(groups)
    return [name for name in groups.cat.categories if name in present]


def _labels(names: Sequence[str]) -> list[str]:
    """The names on one line each, cut off where they are too long for a legend."""
    family = fonts.report_family()
    lines = (" ".join(name.split()) for name in names)
    return [fonts.shortened(line, theme.SMALL, family, _WIDEST_LABEL_MM) for line in lines]
