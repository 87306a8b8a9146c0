"""Reasons of ending: cumulative incidence as lines, and the newest quarter as bars."""

import pandas as pd
from plotnine import (
    aes,
    coord_flip,
    geom_col,
    ggplot,
    labs,
    scale_fill_manual,
    scale_x_continuous,
)

from bijstand_report.disclosure.publishable import PublishedReasons
from bijstand_report.figures import axes, fonts, theme
from bijstand_report.figures.bars import ROOM_FOR_TEXT, bar_texts, cell
from bijstand_report.figures.colours import UNKNOWN_COLOUR, group_colours
from bijstand_report.figures.lines import legend_rows, report_lines
from bijstand_report.figures.selection import MOST_YEARS, drawn_reasons
from bijstand_report.figures.shown import reason_points
from bijstand_report.formatting import capitalised
from bijstand_report.periods import Quarter

_AROUND_MM, _PER_REASON_MM = 22, 7.2
_YEAR = 4  # quarters
_WIDEST_NAME_MM = 45
_BAR, _APART = 0.38, 1.05  # height of a bar, and how far the next one is, in bars
_EDGE = 0.55


def report_reasons(reasons: PublishedReasons, *, accessible: bool = False) -> ggplot:
    """Cumulative incidence as a figure for the report: a line per reason, at most eight.

    accessible: colours for the colour blind
    """
    points = reason_points(reasons, drawn_reasons(reasons))
    points = points[points["x"] <= MOST_YEARS]
    return report_lines(
        points.assign(group=points["group"].cat.rename_categories(capitalised)),
        _colours(reasons, accessible=accessible),
        axes.number_axis(_years(reasons), MOST_YEARS),
        axes.percent_axis(axes.percent_levels(axes.highest(points["y"]))),
        x_title="Jaren na de start",
        y_title="Uitgestroomd",
    )


def _years(reasons: PublishedReasons) -> list[int]:
    """The years on the axis, as many as the survival curves have at most."""
    return [year for year in reasons.at_years if year <= MOST_YEARS] or [1]


def _colours(reasons: PublishedReasons, *, accessible: bool) -> dict[str, str]:
    """Hues by name, over all reasons; the accessible palette has eight, for those drawn."""
    groups = drawn_reasons(reasons) if accessible else list(reasons.groups)
    return group_colours([capitalised(group) for group in groups], accessible=accessible)


def report_quarter_reasons(reasons: PublishedReasons, colour: str) -> ggplot:
    """Uitkeringen ended in the newest quarter, and a year earlier, as bars that lie down.

    Of the reasons of `quarter_reasons`; a hidden count has no bar but a muted "< 10".
    colour: of the newest quarter (#rrggbb); the earlier one is grey
    """
    cells = quarter_cells(reasons)
    quarters = list(cells["quarter"].cat.categories)
    return theme.report_plot(
        cells,
        "x",
        "height",
        geom_col(aes(fill="quarter"), data=cells[cells["shown"]], width=_BAR),
        *bar_texts(cells, beside=True),
        coord_flip(),
        _reason_axis([_short(group) for group in quarter_reasons(reasons)]),
        scale_fill_manual(
            values=dict(zip(quarters, (colour, UNKNOWN_COLOUR), strict=False)),
            limits=quarters,
            name="",
        ),
        axes.count_axis(axes.highest(cells["height"]), ROOM_FOR_TEXT),
        labs(x="", y="Beëindigde uitkeringen"),
        theme.report_lying_bars(),
    )


def compared_quarters(reasons: PublishedReasons) -> list[str]:
    """The newest quarter, and the same one a year earlier when it is there."""
    return [*reasons.quarters[-1:], *reasons.quarters[-1 - _YEAR : -_YEAR]]


def quarter_reasons(reasons: PublishedReasons) -> list[str]:
    """The reasons with a count that is shown in one of the compared quarters."""
    rows = [reasons.by_quarter[place] for place in _places(reasons)]
    return [
        group for place, group in enumerate(reasons.groups) if any(row[place].shown for row in rows)
    ]


def quarter_cells(reasons: PublishedReasons) -> pd.DataFrame:
    """A row per drawn reason and compared quarter: x, quarter, height, shown, text."""
    quarters, groups = compared_quarters(reasons), quarter_reasons(reasons)
    rows = [
        (len(groups) - place + _shift(rank, len(quarters)), quarter, *cell(row[column]))
        for rank, (quarter, row) in enumerate(
            (quarter, reasons.by_quarter[place])
            for quarter, place in zip(quarters, _places(reasons), strict=True)
        )
        for place, column in enumerate(map(reasons.groups.index, groups))
    ]
    frame = pd.DataFrame(rows, columns=["x", "quarter", "height", "shown", "text"])
    names = {quarter: axes.quarter_name(Quarter.parse(quarter)) for quarter in quarters}
    return frame.astype({"x": float, "height": float, "shown": bool}).assign(
        quarter=pd.Categorical(frame["quarter"], categories=quarters).rename_categories(names)
    )


def _places(reasons: PublishedReasons) -> list[int]:
    return [reasons.quarters.index(quarter) for quarter in compared_quarters(reasons)]


def _shift(rank: int, bars: int) -> float:
    """How far above the middle of its reason a bar lies."""
    return _BAR * ((bars - 1) / 2 - rank) * _APART


def _reason_axis(names: list[str]) -> scale_x_continuous:
    """The first reason on top."""
    return scale_x_continuous(
        limits=(1 - _EDGE, len(names) + _EDGE),
        expand=(0, 0),
        breaks=list(range(len(names), 0, -1)),
        minor_breaks=False,
        labels=names,
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
    return bool(quarter_reasons(reasons))


def quarter_height(reasons: PublishedReasons) -> float:
    """The height in millimetres of `report_quarter_reasons`: so much per reason, and the axes."""
    return _AROUND_MM + _PER_REASON_MM * len(quarter_reasons(reasons))
