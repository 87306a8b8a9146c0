"""All pictures of a report, drawn once from publishable figures."""

from collections.abc import Mapping, Sequence

from plotnine import ggplot

from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
)
from bijstand_report.figures.cohort import original_cohort, report_cohort
from bijstand_report.figures.composition import (
    original_composition,
    panel_rows,
    report_composition,
)
from bijstand_report.figures.export import to_png, to_svg
from bijstand_report.figures.images import Images
from bijstand_report.figures.lines import legend_rows
from bijstand_report.figures.motif import cover_motif
from bijstand_report.figures.original import original_title
from bijstand_report.figures.outflow import original_outflow, report_outflow
from bijstand_report.figures.shown import has_points, outflow_points
from bijstand_report.figures.sparkline import sparkline
from bijstand_report.figures.theme import (
    ORIGINAL_DPI,
    ORIGINAL_SIZE_IN,
    REPORT_HEIGHT_MM,
    REPORT_WIDTH_MM,
)

EXTRA_PANEL_ROW_MM, EXTRA_LEGEND_ROW_MM = 40, 4.5
MOTIF_MM = (210, 92)
MM_PER_INCH = 25.4

Result = PublishedOutflow | PublishedCohort | PublishedComposition


def draw_report(
    publishable: Publishable, series: Mapping[str, Sequence[float | None]], colour: str
) -> Images:
    """The pictures of a council report.

    series: values of the sparklines by name; colour: of the sparklines (#rrggbb).
    """
    return Images(
        figures={
            name: to_svg(_plot(result), REPORT_WIDTH_MM, _height(result))
            for name, result in _results(publishable).items()
            if has_points(result)
        },
        sparklines={name: sparkline(values, colour) for name, values in series.items() if values},
        motif=_motif(publishable.cohort),
    )


def _results(publishable: Publishable) -> dict[str, Result]:
    return {
        "leeftijd_leefvorm": publishable.composition,
        **{view.name: view for view in publishable.outflow},
        "cohort": publishable.cohort,
    }


def _height(result: Result) -> float:
    """Room for the panels, and for what the legend takes beyond one row."""
    match result:
        case PublishedComposition():
            return REPORT_HEIGHT_MM + EXTRA_PANEL_ROW_MM * (panel_rows(result) - 1)
        case PublishedCohort():
            return REPORT_HEIGHT_MM
        case PublishedOutflow():
            return REPORT_HEIGHT_MM + EXTRA_LEGEND_ROW_MM * (
                legend_rows(outflow_points(result)["group"]) - 1
            )


def _plot(result: Result) -> ggplot:
    match result:
        case PublishedComposition():
            return report_composition(result)
        case PublishedCohort():
            return report_cohort(result)
        case PublishedOutflow():
            return report_outflow(result)


def draw_original(
    publishable: Publishable, last_year: int, gemeente: str | None, *, labels: bool, svg: bool
) -> dict[str, bytes]:
    """The seven figures as the original drew them, by table name: SVG, or PNG at 300 dpi.

    last_year, gemeente: for the titles; labels: with counts at the points. A figure without
    anything to draw is not in it.
    """
    width, height = ORIGINAL_SIZE_IN
    files = {}
    for name, result in _results(publishable).items():
        if not has_points(result):
            continue
        plot = _original(result, original_title(name, last_year, gemeente), labels=labels)
        files[name] = (
            to_svg(plot, width * MM_PER_INCH, height * MM_PER_INCH)
            if svg
            else to_png(plot, width, height, ORIGINAL_DPI)
        )
    return files


def _original(result: Result, title: str, *, labels: bool) -> ggplot:
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
