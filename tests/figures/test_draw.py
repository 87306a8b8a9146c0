"""Which figures a report has, and that nothing in the data stops them."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from plotnine import theme

from bijstand_report.figures.colours import ACCESSIBLE, ACCESSIBLE_SINGLE, hue_palette
from bijstand_report.figures.draw import draw_report, drawn_views, report_drawings
from bijstand_report.figures.theme import REPORT_WIDTH_MM

from .looking import cut_off, drawn
from .made import COLOUR, durations, made, publishable

NAMES = [
    "stand",
    "stroom",
    "leeftijd_leefvorm",
    "indeling",
    "cohort",
    "overleving",
    "overleving_indeling",
    "duur",
    "uitstroomreden",
    "uitstroomreden_kwartaal",
]
SVG = "{http://www.w3.org/2000/svg}"
STRANGE = (
    "kosten $ delen $ samen",
    "50% of meer",
    "< 27 & > 15",
    "regel een\nregel twee",
    "_verborgen_",
    "gezin ?",
    "{naam}",
    " ",
    "\\alpha^2",
)


def colours_in(svg: bytes) -> set[str]:
    return {colour.decode().upper() for colour in re.findall(rb"#[0-9a-f]{6}", svg)}


def test_the_figures_of_a_report_have_names() -> None:
    images = draw_report(publishable(), {"stand": [1, 2]}, COLOUR)
    assert list(images.figures) == NAMES
    assert list(images.sparklines) == ["stand"]
    assert images.motif


def test_axes_have_marks_and_no_empty_strokes() -> None:
    """The look of all lines together, which the theme leaves out, would put one at each mark."""
    for name, svg in draw_report(publishable(), {}, COLOUR).figures.items():
        parts = ET.fromstring(svg).iter()  # noqa: S314  # drawn here
        axes = [part for part in parts if part.get("id", "").startswith("matplotlib.axis_")]
        assert any(list(axis.iter(f"{SVG}use")) for axis in axes), name
        assert all("L" in path.get("d", "") for axis in axes for path in axis.iter(f"{SVG}path"))


def test_each_figure_has_a_frame_of_its_own_with_its_size() -> None:
    """Page layout goes by the frames."""
    names = NAMES[1:]
    frames = draw_report(publishable(), {"stand": [1, 2]}, COLOUR, names=names, frames=True)
    drawn = draw_report(publishable(), {"stand": [1, 2]}, COLOUR, names=names)
    assert replace(frames, figures={}) == replace(drawn, figures={})
    assert list(frames.figures) == list(drawn.figures) == names
    assert len(set(frames.figures.values())) == len(names)
    for name, svg in drawn.figures.items():
        assert size_of(frames.figures[name]) == size_of(svg)


def size_of(svg: bytes) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314
    return [root.attrib[side] for side in ("width", "height", "viewBox")]


def test_nothing_to_show_is_nothing_drawn() -> None:
    images = draw_report(publishable(number=None), {}, COLOUR)
    assert images.figures == {}
    assert images.motif is None


def test_without_reasons_of_ending_there_are_no_such_figures() -> None:
    drawings = report_drawings(replace(publishable(), reasons=None), COLOUR)
    assert list(drawings) == NAMES[:-2]


def test_a_figure_without_points_is_left_out() -> None:
    result = replace(publishable(), durations=durations([None] * 7))
    assert "duur" not in draw_report(result, {}, COLOUR).figures


def test_views_are_drawn_as_they_were_made_for_drawing() -> None:
    result = publishable()
    (view,) = result.outflow
    together = replace(view, groups=("man", "Overig"))
    assert drawn_views(result) == (view,)
    assert drawn_views(replace(result, drawn=(together,))) == (together,)


def test_the_accessible_style_reaches_every_figure() -> None:
    groups = [f"groep {letter}" for letter in "abcdefgh"]
    result = publishable(groups)
    classic = draw_report(result, {}, COLOUR).figures
    accessible = draw_report(result, {}, COLOUR, accessible=True).figures
    assert list(classic) == list(accessible)
    brand, hues = {COLOUR.upper()}, {hue for n in range(2, 10) for hue in hue_palette(n)}
    for name, svg in accessible.items():
        assert svg != classic[name], name
        assert not colours_in(svg) & (brand | hues), name
    for name in ("indeling", "overleving_indeling", "uitstroomreden"):
        assert set(ACCESSIBLE) <= colours_in(accessible[name])
    for name in ("stand", "overleving", "duur", "uitstroomreden_kwartaal"):
        assert ACCESSIBLE_SINGLE in colours_in(accessible[name])
        assert COLOUR.upper() in colours_in(classic[name])


@pytest.mark.parametrize("accessible", [False, True])
def test_strange_names_are_drawn_as_they_are(*, accessible: bool) -> None:
    figures = draw_report(publishable(STRANGE), {}, COLOUR, accessible=accessible).figures
    assert list(figures) == NAMES
    for svg in figures.values():
        ET.fromstring(svg)  # noqa: S314
    for name in ("indeling", "overleving_indeling", "uitstroomreden"):
        found = "".join(ET.fromstring(figures[name]).itertext()).lower()  # noqa: S314
        assert all(" ".join(label.split()) in found for label in STRANGE[:4]), name


@pytest.mark.parametrize("number", [2, 8])
def test_nothing_is_cut_off_at_the_size_on_paper(number: int) -> None:
    groups = [f"Einde dienstbetrekking van soort {n}" for n in range(number)]
    for name, drawing in report_drawings(publishable(groups), COLOUR).items():
        size = (REPORT_WIDTH_MM / 25.4, drawing.height_mm / 25.4)
        figure = drawn(drawing.plot() + theme(figure_size=size))
        assert cut_off(figure) == [], name
        assert min(axes.bbox.height for axes in figure.axes) >= 0.15 * figure.bbox.height, name


def test_one_group_and_many_groups_are_drawn() -> None:
    for number in (1, 8, 14):
        groups = [f"Een lange naam van groep nummer {n:02}" for n in range(number)]
        assert list(draw_report(publishable(groups), {}, COLOUR).figures) == NAMES


def test_every_text_is_at_least_eight_points() -> None:
    for name, svg in draw_report(publishable(), {}, COLOUR).figures.items():
        found = re.findall(rb"font(?:-size)?: *(?:\w+ )*?([\d.]+)px", svg)
        assert min(float(size) for size in found) >= 8, name


def test_the_same_results_give_the_same_bytes() -> None:
    first, second = (draw_report(publishable(), {"a": [1]}, COLOUR) for _ in range(2))
    assert first == second


def test_a_report_of_nothing_is_no_report_of_figures() -> None:
    result = publishable()
    empty = replace(result, outflow=(), survival=(), months=made(type(result.months)))
    assert "indeling" not in draw_report(empty, {}, COLOUR).figures
