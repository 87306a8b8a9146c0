"""The gate: exact statistics in, publishable figures out (METHOD 10).

The one way by which exact counts become something that a page, a table or a file may show. Under
`intern` nothing is hidden. Under the other profiles small groups go together, and then every count
is protected by itself.
"""

from dataclasses import replace

from bijstand_report.choices import Profile
from bijstand_report.disclosure.merging import Merges, drawn_view, merge_unit, merges_of
from bijstand_report.disclosure.publishable import OTHER, Publishable
from bijstand_report.disclosure.rules import RULES
from bijstand_report.disclosure.unit import protect_outflow, protect_unit
from bijstand_report.statistics.results import Statistics


def protect(statistics: Statistics, profile: Profile) -> Publishable:
    """Everything that may be published of these statistics under a profile."""
    rules = RULES[profile]
    if rules.threshold:
        merges = merges_of(statistics, {"": statistics}, rules.threshold)
        return _without_curves(protect_unit(merge_unit(statistics, merges), profile), merges)
    drawn = tuple(protect_outflow(drawn_view(view), rules) for view in statistics.outflow)
    return replace(protect_unit(statistics, profile), drawn=drawn)


def _without_curves(result: Publishable, merges: Merges) -> Publishable:
    """Groups that went together have no curve of their own: it is said with the others."""
    survival = tuple(
        replace(view, too_small=(*view.too_small, OTHER)) if merges.of(view.name) else view
        for view in result.survival
    )
    return replace(result, survival=survival)
