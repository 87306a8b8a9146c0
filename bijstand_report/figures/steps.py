"""Survival curves as steps: what is drawn of them, as small frames.

Takes protected curves and gives frames with x in years since the start. A curve ends where it is
no longer known, a hidden stretch is a gap, and nothing is drawn beyond ten years.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from bijstand_report.disclosure.publishable import PublishedCurve, Value
from bijstand_report.figures.selection import DAYS_PER_YEAR, MOST_YEARS
from bijstand_report.figures.shown import runs

_FINEST = 7.0  # days; a quarter of a millimetre on paper, narrower than a line
_CLOSE = 0.2  # years; a marker this near to the end of its curve gives way to that at the end
_STEP_COLUMNS = ("x", "y", "lower", "upper", "group", "run")


@dataclass(frozen=True)
class _Level:
    """A stretch of a curve at one height: start and end in days, the rest in percents."""

    start: float
    end: float
    y: float
    lower: float
    upper: float
    run: int


def curve_steps(curves: Sequence[PublishedCurve]) -> pd.DataFrame:
    """The corners of the steps: where each level begins and where it ends.

    Columns: x in years; y, lower, upper in percents; group, in order; run.
    """
    rows = [
        (
            day / DAYS_PER_YEAR,
            level.y,
            level.lower,
            level.upper,
            curve.group,
            f"{curve.group}/{level.run}",
        )
        for curve in curves
        for level in _levels(curve)
        for day in (level.start, level.end)
    ]
    frame = pd.DataFrame(rows, columns=list(_STEP_COLUMNS))
    numbers = dict.fromkeys(_STEP_COLUMNS[:4], float)
    return frame.astype(numbers).assign(group=_in_order(frame["group"], curves))


def year_marks(curves: Sequence[PublishedCurve]) -> pd.DataFrame:
    """Where each curve is after 1, 2, ... years and at its end: markers stand there.

    Columns: x in years, y in percents, group.
    """
    rows = [
        (place, level, curve.group)
        for curve in curves
        for place in _marked_years(curve)
        if (level := _height(curve, place * DAYS_PER_YEAR)) is not None
    ]
    frame = pd.DataFrame(rows, columns=["x", "y", "group"]).astype({"x": float, "y": float})
    return frame.assign(group=_in_order(frame["group"], curves))


def _levels(curve: PublishedCurve) -> list[_Level]:
    """The shown levels, without those that are too short to see."""
    kept: list[_Level] = []
    for level in _all_levels(curve):
        last = kept[-1] if kept else None
        if last and last.run == level.run and last.start > 0 and level.start < last.start + _FINEST:
            kept[-1] = replace(level, start=last.start)
        else:
            kept.append(level)
    return kept


def _all_levels(curve: PublishedCurve) -> list[_Level]:
    end = _last_day(curve)
    ends = [min(day, end) for day in (*curve.days[1:], end)]
    rows = zip(
        curve.days,
        ends,
        curve.percentage,
        curve.lower,
        curve.upper,
        runs(curve.percentage),
        strict=True,
    )
    return [
        _Level(day, until, value.value, _or(lower, value.value), _or(upper, value.value), run)
        for day, until, value, lower, upper, run in rows
        if value.value is not None and day <= end
    ]


def _or(value: Value, other: float) -> float:
    return other if value.value is None else value.value


def _last_day(curve: PublishedCurve) -> float:
    return min(curve.last_day, MOST_YEARS * DAYS_PER_YEAR)


def _marked_years(curve: PublishedCurve) -> list[float]:
    end = _last_day(curve) / DAYS_PER_YEAR
    return [*(float(year) for year in range(1, MOST_YEARS) if year < end - _CLOSE), end]


def _height(curve: PublishedCurve, day: float) -> float | None:
    place = bisect_right(curve.days, day) - 1
    return curve.percentage[place].value if place >= 0 else None


def _in_order(groups: pd.Series, curves: Sequence[PublishedCurve]) -> pd.Categorical:
    return pd.Categorical(groups, categories=[curve.group for curve in curves], ordered=True)
