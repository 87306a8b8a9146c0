"""The parts of the council report that another process can make: its figures and HTML edition.

They load what they need when they are called, so that handing them over loads nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bijstand_report.disclosure.publishable import Publishable

if TYPE_CHECKING:
    from bijstand_report.figures.images import Images
    from bijstand_report.report.model import Report


def figures_of(
    publishable: Publishable,
    series: Mapping[str, Sequence[float | None]],
    colour: str,
    names: Collection[str],
    *,
    accessible: bool,
    frames: bool = False,
) -> "Images":
    """The pictures of a report; arguments as those of `figures.draw.draw_report`."""
    from bijstand_report.figures.draw import draw_report

    return draw_report(
        publishable, series, colour, accessible=accessible, names=names, frames=frames
    )


def html_edition(
    report: "Report", own: Path | None, pictures: Mapping[bytes, bytes] = MappingProxyType({})
) -> bytes:
    """The HTML edition. own: folder with a user's templates; pictures: by the frames of the report.

    Raises LimitError when they take too much time or memory.
    """
    from bijstand_report.collection import without_collection
    from bijstand_report.limits import limited
    from bijstand_report.render import render_screen

    with limited(), without_collection():
        return render_screen(report, own=own, pictures=pictures).encode("utf-8")
