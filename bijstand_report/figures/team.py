"""A team beside the rest of the municipality: two panels with a scale each, or two bars per group.

Takes protected results of both (`Side`); the words for them are the caller's. Percentages are drawn
where sizes differ too much to lay counts side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

import pandas as pd
from plotnine import (
    aes,
    coord_flip,
    expand_limits,
    facet_wrap,
    geom_col,
    geom_line,
    geom_point,
    geom_text,
    ggplot,
    labs,
    position_dodge,
    scale_fill_manual,
    scale_x_discrete,
    scale_y_continuous,
    theme,
)

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedFlows,
    PublishedReasons,
    PublishedSurvival,
    Row,
)
from bijstand_report.figures import axes, fonts
from bijstand_report.figures import theme as looks
from bijstand_report.figures.bars import ROOM_FOR_TEXT
from bijstand_report.figures.colours import UNKNOWN_COLOUR, group_colours
from bijstand_report.figures.lines import group_scales, lines_with_markers
from bijstand_report.figures.shown import alone, connected, flow_points, stock_points
from bijstand_report.formatting import capitalised
from bijstand_report.periods import Quarter

ROOM_ABOVE = 0.08
MOST_REASONS = 6
QUARTERS = 20
_MOST_YEARS = 6  # named below a panel of half the width
_BAR_WIDTH = 0.9
_WIDEST_NAME = 14  # letters on a line below a bar
_BAR_COLUMNS = ("trait", "group", "side", "height", "text")
_TRAITS = ("Leefvorm", "Leeftijd")


@dataclass(frozen=True)
class Side:
    """The team, or what lies beside it. name: in a legend or above a panel"""

    name: str
    results: Publishable


Sides = tuple[Side, Side]


def team_stock(sides: Sequence[Side], colour: str) -> ggplot:
    """The stock by month, a panel each. colour: of the team's line (#rrggbb)"""
    points = _by_panel(sides, [stock_points(side.results.months) for side in sides])
    days = max((side.results.months.days for side in sides), key=len)
    return looks.report_plot(
        points,
        "x",
        "y",
        geom_line(aes(group="run"), data=connected(points), size=looks.LINE_SIZE, color=colour),
        *(
            [geom_point(data=dots, size=looks.MARKER_SIZE, color=colour)]
            if len(dots := alone(points))
            else []
        ),
        *_panels(),
        axes.month_axis(days, 0.02, most=_MOST_YEARS),
        *looks.axis_titles("", "Lopende uitkeringen"),
    )


def team_flows(sides: Sequence[Side], *, accessible: bool = False) -> ggplot:
    """In- and outflow of the newest quarters, a panel each."""
    newest = [newest_quarters(side.results.quarters) for side in sides]
    points = _by_panel(sides, [flow_points(flows) for flows in newest])
    periods = max((flows.periods for flows in newest), key=len)
    groups = list(points["group"].cat.categories)
    return looks.report_plot(
        points,
        "x",
        "y",
        *lines_with_markers(points),
        *group_scales(points["group"], group_colours(groups, accessible=accessible)),
        *_panels(),
        axes.quarter_axis([Quarter.parse(period) for period in periods], most=_MOST_YEARS),
        *looks.axis_titles("", "Uitkeringen per kwartaal"),
    )


def newest_quarters(flows: PublishedFlows) -> PublishedFlows:
    """The quarters that are drawn: those of the newest five years."""
    return replace(
        flows,
        periods=flows.periods[-QUARTERS:],
        last_days=flows.last_days[-QUARTERS:],
        stock=flows.stock[-QUARTERS:],
        inflow=flows.inflow[-QUARTERS:],
        outflow=flows.outflow[-QUARTERS:],
        reentry=flows.reentry[-QUARTERS:],
    )


