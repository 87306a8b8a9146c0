"""Axes of the report's figures: counts from zero, percentages, months and quarters in Dutch.

Time stands in months on an axis (`month_place`, `quarter_place`), so that a figure by month and
one by quarter have their years in the same places. No axis has a minor grid.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import TypeVar

import pandas as pd
from babel.dates import format_date
from plotnine import scale_x_continuous, scale_y_continuous

from bijstand_report import formatting
from bijstand_report.periods import Quarter

WHOLE = (0, 25, 50, 75, 100)
_MOST_YEARS = 16
_FEWEST_YEARS = 3  # with fewer on the axis, months or quarters are named
_MOST_NAMES = 8
_CLOSE = 2.0  # months; so near to January the axis begins in January
_SIDE = 0.02  # free space beside a line, as a part of the axis
_PERCENT_STEPS = (1, 2, 5, 10, 20, 25)
Position = TypeVar("Position")


def count_axis(top: float, room: float) -> scale_y_continuous:
    """From zero to somewhat above the highest value; room: that free space, as a part of it."""
    return scale_y_continuous(
        limits=(0, top * (1 + room)),
        expand=(0, 0),
        breaks=round_numbers(top),
        minor_breaks=False,
        labels=dutch,
    )


def highest(values: pd.Series) -> float:
    """The highest value; one when there is none, or nothing above zero, so that an axis has length.

    >>> highest(pd.Series([3.0, 5.0])), highest(pd.Series([], dtype=float))
    (5.0, 1.0)
    """
    return max(float(values.max()), 1.0) if len(values) else 1.0


def round_numbers(top: float) -> list[int]:
    """Zero and up to five round numbers, all whole: people are not halved.

    >>> round_numbers(403), round_numbers(3)
    ([0, 100, 200, 300, 400], [0, 1, 2, 3])
    """
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    step = next(step for step in steps if top / step <= 5)
    return list(range(0, int(top) + 1, step))


def dutch(numbers: Sequence[float]) -> list[str]:
    """Whole numbers with Dutch separators."""
    return [formatting.number(number) for number in numbers]


def percent_axis(levels: Sequence[int] = WHOLE) -> scale_y_continuous:
    """Percentages; levels: those with a label, of which the first and last are the limits."""
    return scale_y_continuous(
        limits=(levels[0], levels[-1]),
        breaks=list(levels),
        minor_breaks=False,
        labels=[f"{number}%" for number in levels],
    )


def percent_levels(top: float) -> tuple[int, ...]:
    """From zero to a round percentage that is at least `top`, in five steps or fewer.

    >>> percent_levels(34), percent_levels(2.5), percent_levels(97)
    ((0, 10, 20, 30, 40), (0, 1, 2, 3), (0, 20, 40, 60, 80, 100))
    """
    step = next(step for step in _PERCENT_STEPS if top / step <= 5)
    return tuple(range(0, step * max(ceil(top / step), 1) + 1, step))


def percent_range(low: float, high: float) -> tuple[int, ...]:
    """Round percentages from below `low` to above `high`, in six steps or fewer, within 0 and 100.

    >>> percent_range(36.5, 51), percent_range(3, 97), percent_range(40, 40)
    ((35, 40, 45, 50, 55), (0, 20, 40, 60, 80, 100), (40, 41))
    """
    step = next(s for s in _PERCENT_STEPS if ceil(high / s) - low // s <= 6)
    first = min(int(low // step), 100 // step - 1)
    return tuple(step * place for place in range(first, max(ceil(high / step), first + 1) + 1))


def number_axis(numbers: Sequence[int], most: int) -> scale_x_continuous:
    """Whole numbers from the first to the last; most: how many of them can have a label."""
    breaks = thinned(numbers, most)
    return scale_x_continuous(
        limits=(min(numbers), max(numbers)),
        breaks=breaks,
        minor_breaks=False,
        labels=[str(number) for number in breaks],
    )


def thinned(positions: Sequence[Position], most: int) -> list[Position]:
    """Every position, or every second, third, ... when there are more than fit on the axis."""
    step = -(-len(positions) // most)
    return list(positions[:: max(step, 1)])


def month_place(day: date) -> float:
    """Where a day stands on an axis of time, in months.

    >>> month_place(date(2018, 1, 31)) - month_place(date(2017, 12, 31))
    1.0
    """
    return 12 * day.year + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def quarter_place(quarter: Quarter) -> float:
    """Where a quarter stands on an axis of time: in the middle of its three months."""
    return 12 * quarter.year + 3 * quarter.number - 1.5


def month_axis(days: Sequence[date], room: float, *, most: int = _MOST_YEARS) -> scale_x_continuous:
    """Years, or the months of these days when they span a few years only.

    room: free space on the right, as a part of the axis; most: how many years have a name
    """
    places, names = [month_place(day) for day in days], [month_name(day) for day in days]
    return _time_axis(places, names, room, most)


def quarter_axis(quarters: Sequence[Quarter], *, most: int = _MOST_YEARS) -> scale_x_continuous:
    """Years, or these quarters when they span a few years only."""
    return _time_axis(
        [quarter_place(quarter) for quarter in quarters],
        [quarter_name(quarter) for quarter in quarters],
        _SIDE,
        most,
    )


def month_name(day: date) -> str:
    """The month of a day, short.

    >>> month_name(date(2016, 1, 31))
    'jan 2016'
    """
    return format_date(day, "MMM y", locale=formatting.LOCALE).replace(".", "")


def quarter_name(quarter: Quarter) -> str:
    """A quarter, short.

    >>> quarter_name(Quarter(2018, 2))
    '2e kw 2018'
    """
    return f"{quarter.number}e kw {quarter.year}"


def _time_axis(
    places: Sequence[float], names: Sequence[str], room: float, most: int
) -> scale_x_continuous:
    january = 12.0 * (places[0] // 12)
    first = january if places[0] <= january + _CLOSE else places[0]
    years = range(ceil(first / 12), int(places[-1] // 12) + 1)
    if len(years) >= _FEWEST_YEARS:
        shown = thinned(years[::-1], most)
        breaks, labels = [12.0 * year for year in shown], [str(year) for year in shown]
    else:
        first = places[0]
        kept = thinned(range(len(places))[::-1], min(_MOST_NAMES, most))
        breaks, labels = [places[place] for place in kept], [names[place] for place in kept]
    return scale_x_continuous(
        limits=(first, places[-1]),
        expand=(_SIDE, 0, room, 0),
        breaks=breaks,
        minor_breaks=False,
        labels=labels,
    )
