"""Which lines and bars a figure has: at most eight, and no class of which nothing may be shown.

Takes publishable results and gives names or parts of them. The words beside a figure use the same
functions, so that a text never speaks of what is not drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from bijstand_report.disclosure.publishable import (
    PublishedCohort,
    PublishedComposition,
    PublishedCurve,
    PublishedReasons,
    PublishedSurvival,
    Value,
)

MOST_CURVES, MOST_COHORTS, MOST_REASONS = 8, 5, 8
MOST_YEARS = 10  # no curve is drawn longer
DAYS_PER_YEAR = 365.25
COHORTS = "instroomjaar"


@dataclass(frozen=True)
class Cohorts:
    """Instroomjaren that have a point: the newest with a colour each, older ones all in grey."""

    older: tuple[str, ...]
    recent: tuple[str, ...]


def drawn_cohorts(cohort: PublishedCohort) -> Cohorts:
    """The newest five years by themselves, those before them together."""
    years = [
        str(year)
        for year, row in zip(cohort.years, cohort.percentage, strict=True)
        if _any_shown(row)
    ]
    return Cohorts(tuple(years[:-MOST_COHORTS]), tuple(years[-MOST_COHORTS:]))


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


def _with_points(survival: PublishedSurvival) -> list[PublishedCurve]:
    return [curve for curve in survival.curves if _any_shown(curve.percentage)]


def last_year(survival: PublishedSurvival) -> int:
    """Where the axis of a survival figure ends: the whole year in which its longest curve ends.

    Of the curves with a colour: the grey ones of older cohorts stop there too, or they would push
    those that the figure is about together on the left.
    """
    last = max((curve.last_day for curve in drawn_curves(survival)), default=0) / DAYS_PER_YEAR
    return min(max(ceil(last), 1), MOST_YEARS)


def drawn_reasons(reasons: PublishedReasons) -> list[str]:
    """The reasons with a line: the eight with the highest incidence, in their own order."""
    highest = {
        group: max((row[place].value or 0.0 for row in reasons.incidence), default=0.0)
        for place, group in enumerate(reasons.groups)
    }
    largest = sorted(reasons.groups, key=lambda group: highest[group], reverse=True)
    return [group for group in reasons.groups if group in largest[:MOST_REASONS]]


def drawn_ages(composition: PublishedComposition) -> list[str]:
    """The age classes of which a count is shown; all of them when nothing is."""
    rows = zip(composition.age_classes, composition.active, strict=True)
    shown = [age for age, row in rows if _any_shown(row)]
    return shown or list(composition.age_classes)


def drawn_households(composition: PublishedComposition) -> list[str]:
    """The household types of which a count is shown; all of them when nothing is."""
    columns = zip(composition.households, zip(*composition.active, strict=True), strict=False)
    shown = [household for household, column in columns if _any_shown(column)]
    return shown or list(composition.households)


def _any_shown(values: Iterable[Value]) -> bool:
    return any(value.shown for value in values)
