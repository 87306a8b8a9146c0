"""The figures as the original drew them, against the original's own where those are at hand."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image
from plotnine import ggplot

from bijstand_report.disclosure.publishable import (
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
)
from bijstand_report.figures import fonts
from bijstand_report.figures.cohort import original_cohort
from bijstand_report.figures.composition import original_composition
from bijstand_report.figures.export import to_png
from bijstand_report.figures.original import original_title
from bijstand_report.figures.outflow import original_outflow

ALIKE = 0.98
COMPARED_SIZE = (1500, 600)
FOLDERS = {False: "figures_script", True: "figures_rmd"}


def drawn(plot: ggplot) -> Figure:
    figure = plot.draw()
    figure.savefig(io.BytesIO(), dpi=30)  # the layout is made while drawing
    return figure


def panel_texts(figure: Figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_titles_are_those_of_the_original() -> None:
    assert original_title("instroomreden", 2018, None) == (
        "Bijstand 2018 gemeente XXX  Actieve uitkeringen per instroomreden "
    )
    assert original_title("leeftijdsklasse_geslacht", 2019, "Lindehaven") == (
        "Bijstand 2019 gemeente Lindehaven"
        "  Actieve uitkeringen per leeftijdsklasse - geslacht combo "
    )
    assert original_title("leeftijd_leefvorm", 2018, None) == (
        "Bijstand 2018 gemeente XXX  Leeftijd en leefvorm "
    )


def test_lines_have_the_axes_of_the_original(outflow: Callable[..., PublishedOutflow]) -> None:
    (axes,) = drawn(original_outflow(outflow(), "titel")).axes
    assert axes.get_ylim() == pytest.approx((-5, 105))
    assert list(axes.get_yticks()) == [0, 25, 50, 75, 100]
    names = sorted(axes.get_xticklabels(), key=lambda name: name.get_window_extent().x0)
    assert [name.get_text() for name in names] == [str(year) for year in range(2018, 2007, -1)]


def test_value_labels_are_counts(outflow: Callable[..., PublishedOutflow]) -> None:
    view = outflow(groups=("man",), cell=lambda year, _: None if year == 1 else year)
    assert panel_texts(drawn(original_outflow(view, "titel"))) == []
    assert sorted(panel_texts(drawn(original_outflow(view, "titel", labels=True))), key=int) == [
        str(number) for number in range(11) if number != 1
    ]


def test_the_labelled_cohorts_end_at_eighty(cohort: Callable[..., PublishedCohort]) -> None:
    for labels, top, title in ((False, 100, "PercActief"), (True, 80, "PercentageActief")):
        figure = drawn(original_cohort(cohort(), "titel", labels=labels))
        assert figure.axes[0].get_yticks()[-1] == top
        assert title in [text.get_text() for text in figure.texts]


def test_cohorts_without_points_keep_their_key(cohort: Callable[..., PublishedCohort]) -> None:
    scale = next(s for s in original_cohort(cohort(), "").scales if "color" in s.aesthetics)
    assert list(scale.limits) == [str(year) for year in range(2008, 2019)]


@pytest.mark.parametrize("labels", [False, True])
def test_a_figure_without_a_value_is_drawn(
    outflow: Callable[..., PublishedOutflow],
    cohort: Callable[..., PublishedCohort],
    composition: Callable[..., PublishedComposition],
    labels: bool,
) -> None:
    plots = (
        original_outflow(outflow(cell=lambda *_: None), "", labels=labels),
        original_cohort(cohort(cell=lambda *_: None), "", labels=labels),
        original_composition(composition(cell=lambda *_: None), "", labels=labels),
    )
    assert all(to_png(plot, 20, 8, 30) for plot in plots)


def similarity(png: bytes, reference: Path) -> float:
    metrics = pytest.importorskip("skimage.metrics")
    one, other = pixels(reference), pixels(io.BytesIO(png))
    return float(metrics.structural_similarity(one, other, channel_axis=2))


def pixels(source: Path | io.BytesIO) -> NDArray[np.uint8]:
    with Image.open(source) as image:
        return np.asarray(image.convert("RGB").resize(COMPARED_SIZE, Image.Resampling.LANCZOS))


def needs_the_font() -> None:
    if fonts.original_family() != "Liberation Sans":
        pytest.skip("the reference figures are in Liberation Sans, which is not installed")


@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("name", ["instroomreden", "geslacht", "leeftijdsklasse_geslacht"])
def test_outflow_is_like_the_original(
    reference: Path,
    reference_view: Callable[[str], PublishedOutflow],
    name: str,
    labels: bool,
) -> None:
    needs_the_font()
    plot = original_outflow(reference_view(name), original_title(name, 2018, None), labels=labels)
    figure = reference / FOLDERS[labels] / f"{name}.png"
    assert similarity(to_png(plot, 20, 8, 300), figure) >= ALIKE


@pytest.mark.parametrize("labels", [False, True])
def test_cohorts_are_like_the_original(
    reference: Path, reference_cohort: PublishedCohort, labels: bool
) -> None:
    needs_the_font()
    plot = original_cohort(reference_cohort, original_title("cohort", 2018, None), labels=labels)
    figure = reference / FOLDERS[labels] / "cohort.png"
    assert similarity(to_png(plot, 20, 8, 300), figure) >= ALIKE


@pytest.mark.parametrize("labels", [False, True])
def test_composition_is_like_the_original(
    reference: Path, reference_composition: PublishedComposition, labels: bool
) -> None:
    needs_the_font()
    title = original_title("leeftijd_leefvorm", 2018, None)
    plot = original_composition(reference_composition, title, labels=labels)
    figure = reference / FOLDERS[labels] / "leeftijd_leefvorm.png"
    assert similarity(to_png(plot, 20, 8, 300), figure) >= ALIKE
