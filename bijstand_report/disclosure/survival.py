"""Survival curves as they may be published (METHOD 10.5).

`intern` shows the curve as it is. Otherwise the curve is seen on a grid of quarters only, stops
where fewer than the threshold are under observation, and takes a step only when at least the
threshold have ended since the one before. What it then shows is made of protected counts, as every
percentage is: the uitkeringen of the group, those of them that still run (survival times that
number), and the number of uitkeringen that would give the same interval without censoring. So a
curve tells no more of a count than its rounding does. Every other figure (points by year, median)
is read off the curve that is shown, never off the exact one.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

import numpy as np

from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    WITHHELD,
    PublishedCurve,
    PublishedSurvival,
    Row,
    Status,
    Value,
)
from bijstand_report.disclosure.rules import Rules, protect_count, protect_percentage
from bijstand_report.statistics.kaplan_meier import (
    YEAR,
    Estimate,
    Floats,
    KaplanMeier,
    at_risk_at,
    estimate_at,
    kaplan_meier,
    log_log_interval,
    median,
)
from bijstand_report.statistics.results import Curve, SurvivalView

QUARTER = YEAR / 4  # days, exact in binary
START = Value(100.0, Status.SHOWN)
Triple = tuple[Value, Value, Value]


@dataclass(frozen=True)
class Steps:
    """A curve as it may be drawn: from each day on its percentage, lower and upper bound.

    last_day: the day until which it is known; empty when nothing of the curve may be shown
    """

    days: tuple[float, ...] = ()
    triples: tuple[Triple, ...] = ()
    last_day: float = 0.0

    def place(self, day: float) -> int | None:
        """Which step holds on a day; None after the last day, and before the first ending shown.

        Until then the curve stands at 100% because nothing may be told yet: that is no figure.
        """
        if day > self.last_day:
            return None
        place = int(np.searchsorted(self.days, day, side="right")) - 1
        return None if self.triples[place][0] == START else place


def protect_survival(view: SurvivalView, rules: Rules) -> PublishedSurvival:
    """The curves of a view; groups of which nothing may be shown are named in `too_small`."""
    if not rules.threshold:
        years = _years(curve.days[-1] for curve in view.curves)
        exact = tuple(_exact(curve, years) for curve in view.curves)
        return PublishedSurvival(view.name, view.column, exact, ())
    steps = [protected_steps(curve, rules) for curve in view.curves]
    years = _years(found.last_day for found in steps)
    pairs = list(zip(view.curves, steps, strict=True))
    return PublishedSurvival(
        name=view.name,
        column=view.column,
        curves=tuple(
            _protected(curve, found, years, rules) for curve, found in pairs if found.days
        ),
        too_small=tuple(curve.group for curve, found in pairs if not found.days),
    )


def by_year(curve: Curve, rules: Rules) -> dict[int, tuple[Value, float | None]]:
    """What still runs after each year that is known, and the day of which the curve shows it.

    The day is None where that is hidden; empty when nothing of the curve may be shown.
    """
    if not curve.spells:
        return {}
    if not rules.threshold:
        years = _years([curve.days[-1]])
        points = _points(curve, kaplan_meier(curve), years)
        return {k: (point[0], k * YEAR) for k, point in zip(years, points, strict=True)}
    found = protected_steps(curve, rules)
    if not found.days:
        return {}
    shown = _protected(curve, found, _years([found.last_day]), rules)
    places = [found.place(k * YEAR) for k in shown.at_years]
    days = [None if place is None else found.days[place] for place in places]
    return dict(zip(shown.at_years, zip(shown.at_percentage, days, strict=True), strict=True))


def _years(last_days: Iterable[float]) -> tuple[int, ...]:
    """Every k of which some curve is known."""
    return tuple(range(1, int(max(last_days, default=0) / YEAR) + 1))


# --- exact ------------------------------------------------------------------------------------


def _exact(curve: Curve, years: tuple[int, ...]) -> PublishedCurve:
    """The curve as it is; a point after the last day of the group does not apply, as in R."""
    fit = kaplan_meier(curve)
    place = np.flatnonzero(curve.ended)
    days = [float(day) for day in fit.days[place]]
    columns = (fit.survival, fit.lower, fit.upper)
    triples = list(zip(*(_percents(shares[place]) for shares in columns), strict=True))
    if 0.0 not in days:  # the start is no estimate: all of them ran then
        days.insert(0, 0.0)
        triples.insert(0, (Value(100.0, Status.SHOWN, 1),) * 3)
    at_risk = tuple(
        Value(at_risk_at(curve, k * YEAR), Status.SHOWN)
        if k * YEAR <= curve.days[-1]
        else NOT_APPLICABLE
        for k in years
    )
    middle = tuple(
        NOT_APPLICABLE if day is None else Value(day, Status.SHOWN) for day in median(fit)
    )
    found = Steps(tuple(days), tuple(triples), float(curve.days[-1]))
    spells = Value(curve.spells, Status.SHOWN)
    return _published(
        curve.group,
        spells,
        found,
        years=years,
        at_risk=at_risk,
        points=_points(curve, fit, years),
        middle=middle,
    )


def _points(curve: Curve, fit: KaplanMeier, years: tuple[int, ...]) -> list[Triple]:
    """The curve after each of these years; not applicable after its last day."""
    return [
        _point(estimate_at(fit, k * YEAR)) if k * YEAR <= curve.days[-1] else (NOT_APPLICABLE,) * 3
        for k in years
    ]


def _point(estimate: Estimate) -> Triple:
    bounds = (math.nan if bound is None else bound for bound in (estimate.lower, estimate.upper))
    percentage, lower, upper = _percents(np.array([estimate.survival, *bounds]))
    return percentage, lower, upper


def _percents(shares: Floats) -> list[Value]:
    """In percents with a decimal; an interval that is not defined does not apply."""
    return [
        NOT_APPLICABLE if math.isnan(share) else Value(share, Status.SHOWN, 1)
        for share in (100 * shares).tolist()
    ]


# --- protected --------------------------------------------------------------------------------


def protected_steps(curve: Curve, rules: Rules) -> Steps:
    """The steps that may be shown: none for a small group or without enough endings."""
    if curve.spells < rules.denominator:
        return Steps()
    seen = list(_seen(curve, rules))
    steps = [(day, triple) for day, triple in seen if triple]
    if not steps:
        return Steps()
    if steps[0][0] > 0:
        steps.insert(0, (0.0, (START, START, START)))
    changed = [steps[0], *(b for a, b in pairwise(steps) if a[1] != b[1])]
    return Steps(
        days=tuple(day for day, _ in changed),
        triples=tuple(triple for _, triple in changed),
        last_day=seen[-1][0],
    )


def _seen(curve: Curve, rules: Rules) -> Iterator[tuple[float, Triple | None]]:
    """Every day of the grid that may be seen, with the value of the curve when it takes a step."""
    fit = kaplan_meier(curve)
    all_days = ((day, estimate_at(fit, day)) for day in _grid(curve, rules))
    seen = dict(takewhile(lambda at: _survivors(at[1], curve) >= rules.threshold, all_days))
    triples = _protected_triples([*seen.values()], curve, rules)
    ended_by = np.concatenate([[0], np.cumsum(curve.ended)])
    ended_by = ended_by[np.searchsorted(curve.days, [*seen], side="right")]
    gathered = 0
    for day, ended, triple in zip(seen, ended_by.tolist(), triples, strict=True):
        steps = ended - gathered >= rules.threshold and triple[0].shown
        gathered = ended if steps else gathered
        yield day, triple if steps else None


def _grid(curve: Curve, rules: Rules) -> Iterator[float]:
    """Quarters since the start, until fewer than the threshold are under observation.

    Just before a quarter's end, just after it, and on every day until then.
    """
    few = curve.days[curve.at_risk < rules.threshold]
    end = float(few[0]) if len(few) else float(curve.days[-1]) + 1
    for number in range(int(end / QUARTER) + 1):
        day = number * QUARTER
        after = int(np.searchsorted(curve.days, day, side="right"))
        if day >= end or after == len(curve.days) or curve.at_risk[after] < rules.threshold:
            return
        yield day


def _survivors(estimate: Estimate, curve: Curve) -> int:
    """How many uitkeringen of the group still run by the estimate, halves up."""
    return int(curve.spells * estimate.survival + 0.5)


def _protected_triples(estimates: Iterable[Estimate], curve: Curve, rules: Rules) -> list[Triple]:
    """Percentage and interval of each from protected counts, in whole percents."""
    found = [_protected_moments(estimate, curve, rules) for estimate in estimates]
    shares, variances = (np.array([row[column] for row in found]) for column in (1, 2))
    bounds = (shares_of.tolist() for shares_of in log_log_interval(shares, variances))
    return [
        (percentage, _whole_percents(lower), _whole_percents(upper))
        for (percentage, *_), lower, upper in zip(found, *bounds, strict=True)
    ]


def _protected_moments(
    estimate: Estimate, curve: Curve, rules: Rules
) -> tuple[Value, float, float]:
    """The percentage, and the share and variance of its interval: nan when that is hidden."""
    if not 0 < estimate.survival < 1:
        return HIDDEN, math.nan, math.nan
    survivors = _survivors(estimate, curve)
    percentage = protect_percentage(survivors, curve.spells, rules)
    running, spells = (protect_count(n, rules).value for n in (survivors, curve.spells))
    effective = protect_count(_effective(estimate), rules).value
    if not percentage.shown or running is None or spells is None or effective is None:
        return percentage, math.nan, math.nan
    share = running / spells
    return percentage, share, (1 - share) / (share * effective)


def _effective(estimate: Estimate) -> int:
    """Uitkeringen that would give this variance if none of them were censored, halves up.

    Then Greenwood's variance of log S is (1 - S) / (S n); Dorey and Korn (1987), "effective sample
    sizes for confidence intervals for survival probabilities".
    """
    number = (1 - estimate.survival) / (estimate.survival * estimate.variance)
    return int(number + 0.5)


def _whole_percents(share: float) -> Value:
    if math.isnan(share):
        return HIDDEN
    return Value(min(max(float(int(100 * share + 0.5)), 1.0), 99.0), Status.SHOWN)


def _protected(curve: Curve, found: Steps, years: tuple[int, ...], rules: Rules) -> PublishedCurve:
    points, at_risk = [], []
    for k in years:
        place, count = found.place(k * YEAR), at_risk_at(curve, k * YEAR)
        if place is not None:
            points.append(found.triples[place])
            at_risk.append(protect_count(count, rules))
        elif k * YEAR > curve.horizon:
            points.append((NOT_APPLICABLE,) * 3)
            at_risk.append(NOT_APPLICABLE)
        else:
            points.append((HIDDEN,) * 3)
            at_risk.append(HIDDEN if count < rules.threshold else WITHHELD)
    middle = tuple(_half(found, column) for column in range(3))
    spells = protect_count(curve.spells, rules)
    return _published(
        curve.group,
        spells,
        found,
        years=years,
        at_risk=tuple(at_risk),
        points=points,
        middle=middle,
        waiting=rules.threshold - 1,
    )


def _half(found: Steps, column: int) -> Value:
    """The first day on which the curve that is shown (or one of its bounds) is at most 50%."""
    for day, triple in zip(found.days, found.triples, strict=True):
        value = triple[column].value
        if value is not None and value <= 50:
            return Value(day, Status.SHOWN)
    return NOT_APPLICABLE


def _published(
    group: str,
    spells: Value,
    found: Steps,
    *,
    years: tuple[int, ...],
    at_risk: Row,
    points: Sequence[Triple],
    middle: Row,
    waiting: int = 0,
) -> PublishedCurve:
    percentage, lower, upper = zip(*found.triples, strict=True)
    at = tuple(zip(*points, strict=True)) or ((), (), ())
    return PublishedCurve(
        group=group,
        spells=spells,
        days=found.days,
        percentage=percentage,
        lower=lower,
        upper=upper,
        last_day=found.last_day,
        at_years=years,
        at_risk=at_risk,
        at_percentage=at[0],
        at_lower=at[1],
        at_upper=at[2],
        median=middle[0],
        median_lower=middle[1],
        median_upper=middle[2],
        waiting=waiting,
    )
