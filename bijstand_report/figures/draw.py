"""All pictures of a report, drawn once from publishable figures."""

from collections.abc import Mapping, Sequence

from plotnine import ggplot

from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
)
from bijstand_report.figures.cohort import report_cohort
from bijstand_report.figures.composition import report_composition
from bijstand_report.figures.export import to_svg
from bijstand_report.figures.images import Images
from bijstand_report.figures.motif import cover_motif
from bijstand_report.figures.outflow import report_outflow
from bijstand_report.figures.shown import has_points
from bijstand_report.figures.sparkline import sparkline

WIDTH_MM, HEIGHT_MM = 166, 59
MOTIF_MM = (210, 92)

Result = PublishedOutflow | PublishedCohort | PublishedComposition


def draw_report(
    publishable: Publishable, series: Mapping[str, Sequence[float | None]], colour: str
) -> Images:
    """The pictures of a council report.

    series: values of the sparklines by name; colour: of the sparklines (#rrggbb).
    """
    return Images(
        figures={
            name: to_svg(_plot(result), WIDTH_MM, HEIGHT_MM)
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


def _plot(result: Result) -> ggplot:
    match result:
        case PublishedComposition():
            return report_composition(result)
        case PublishedCohort():
            return report_cohort(result)
        case PublishedOutflow():
            return report_outflow(result)


def _motif(cohort: PublishedCohort) -> bytes | None:
    curves = [
        [100.0, *(value.value for value in row if value.value is not None)]
        for row in cohort.percentage
        if any(value.shown for value in row)
    ]
    return cover_motif(curves, *MOTIF_MM) if curves else None
