"""Small multiples: the same view of several municipalities, teams or quarters, on one scale.

Takes plain frozen input, a protected view per panel. The panels stand in alphabetical order, or in
the order given: there is no order of merit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import pandas as pd
from plotnine import aes, facet_wrap, geom_blank, geom_text, ggplot, scale_x_reverse, theme

from bijstand_report.columns import alphabetical
from bijstand_report.disclosure.publishable import PublishedOutflow
from bijstand_report.figures import fonts
from bijstand_report.figures import theme as looks
from bijstand_report.figures.axes import percent_axis, thinned
from bijstand_report.figures.colours import ACCESSIBLE, group_colours
from bijstand_report.figures.lines import (
    STILL_RUNNING,
    group_scales,
    lines_with_markers,
    rows_for,
)
from bijstand_report.figures.selection import MOST_CURVES
from bijstand_report.figures.shown import outflow_points
from bijstand_report.years import first_of

_NARROWEST_MM, _PANEL_ROW_MM, _AROUND_MM, _LEGEND_ROW_MM = 46, 34, 14, 4.5
_LEFT_MM = 17  # what the axis title and its texts take
_LABEL_MM = 11  # a year on the axis, with the space around it
_EMPTY = "geen cijfers"


@dataclass(frozen=True)
class Panel:
    """A municipality, team or quarter, with its protected view of the same trait."""

    name: str
    view: PublishedOutflow


def report_multiples(
    panels: Sequence[Panel],
    width_mm: float = looks.REPORT_WIDTH_MM,
    *,
    accessible: bool = False,
) -> ggplot:
    """A panel each, all with the same axes, groups, colours and markers, and one legend.

    At most eight groups have a line (`multiples_groups`). A panel without points says so.
    width_mm: on paper; accessible: colours for the colour blind
    """
    points, columns = multiples_points(panels), _columns(panels, width_mm)
    years = sorted({first_of(year) for panel in panels for year in panel.view.years})
    return looks.report_plot(
        points,
        "x",
        "y",
        geom_blank(),
        *_empty(panels, points, years),
        *lines_with_markers(points),
        *group_scales(points["group"], _colours(panels, accessible=accessible)),
        facet_wrap("panel", ncol=columns, drop=False),
        _years(years, (width_mm - _LEFT_MM) / columns),
        percent_axis(),
        *looks.axis_titles("", STILL_RUNNING),
        theme(panel_spacing_x=0.012, panel_spacing_y=0.02),
    )


def multiples_points(panels: Sequence[Panel]) -> pd.DataFrame:
    """The shown percentages of all panels: panel, x (instroomjaar), y, group, run."""
    groups, names = multiples_groups(panels), [panel.name for panel in panels]
    frames = [outflow_points(panel.view).assign(panel=panel.name) for panel in panels]
    frame = pd.concat(frames, ignore_index=True).astype({"group": str})
    frame = frame[frame["group"].isin(groups)]
    return frame.assign(
        run=frame["panel"] + "/" + frame["run"],
        group=pd.Categorical(frame["group"], groups, ordered=True),
        panel=pd.Categorical(frame["panel"], names),
    )


def multiples_groups(panels: Sequence[Panel]) -> list[str]:
    """The groups with a line, in alphabetical order: the eight with most running uitkeringen."""
    running: dict[str, float] = {}
    for panel in panels:
        for row in panel.view.active:
            for group, value in zip(panel.view.groups, row, strict=True):
                running[group] = running.get(group, 0) + (value.value or 0)
    largest = sorted(running, key=lambda group: running[group], reverse=True)[:MOST_CURVES]
    return alphabetical(largest)


def multiples_height(
    panels: Sequence[Panel],
    width_mm: float = looks.REPORT_WIDTH_MM,
    *,
    alone_mm: float = _PANEL_ROW_MM,
) -> float:
    """The height in millimetres of `report_multiples`; alone_mm: of a single row of panels."""
    rows = ceil(len(panels) / _columns(panels, width_mm))
    legend = rows_for(multiples_groups(panels)) - 1
    panels_mm = alone_mm if rows == 1 else _PANEL_ROW_MM * rows
    return _AROUND_MM + panels_mm + _LEGEND_ROW_MM * legend


def _columns(panels: Sequence[Panel], width_mm: float) -> int:
    """As many beside each other as have room, spread evenly over the rows."""
    most = max(int((width_mm - _LEFT_MM) / _NARROWEST_MM), 1)
    rows = max(ceil(len(panels) / most), 1)
    return max(ceil(len(panels) / rows), 1)


def _colours(panels: Sequence[Panel], *, accessible: bool) -> dict[str, str]:
    """Over all groups of all panels, so that what is left out shifts no colours."""
    views = [panel.view for panel in panels]
    everywhere = {group for view in views for group in (*view.groups, *view.too_small)}
    is_short = accessible and len(everywhere) > len(ACCESSIBLE)
    groups = multiples_groups(panels) if is_short else alphabetical(list(everywhere))
    return group_colours(groups, accessible=accessible)


def _years(years: Sequence[int], panel_mm: float) -> scale_x_reverse:
    """From new to old; as many years named as a panel has room for."""
    shown = thinned(years[::-1], max(int(panel_mm / _LABEL_MM), 1))
    return scale_x_reverse(
        limits=(years[-1], years[0]) if len(years) > 1 else (years[0] + 1, years[0] - 1),
        breaks=shown,
        minor_breaks=False,
        labels=[str(year) for year in shown],
    )


def _empty(panels: Sequence[Panel], points: pd.DataFrame, years: Sequence[int]) -> list[geom_text]:
    """The words in panels without a point."""
    names = [panel.name for panel in panels if panel.name not in set(points["panel"])]
    if not names:
        return []
    frame = pd.DataFrame({"panel": pd.Categorical(names, [panel.name for panel in panels])})
    frame = frame.assign(x=(years[0] + years[-1]) / 2, y=50.0)
    return [
        geom_text(
            aes("x", "y"),
            data=frame,
            label=_EMPTY,
            size=looks.SMALL,
            color=looks.MUTED,
            family=fonts.report_family(),
            inherit_aes=False,
        )
    ]
