"""All looks: sizes, greys and line widths, and the themes of the original and of the report.

Takes little or nothing and gives plotnine themes. Whoever wants other looks looks here; colours
by name are in `colours`.
"""

from math import ceil

import pandas as pd
from plotnine import (
    aes,
    element_blank,
    element_line,
    element_rect,
    element_text,
    ggplot,
    labs,
    theme,
    theme_grey,
)
from plotnine.themes.elements import margin

from bijstand_report.figures import fonts
from bijstand_report.figures.ggplot2 import SIZE_FACTOR

# The report: A4 with a text column of 166 mm. Sizes in points as they are on paper.
REPORT_WIDTH_MM = 166
REPORT_HEIGHT_MM = 46  # three figures with their words fit on a page
CROWDED_HEIGHT_MM = 50  # more than four lines
ONE_LINE_HEIGHT_MM = 34  # one line without a legend needs less
TWO_LINES_HEIGHT_MM = 41
BARS_HEIGHT_MM = 58
ONE_ROW_OF_BARS_HEIGHT_MM = 50  # bars that share their page with a long table
STEPS_HEIGHT_MM = 64  # curves that lie close together want some more
PANEL_WIDTH_MM = 149  # what the axis title and its texts leave, rounded down
SMALL = 8.0
TITLE = 8.5
INK, MUTED, TICK, PANEL = "#1A1A1A", "#4D4D4D", "#333333", "#EBEBEB"

LINE_SIZE = 1.3 / SIZE_FACTOR
THIN_SIZE = 0.7 / SIZE_FACTOR
MARKER_SIZE = 3.6 / SIZE_FACTOR
MARKER_RIM = 1.0 / SIZE_FACTOR

_KEY_PT = 17.0
_KEY_GAP_PT = 3.5
_KEY_SPACING_PT = 10.0


# What theme_grey says of all lines and marks together: the report says it of each that it has. To
# put it on every axis takes a twentieth of the time of a figure, and leaves empty strokes.
_SAID_APART = (
    "line",
    "axis_ticks",
    "axis_ticks_length",
    "axis_ticks_length_major",
    "axis_ticks_length_minor",
    "axis_ticks_minor",
)


def report_theme() -> theme:
    """The report's look: grey panel, white major grid, legend above, at least 8 pt."""
    family = fonts.report_family()
    grey = theme_grey(base_size=SMALL, base_family=family)
    for name in _SAID_APART:
        del grey.themeables[name]
    return grey + theme(
        text=element_text(family=family, size=SMALL, color=INK),
        figure_size=(REPORT_WIDTH_MM / 25.4, REPORT_HEIGHT_MM / 25.4),
        plot_margin=0.004,
        plot_background=element_blank(),
        panel_background=element_rect(fill=PANEL, color="none"),
        panel_grid_major=element_line(color="white", size=0.8),
        panel_grid_minor=element_blank(),
        axis_ticks_minor=element_blank(),
        axis_ticks_major=element_line(color=TICK, size=0.6),
        axis_ticks_length_major=2.5,
        axis_text=element_text(size=SMALL, color=MUTED),
        axis_text_x=element_text(margin=margin(t=2.5)),
        axis_text_y=element_text(margin=margin(r=2.5)),
        axis_title=element_text(size=TITLE, color=MUTED),
        axis_title_x=element_text(margin=margin(t=1.2)),
        axis_title_y=element_text(margin=margin(r=6)),
        strip_background=element_blank(),
        strip_text=element_text(size=SMALL, color=INK, weight="semibold"),
        **_report_legend(),
    )


def report_plot(frame: pd.DataFrame, x: str, y: str, *parts: object) -> ggplot:
    """A plot of the report: these columns on the axes, the parts in order, the report's look."""
    plot = ggplot(frame, aes(x, y))
    plot += [report_theme(), *parts]  # in place: adding one by one would copy the plot each time
    return plot


def axis_titles(x: str, y: str) -> list[object]:
    """What the axes are called; an empty title takes no room."""
    empty = [f"axis_title_{axis}" for axis, title in (("x", x), ("y", y)) if not title]
    return [labs(x=x, y=y), theme(**{name: element_blank() for name in empty})]


def report_bars() -> theme:
    """What differs for bars: nothing stands between them, and panels keep apart."""
    return theme(
        panel_grid_major_x=element_blank(),
        axis_ticks_major_x=element_blank(),
        panel_spacing_x=0.012,
        panel_spacing_y=0.02,
    )


def report_lying_bars() -> theme:
    """What differs for bars that lie down."""
    return theme(panel_grid_major_y=element_blank(), axis_ticks_major_y=element_blank())


def _report_legend() -> dict[str, object]:
    """Above the panel, in rows, without a box and without a title."""
    return {
        "legend_position": "top",
        "legend_direction": "horizontal",
        "legend_title": element_blank(),
        "legend_background": element_blank(),
        "legend_key": element_blank(),
        "legend_key_width": _KEY_PT,
        "legend_key_height": 11,
        "legend_key_spacing_x": _KEY_SPACING_PT,
        "legend_key_spacing_y": 1,
        "legend_text": element_text(size=SMALL, color=INK, margin=margin(l=_KEY_GAP_PT)),
        "legend_justification_top": 0,
        "legend_box_spacing": 0.006,
    }


def legend_rows(labels: list[str]) -> int:
    """Into how many rows a legend with these labels must go to stay within the panel.

    The legend is filled column by column, and a column is as wide as its widest label.
    """
    rows = range(1, len(labels) + 1)
    return next((row for row in rows if _legend_width(labels, row) <= PANEL_WIDTH_MM), 1)


