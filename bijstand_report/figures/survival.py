"""Survival: the share of uitkeringen that still run, by the time since their start, as steps."""

from collections.abc import Mapping, Sequence
from math import ceil

import pandas as pd
from plotnine import aes, geom_path, geom_ribbon, ggplot, labs, scale_fill_manual

from bijstand_report.columns import UNKNOWN, alphabetical
from bijstand_report.disclosure.publishable import PublishedCurve, PublishedSurvival
from bijstand_report.figures import axes, theme
from bijstand_report.figures.colours import UNKNOWN_COLOUR, group_colours, year_colours
from bijstand_report.figures.lines import STILL_RUNNING, group_markers, group_scales, rows_for
from bijstand_report.figures.steps import (
    DAYS_PER_YEAR,
    MOST_YEARS,
    curve_steps,
    year_marks,
)

MOST_CURVES, MOST_COHORTS = 8, 5
COHORTS = "instroomjaar"
_MOST_BANDS = 3
_BAND = 0.18  # how much of its colour a band has


def report_survival(
    survival: PublishedSurvival, colour: str, *, accessible: bool = False
) -> ggplot:
    """The curves as a figure for the report: steps, with 95% bands where there are at most three.

    Markers tell the curves apart; they stand at whole years and where a curve ends.
    colour: of a single curve (#rrggbb); accessible: colours for the colour blind
    """
    curves, older = drawn_curves(survival), older_cohorts(survival)
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
        _years([*curves, *older]),
        axes.percent_axis(),
        labs(x="Jaren na de start", y=STILL_RUNNING),
    )


def drawn_curves(survival: PublishedSurvival) -> list[PublishedCurve]:
    """The curves with a colour of their own: the newest five cohorts, or the eight largest groups.

    In the order of the groups.
    """
    curves = _with_points(survival)
    if survival.name == COHORTS:
        return curves[-MOST_COHORTS:]
    largest = sorted(curves, key=lambda curve: curve.spells.value or 0, reverse=True)
    return [curve for curve in curves if curve in largest[:MOST_CURVES]]


def older_cohorts(survival: PublishedSurvival) -> list[PublishedCurve]:
    """The cohorts before the newest five: thin lines of one grey."""
    return _with_points(survival)[:-MOST_COHORTS] if survival.name == COHORTS else []


def survival_legend_rows(survival: PublishedSurvival) -> int:
    """How many rows the legend takes; none for a single curve."""
    curves = drawn_curves(survival)
    names = [*_older_name(older_cohorts(survival)), *(curve.group for curve in curves)]
    return rows_for(names) if len(curves) > 1 else 0


def _with_points(survival: PublishedSurvival) -> list[PublishedCurve]:
    return [c for c in survival.curves if any(value.shown for value in c.percentage)]


def _colours(survival: PublishedSurvival, *, accessible: bool) -> dict[str, str]:
    """By group name, those without a curve included, so that they do not shift colours."""
    if survival.name == COHORTS:
        drawn = [curve.group for curve in drawn_curves(survival)]
        return year_colours(drawn, accessible=accessible)
    groups = [curve.group for curve in survival.curves]
    return group_colours(alphabetical([*groups, *survival.too_small]), accessible=accessible)


def _named(
    curves: Sequence[PublishedCurve], older: Sequence[PublishedCurve], colours: Mapping[str, str]
) -> list[object]:
    """Coloured steps with markers, and a legend in which the older cohorts have one key."""
    steps, marks, plain = curve_steps(curves), year_marks(curves), _older_name(older)
    names = pd.Series(pd.Categorical(plain + [curve.group for curve in curves]))
    names = names.cat.reorder_categories(list(names))
    return [
        geom_path(aes(color="group", group="run"), data=steps, size=theme.LINE_SIZE),
        group_markers(marks),
        *group_scales(names, {**colours, **dict.fromkeys(plain, UNKNOWN_COLOUR)}, plain),
    ]


def _older_name(older: Sequence[PublishedCurve]) -> list[str]:
    """The name of the older cohorts together, in a list that is empty when there are none."""
    if len(older) < 2:
        return [curve.group for curve in older]
    return [f"{older[0].group} t/m {older[-1].group}"]


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


def _years(curves: Sequence[PublishedCurve]) -> object:
    """From the start to the whole year in which the longest curve ends."""
    last = max((curve.last_day for curve in curves), default=0) / DAYS_PER_YEAR
    return axes.number_axis(range(min(max(ceil(last), 1), MOST_YEARS) + 1), MOST_YEARS + 1)
