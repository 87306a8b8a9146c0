"""Funnel plot: a share against size, with limits around the pooled value (Spiegelhalter 2005).

Takes plain frozen input: who computes the limits decides what may be published. There is no order
of merit in it: points have names only where they lie outside the inner limits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd
from plotnine import (
    aes,
    geom_line,
    geom_point,
    geom_text,
    ggplot,
    scale_linetype_manual,
    scale_x_continuous,
)

from bijstand_report.figures import axes, fonts, theme
from bijstand_report.figures.labels import placed

FUNNEL_HEIGHT_MM = 90
_LEFT_MM, _AROUND_MM = 17, 18  # what axis texts, titles and the legend take
_ROOM = 0.03  # right of the largest point, as a part of the axis
_EXPANSION = 0.05  # ggplot2's free space at both ends of a continuous axis
_POOLED, _INNER, _OUTER = "Samen", "95%-grens", "99,8%-grens"
_LINES: Mapping[str, str] = MappingProxyType({_POOLED: "solid", _INNER: "dashed", _OUTER: "dotted"})


@dataclass(frozen=True)
class FunnelPoint:
    """A municipality or team. size: of its denominator; share: in percents; own: to be marked."""

    name: str
    size: float
    share: float
    own: bool = False


@dataclass(frozen=True)
class Limits:
    """Where a share lies by chance alone, in percents, one value per size of the funnel."""

    lower: tuple[float, ...]
    upper: tuple[float, ...]


@dataclass(frozen=True)
class Funnel:
    """What a funnel plot shows.

    points: in any order; those that may not be shown are not there
    pooled: the share of all together, in percents
    sizes: ascending, at which the limits are known, up to the largest point at least
    inner: 95% limits; outer: 99.8% limits
    size_title, share_title: what the axes are called
    """

    points: tuple[FunnelPoint, ...]
    pooled: float
    sizes: tuple[float, ...]
    inner: Limits
    outer: Limits
    size_title: str
    share_title: str


@dataclass(frozen=True)
class _Paper:
    """Where data come on paper: x from 0 to right, y over these levels, a panel in millimetres."""

    right: float
    levels: tuple[int, ...]
    panel: tuple[float, float]

    @property
    def _across(self) -> float:
        return self.panel[0] / self.right

    @property
    def _low(self) -> float:
        return self.levels[0] - _EXPANSION * (self.levels[-1] - self.levels[0])

    @property
    def _up(self) -> float:
        return self.panel[1] / ((1 + 2 * _EXPANSION) * (self.levels[-1] - self.levels[0]))

    def places(self, frame: pd.DataFrame) -> list[tuple[float, float]]:
        """The x and y of a frame in millimetres."""
        x, y = frame["x"] * self._across, (frame["y"] - self._low) * self._up
        return list(zip(x, y, strict=True))

    def data(self, x: float, y: float) -> tuple[float, float]:
        """Back from millimetres."""
        return x / self._across, y / self._up + self._low


def report_funnel(
    funnel: Funnel,
    colour: str,
    width_mm: float = theme.REPORT_WIDTH_MM,
    height_mm: float = FUNNEL_HEIGHT_MM,
) -> ggplot:
    """The funnel as a figure: points, the pooled value and two pairs of limits, in a legend.

    Points outside the 95% limits have their name, and a filled marker; the others are hollow. The
    own one is a diamond with its name. The share does not begin at zero: the axis says where it
    does.
    colour: of the points (#rrggbb); width_mm, height_mm: on paper, for the places of the names
    """
    points, lines = funnel_points(funnel), funnel_lines(funnel)
    right, levels = _largest(funnel) * (1 + _ROOM), _levels(funnel)
    paper = _Paper(right, levels, (width_mm - _LEFT_MM, height_mm - _AROUND_MM))
    return theme.report_plot(
        points,
        "x",
        "y",
        geom_line(
            aes(linetype="line", group="run"), data=lines, size=theme.THIN_SIZE, color=theme.INK
        ),
        scale_linetype_manual(values=dict(_LINES), limits=list(_LINES), name=""),
        *_markers(points, colour),
        *_texts(_names(points, lines, paper)),
        scale_x_continuous(
            limits=(0, right),
            expand=(0, 0),
            breaks=axes.round_numbers(_largest(funnel)),
            minor_breaks=False,
            labels=axes.dutch,
        ),
        axes.percent_axis(levels),
        *theme.axis_titles(funnel.size_title, funnel.share_title),
    )


def funnel_points(funnel: Funnel) -> pd.DataFrame:
    """A row per point: x, y, name, whether it lies outside the inner limits, and is the own one."""
    rows = [
        (point.size, point.share, point.name, is_outside(funnel, point), point.own)
        for point in funnel.points
    ]
    frame = pd.DataFrame(rows, columns=["x", "y", "name", "outside", "own"])
    return frame.astype({"x": float, "y": float, "outside": bool, "own": bool})


def is_outside(funnel: Funnel, point: FunnelPoint) -> bool:
    """Whether the point lies outside the 95% limits; at the limit is inside."""
    low = _at(funnel.sizes, funnel.inner.lower, point.size)
    high = _at(funnel.sizes, funnel.inner.upper, point.size)
    return not low <= point.share <= high


def _at(sizes: Sequence[float], values: Sequence[float], size: float) -> float:
    """A limit at a size, on the straight line between the two sizes beside it."""
    for left, right, low, high in zip(sizes, sizes[1:], values, values[1:], strict=False):
        if left <= size <= right:
            return low + (high - low) * (size - left) / (right - left)
    return values[0] if size < sizes[0] else values[-1]


def _largest(funnel: Funnel) -> float:
    return max([*funnel.sizes, *(point.size for point in funnel.points), 1.0])


def _levels(funnel: Funnel) -> tuple[int, ...]:
    """Around all points, and the 95% limits of the smallest point."""
    shares = [point.share for point in funnel.points]
    smallest = min((point.size for point in funnel.points), default=_largest(funnel))
    ends = [_at(funnel.sizes, values, smallest) for values in _values(funnel.inner)]
    return axes.percent_range(min([*shares, *ends]), max([*shares, *ends]))


def _values(limits: Limits) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return limits.lower, limits.upper


def funnel_lines(funnel: Funnel) -> pd.DataFrame:
    """The lines as far as they lie within the axis: x, y, line (its name) and run."""
    low, *_, high = _levels(funnel)
    pooled = (funnel.pooled,) * len(funnel.sizes)
    named = [
        (_POOLED, pooled),
        *((_INNER, values) for values in _values(funnel.inner)),
        *((_OUTER, values) for values in _values(funnel.outer)),
    ]
    rows = [
        (x, y, name, run)
        for run, (name, values) in enumerate(named)
        for x, y in zip(funnel.sizes, values, strict=True)
        if low <= y <= high
    ]
    frame = pd.DataFrame(rows, columns=["x", "y", "line", "run"])
    return frame.assign(line=pd.Categorical(frame["line"], list(_LINES)))


def _markers(points: pd.DataFrame, colour: str) -> list[geom_point]:
    return [
        geom_point(
            data=frame,
            size=theme.MARKER_SIZE,
            stroke=theme.MARKER_RIM,
            color=colour,
            fill=fill,
            shape=shape,
        )
        for is_own, shape in ((False, "o"), (True, "D"))
        for is_outside, fill in ((False, "white"), (True, colour))
        for frame in [points[(points["own"] == is_own) & (points["outside"] == is_outside)]]
        if len(frame)
    ]


def _names(points: pd.DataFrame, lines: pd.DataFrame, paper: _Paper) -> pd.DataFrame:
    """The names of the own point and those outside the limits, where there is room beside them."""
    outside = points[points["outside"] | points["own"]].sort_values(["x", "name"])
    found = placed(
        [
            (name, *place)
            for name, place in zip(outside["name"], paper.places(outside), strict=True)
        ],
        paper.places(points),
        paper.panel,
        theme.SMALL,
        paper.places(lines),
    )
    rows = [(*paper.data(left, middle), name) for name, left, middle in found]
    return pd.DataFrame(rows, columns=["x", "y", "text"])


def _texts(frame: pd.DataFrame) -> list[geom_text]:
    if frame.empty:
        return []
    return [
        geom_text(
            aes("x", "y", label="text"),
            data=frame,
            size=theme.SMALL,
            color=theme.INK,
            family=fonts.report_family(),
            ha="left",
            va="center_baseline",
        )
    ]
