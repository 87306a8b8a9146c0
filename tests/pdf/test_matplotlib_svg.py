"""A simpler SVG shows what matplotlib drew."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import plotnine as p9
import pypdfium2
import pytest

from bijstand_report.figures.export import to_svg
from bijstand_report.figures.theme import report_theme
from bijstand_report.pdf import write_pdf
from bijstand_report.pdf.matplotlib_svg import simplify
from bijstand_report.resources import data_uri

SVG = "{http://www.w3.org/2000/svg}"
SHEET = "*{stroke-linejoin: round; stroke-linecap: butt}"
# A marker that is used twice, with and without a place; one that is clipped; a group that dims.
BY_HAND = f"""<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="90pt" height="40pt"
 viewBox="0 0 90 40" xmlns="http://www.w3.org/2000/svg"><defs>
<style type="text/css">{SHEET}</style></defs><g id="axes">
<defs><path id="m" d="M 0 0 L 0 9" style="stroke: #333333; stroke-width: 3"/>
<clipPath id="c"><rect x="10" y="5" width="50" height="20"/></clipPath></defs>
<use xlink:href="#m" x="20" y="20" style="fill: #333333; stroke-linecap: square"/>
<use xlink:href="#m" style="stroke: #00ff00; stroke-width: 3"/>
<use xlink:href="#m" x="30" y="20" clip-path="url(#c)"/>
<path d="M 9 9 L 80 9" style="fill: none; stroke: #000080; stroke-width: 4"
 clip-path="url(#c)" stroke-linejoin="bevel"/>
<path d="M 9 15 L 80 15" style="fill: none; stroke: #800000; stroke-width: 4"
 clip-path="url(#c)"/><path d="M 9 20 L 40 20" transform="translate(-9 0)"
 style="fill: none; stroke: #008000; stroke-width: 4" clip-path="url(#c)"/>
<path d="M 50 30" style="stroke: #ff0000; stroke-width: 9"/>
<g style="opacity: 0.5"><g id="words"><text style="font-size: 8px; font-family: 'Source Sans Pro',
 Arial; text-anchor: middle; fill: #4d4d4d" x="45" y="30" transform="rotate(-0 45 30)">12%</text>
<text style="font-size: 8px; font-family: 'Source Sans Pro'" x="9" y="30"
 transform="rotate(-90 9 30)">op</text></g></g></g></svg>""".encode()


def points_in_panels() -> p9.ggplot:
    data = pd.DataFrame({"x": range(12), "y": [5, 3, 8] * 4, "groep": list("abcd") * 3})
    return (
        p9.ggplot(data, p9.aes("x", "y", colour="groep", fill="groep"))
        + p9.geom_line(linetype="dashed")
        + p9.geom_point(size=4, alpha=0.5)
        + p9.facet_wrap("groep")
        + report_theme()
    )


def bars() -> p9.ggplot:
    data = pd.DataFrame({"x": list("abc"), "y": [5, 3, 8]})
    words = p9.geom_text(p9.aes(label="y"), va="bottom")
    return p9.ggplot(data, p9.aes("x", "y")) + p9.geom_col() + words + report_theme()


def drawn(plot: Callable[[], p9.ggplot]) -> bytes:
    return to_svg(plot(), 120, 80)


def tree_of(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # drawn here


def painted(svg: bytes) -> np.ndarray:
    image = f'<img alt="x" src="{data_uri(svg, "image/svg+xml")}">'
    page = f'<html lang="nl"><head><title>Titel</title></head><body>{image}</body></html>'
    return pypdfium2.PdfDocument(write_pdf(page, check=False))[0].render(scale=4).to_numpy()


@pytest.mark.parametrize(
    "svg", [BY_HAND, drawn(points_in_panels), drawn(bars)], ids=["by hand", "points", "bars"]
)
def test_it_is_painted_the_same(svg: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    simpler = painted(svg)
    monkeypatch.setattr("bijstand_report.pdf.pictures.simplify", lambda _: False)
    as_drawn = painted(svg)
    assert (as_drawn < 255).any()
    assert np.abs(simpler.astype(int) - as_drawn).max() <= 1  # of 255: the last digit of a place


def test_it_is_simpler() -> None:
    svg = drawn(points_in_panels)
    before, after = tree_of(svg), tree_of(svg)
    assert simplify(after)
    assert len(list(after.iter())) < 0.5 * len(list(before.iter()))
    assert not list(after.iter(f"{SVG}use"))
    assert all("style" not in element.attrib for element in after.iter())


def test_a_marker_at_no_place_is_left_alone() -> None:
    """A logo may be made by hand and have the sheet of matplotlib."""
    tree = tree_of(BY_HAND.replace(b'x="20"', b'x="1.2.3"'))
    assert simplify(tree)
    left = [use.get("x") for use in tree.iter(f"{SVG}use")]
    assert left == ["1.2.3", "30"]


def test_a_sheet_that_says_something_else_is_left_alone() -> None:
    svg = BY_HAND.replace(SHEET.encode(), SHEET.encode() + b" path {stroke: red}")
    tree = tree_of(svg)
    assert not simplify(tree)
    assert ET.tostring(tree) == ET.tostring(tree_of(svg))
