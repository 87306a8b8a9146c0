"""The rules of each profile, and what they do to one count or percentage (METHOD 10.1 and 10.2)."""

from dataclasses import dataclass

from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import HIDDEN, NOT_APPLICABLE, Status, Value


@dataclass(frozen=True)
class Rules:
    """How a profile protects.

    threshold: a count below it is hidden, 0 included; base: other counts are rounded to it
    denominator: a percentage of fewer is hidden; whole_percents: percentages have no decimals
    """

    threshold: int
    base: int
    denominator: int
    whole_percents: bool


RULES = {
    Profile.INTERN: Rules(threshold=0, base=1, denominator=0, whole_percents=False),
    Profile.RAAD: Rules(threshold=10, base=5, denominator=30, whole_percents=True),
    Profile.HUB: Rules(threshold=10, base=10, denominator=30, whole_percents=True),
}


def protect_count(count: int, rules: Rules) -> Value:
    """A count as it may be published; halves round up.

    >>> protect_count(9, RULES[Profile.RAAD]).shown
    False
    >>> [protect_count(n, RULES[Profile.RAAD]).value for n in (10, 12, 13)]
    [10, 10, 15]
    """
    if count < rules.threshold:
        return HIDDEN
    rounded = (count + rules.base // 2) // rules.base * rules.base
    return Value(rounded, Status.SHOWN, stands_for=rules.base)


def protect_percentage(part: int, whole: int, rules: Rules) -> Value:
    """`part` in percents of `whole`, computed from the protected counts.

    Hidden when the whole is too small, or the part or the rest is hidden; not applicable when
    there is nothing to take a part of and the profile hides nothing.

    >>> protect_percentage(42, 101, RULES[Profile.RAAD]).value
    40.0
    >>> protect_percentage(92, 101, RULES[Profile.RAAD]).shown
    False
    """
    if whole == 0 and not rules.threshold:
        return NOT_APPLICABLE
    numerator, denominator = protect_count(part, rules).value, protect_count(whole, rules).value
    rest_shown = protect_count(whole - part, rules).shown
    if whole < rules.denominator or not rest_shown or numerator is None or denominator is None:
        return HIDDEN
    percentage = 100 * numerator / denominator  # in this order: a half stays exactly a half
    if rules.whole_percents:
        # Part and rest are both there, so that 0% or 100% would be false.
        return Value(min(max(_whole(percentage), 1.0), 99.0), Status.SHOWN)
    return Value(percentage, Status.SHOWN, decimals=1)


def protect_months(months: float | None, people: int, rules: Rules) -> Value:
    """A median duration in whole months, as a percentage of the same people would be."""
    if months is None and not rules.threshold:
        return NOT_APPLICABLE
    if months is None or people < max(rules.denominator, 1):
        return HIDDEN
    return Value(_whole(months), Status.SHOWN)


def _whole(number: float) -> float:
    return float(int(number + 0.5))
