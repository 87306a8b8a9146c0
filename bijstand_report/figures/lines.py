"""Line figures of the report: percentages as lines with markers, told apart without colour too."""

from collections.abc import Sequence

import pandas as pd
from plotnine import (
    aes,
    geom_line,
    geom_point,
    ggplot,
    guide_legend,
    guides,
    labs,
    scale_color_manual,
    scale_fill_manual,
    scale_shape_manual,
    scale_y_continuous,
)

from bijstand_report.figures import fonts, theme
from bijstand_report.figures.colours import group_fills, group_shapes
from bijstand_report.figures.shown import connected

WHOLE = (0, 25, 50, 75, 100)
_WIDEST_LABEL_MM = 75


def report_lines(
    points: pd.DataFrame, colours: dict[str, str], x_title: str, levels: Sequence[int] = WHOLE
) -> ggplot:
    """A line with markers per group of the points, without an x scale.

    points: as `shown` gives them; colours: by group name; levels: the labelled percentages, of
    which the first and last are the limits
    """
    return (
        ggplot(points, aes("x", "y"))
        + geom_line(aes(color="group", group="run"), data=connected(points), size=theme.LINE_SIZE)
        + geom_point(
            aes(color="group", fill="group", shape="group"),
            size=theme.MARKER_SIZE,
            stroke=theme.MARKER_RIM,
        )
        + _group_scales(points["group"], colours)
        + scale_y_continuous(
            limits=(levels[0], levels[-1]),
            breaks=list(levels),
            labels=[f"{number}%" for number in levels],
        )
        + labs(x=x_title, y="Nog in de bijstand")
        + theme.report_theme()
    )


def _group_scales(groups: pd.Series, colours: dict[str, str]) -> list[object]:
    """Colour and shape by name, and one legend of the groups that are drawn."""
    names = list(groups.cat.categories)
    drawn = _drawn(groups)
    shown = {"limits": drawn, "breaks": drawn, "labels": _labels(drawn), "name": ""}
    rows = legend_rows(groups)
    legends = {scale: guide_legend(nrow=rows) for scale in ("color", "fill", "shape")}
    return [
        scale_color_manual(values=colours, **shown),
        scale_fill_manual(values=group_fills(names, colours), **shown),
        scale_shape_manual(values=group_shapes(names), **shown),
        guides(**legends),
    ]


def legend_rows(groups: pd.Series) -> int:
    """How many rows the legend of these points takes."""
    return theme.legend_rows(_labels(_drawn(groups)))


def _drawn(groups: pd.Series) -> list[str]:
    present = set(groups)
    return [name for name in groups.cat.categories if name in present]


def _labels(names: Sequence[str]) -> list[str]:
    family = fonts.report_family()
    return [fonts.shortened(name, theme.SMALL, family, _WIDEST_LABEL_MM) for name in names]


def thinned(positions: Sequence[int], most: int) -> list[int]:
    """Every position, or every second, third, ... when there are more than fit on the axis."""
    step = -(-len(positions) // most)
    return list(positions[:: max(step, 1)])