def _legend_width(labels: list[str], rows: int) -> float:
    columns = [labels[start : start + rows] for start in range(0, len(labels), rows)]
    extra = (_KEY_PT + _KEY_GAP_PT + _KEY_SPACING_PT) * 25.4 / 72
    family = fonts.report_family()
    return sum(fonts.widest(column, SMALL, family) + extra for column in columns)


# The original: ggplot2 3.4's theme_grey(base_size = 11), 20 by 8 inch at 300 dots per inch.
ORIGINAL_SIZE_IN = (20, 8)
ORIGINAL_DPI = 300
_ASPECT = ORIGINAL_SIZE_IN[1] / ORIGINAL_SIZE_IN[0]
_BASE = 11.0
_HALF_LINE = _BASE / 2
_SMALL = 0.8 * _BASE
_LARGE = 1.2 * _BASE
_TITLE_GAP = _HALF_LINE / 2
_TEXT_GAP = 0.8 * _HALF_LINE / 2
_STRIP_GAP = 0.8 * _HALF_LINE
_KEY = 17.28  # 1.2 lines
_BOX_GAP = 2 * _HALF_LINE
_LEGEND, _KEY_FILL = "white", "#F2F2F2"

# R's line width of 1 is 1/96 inch, and ggplot2 gives sizes in millimetres of 1/72.27 inch points.
_R_POINT = (72.27 / 25.4) * (72 / 96)
_RULE = 0.5 * _R_POINT
ORIGINAL_LINE_SIZE = 1.0 * _R_POINT / SIZE_FACTOR
ORIGINAL_BORDER_SIZE = 0.5 * _R_POINT / SIZE_FACTOR
ORIGINAL_LABEL_PT = 3.88 * 72.27 / 25.4

# Of Liberation Sans, in parts of the text size: the capital height and the depth of a "g", which
# are what R takes for the height of text, and the ascent that matplotlib takes for it.
_CAPITAL, _DEPTH, _ASCENT = 0.688, 0.2105, 0.728
_WIDER = 0.5  # in points: matplotlib rounds widths of text up


def original_theme() -> theme:
    """The original's look: theme_grey of ggplot2, element by element, for 20 by 8 inch."""
    family = fonts.original_family()
    return theme_grey(base_size=_BASE, base_family=family) + theme(
        figure_size=ORIGINAL_SIZE_IN,
        dpi=ORIGINAL_DPI,
        plot_margin=_HALF_LINE / (72 * ORIGINAL_SIZE_IN[0]),
        plot_title=element_text(size=_LARGE, ha="left", margin=_title_margin(_LARGE, b=_HALF_LINE)),
        axis_title_x=element_text(size=_BASE, margin=_title_margin(_BASE, t=_TITLE_GAP)),
        axis_title_y=element_text(size=_BASE, margin=margin(l=-_surplus(_BASE), r=_TITLE_GAP)),
        axis_text=element_text(size=_SMALL, color=MUTED),
        axis_text_x=element_text(margin=margin(t=_TEXT_GAP - _surplus(_SMALL))),
        axis_text_y=element_text(margin=margin(r=_TEXT_GAP - _WIDER), va="center_baseline"),
        axis_ticks_major=element_line(color=TICK, size=_RULE),
        axis_ticks_minor=element_blank(),
        axis_ticks_length_major=_HALF_LINE / 2,
        panel_grid_major=element_line(color="white", size=_RULE),
        panel_grid_minor=element_line(color="white", size=_RULE / 2),
        panel_spacing=_HALF_LINE / (72 * ORIGINAL_SIZE_IN[0]),
        strip_text=element_text(
            size=_SMALL, color=INK, margin=margin(t=_strip_gap(), b=_strip_gap())
        ),
        **_original_legend(),
    )


def _original_legend() -> dict[str, object]:
    return {
        "legend_background": element_rect(fill=_LEGEND, color="none"),
        "legend_key": element_rect(fill=_KEY_FILL, color="none"),
        "legend_key_size": _KEY,
        "legend_key_spacing": 0,
        "legend_margin": _HALF_LINE - 1,  # plotnine adds a point
        "legend_box_spacing": _BOX_GAP / (72 * ORIGINAL_SIZE_IN[0]),
        "legend_text": element_text(size=_SMALL, margin=margin(l=_HALF_LINE)),
        "legend_title": element_text(size=_BASE, margin=margin(b=_HALF_LINE - _surplus(_BASE))),
    }


def original_inside(place: tuple[float, float]) -> theme:
    """The legend in the panel, its middle at this place in parts of the panel, without a title."""
    blank = _HALF_LINE / (_ASCENT + _DEPTH)  # a blank line as high as the gap below a title
    return theme(
        legend_position="inside",
        legend_position_inside=place,
        legend_justification_inside=(0.5, 0.5),
        legend_title=element_text(size=blank, margin=margin(b=0)),
    )


def _r_height(size: float) -> float:
    """How high R takes a line of text to be: both parts rounded up to whole dots."""
    dots = size * ORIGINAL_DPI / 72
    return (ceil(_CAPITAL * dots) + ceil(_DEPTH * dots)) * 72 / ORIGINAL_DPI


def _surplus(size: float) -> float:
    """How much higher matplotlib takes it to be."""
    return (_ASCENT + _DEPTH) * size - _r_height(size)


def _title_margin(size: float, t: float = 0, b: float = 0) -> margin:
    """The margin around a horizontal title; plotnine takes it as a part of the width."""
    return margin(t=(t - _surplus(size)) * _ASPECT, b=b * _ASPECT)


def _strip_gap() -> float:
    """The margin of a strip; plotnine takes it in lines as high as the ascent alone."""
    return (_STRIP_GAP - _surplus(_SMALL) / 2) / _ASCENT
