"""Plots to bytes: SVG for the report, PNG for the figures of the original.

Takes a plot and its size; gives the same bytes for the same plot on one machine: no date, no
version, fixed identifiers. Draws once (`savefig` would do it twice, the first time for a layout
that the second makes again), closes the figure and leaves matplotlib's settings alone.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.sax.saxutils import quoteattr

import matplotlib as mpl
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from plotnine import ggplot, theme

from bijstand_report.collection import without_collection

_MM_PER_INCH, _POINTS_PER_INCH = 25.4, 72
_SETTINGS = {
    "svg.fonttype": "none",  # text stays text: searchable, smaller, quicker
    "svg.hashsalt": "bijstand",
    "text.hinting": "no_hinting",  # whole dots between digits, as R has it
    "text.parse_math": False,  # a dollar sign in a label is a dollar sign
}


@contextmanager
def quick_drawing() -> Iterator[None]:
    """For many plots after each other: the same bytes in four fifths of the time.

    Plotting makes thousands of small objects that stay in use, which garbage collection visits
    over and over, and hundreds of tiny frames, for which plain strings are quicker than Arrow's.
    """
    with without_collection(), pd.option_context("mode.string_storage", "python"):
        yield


def to_svg(plot: ggplot, width_mm: float, height_mm: float) -> bytes:
    """The plot as SVG of this size, with its text as text."""
    size = (width_mm / _MM_PER_INCH, height_mm / _MM_PER_INCH)
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with _drawn(plot, size, dpi=_POINTS_PER_INCH) as figure:
        buffer = BytesIO()
        FigureCanvasSVG(figure).print_svg(buffer, metadata=nothing)
        return _with_fallback_fonts(buffer.getvalue())


def frame(name: str, width_mm: float, height_mm: float) -> bytes:
    """An empty SVG with the size that a plot will have, unlike any other, for who lays out pages
    before it is drawn.
    """
    # As matplotlib writes numbers.
    width, height = (
        f"{size / _MM_PER_INCH * _POINTS_PER_INCH:f}".rstrip("0").rstrip(".")
        for size in (width_mm, height_mm)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id={quoteattr(name)} width="{width}pt" '
        f'height="{height}pt" viewBox="0 0 {width} {height}"/>'
    ).encode()


def _with_fallback_fonts(svg: bytes) -> bytes:
    """The same SVG, in which a browser without the report's font takes another sans-serif."""
    return re.sub(rb"font-family: ('[^']+')(?=[;\"])", rb"font-family: \1, Arial, sans-serif", svg)


def to_png(plot: ggplot, width_in: float, height_in: float, dpi: int) -> bytes:
    """The plot as PNG of this size in inches."""
    with _drawn(plot, (width_in, height_in), dpi=dpi) as figure:
        buffer = BytesIO()
        FigureCanvasAgg(figure).print_png(buffer, metadata={"Software": None})
        return buffer.getvalue()


@contextmanager
def _drawn(plot: ggplot, size: tuple[float, float], dpi: int) -> Iterator[Figure]:
    """The drawn figure, closed afterwards, under settings that do not outlive it."""
    _without_display()
    with mpl.rc_context(_SETTINGS):
        plot += theme(figure_size=size, dpi=dpi)  # in place, as drawing it is: no copy
        figure = plot.draw()
        try:
            yield figure
        finally:
            plt.close(figure)


def _without_display() -> None:
    """A backend that needs no screen, unless the program around us chose one already."""
    if mpl.get_backend(auto_select=False) is None:
        mpl.use("agg")
