"""Reasons of ending as they may be published (METHOD 10).

The share that has ended for each reason is read on the same day as the published survival curve,
so that what still runs and what has ended tell of the same moment. It is made of protected counts:
the uitkeringen, and the cumulative incidence times that number. Where a share is hidden that could
be had by subtraction from the rest, the smallest one beside it is hidden too.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bijstand_report.disclosure.publishable import (
    HIDDEN,
    PublishedReasons,
    Row,
    Status,
    Value,
)
from bijstand_report.disclosure.rules import Rules, protect_count, protect_percentage
from bijstand_report.disclosure.survival import by_year
from bijstand_report.statistics.aalen_johansen import cumulative_incidence
from bijstand_report.statistics.kaplan_meier import Floats
from bijstand_report.statistics.results import Counts, Curve, Reasons


def protect_reasons(reasons: Reasons, rules: Rules) -> PublishedReasons:
    """Shares and counts by reason; groups of which nothing may be shown are left out."""
    everyone = by_year(_everyone(reasons), rules)
    shares = tuple(_incidences(reasons, [day for _, day in everyone.values()], rules))
    by_quarter = tuple(_counts(row, rules) for row in reasons.by_quarter)
    shown = [
        place
        for place in range(len(reasons.groups))
        if any(row[place].status is not Status.HIDDEN for row in (*shares, *by_quarter))
    ]
    return PublishedReasons(
        groups=tuple(reasons.groups[place] for place in shown),
        at_years=tuple(everyone),
        incidence=tuple(_at(row, shown) for row in shares),
        still_running=tuple(value for value, _ in everyone.values()),
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


def _incidences(reasons: Reasons, days: Sequence[float | None], rules: Rules) -> Iterator[Row]:
    """The share that has ended for each reason by each day, in percents."""
    nothing = np.zeros((1, len(reasons.groups)))
    shares = np.vstack([nothing, cumulative_incidence(reasons.at_risk, reasons.ended)])
    endings = np.vstack([nothing.astype(np.int64), np.cumsum(reasons.ended, axis=0)])
    for day in days:
        if day is None:
            yield (HIDDEN,) * len(reasons.groups)
            continue
        known = int(np.searchsorted(reasons.days, day, side="right"))
        yield _incidence(shares[known], endings[known], reasons.spells, rules)


def _incidence(shares: Floats, endings: Counts, spells: int, rules: Rules) -> Row:
    if not rules.threshold:
        return tuple(Value(100 * share, Status.SHOWN, 1) for share in shares.tolist())
    row = [_share(*pair, spells, rules) for pair in zip(shares, endings, strict=True)]
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
