"""Sparklines: a tiny line without text, written as SVG by hand because there are many of them."""

from collections.abc import Iterable, Sequence
from html import escape

WIDTH_MM, HEIGHT_MM = 40, 8

_SCALE = 10  # user units per millimetre: whole numbers are exact enough
_LINE_WIDTH = 5
_DOT_RADIUS = 7
_MARGIN = _DOT_RADIUS + 2
_Point = tuple[int, int]


def sparkline(values: Sequence[float | None], color: str) -> bytes:
    """An SVG of 40 by 8 mm: the values as a line, with a dot at the last one that is there.

    None leaves a gap; a value between two gaps is a small dot of its own.
    """
    points = _points(values)
    stretches = _stretches(points)
    lines = [_polyline(stretch) for stretch in stretches if len(stretch) > 1]
    dots = [_circle(stretch[0], _LINE_WIDTH) for stretch in stretches if len(stretch) == 1]
    ends = [_circle(stretches[-1][-1], _DOT_RADIUS)] if stretches else []
    return _document(lines, [*dots, *ends], escape(color))


def _points(values: Sequence[float | None]) -> list[_Point | None]:
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    step = (WIDTH_MM * _SCALE - 2 * _MARGIN) / max(len(values) - 1, 1)
    return [
        None if value is None else (round(_MARGIN + step * place), _height(value, low, high))
        for place, value in enumerate(values)
    ]


def _height(value: float, low: float, high: float) -> int:
    """Downwards from the top; halfway when all values are the same."""
    share = (value - low) / (high - low) if high > low else 0.5
    return round(_MARGIN + (1 - share) * (HEIGHT_MM * _SCALE - 2 * _MARGIN))


def _stretches(points: Iterable[_Point | None]) -> list[list[_Point]]:
    stretches: list[list[_Point]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    return [stretch for stretch in stretches if stretch]


def _polyline(stretch: Sequence[_Point]) -> str:
    return f'<polyline points="{" ".join(f"{x},{y}" for x, y in stretch)}"/>'


def _circle(point: _Point, radius: int) -> str:
    return f'<circle cx="{point[0]}" cy="{point[1]}" r="{radius}"/>'


def _document(lines: Sequence[str], dots: Sequence[str], color: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH_MM}mm" height="{HEIGHT_MM}mm"'
        f' viewBox="0 0 {WIDTH_MM * _SCALE} {HEIGHT_MM * _SCALE}">'
        f'<g fill="none" stroke="{color}" stroke-width="{_LINE_WIDTH}" stroke-linejoin="round"'
        f' stroke-linecap="round">{"".join(lines)}</g><g fill="{color}">{"".join(dots)}</g></svg>\n'
    ).encode()
