"""What a survival curve shows after some years: a percentage with its interval, and the median."""

from dataclasses import dataclass

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import PublishedCurve, Value
from bijstand_report.narrative.significance import Estimate, is_higher
from bijstand_report.narrative.text import TABLE_YEARS, share

BETWEEN = "tussen"


@dataclass(frozen=True)
class Reading:
    """Of a group, the percentage that still runs after k years, with its interval."""

    group: str
    k: int
    value: Value
    lower: Value
    upper: Value

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
    rows = zip(curve.at_years, curve.at_percentage, curve.at_lower, curve.at_upper, strict=True)
    return [
        Reading(curve.group, k, value, lower, upper)
        for k, value, lower, upper in rows
        if k in years and value.shown
    ]


def median_told(curve: PublishedCurve) -> str | None:
    """Within how many months half has ended: "14 maanden"; None when that is not known."""
    return formatting.months(formatting.in_months(curve.median)) if curve.median.shown else None


def is_more(one: Reading, other: Reading) -> bool:
    """Whether the first percentage is the higher one."""
    return (one.value.value or 0) > (other.value.value or 0)


def differ(one: Reading, other: Reading, groups: int = 2) -> bool:
    """Whether two readings differ by more than chance, as extremes of some groups."""
    high, low = (one, other) if is_more(one, other) else (other, one)
    if high.estimate is None or low.estimate is None:
        return False
    return is_higher(high.estimate, low.estimate, groups)


def also(one: Reading, other: Reading) -> str:
    """The word "ook " where both print the same percentage."""
    return "ook " if share(one.value) == share(other.value) else ""
