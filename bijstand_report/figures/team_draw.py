"""All pictures of a team report, drawn once from publishable figures."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd
from plotnine import ggplot

from bijstand_report.disclosure.publishable import PublishedOutflow
from bijstand_report.figures.colours import ACCESSIBLE_SINGLE
from bijstand_report.figures.export import quick_drawing, to_svg
from bijstand_report.figures.images import Images
from bijstand_report.figures.motif import cover_motif
from bijstand_report.figures.multiples import Panel, multiples_height, report_multiples
from bijstand_report.figures.shown import has_points
from bijstand_report.figures.sparkline import sparkline
from bijstand_report.figures.survival import report_survival
from bijstand_report.figures.team import (
    Side,
    Sides,
    composition_cells,
    duration_cells,
    newest_quarters,
    reason_cells,
    side_by_side,
    team_composition,
    team_durations,
    team_flows,
    team_reasons,
    team_stock,
)
from bijstand_report.figures.theme import REPORT_WIDTH_MM

MOTIF_MM = (210, 92)
STOCK_MM, FLOWS_MM, BARS_MM, CURVES_MM = 35, 40, 40, 40
REASON_MM, AROUND_REASONS_MM = 6.2, 13
REASON_YEARS = 2
FEWEST_POINTS = 3  # fewer make no line

Drawing = tuple[Callable[[], ggplot], float]


def draw_team(
    sides: Sides,
    beside: Mapping[str, Sides],
    series: Mapping[str, Sequence[float | None]],
    colour: str,
    *,
    accessible: bool = False,
) -> Images:
    """The pictures of a team report.

    sides: the team and what it lies beside; beside: the same for figures with another neighbour
    series: values of the sparklines by name; colour: of the team (#rrggbb)
    """
    drawings = team_drawings(sides, beside, colour, accessible=accessible)
    with quick_drawing():
        figures = {
            name: to_svg(plot(), REPORT_WIDTH_MM, height)
            for name, (plot, height) in drawings.items()
        }
    return Images(
        figures=figures,
        sparklines={name: sparkline(values, colour) for name, values in series.items() if values},
        motif=_motif(sides[0]),
    )


def team_drawings(
    sides: Sides, beside: Mapping[str, Sides], colour: str, *, accessible: bool = False
) -> dict[str, Drawing]:
    """Every figure for which the team has anything to draw."""
    own, single = sides[0].results, ACCESSIBLE_SINGLE if accessible else colour
    curves = side_by_side(beside.get("overleving", sides))
    reasons = beside.get("uitstroomreden", sides)
    found: dict[str, Drawing] = {}
    if has_points(own.months):
        found["stand"] = (partial(team_stock, sides, single), STOCK_MM)
    if has_points(newest_quarters(own.quarters)):
        found["stroom"] = (partial(team_flows, sides, accessible=accessible), FLOWS_MM)
    if _has_bars(composition_cells(sides)):
        found["leeftijd_leefvorm"] = (partial(team_composition, sides, single), BARS_MM)
    for view in own.outflow:
        if sum(value.shown for row in view.percentage for value in row) >= FEWEST_POINTS:
            panels = _panels(sides, view)
            found[view.name] = (
                partial(report_multiples, panels, accessible=accessible),
                multiples_height(panels),
            )
    if any(value.shown for curve in curves.curves[:1] for value in curve.percentage):
        found["overleving"] = (
            partial(report_survival, curves, single, accessible=accessible),
            CURVES_MM,
        )
    if _has_bars(duration_cells(sides)):
        found["duur"] = (partial(team_durations, sides, single), BARS_MM)
    if own.reasons and _has_bars(cells := reason_cells(reasons, REASON_YEARS)):
        height = AROUND_REASONS_MM + REASON_MM * cells["group"].nunique()
        found["uitstroomreden"] = (partial(team_reasons, reasons, single, REASON_YEARS), height)
    return found


def _has_bars(cells: pd.DataFrame) -> bool:
    """Whether the team itself has a bar."""
    return bool((cells["side"] == cells["side"].cat.categories[0]).any())


def _panels(sides: Sequence[Side], view: PublishedOutflow) -> list[Panel]:
    return [Panel(side.name, side.results.drawn_view(view.name)) for side in sides]


def _motif(side: Side) -> bytes | None:
    curves = [
        [100.0, *(value.value for value in row if value.value is not None)]
        for row in side.results.cohort.percentage
        if any(value.shown for value in row)
    ]
    return cover_motif(curves, *MOTIF_MM) if curves else None
