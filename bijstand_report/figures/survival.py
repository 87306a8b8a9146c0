"""Survival: the share of uitkeringen that still run, by the time since their start, as steps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
from plotnine import aes, geom_path, geom_ribbon, ggplot, labs, scale_fill_manual

from bijstand_report.columns import UNKNOWN, alphabetical
from bijstand_report.disclosure.publishable import PublishedCurve, PublishedSurvival
from bijstand_report.figures import axes, theme
from bijstand_report.figures.colours import UNKNOWN_COLOUR, group_colours, year_colours
from bijstand_report.figures.lines import (
    STILL_RUNNING,
    group_markers,
    group_scales,
    in_order,
    older_name,
    rows_for,
)
from bijstand_report.figures.selection import (
    COHORTS,
    DAYS_PER_YEAR,
    drawn_curves,
    last_year,
    older_cohorts,
)
from bijstand_report.figures.steps import curve_steps, year_marks

_MOST_BANDS = 3
_BAND = 0.35  # how much of its colour a band has


def report_survival(
    survival: PublishedSurvival, colour: str, *, accessible: bool = False
) -> ggplot:
    """The curves as a figure for the report: steps, with 95% bands where there are at most three.

    Markers tell the curves apart; they stand at whole years and where a curve ends.
    colour: of a single curve (#rrggbb); accessible: colours for the colour blind
    """
    last = last_year(survival)
    curves, older = drawn_curves(survival), _until(older_cohorts(survival), last)
    steps = curve_steps(curves)
    colours = _colours(survival, accessible=accessible)
    if len(curves) == 1:
        colours = {curves[0].group: colour}
    return theme.report_plot(
        steps,
        "x",
        "y",
        *_bands(steps, colours),
        *_thin(curve_steps(older)),
        *(_named(curves, older, colours) if len(curves) > 1 else [_line(steps, colour)]),
        axes.number_axis(range(last + 1), last + 1),
        axes.percent_axis(),
        labs(x="Jaren na de start", y=STILL_RUNNING),
    )


def survival_legend_rows(survival: PublishedSurvival) -> int:
    """How many rows the legend takes; none for a single curve."""
    curves = drawn_curves(survival)
    names = [*older_name(_names(older_cohorts(survival))), *_names(curves)]
    return rows_for(names) if len(curves) > 1 else 0


def _colours(survival: PublishedSurvival, *, accessible: bool) -> dict[str, str]:
    """By group name, those without a curve included, so that they do not shift colours."""
    if survival.name == COHORTS:
        return year_colours(_names(drawn_curves(survival)), accessible=accessible)
    groups = [curve.group for curve in survival.curves]
    return group_colours(alphabetical([*groups, *survival.too_small]), accessible=accessible)


def _named(
    curves: Sequence[PublishedCurve], older: Sequence[PublishedCurve], colours: Mapping[str, str]
) -> list[object]:
    """Coloured steps with markers, and a legend in which the older cohorts have one key."""
    steps, marks, plain = curve_steps(curves), year_marks(curves), older_name(_names(older))
    names = in_order([*plain, *_names(curves)])
    return [
        geom_path(aes(color="group", group="run"), data=steps, size=theme.LINE_SIZE),
        group_markers(marks),
        *group_scales(names, {**colours, **dict.fromkeys(plain, UNKNOWN_COLOUR)}, plain),
    ]


def _names(curves: Sequence[PublishedCurve]) -> list[str]:
    return [curve.group for curve in curves]


def _until(curves: Sequence[PublishedCurve], year: int) -> list[PublishedCurve]:
    end = year * DAYS_PER_YEAR
    return [replace(curve, last_day=min(curve.last_day, end)) for curve in curves]


def _line(steps: pd.DataFrame, colour: str) -> geom_path:
    return geom_path(aes(group="run"), data=steps, size=theme.LINE_SIZE, color=colour)


def _thin(steps: pd.DataFrame) -> list[geom_path]:
    line = geom_path(
        aes(group="run"),
        data=steps,
        size=theme.THIN_SIZE,
        color=UNKNOWN_COLOUR,
        show_legend=False,
    )
    return [line] if len(steps) else []


def _bands(steps: pd.DataFrame, colours: Mapping[str, str]) -> list[object]:
    """A light band of its own colour around each curve, when there are at most three.

    Not around those of whom the trait is unknown: they are few, and their band would hide the rest.
    """
    known = steps[steps["group"] != UNKNOWN]
    if not 0 < known["group"].nunique() <= _MOST_BANDS:
        return []
    look = aes(ymin="lower", ymax="upper", fill="group", group="run")
    return [
        geom_ribbon(look, data=known, alpha=_BAND, outline_type="full", show_legend=False),
        scale_fill_manual(values=colours, guide=None),
    ]