def _by_panel(sides: Sequence[Side], frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    named = [
        frame.assign(panel=side.name, run=side.name + "/" + frame["run"])
        for side, frame in zip(sides, frames, strict=True)
    ]
    points = pd.concat(named, ignore_index=True)
    return points.assign(
        panel=pd.Categorical(points["panel"], [side.name for side in sides]),
        group=pd.Categorical(
            points["group"].astype(str), frames[0]["group"].cat.categories, ordered=True
        ),
    )


def _panels() -> list[object]:
    """A panel per side, each from zero up to what it needs."""
    return [
        facet_wrap("panel", ncol=2, scales="free_y"),
        expand_limits(y=0),
        scale_y_continuous(
            expand=(0, 0, ROOM_ABOVE, 0),
            breaks=lambda limits: axes.round_numbers(max(limits[1], 1)),
            minor_breaks=False,
            labels=axes.dutch,
        ),
        theme(panel_spacing_x=0.02),
    ]


def team_composition(sides: Sequence[Side], colour: str) -> ggplot:
    """Shares of household types and age classes, two bars each."""
    cells = composition_cells(sides)
    return _bars(cells, colour, [facet_wrap("trait", ncol=2, scales="free_x")], "Lopend")


def composition_cells(sides: Sequence[Side]) -> pd.DataFrame:
    """A row per shown share: trait, group, side, height, text."""
    tables = [(side.name, side.results.composition) for side in sides]
    return _cells(
        sides,
        [
            *((_TRAITS[0], name, t.households, t.share_household) for name, t in tables),
            *((_TRAITS[1], name, t.age_classes, t.share_age_class) for name, t in tables),
        ],
    )


def team_durations(sides: Sequence[Side], colour: str) -> ggplot:
    """Shares of the running uitkeringen by duration class, two bars each."""
    return _bars(duration_cells(sides), colour, [], "Lopend")


def duration_cells(sides: Sequence[Side]) -> pd.DataFrame:
    """A row per shown share: trait, group, side, height, text."""
    tables = [(side.name, side.results.durations) for side in sides]
    return _cells(sides, [("", name, table.classes, table.share) for name, table in tables])


def team_reasons(sides: Sequence[Side], colour: str, k: int) -> ggplot:
    """Ended within k years for each reason, in percents, two lying bars each."""
    cells = reason_cells(sides, k)
    turned = cells.assign(
        group=cells["group"].cat.reorder_categories(cells["group"].cat.categories[::-1]),
        side=cells["side"].cat.reorder_categories(cells["side"].cat.categories[::-1]),
    )
    parts = [coord_flip(), looks.report_lying_bars()]
    return _bars(turned, colour, parts, f"Gestopt binnen {k} jaar", lying=True)


def reason_cells(sides: Sequence[Side], k: int) -> pd.DataFrame:
    """A row per shown share of the reasons that are drawn: trait, group, side, height, text."""
    found = [(side.name, side.results.reasons) for side in sides]
    largest = largest_reasons(sides, k)
    rows = [
        ("", name, tuple(map(capitalised, table.groups)), incidence_after(table, k))
        for name, table in found
        if table
    ]
    cells = _cells(sides, rows)
    kept = cells[cells["group"].isin(map(capitalised, largest))]
    return kept.assign(group=kept["group"].cat.remove_unused_categories())


def largest_reasons(sides: Sequence[Side], k: int) -> list[str]:
    """The reasons with bars: the six that are largest in the team, in their own order."""
    reasons = sides[0].results.reasons
    if reasons is None:
        return []
    values = zip(reasons.groups, incidence_after(reasons, k), strict=False)
    size = {group: value.value or 0.0 for group, value in values if value.shown}
    largest = sorted(size, key=lambda group: -size[group])[:MOST_REASONS]
    return [group for group in reasons.groups if group in largest]


def incidence_after(reasons: PublishedReasons, k: int) -> Row:
    """Percents ended within k years for each group; nothing when that is not told."""
    if k not in reasons.at_years:
        return ()
    return reasons.incidence[reasons.at_years.index(k)]


def side_by_side(sides: Sequence[Side]) -> PublishedSurvival:
    """The curves of all uitkeringen of each side, named after it."""
    curves = [
        (side.name, curve)
        for side in sides
        for view in side.results.survival[:1]
        for curve in view.curves
    ]
    return PublishedSurvival(
        "naast_elkaar", "", tuple(replace(curve, group=name) for name, curve in curves), ()
    )


def _cells(
    sides: Sequence[Side], tables: Sequence[tuple[str, str, Sequence[str], Row]]
) -> pd.DataFrame:
    rows = [
        (trait, group, name, value.value, formatting.percentage(value, sign=False))
        for trait, name, groups, values in tables
        for group, value in zip(groups, values, strict=False)
        if value.shown
    ]
    order = list(dict.fromkeys(group for _, _, groups, _ in tables for group in groups))
    frame = pd.DataFrame(rows, columns=list(_BAR_COLUMNS)).astype({"height": float})
    present = set(frame["group"])
    return frame.assign(
        group=pd.Categorical(frame["group"], [name for name in order if name in present]),
        side=pd.Categorical(frame["side"], [side.name for side in sides]),
        trait=pd.Categorical(
            frame["trait"], [t for t in ("", *_TRAITS) if t in set(frame["trait"])]
        ),
    )


def _bars(
    cells: pd.DataFrame, colour: str, parts: Sequence[object], title: str, *, lying: bool = False
) -> ggplot:
    names = list(cells["side"].cat.categories)[:: -1 if lying else 1]
    levels = axes.percent_levels(axes.highest(cells["height"]) * (1 + ROOM_FOR_TEXT))
    apart = position_dodge(width=_BAR_WIDTH, preserve="single")
    place = {"ha": "left", "va": "center"} if lying else {"va": "bottom"}
    shift = formatting.NO_BREAK if lying else ""
    return looks.report_plot(
        cells.assign(text=shift + cells["text"]),
        "group",
        "height",
        geom_col(aes(fill="side"), width=_BAR_WIDTH, position=apart),
        geom_text(
            aes(label="text", group="side"),
            position=apart,
            size=looks.SMALL,
            color=looks.INK,
            family=fonts.report_family(),
            **place,
        ),
        scale_fill_manual(values=[colour, UNKNOWN_COLOUR], limits=names, name=""),
        scale_x_discrete(labels=_on_lines),
        scale_y_continuous(
            limits=(0, levels[-1]),
            expand=(0, 0),
            breaks=list(levels),
            minor_breaks=False,
            labels=[f"{level}%" for level in levels],
        ),
        labs(x="", y=title),
        *([] if lying else [looks.report_bars()]),
        *parts,
    )


def _on_lines(names: Sequence[str]) -> list[str]:
    """Names broken at spaces, so that they fit below their bars."""
    return ["\n".join(wrap(name, _WIDEST_NAME)[:2]) for name in names]
