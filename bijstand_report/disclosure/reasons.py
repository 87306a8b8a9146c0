"""Reasons of ending as they may be published (METHOD 10).

The share that has ended for each reason is read on the same day as the published survival curve,
so that what still runs and what has ended tell of the same moment. It is made of protected counts:
the uitkeringen, and the cumulative incidence times that number. Where a share is hidden that could
be had by subtraction from the rest, the smallest one beside it is hidden too.
"""

import numpy as np

from bijstand_report.disclosure.publishable import (
    HIDDEN,
    PublishedReasons,
    Row,
    Status,
    Value,
)
from bijstand_report.disclosure.rules import Rules, protect_count, protect_percentage
from bijstand_report.disclosure.survival import protect_survival, protected_steps
from bijstand_report.statistics.aalen_johansen import cumulative_incidence
from bijstand_report.statistics.kaplan_meier import YEAR
from bijstand_report.statistics.results import Counts, Curve, Reasons, SurvivalView


def protect_reasons(reasons: Reasons, rules: Rules) -> PublishedReasons:
    """Shares and counts by reason; groups of which nothing may be shown are left out."""
    total = _everyone(reasons)
    curves = protect_survival(SurvivalView("", "", (total,) if total.spells else ()), rules).curves
    years = curves[0].at_years if curves else ()
    days = _days_read(total, years, rules)
    shares = tuple(_incidence(reasons, day, rules) for day in days)
    by_quarter = tuple(_counts(row, rules) for row in reasons.by_quarter)
    shown = [
        place
        for place in range(len(reasons.groups))
        if any(row[place].status is not Status.HIDDEN for row in (*shares, *by_quarter))
    ]
    return PublishedReasons(
        groups=tuple(reasons.groups[place] for place in shown),
        at_years=years,
        incidence=tuple(_at(row, shown) for row in shares),
        still_running=curves[0].at_percentage if curves else (),
        quarters=reasons.quarters,
        by_quarter=tuple(_at(row, shown) for row in by_quarter),
        quarter_total=_counts(reasons.by_quarter.sum(axis=1), rules),
    )


def _everyone(reasons: Reasons) -> Curve:
    """The life table of all uitkeringen together, however they end."""
    return Curve(
        group="",
        spells=reasons.spells,
        days=reasons.days,
        at_risk=reasons.at_risk,
        ended=reasons.ended.sum(axis=1),
        horizon=int(reasons.days[-1]) if len(reasons.days) else 0,
    )


def _at(row: Row, places: list[int]) -> Row:
    return tuple(row[place] for place in places)


def _counts(counts: Counts, rules: Rules) -> Row:
    return tuple(protect_count(int(count), rules) for count in counts)


def _days_read(total: Curve, years: tuple[int, ...], rules: Rules) -> list[float | None]:
    """The day from which the shown curve has its value of each year; None where it is hidden."""
    if not rules.threshold:
        return [k * YEAR for k in years]
    steps = protected_steps(total, rules)
    places = [steps.place(k * YEAR) for k in years]
    return [None if place is None else steps.days[place] for place in places]


def _incidence(reasons: Reasons, day: float | None, rules: Rules) -> Row:
    """The share that has ended for each reason by a day, in percents."""
    if day is None:
        return (HIDDEN,) * len(reasons.groups)
    known = reasons.days <= day
    endings = reasons.ended[known].sum(axis=0)
    shares = np.zeros(len(endings))
    if known.any():
        shares = cumulative_incidence(reasons.at_risk[known], reasons.ended[known])[-1]
    if not rules.threshold:
        return tuple(Value(100 * share, Status.SHOWN, 1) for share in shares.tolist())
    row = [_share(*pair, reasons.spells, rules) for pair in zip(shares, endings, strict=True)]
    return _without_subtraction(row, endings, rules)


def _share(share: float, endings: int, spells: int, rules: Rules) -> Value:
    """A cumulative incidence of protected counts; hidden when too few have ended so."""
    if endings < rules.threshold:
        return HIDDEN
    return protect_percentage(int(spells * share + 0.5), spells, rules)


def _without_subtraction(row: list[Value], endings: Counts, rules: Rules) -> Row:
    """Hide the smallest shares too until the hidden ones together hold enough endings."""
    smallest_first = np.argsort(endings, kind="stable").tolist()
    hidden = [place for place in smallest_first if not row[place].shown]
    spare = [place for place in smallest_first if row[place].shown]
    while hidden and spare and endings[hidden].sum() < rules.threshold:
        hidden.append(spare.pop(0))
    return tuple(HIDDEN if place in hidden else value for place, value in enumerate(row))
