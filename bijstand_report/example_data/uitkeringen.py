"""Simulated uitkeringen: when people come, how long they stay, why they leave, who returns.

Takes a generator of random numbers, a number of clients and a window of days; gives a frame with
one row per uitkering. Days are numbers since 1970; an end after the window means still running.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from bijstand_report.example_data import assumptions as a
from bijstand_report.example_data.draws import (
    Bools,
    Floats,
    Ints,
    chance,
    exponential,
    pick,
    pick_by_group,
)

YEAR = 365.25
_REASON_NAMES = tuple(a.REASONS)
_CAUSE_CODES = np.array(list(a.CAUSES), dtype=np.int64)


@dataclass(frozen=True)
class Window:
    """The days of a file, as numbers since 1970.

    oldest: no uitkering begins earlier; registered: none ends earlier
    peildatum: the reference date; last: the day of the export, no date is later
    """

    oldest: int
    registered: int
    peildatum: int
    last: int

    @classmethod
    def of(cls, first_year: int, peildatum: date) -> "Window":
        """The window of a file whose figures are complete from `first_year` on."""
        return cls(
            oldest=_day(date(first_year - a.YEARS_BACK, 1, 1)),
            registered=_day(date(first_year - a.FULL_YEARS_BEFORE, 1, 1)),
            peildatum=_day(peildatum),
            last=_day(peildatum + timedelta(days=a.DAYS_AFTER_PEILDATUM)),
        )


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days


@dataclass(frozen=True)
class Traits:
    """In what a municipality differs from the ordinary one of `assumptions`.

    leaving: how quickly people leave, as a factor of every hazard
    household_weights: who comes, by household
    """

    leaving: float = 1.0
    household_weights: tuple[float, ...] = a.HOUSEHOLD_WEIGHTS


ORDINARY = Traits()


def simulate(
    rng: np.random.Generator, clients: int, window: Window, traits: Traits = ORDINARY
) -> pd.DataFrame:
    """The uitkeringen of this many clients, in no order.

    Gives client, start, end, born (days), woman, household, cause (code) and reason (position in
    `assumptions.REASONS`). Clients whose last uitkering ended before the register are absent.
    """
    generations = [_first_uitkeringen(rng, clients, window, traits)]
    for _ in range(a.MAX_RETURNS):
        generations.append(_returns(rng, generations[-1], window, traits))
    everything = pd.concat(generations, ignore_index=True)
    return everything[everything["end"] >= window.registered]


def _first_uitkeringen(
    rng: np.random.Generator, clients: int, window: Window, traits: Traits
) -> pd.DataFrame:
    start = _arrivals(rng, clients, window)
    household = pick(rng, traits.household_weights, clients)
    age = _ages(rng, household)
    people = pd.DataFrame(
        {
            "client": np.arange(clients),
            "start": start,
            "born": start - (age * YEAR).astype(np.int64),
            "woman": chance(rng, np.array(a.SHARE_WOMEN)[household], clients),
            "household": household,
        }
    )
    return _with_course(rng, people, traits)


def _arrivals(rng: np.random.Generator, size: int, window: Window) -> Ints:
    """First days, following season and business cycle."""
    days = np.arange(window.oldest, window.last + 1)
    cumulative = np.cumsum(_arrival_weights(days, window.oldest))
    drawn = np.searchsorted(cumulative, rng.random(size) * cumulative[-1], side="right")
    first_days: Ints = days[drawn].astype(np.int64)
    return first_days


def _arrival_weights(days: Ints, oldest: int) -> Floats:
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    cycle = 1 + a.CYCLE_SWING * _business_cycle(days)
    warm_up = np.where(days < oldest + a.WARM_UP_YEARS * YEAR, a.WARM_UP_WEIGHT, 1.0)
    weights: Floats = np.array(a.MONTH_WEIGHTS)[month] * cycle * warm_up
    return weights


def _business_cycle(days: Ints) -> Floats:
    """1 on the peak of the business cycle, -1 in the trough."""
    phase = (1970 + days / YEAR - a.CYCLE_PEAK) / a.CYCLE_YEARS
    wave: Floats = np.cos(2 * np.pi * phase)
    return wave


def _ages(rng: np.random.Generator, household: Ints) -> Floats:
    uniform = rng.random(len(household))
    by_household = [np.interp(uniform, a.QUARTILES, quartiles) for quartiles in a.AGE_QUARTILES]
    ages: Floats = np.choose(household, by_household)
    return ages


def _with_course(rng: np.random.Generator, people: pd.DataFrame, traits: Traits) -> pd.DataFrame:
    """People with a start, and now also a cause, an end and a reason of ending."""
    start, born = ints(people, "start"), ints(people, "born")
    household = ints(people, "household")
    age = (start - born) / YEAR
    cause = draw_causes(rng, age, household)
    factor = _hazard_factor(age, household, people["woman"].to_numpy(dtype=bool), cause)
    factor *= traits.leaving
    factor *= 1 - a.CYCLE_HAZARD_SWING * _business_cycle(start)
    end = start + _durations(rng, factor)
    aow = born + np.int64(a.AOW_AGE * YEAR)
    reaches_aow = aow <= end
    end = np.minimum(end, aow)
    reason = _draw_reasons(rng, (end - born) / YEAR, reaches_aow)
    return people.assign(cause=cause, end=end, reason=reason)


def ints(frame: pd.DataFrame, column: str) -> Ints:
    """A column of whole numbers as an array."""
    values: Ints = frame[column].to_numpy(dtype=np.int64)
    return values


def draw_causes(rng: np.random.Generator, age: Floats, household: Ints) -> Ints:
    """A cause code for each person, by age and by being a lone parent."""
    by_band = np.array(list(a.CAUSES.values())).T
    lone_parent = np.array([a.LONE_PARENT_CAUSES.get(code, 1.0) for code in a.CAUSES])
    weights = np.vstack([by_band, by_band * lone_parent])
    group = _band(age) + len(by_band) * (household == a.LONE_PARENT)
    codes: Ints = _CAUSE_CODES[pick_by_group(rng, weights, group)]
    return codes


def _band(age: Floats) -> Ints:
    return np.searchsorted(a.AGE_BANDS, age, side="right").astype(np.int64)


def _hazard_factor(age: Floats, household: Ints, woman: Bools, cause: Ints) -> Floats:
    by_cause = np.ones(_CAUSE_CODES.max() + 1)
    by_cause[list(a.CAUSE_FACTORS)] = list(a.CAUSE_FACTORS.values())
    factor: Floats = (
        np.exp(-a.AGE_SLOPE * (age - a.AGE_CENTRE))
        * np.array(a.HOUSEHOLD_FACTORS)[household]
        * np.array(a.GENDER_FACTORS)[woman.astype(np.int64)]
        * by_cause[cause]
    )
    return factor


def _durations(rng: np.random.Generator, factor: Floats) -> Ints:
    """Days until leaving, at least 1: the cumulative hazard turned around."""
    knots, cumulative = _cumulative_hazard()
    years = np.interp(exponential(rng, len(factor)) / factor, cumulative, knots)
    days: Ints = np.maximum(1, np.ceil(years * YEAR)).astype(np.int64)
    return days


def _cumulative_hazard() -> tuple[Floats, Floats]:
    """Durations in years, and the cumulative hazard that goes with each; straight in between."""
    knots = np.array([years for years, _ in a.HAZARDS] + [a.LAST_DURATION])
    hazard = np.array([hazard for _, hazard in a.HAZARDS])
    return knots, np.append(0.0, np.cumsum(hazard * np.diff(knots)))


def hazard_until(days: Ints) -> Floats:
    """The cumulative hazard of somebody without any of the factors, after so many days."""
    knots, cumulative = _cumulative_hazard()
    total: Floats = np.interp(days / YEAR, knots, cumulative)
    return total


def _draw_reasons(rng: np.random.Generator, age: Floats, reaches_aow: Bools) -> Ints:
    weights = np.array(list(a.REASONS.values())).T
    drawn = pick_by_group(rng, weights, _band(age))
    return np.where(reaches_aow, _REASON_NAMES.index(a.AOW), drawn)


def _returns(
    rng: np.random.Generator, before: pd.DataFrame, window: Window, traits: Traits
) -> pd.DataFrame:
    """The next uitkering of those who come back after the one before."""
    final = [_REASON_NAMES.index(reason) for reason in a.FINAL_REASONS]
    comes_back = chance(rng, a.RETURN_SHARE, len(before)) & ~np.isin(ints(before, "reason"), final)
    back = before[comes_back]
    shortest, further = a.RETURN_WAIT_DAYS
    wait = shortest + (further * exponential(rng, len(back))).astype(np.int64)
    back = back.assign(start=ints(back, "end") + wait)
    age = (ints(back, "start") - ints(back, "born")) / YEAR
    back = back[(ints(back, "start") <= window.last) & (age < a.MAX_AGE_AT_START)]
    return _with_course(rng, back.assign(household=_next_household(rng, back, traits)), traits)


def _next_household(rng: np.random.Generator, back: pd.DataFrame, traits: Traits) -> Ints:
    changed = chance(rng, a.HOUSEHOLD_CHANGED, len(back))
    drawn = pick(rng, traits.household_weights, len(back))
    return np.where(changed, drawn, ints(back, "household"))
