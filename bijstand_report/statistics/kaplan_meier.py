"""The Kaplan-Meier curve with its interval and median, as R's `survival` computes them (METHOD 7).

Kaplan and Meier (1958); variance by Greenwood (1926); 95% interval by log(-log), Kalbfleisch and
Prentice (1980); in R: `survfit(Surv(entry, exit, ended) ~ 1, conf.type = "log-log")`.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from bijstand_report.statistics.results import Counts, Curve

YEAR = 365.25  # days
_Z = NormalDist().inv_cdf(0.975)
_TOLERANCE = math.sqrt(np.finfo(float).eps)  # R's, for "is exactly a half"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class KaplanMeier:
    """A survival curve: from each day on (days), the share that still runs.

    survival, lower, upper: shares of 1; the interval is not defined (nan) where survival is 0 or 1
    variance: Greenwood's, of the logarithm of survival; infinite where survival is 0
    """

    days: Counts
    survival: Floats
    lower: Floats
    upper: Floats
    variance: Floats


@dataclass(frozen=True)
class Estimate:
    """The curve on one day; the interval is None where it is not defined."""

    survival: float
    lower: float | None
    upper: float | None
    variance: float


def kaplan_meier(curve: Curve) -> KaplanMeier:
    """The survival curve of a life table.

    >>> curve = Curve("", 4, *map(np.array, ([3, 5, 9], [4, 3, 1], [1, 1, 0])), 9)
    >>> kaplan_meier(curve).survival.tolist()
    [0.75, 0.5, 0.5]
    """
    at_risk, ended = curve.at_risk.astype(float), curve.ended.astype(float)
    survival: Floats = np.cumprod(1 - _ratio(ended, at_risk, at_risk > 0), dtype=np.float64)
    with np.errstate(divide="ignore"):
        steps = _ratio(ended, at_risk * (at_risk - ended), ended > 0)
    variance: Floats = np.cumsum(steps, dtype=np.float64)
    lower, upper = log_log_interval(survival, variance)
    return KaplanMeier(curve.days, survival, lower, upper, variance)


def _ratio(part: Floats, whole: Floats, where: NDArray[np.bool_]) -> Floats:
    """Part of whole, and 0 elsewhere."""
    return np.divide(part, whole, out=np.zeros_like(part), where=where)


def log_log_interval(survival: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """95% interval of survival from the variance of its logarithm; nan where survival is 0 or 1.

    >>> low, high = log_log_interval(np.array([0.5]), np.array([0.01]))
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.3987, 0.5931)
    """
    inside = (survival > 0) & (survival < 1)
    share = np.where(inside, survival, 0.5)
    spread = np.where(inside, variance, 0.0)
    width = _Z * np.sqrt(spread) / -np.log(share)
    lower, upper = share ** np.exp(width), share ** np.exp(-width)
    return np.where(inside, lower, np.nan), np.where(inside, upper, np.nan)


def estimate_at(fit: KaplanMeier, day: float) -> Estimate:
    """The curve on a day: endings on that day count. Before the first ending all still run."""
    place = int(np.searchsorted(fit.days, day, side="right")) - 1
    if place < 0:
        return Estimate(1.0, None, None, 0.0)
    lower, upper = float(fit.lower[place]), float(fit.upper[place])
    defined = not math.isnan(lower)
    return Estimate(
        float(fit.survival[place]),
        lower if defined else None,
        upper if defined else None,
        float(fit.variance[place]),
    )


def at_risk_at(curve: Curve, day: float) -> int:
    """How many are under observation just before a day (entry < day <= exit); 0 after the last."""
    place = int(np.searchsorted(curve.days, day, side="left"))
    return int(curve.at_risk[place]) if place < len(curve.days) else 0


def median(fit: KaplanMeier) -> tuple[float | None, float | None, float | None]:
    """The median in days and its 95% interval; None is not reached.

    The first day on which survival is at most a half. Where it is exactly a half for a while, the
    middle of that stretch, as R prints it. The interval is where its own two curves do so.

    >>> curve = Curve("", 4, *map(np.array, ([3, 5, 9], [4, 3, 2], [1, 1, 1])), 9)
    >>> median(kaplan_meier(curve))[0]
    7.0
    """
    return tuple(  # type: ignore[return-value]
        _crosses_half(fit.days, shares) for shares in (fit.survival, fit.lower, fit.upper)
    )


def _crosses_half(days: Counts, shares: Floats) -> float | None:
    reached = shares < 0.5 + _TOLERANCE  # not where it is nan
    days, shares = days[reached], shares[reached]
    if not len(days):
        return None
    below = days[shares < shares[0]]
    if abs(shares[0] - 0.5) < _TOLERANCE and len(below):
        return float(days[0] + below[0]) / 2
    return float(days[0])
