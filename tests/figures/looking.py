"""How tests look at a figure: what is drawn, in which colours, and where its words stand."""

import re
from collections.abc import Sequence
from io import BytesIO

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.text import Text
from plotnine import ggplot

from bijstand_report.figures.export import to_svg


def drawn(plot: ggplot) -> Figure:
    figure = plot.draw()
    figure.savefig(BytesIO(), dpi="figure")  # the layout is made while drawing
    return figure


def texts(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def words(plot: ggplot) -> list[str]:
    return [text.get_text().strip() for text in texts(drawn(plot))]


def lines(plot: ggplot) -> list[pd.DataFrame]:
    """The points of every stretch of line that is drawn, from left to right."""
    (axes,) = drawn(plot).axes
    return [
        pd.DataFrame(line.get_xydata(), columns=["x", "y"])
        for line in axes.get_lines()
        if len(line.get_xdata()) > 1
    ]


def bars(figure: Figure) -> list[tuple[float, float]]:
    """Width and height of every bar."""
    boxes = [
        path.get_extents()
        for axes in figure.axes
        for bars in axes.collections
        for path in bars.get_paths()
    ]
    return [(box.width, box.height) for box in boxes]


def dots(figure: Figure) -> list[tuple[float, float]]:
    """The places of all markers."""
    return [
        (float(x), float(y))
        for axes in figure.axes
        for markers in axes.collections
        for x, y in markers.get_offsets()
    ]


def scale(plot: ggplot, aesthetic: str) -> object:
    return next(scale for scale in plot.scales if aesthetic in scale.aesthetics)


def colours_of(plot: ggplot, aesthetic: str = "color") -> dict[str, str]:
    found = scale(plot, aesthetic)
    return found.palette(len(found.limits))


def tick_labels(figure: Figure, axis: str) -> list[str]:
    """The labels of an axis from left to right or from below."""
    labels = getattr(figure.axes[0], f"get_{axis}ticklabels")()
    box = [(getattr(label.get_window_extent(), f"{axis}0"), label.get_text()) for label in labels]
    return [text for _, text in sorted(box)]


def sizes(plot: ggplot, height_mm: float = 66) -> list[float]:
    """The sizes of all texts in the SVG, in points on paper; an SVG of a page has points as px."""
    svg = to_svg(plot, 166, height_mm).decode()
    return [float(size) for size in re.findall(r"font(?:-size)?: *(?:\w+ )*?([\d.]+)px", svg)]


def overlapping(boxes: Sequence) -> bool:
    return any(
        one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[place + 1 :]
    )


def cut_off(figure: Figure) -> list[str]:
    """Texts that are not wholly on the figure."""
    edge = figure.bbox.padded(1)
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(figure)]
    return [
        text
        for text, box in boxes
        if not (edge.contains(box.x0, box.y0) and edge.contains(box.x1, box.y1))
    ]
