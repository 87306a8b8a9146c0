"""Names beside points: each where it overlaps no other name, no point and, if it can, no line.

Takes places in millimetres on paper; gives for each name the corner of its text. There is no
drawing here, and no randomness: the same points get the same places.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bijstand_report.figures import fonts

_GAP_MM = 1.2  # between a point and its name
_LINE_MM = 3.0  # height of a line of 8 pt
_DOT_MM = 0.8  # from the middle of a point to its rim


@dataclass(frozen=True)
class Box:
    """A rectangle on paper, in millimetres."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def within(self, width: float, height: float) -> bool:
        """Whether it lies in the panel, from (0, 0) to this size."""
        return self.left >= 0 and self.bottom >= 0 and self.right <= width and self.top <= height


def placed(
    names: Sequence[tuple[str, float, float]],
    points: Sequence[tuple[float, float]],
    panel: tuple[float, float],
    size: float,
    lines: Sequence[tuple[float, float]] = (),
) -> list[tuple[str, float, float]]:
    """The names with the left and the middle of their text, in millimetres.

    A name for which there is no free place is not there: figures have a table beside them.

    names: with the point that they belong to; points: all points in the panel
    panel: its width and height; size: of the text in points
    lines: points close together along the lines that names should rather not cross
    """
    taken = [_around(x, y) for x, y in points]
    crossed = [_around(x, y) for x, y in lines]
    found = []
    for name, x, y in names:
        width = fonts.text_width(name, size, fonts.report_family())
        free = [
            box for box in _candidates(x, y, width) if box.within(*panel) and not _hits(box, taken)
        ]
        if free:
            box = next((box for box in free if not _hits(box, crossed)), free[0])
            taken.append(box)
            found.append((name, box.left, (box.bottom + box.top) / 2))
    return found


def _hits(box: Box, others: Sequence[Box]) -> bool:
    return any(box.overlaps(other) for other in others)


def _around(x: float, y: float) -> Box:
    return Box(x - _DOT_MM, y - _DOT_MM, x + _DOT_MM, y + _DOT_MM)


def _candidates(x: float, y: float, width: float) -> list[Box]:
    """Right, left, above and below the point, in order of preference."""
    half = _LINE_MM / 2
    apart = _GAP_MM + half
    corners = (
        (x + _GAP_MM, y),
        (x - _GAP_MM - width, y),
        (x - width / 2, y + apart),
        (x - width / 2, y - apart),
    )
    return [Box(left, middle - half, left + width, middle + half) for left, middle in corners]
