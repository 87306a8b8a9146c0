"""Parts of plots that ggplot2 draws a little differently from plotnine: legends and their keys."""

from collections.abc import Mapping
from math import pi
from typing import Any, cast

from matplotlib.lines import Line2D
from matplotlib.offsetbox import DrawingArea, PackerBase
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from plotnine import geom_col, geom_line, geom_text, guide_legend

# plotnine multiplies sizes of lines and markers by this number to get points.
SIZE_FACTOR = pi**0.5

_Key = Mapping[str, Any]  # one row of a legend's data
_POINT_PER_MM = 72 / 25.4
_LOWER = 0.0855  # middle of the capitals to middle of the line, in parts of the text size


class ggplot2_legend(guide_legend):  # type: ignore[misc]  # noqa: N801 (plotnine reads the name)
    """A legend whose labels stand with the middle of their capitals beside their keys."""

    def draw(self) -> PackerBase:
        box = cast("PackerBase", super().draw())
        dots = self.theme.getp("dpi") / 72
        size = self.theme.getp(("legend_text_legend", "size"))
        for text in cast("list[Text]", self.theme.targets.legend_text_legend):
            text.set_y(-_LOWER * size * dots)
        return box


class GgplotLine(geom_line):  # type: ignore[misc]
    """A line whose key stays clear of the sides (`draw_key_path`)."""

    @staticmethod
    def draw_legend(data: _Key, da: DrawingArea, lyr: object) -> DrawingArea:
        del lyr  # the signature is plotnine's
        line = Line2D(
            [0.1 * da.width, 0.9 * da.width],
            [0.5 * da.height] * 2,
            color=data["color"],
            linewidth=data["size"] * SIZE_FACTOR,
            solid_capstyle="butt",
        )
        da.add_artist(line)
        return da


class GgplotText(geom_text):  # type: ignore[misc]
    """Text whose key is an "a" around the middle of its capitals (`draw_key_text`)."""

    @staticmethod
    def draw_legend(data: _Key, da: DrawingArea, lyr: object) -> DrawingArea:
        geom_text.draw_legend(data, da, lyr)
        letter = cast("Text", da.get_children()[-1])
        letter.set_verticalalignment("center_baseline")
        return da


class GgplotBar(geom_col):  # type: ignore[misc]
    """A bar whose key leaves a hair of its background free (`draw_key_polygon`)."""

    @staticmethod
    def draw_legend(data: _Key, da: DrawingArea, lyr: object) -> DrawingArea:
        del lyr
        width = data["size"] * SIZE_FACTOR
        # ggplot2 gives the line width, which is in units of its own, in millimetres.
        gap = width / (72.27 / 25.4 * 72 / 96) * _POINT_PER_MM
        bar = Rectangle(
            (gap / 2, gap / 2),
            width=da.width - gap,
            height=da.height - gap,
            facecolor=data["fill"],
            edgecolor=data["color"],
            linewidth=width,
            joinstyle="miter",
        )
        da.add_artist(bar)
        return da
