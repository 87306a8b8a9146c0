"""Reasons of ending: cumulative incidence as lines, and the newest quarter as bars."""

import pandas as pd
from plotnine import (
    aes,
    coord_flip,
    geom_col,
    ggplot,
    guide_legend,
    guides,
    labs,
    scale_fill_manual,
    scale_x_continuous,
)

from bijstand_report.disclosure.publishable import PublishedReasons
from bijstand_report.figures import axes, fonts, theme
from bijstand_report.figures.bars import ROOM_FOR_TEXT, bar_texts, cell
from bijstand_report.figures.colours import UNKNOWN_COLOUR, group_colours
from bijstand_report.figures.lines import legend_rows, report_lines
from bijstand_report.figures.shown import reason_points
from bijstand_report.formatting import capitalised
from bijstand_report.periods import Quarter

MOST_REASONS = 8
_AROUND_MM, _PER_REASON_MM = 22, 8.5
_MOST_YEARS = 20
_YEAR = 4  # quarters
_WIDEST_NAME_MM = 45
_BAR, _PAIR = 0.38, 0.4  # of two bars beside each other: width, and distance of their middles


def report_reasons(reasons: PublishedReasons, *, accessible: bool = False) -> ggplot:
    """Cumulative incidence as a figure for the report: a line per reason, at most eight.

    accessible: colours for the colour blind
    """
    points = reason_points(reasons, drawn_reasons(reasons))
    top = points["y"].max() if len(points) else 1
    return report_lines(
        points.assign(group=points["group"].cat.rename_categories(capitalised)),
        _colours(reasons, accessible=accessible),
        axes.number_axis(reasons.at_years or (1,), _MOST_YEARS),
        axes.percent_axis(axes.percent_levels(top)),
        x_title="Jaren na de start",
        y_title="Uitgestroomd",
    )


def drawn_reasons(reasons: PublishedReasons) -> list[str]:
    """The reasons with a line: the eight with the highest incidence, in their own order."""
    highest = {
        group: max((row[place].value or 0.0 for row in reasons.incidence), default=0.0)
        for place, group in enumerate(reasons.groups)
    }
    largest = sorted(reasons.groups, key=lambda group: highest[group], reverse=True)
    return [group for group in reasons.groups if group in largest[:MOST_REASONS]]


def _colours(reasons: PublishedReasons, *, accessible: bool) -> dict[str, str]:
    """Hues by name, over all reasons; the accessible palette has eight, for those drawn."""
    groups = drawn_reasons(reasons) if accessible else list(reasons.groups)
    return group_colours([capitalised(group) for group in groups], accessible=accessible)


def report_quarter_reasons(reasons: PublishedReasons, colour: str) -> ggplot:
    """Uitkeringen ended in the newest quarter, and a year earlier, as bars that lie down.

    colour: of the newest quarter (#rrggbb); the earlier one is grey
    """
    cells = quarter_cells(reasons)
    names = [_short(group) for group in reasons.groups]
    quarters = list(cells["quarter"].cat.categories)
    colours = dict(zip(quarters, (colour, UNKNOWN_COLOUR), strict=False))
    top = max(cells["height"].max(), 1)
    return theme.report_plot(
        cells,
        "x",
        "height",
        geom_col(aes(fill="quarter"), data=cells[cells["shown"]], width=_BAR / len(quarters) * 2),
        *bar_texts(cells, beside=True),
        coord_flip(),
        scale_x_continuous(
            limits=(0.4, len(names) + 0.6),
            expand=(0, 0),
            breaks=list(range(1, len(names) + 1)),
            minor_breaks=False,
            labels=names[::-1],
        ),
        scale_fill_manual(values=colours, limits=quarters, breaks=quarters, name=""),
        guides(fill=guide_legend()),
        axes.count_axis(top, ROOM_FOR_TEXT),
        labs(x="", y="Beëindigde uitkeringen"),
        theme.report_lying_bars(),
    )


def compared_quarters(reasons: PublishedReasons) -> list[str]:
    """The newest quarter, and the same one a year earlier when it is there."""
    return [*reasons.quarters[-1:], *reasons.quarters[-1 - _YEAR : -_YEAR]]


def quarter_cells(reasons: PublishedReasons) -> pd.DataFrame:
    """A row per reason and compared quarter: x, quarter, height, shown, text."""
    quarters = compared_quarters(reasons)
    shift = _PAIR / 2 if len(quarters) > 1 else 0.0
    rows = [
        (len(reasons.groups) - place + shift - _PAIR * rank, quarter, *cell(value))
        for rank, quarter in enumerate(quarters)
        for place, value in enumerate(reasons.by_quarter[reasons.quarters.index(quarter)])
    ]
    frame = pd.DataFrame(rows, columns=["x", "quarter", "height", "shown", "text"])
    names = {quarter: axes.quarter_name(Quarter.parse(quarter)) for quarter in quarters}
    return frame.assign(
        quarter=pd.Categorical(frame["quarter"], categories=quarters).rename_categories(names)
    )


def _short(group: str) -> str:
    name = " ".join(capitalised(group).split())
    return fonts.shortened(name, theme.SMALL, fonts.report_family(), _WIDEST_NAME_MM)


def reason_legend_rows(reasons: PublishedReasons) -> int:
    """How many rows the legend of `report_reasons` takes."""
    points = reason_points(reasons, drawn_reasons(reasons))
    return legend_rows(points["group"].cat.rename_categories(capitalised))


def has_quarter_points(reasons: PublishedReasons) -> bool:
    """Whether `report_quarter_reasons` has anything to show."""
    return bool(quarter_cells(reasons)["shown"].any())


def quarter_height(reasons: PublishedReasons) -> float:
    """The height in millimetres of `report_quarter_reasons`: so much per reason, and the axes."""
    return _AROUND_MM + _PER_REASON_MM * len(reasons.groups)
