"""Indirect standardisation: what was observed against what the same people would give elsewhere.

Expected = for every stratum the number at risk times the share of all who show that stratum; the
interval of observed / expected takes the observed number as Poisson and is exact (Garwood 1936).
Only strata that somebody shows count for him, observed and expected alike: what is hidden is
neither guessed nor found by subtraction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scipy.stats import chi2

Stratum = tuple[str, str]


@dataclass(frozen=True)
class Stratified:
    """The strata that somebody shows: at risk, and with the event."""

    at_risk: Mapping[Stratum, float]
    events: Mapping[Stratum, float]


@dataclass(frozen=True)
class Standardised:
    """Observed and expected over the strata that count.

    at_risk: how many are in them; strata: how many strata that is
    lower, upper: 95% interval of the ratio
    """

    at_risk: float
    strata: int
    observed: float
    expected: float
    lower: float
    upper: float

    @property
    def ratio(self) -> float:
        return self.observed / self.expected

    @property
    def differs(self) -> bool:
        """Whether the interval leaves 1 out."""
        return not self.lower <= 1 <= self.upper


def standardised(everyone: Sequence[Stratified]) -> list[Standardised | None]:
    """For each: observed and expected; None without a stratum that somebody else shows as well."""
    rates = _rates(everyone)
    return [_standardised(one, rates) for one in everyone]


def _rates(everyone: Sequence[Stratified]) -> dict[Stratum, float]:
    """The share of each stratum over all who show it, where they are two or more."""
    strata = dict.fromkeys(stratum for one in everyone for stratum in one.at_risk)
    rates = {}
    for stratum in strata:
        who = [one for one in everyone if stratum in one.at_risk]
        if len(who) > 1:
            events = sum(one.events[stratum] for one in who)
            rates[stratum] = events / sum(one.at_risk[stratum] for one in who)
    return rates


def _standardised(one: Stratified, rates: Mapping[Stratum, float]) -> Standardised | None:
    counted = [stratum for stratum in one.at_risk if stratum in rates]
    expected = sum(one.at_risk[stratum] * rates[stratum] for stratum in counted)
    if expected <= 0:
        return None
    observed = sum(one.events[stratum] for stratum in counted)
    lower, upper = poisson_interval(observed)
    at_risk = sum(one.at_risk[stratum] for stratum in counted)
    return Standardised(
        at_risk, len(counted), observed, expected, lower / expected, upper / expected
    )


def poisson_interval(count: float, coverage: float = 0.95) -> tuple[float, float]:
    """The exact interval of a Poisson mean (Garwood 1936).

    >>> [round(bound, 3) for bound in poisson_interval(10)]
    [4.795, 18.39]
    """
    tail = (1 - coverage) / 2
    lower = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return lower, float(chi2.ppf(1 - tail, 2 * (count + 1))) / 2
