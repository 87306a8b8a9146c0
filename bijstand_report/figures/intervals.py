"""Values with their intervals, one row for each municipality, team or quarter.

Takes plain frozen input, in the order in which the rows stand from top to bottom: there is no order
of merit. Several panels (1, 2, 3, 5 years) share the rows and the scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from plotnine import (
    aes,
    element_blank,
    facet_wrap,
    geom_point,
    geom_segment,
    geom_text,
    geom_vline,
    ggplot,
    scale_x_continuous,
    scale_y_continuous,
    theme,
)

from bijstand_report import formatting
from bijstand_report.figures import axes, fonts
from bijstand_report.figures import theme as looks

_ROW_MM, _NARROW_ROW_MM, _AROUND_MM, _EASY_MM, _LEAST_MM = 6.0, 2.84, 13, 90, 32
_NAMED = 3  # levels of the axis of a narrow panel
_EMPTY = "."  # as in a table


@dataclass(frozen=True)
class Row:
    """A value with its interval. panel: "" when there is one; marked: with a filled marker

    value, lower, upper: None for what may not be shown
    """

    name: str
    panel: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    marked: bool = False


def report_intervals(
    rows: Sequence[Row], colour: str, title: str, *, reference: float | None = None
) -> ggplot:
    """Points with lines from the lower to the upper bound; "." where there is no value.

    title: of the axis; reference: where a line stands, such as 1 for a ratio; with it the axis
    holds ratios, otherwise percentages
    """
    names, panels = _in_order(row.name for row in rows), _in_order(row.panel for row in rows)
    frame = interval_rows(rows)
    shown = frame[frame["value"].notna()]
    line = [] if reference is None else [geom_vline(xintercept=reference, size=looks.THIN_SIZE)]
    facets = [facet_wrap("panel", nrow=1)] if len(panels) > 1 else []
    return looks.report_plot(
        shown,
        "value",
        "y",
        *line,
        geom_segment(
            aes(x="lower", xend="upper", y="y", yend="y"),
            data=shown[shown["lower"].notna()],
            color=colour,
            size=looks.LINE_SIZE,
        ),
        *_markers(shown, colour),
        *_empty(frame, _middle(shown, reference)),
        *facets,
        _axis(shown, reference, len(panels)),
        scale_y_continuous(
            limits=(0.4, len(names) + 0.6),
            expand=(0, 0),
            breaks=list(range(1, len(names) + 1)),
            minor_breaks=False,
            labels=names[::-1],
        ),
        *looks.axis_titles(title, ""),
        theme(panel_spacing_x=0.012, axis_ticks_major_y=element_blank()),
    )


def interval_rows(rows: Sequence[Row]) -> pd.DataFrame:
    """A row each: name, panel, value, lower, upper, marked and y, the first name on top."""
    names, panels = _in_order(row.name for row in rows), _in_order(row.panel for row in rows)
    place = {name: len(names) - number for number, name in enumerate(names)}
    frame = pd.DataFrame(
        [(r.name, r.panel, r.value, r.lower, r.upper, r.marked, place[r.name]) for r in rows],
        columns=["name", "panel", "value", "lower", "upper", "marked", "y"],
    ).astype({"value": float, "lower": float, "upper": float, "marked": bool, "y": float})
    return frame.assign(panel=pd.Categorical(frame["panel"], panels))


def intervals_height(names: int) -> float:
    """The height in millimetres for so many rows."""
    return _AROUND_MM + max(_LEAST_MM, _NARROW_ROW_MM * names, min(_ROW_MM * names, _EASY_MM))


def _in_order(values: object) -> list[str]:
    return list(dict.fromkeys(values))  # type: ignore[call-overload]


def _markers(shown: pd.DataFrame, colour: str) -> list[geom_point]:
    return [
        geom_point(
            data=part,
            size=looks.MARKER_SIZE,
            stroke=looks.MARKER_RIM,
            color=colour,
            fill=colour if is_marked else "white",
            shape="D" if is_marked else "o",
        )
        for is_marked, part in ((False, shown[~shown["marked"]]), (True, shown[shown["marked"]]))
        if len(part)
    ]


def _empty(frame: pd.DataFrame, middle: float) -> list[geom_text]:
    empty = frame[frame["value"].isna()]
    if empty.empty:
        return []
    return [
        geom_text(
            aes("x", "y"),
            data=empty.assign(x=middle),
            label=_EMPTY,
            size=looks.SMALL,
            color=looks.MUTED,
            family=fonts.report_family(),
            inherit_aes=False,
        )
    ]


def _middle(shown: pd.DataFrame, reference: float | None) -> float:
    if reference is not None:
        return reference
    low, *_, high = _levels(shown)
    return (low + high) / 2


def _levels(shown: pd.DataFrame) -> tuple[int, ...]:
    values = pd.concat([shown["value"], shown["lower"], shown["upper"]]).dropna()
    return axes.percent_range(*((values.min(), values.max()) if len(values) else (0.0, 100.0)))


def _axis(shown: pd.DataFrame, reference: float | None, panels: int) -> scale_x_continuous:
    if reference is None:
        levels = _levels(shown)
        named = axes.thinned(levels, _NAMED if panels > 1 else len(levels))
        return scale_x_continuous(
            limits=(levels[0], levels[-1]),
            breaks=named,
            minor_breaks=False,
            labels=[f"{level}%" for level in named],
        )
    ends = pd.concat([shown["lower"], shown["upper"], pd.Series([reference])]).dropna()
    tenths = range(int(ends.min() * 10), int(ends.max() * 10) + 2)
    kept = axes.thinned(list(tenths), 8)
    return scale_x_continuous(
        limits=(tenths[0] / 10, tenths[-1] / 10),
        breaks=[tenth / 10 for tenth in kept],
        minor_breaks=False,
        labels=[formatting.number(tenth / 10, 1) for tenth in kept],
    )
