"""Bytes of figures: the same every time, of the right size, and nothing left behind."""

import io
import re
from collections.abc import Callable

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from bijstand_report.disclosure.publishable import PublishedComposition, PublishedOutflow
from bijstand_report.figures.composition import report_composition
from bijstand_report.figures.export import to_png, to_svg
from bijstand_report.figures.outflow import original_outflow, report_outflow

Outflow = Callable[..., PublishedOutflow]


def test_svg_is_the_same_every_time(
    outflow: Outflow, composition: Callable[..., PublishedComposition]
) -> None:
    first = to_svg(report_outflow(outflow()), 166, 78)
    other = to_svg(report_composition(composition()), 166, 78)
    assert to_svg(report_outflow(outflow()), 166, 78) == first
    assert to_svg(report_composition(composition()), 166, 78) == other


def test_png_is_the_same_every_time(outflow: Outflow) -> None:
    first, second = (to_png(original_outflow(outflow(), "titel"), 10, 4, 50) for _ in range(2))
    assert first == second
    with Image.open(io.BytesIO(first)) as image:
        assert image.size == (500, 200)
        assert not {"Software", "Creation Time"} & set(image.info)


def test_svg_has_its_size_and_no_date(outflow: Outflow) -> None:
    svg = to_svg(report_outflow(outflow()), 166, 78).decode()
    width, height = re.findall(r'(?:width|height)="([\d.]+)pt"', svg)[:2]
    assert float(width) == pytest.approx(166 / 25.4 * 72)
    assert float(height) == pytest.approx(78 / 25.4 * 72)
    assert "<dc:date>" not in svg
    assert "matplotlib.org" not in svg


def test_settings_and_figures_do_not_outlive_the_drawing(outflow: Outflow) -> None:
    mpl.use("agg")
    before = dict(mpl.rcParams)
    to_svg(report_outflow(outflow()), 166, 78)
    to_png(report_outflow(outflow()), 4, 2, 50)
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == []
