"""The cover's motif: survival curves as thin translucent white lines, written as SVG by hand.

Takes lists of percentages, 100 at the start and falling, one list per curve, at even distances in
time; gives an SVG that fills its rectangle from the left edge to the right edge. It is an
ornament: the curves are smoothed and spread into a fan, and there is nothing to read off.
"""

from collections.abc import Sequence
from math import exp

_UNIT = 10  # user units per millimetre
_FEWEST_LINES = 14
_POWERS = (0.62, 1.12)  # the fan: from curves of slow outflow to curves of quick outflow
_WIDTHS_MM = (0.25, 0.55)
_OPACITIES = (0.28, 0.75)
_MARGIN = 0.02  # of the height, above and below
_FEWEST_POINTS = 4
_TYPICAL = tuple(30 + 70 * exp(-year / 2) for year in range(11))
_Curve = list[float]
_Point = tuple[float, float]


def cover_motif(curves: Sequence[Sequence[float]], width_mm: float, height_mm: float) -> bytes:
    """An SVG of this size with the curves from edge to edge, as a fan of at least 14 lines.

    A short curve goes on as the longest one does. Without curves the lines are those of a typical
    outflow, so that a cover never stays bare.
    """
    width, height = width_mm * _UNIT, height_mm * _UNIT
    lines = _fan(_of_one_length([curve for curve in curves if curve]))
    lowest = min(line[-1] for line in lines)
    paths = [
        _path(_places(line, lowest, width, height), place / (len(lines) - 1))
        for place, line in enumerate(lines)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_mm:g}mm" height="{height_mm:g}mm"'
        f' viewBox="0 0 {width:.0f} {height:.0f}" preserveAspectRatio="none">'
        f'<g fill="none" stroke="rgb(255,255,255)">{"".join(paths)}</g></svg>\n'
    ).encode()


def _of_one_length(curves: Sequence[Sequence[float]]) -> list[_Curve]:
    """Never rising and equally long; curves that hardly begin are replaced by a typical one."""
    falling = [_falling(curve) for curve in curves]
    longest = max(falling, key=len, default=[])
    if len(longest) < _FEWEST_POINTS or not 0 < longest[-1] < longest[0]:
        longest = list(_TYPICAL)
    return [_extended(curve, longest) for curve in falling if curve[-1] > 0] or [longest]


def _falling(curve: Sequence[float]) -> _Curve:
    return [min(curve[: place + 1]) for place in range(len(curve))]


def _extended(curve: _Curve, longest: _Curve) -> _Curve:
    """The curve, and from its end on the rate of fall of the longest one."""
    last = len(curve) - 1
    rest = [curve[-1] * value / longest[last] for value in longest[last + 1 :]]
    return curve[: len(longest)] + rest


def _fan(curves: Sequence[_Curve]) -> list[_Curve]:
    """From slow to quick; powers of a survival curve are those of proportional rates of outflow."""
    ordered = sorted(curves, key=sum, reverse=True)
    count = max(len(ordered), _FEWEST_LINES)
    return [
        [
            100 * (value / 100) ** _between(_POWERS, place / (count - 1))
            for value in ordered[place * len(ordered) // count]
        ]
        for place in range(count)
    ]


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * share


def _places(curve: _Curve, lowest: float, width: float, height: float) -> list[_Point]:
    step, drop = width / (len(curve) - 1), (1 - 2 * _MARGIN) * height / (100 - lowest)
    return [
        (step * place, _MARGIN * height + (100 - value) * drop) for place, value in enumerate(curve)
    ]


def _path(points: Sequence[_Point], rank: float) -> str:
    opacity, width = _between(_OPACITIES, rank), _between(_WIDTHS_MM, rank) * _UNIT
    stroke = f'stroke-opacity="{opacity:.2f}" stroke-width="{width:.1f}"'
    return f'<path d="{_smooth(points)}" {stroke}/>'


def _smooth(points: Sequence[_Point]) -> str:
    """A cubic B-spline along the points: smooth, never rising where they fall, ends on the ends."""
    first = _mix(points[0], points[1], 2, -1)
    last = _mix(points[-1], points[-2], 2, -1)
    chain = [first, *points, last]
    parts = [
        f"C{_text(_mix(b, c, 2 / 3, 1 / 3))} {_text(_mix(b, c, 1 / 3, 2 / 3))}"
        f" {_text(_knot(b, c, d))}"
        for b, c, d in zip(chain[1:], chain[2:], chain[3:], strict=False)
    ]
    return f"M{_text(points[0])}" + "".join(parts)


def _mix(left: _Point, right: _Point, a: float, b: float) -> _Point:
    return (a * left[0] + b * right[0], a * left[1] + b * right[1])


def _knot(left: _Point, middle: _Point, right: _Point) -> _Point:
    return _mix(_mix(left, right, 1 / 6, 1 / 6), middle, 1, 2 / 3)


def _text(point: _Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
