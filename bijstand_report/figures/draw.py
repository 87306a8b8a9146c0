"""All pictures of a report, drawn once from publishable figures.

A new figure is one entry more in `report_drawings`: its name, the function that makes its plot of a
protected result, and whether there is anything to draw. Figures that compare municipalities, teams
or quarters are `funnel.report_funnel` and `multiples.report_multiples`; they are no part of this.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from plotnine import ggplot

from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
    PublishedReasons,
    PublishedSurvival,
)
from bijstand_report.figures.cohort import cohort_legend_rows, original_cohort, report_cohort
from bijstand_report.figures.colours import ACCESSIBLE_SINGLE
from bijstand_report.figures.composition import (
    original_composition,
    panel_rows,
    report_composition,
)
from bijstand_report.figures.durations import report_durations
from bijstand_report.figures.export import frame, quick_drawing, to_png, to_svg
from bijstand_report.figures.flows import report_flows
from bijstand_report.figures.images import Images
from bijstand_report.figures.lines import legend_rows
from bijstand_report.figures.motif import cover_motif
from bijstand_report.figures.original import original_title
from bijstand_report.figures.outflow import original_outflow, report_outflow
from bijstand_report.figures.reasons import (
    has_quarter_points,
    quarter_height,
    reason_legend_rows,
    report_quarter_reasons,
    report_reasons,
)
from bijstand_report.figures.shown import has_points, outflow_points
from bijstand_report.figures.sparkline import sparkline
from bijstand_report.figures.stock import report_stock
from bijstand_report.figures.survival import report_survival, survival_legend_rows
from bijstand_report.figures.theme import (
    BARS_HEIGHT_MM,
    CROWDED_HEIGHT_MM,
    ONE_LINE_HEIGHT_MM,
    ONE_ROW_OF_BARS_HEIGHT_MM,
    ORIGINAL_DPI,
    ORIGINAL_SIZE_IN,
    REPORT_HEIGHT_MM,
    REPORT_WIDTH_MM,
    STEPS_HEIGHT_MM,
    TWO_LINES_HEIGHT_MM,
)

EXTRA_PANEL_ROW_MM, EXTRA_LEGEND_ROW_MM = 40, 4.5
MOTIF_MM = (210, 92)
_FEW_LINES = 4
MM_PER_INCH = 25.4

OriginalResult = PublishedOutflow | PublishedCohort | PublishedComposition


@dataclass(frozen=True)
class Drawing:
    """A figure of the report that can be drawn.

    plot: what makes it; has_points: whether there is anything to see; height_mm: on paper
    """

    plot: Callable[[], ggplot]
    has_points: bool
    height_mm: float = REPORT_HEIGHT_MM


def draw_report(
    publishable: Publishable,
    series: Mapping[str, Sequence[float | None]],
    colour: str,
    *,
    accessible: bool = False,
    names: Collection[str] | None = None,
    frames: bool = False,
) -> Images:
    """The pictures of a report.

    series: values of the sparklines by name; colour: of the sparklines and of figures with one
    series (#rrggbb); accessible: figures in colours for the colour blind; names: the figures that
    the report shows, all of `report_drawings` when it is not told; frames: in the place of each
    figure an empty frame of its size, in a fraction of the time
    """
    drawings = report_drawings(publishable, colour, accessible=accessible)
    with quick_drawing():
        figures = {
            name: frame(name, REPORT_WIDTH_MM, drawing.height_mm)
            if frames
            else to_svg(drawing.plot(), REPORT_WIDTH_MM, drawing.height_mm)
            for name, drawing in drawings.items()
            if drawing.has_points and (names is None or name in names)
        }
    return Images(
        figures=figures,
        sparklines={name: sparkline(values, colour) for name, values in series.items() if values},
        motif=_motif(publishable.cohort),
    )


def report_drawings(
    publishable: Publishable, colour: str, *, accessible: bool = False
) -> dict[str, Drawing]:
    """Every figure of the report by name, in the order of the report; arguments as above."""
    single = ACCESSIBLE_SINGLE if accessible else colour
    months, quarters, cohort = publishable.months, publishable.quarters, publishable.cohort
    composition, durations = publishable.composition, publishable.durations
    return {
        "stand": Drawing(
            partial(report_stock, months, single), has_points(months), ONE_LINE_HEIGHT_MM
        ),
        "stroom": Drawing(
            partial(report_flows, quarters, accessible=accessible),
            has_points(quarters),
            TWO_LINES_HEIGHT_MM,
        ),
        "leeftijd_leefvorm": Drawing(
            partial(report_composition, composition, accessible=accessible),
            has_points(composition),
            BARS_HEIGHT_MM + EXTRA_PANEL_ROW_MM * (panel_rows(composition) - 1),
        ),
        **{view.name: _outflow(view, accessible=accessible) for view in drawn_views(publishable)},
        "cohort": Drawing(
            partial(report_cohort, cohort, accessible=accessible),
            has_points(cohort),
            _below_legend(STEPS_HEIGHT_MM, cohort_legend_rows(cohort)),
        ),
        **{
            survival_name(survival): _survival(survival, single, accessible=accessible)
            for survival in publishable.survival
        },
        "duur": Drawing(
            partial(report_durations, durations, single),
            has_points(durations),
            ONE_ROW_OF_BARS_HEIGHT_MM,
        ),
        **_reasons(publishable.reasons, single, accessible=accessible),
    }


def drawn_views(publishable: Publishable) -> tuple[PublishedOutflow, ...]:
    """The outflow views as the report draws them: small groups together where there are many."""
    by_name = {view.name: view for view in (*publishable.outflow, *publishable.drawn)}
    return tuple(by_name.values())


def survival_name(survival: PublishedSurvival) -> str:
    """The name of a survival figure: "overleving" for all, "overleving_leefvorm" by leefvorm."""
    return "overleving" if survival.name == "totaal" else f"overleving_{survival.name}"


def _outflow(view: PublishedOutflow, *, accessible: bool) -> Drawing:
    groups = outflow_points(view)["group"]
    is_crowded = groups.nunique() > _FEW_LINES
    return Drawing(
        partial(report_outflow, view, accessible=accessible),
        has_points(view),
        _below_legend(CROWDED_HEIGHT_MM if is_crowded else REPORT_HEIGHT_MM, legend_rows(groups)),
    )


def _survival(survival: PublishedSurvival, colour: str, *, accessible: bool) -> Drawing:
    return Drawing(
        partial(report_survival, survival, colour, accessible=accessible),
        has_points(survival),
        _below_legend(STEPS_HEIGHT_MM, survival_legend_rows(survival)),
    )


def _reasons(
    reasons: PublishedReasons | None, colour: str, *, accessible: bool
) -> dict[str, Drawing]:
    if reasons is None:
        return {}
    return {
        "uitstroomreden": Drawing(
            partial(report_reasons, reasons, accessible=accessible),
            has_points(reasons),
            _below_legend(STEPS_HEIGHT_MM, reason_legend_rows(reasons)),
        ),
        "uitstroomreden_kwartaal": Drawing(
            partial(report_quarter_reasons, reasons, colour),
            has_quarter_points(reasons),
            quarter_height(reasons),
        ),
    }


def _below_legend(height: float, rows: int) -> float:
    """The height with room for what the legend takes beyond one row."""
    return height + EXTRA_LEGEND_ROW_MM * max(rows - 1, 0)


def draw_original(
    publishable: Publishable, last_year: int, gemeente: str | None, *, labels: bool, svg: bool
) -> dict[str, bytes]:
    """The seven figures as the original drew them, by table name: SVG, or PNG at 300 dpi.

    last_year, gemeente: for the titles; labels: with counts at the points. A figure without
    anything to draw is not in it.
    """
    plots = {
        name: _original(result, original_title(name, last_year, gemeente), labels=labels)
        for name, result in _original_results(publishable).items()
        if has_points(result)
    }
    with quick_drawing():
        return {name: _original_file(plot, svg=svg) for name, plot in plots.items()}


def _original_file(plot: ggplot, *, svg: bool) -> bytes:
    width, height = ORIGINAL_SIZE_IN
    if svg:
        return to_svg(plot, width * MM_PER_INCH, height * MM_PER_INCH)
    return to_png(plot, width, height, ORIGINAL_DPI)


def _original_results(publishable: Publishable) -> dict[str, OriginalResult]:
    return {
        "leeftijd_leefvorm": publishable.composition,
        **{view.name: view for view in publishable.outflow},
        "cohort": publishable.cohort,
    }


def _original(result: OriginalResult, title: str, *, labels: bool) -> ggplot:
    match result:
        case PublishedComposition():
            return original_composition(result, title, labels=labels)
        case PublishedCohort():
            return original_cohort(result, title, labels=labels)
        case PublishedOutflow():
            return original_outflow(result, title, labels=labels)


def _motif(cohort: PublishedCohort) -> bytes | None:
    curves = [
        [100.0, *(value.value for value in row if value.value is not None)]
        for row in cohort.percentage
        if any(value.shown for value in row)
    ]
    return cover_motif(curves, *MOTIF_MM) if curves else None
