"""What a survival curve shows after some years: a percentage with its interval, and the median.

A protected curve takes a step only when enough have ended (METHOD 10.5). Between steps it may stand
too high, by the endings that wait; what is said holds whatever waits.
"""

from dataclasses import dataclass

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import PublishedCurve, Value
from bijstand_report.narrative.significance import Estimate, is_higher
from bijstand_report.narrative.text import TABLE_YEARS, share

BETWEEN = "tussen"
YEAR = 365.25  # days


@dataclass(frozen=True)
class Reading:
    """Of a group, the percentage that still runs after k years, with its interval.

    too_high: how many points it may stand too high
    """

    group: str
    k: int
    value: Value
    lower: Value
    upper: Value
    too_high: float = 0.0

    @property
    def estimate(self) -> Estimate | None:
        value, lower, upper = self.value.value, self.lower.value, self.upper.value
        if value is None or lower is None or upper is None:
            return None
        return Estimate(value, lower, upper)

    @property
    def margin(self) -> str:
        """The interval in words: " (tussen 52% en 54%)"; nothing where there is none."""
        low, high = share(self.lower), share(self.upper)
        if self.estimate is None or low == high:
            return ""
        return f" ({BETWEEN} {low} en {high})"

    @property
    def told(self) -> str:
        """With its interval: "53% (tussen 52% en 54%)"."""
        return f"{share(self.value)}{self.margin}"


def readings(curve: PublishedCurve, years: tuple[int, ...] = TABLE_YEARS) -> list[Reading]:
    """What a curve shows after each of some years, as far as it does."""
    intervals = zip(curve.at_percentage, curve.at_lower, curve.at_upper, strict=True)
    rows = zip(curve.at_years, intervals, curve.at_risk, strict=True)
    return [
        Reading(curve.group, k, *interval, too_high=_too_high(curve, k, interval[0], at_risk))
        for k, interval, at_risk in rows
        if k in years and interval[0].shown
    ]


def _too_high(curve: PublishedCurve, k: int, value: Value, at_risk: Value) -> float:
    """By how many points the curve stands too high after k years, at most.

    On the day of a step nothing waits. Else the waiting ended while those now at risk were too.
    """
    if not curve.waiting or k * YEAR in curve.days:
        return 0.0
    return (value.value or 0) * curve.waiting / (at_risk.least + curve.waiting)


def median_told(curve: PublishedCurve) -> str | None:
    """Within how many months half has ended: "14 maanden"; None when that is not known.

    Nor when the curve stood still for more than half a year before it: half may have ended long
    before the step that shows it.
    """
    if curve.median.value is None:
        return None
    steps = [day for day in curve.days if day < curve.median.value]
    if curve.waiting and curve.median.value - max(steps, default=0.0) > YEAR / 2:
        return None
    return formatting.months(formatting.in_months(curve.median))


def is_more(one: Reading, other: Reading) -> bool:
    """Whether the first percentage is the higher one."""
    return (one.value.value or 0) > (other.value.value or 0)


def differ(one: Reading, other: Reading, groups: int = 2) -> bool:
    """Whether two readings differ by more than chance, as extremes of some groups.

    Whatever waits: of the higher one all that may, of the lower one nothing.
    """
    high, low = (one, other) if is_more(one, other) else (other, one)
    if high.estimate is None or low.estimate is None:
        return False
    return is_higher(high.estimate.less(high.too_high), low.estimate, groups)


def also(one: Reading, other: Reading) -> str:
    """The word "ook " where both print the same percentage."""
    return "ook " if share(one.value) == share(other.value) else ""
