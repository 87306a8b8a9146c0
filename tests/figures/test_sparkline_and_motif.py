"""The two drawings that are written by hand."""

import re
from xml.etree import ElementTree as ET

import pytest

from bijstand_report.figures.motif import cover_motif
from bijstand_report.figures.sparkline import sparkline

SVG = "{http://www.w3.org/2000/svg}"


def parts(svg: bytes, tag: str) -> list[dict[str, str]]:
    return [element.attrib for element in ET.fromstring(svg).iter(f"{SVG}{tag}")]  # noqa: S314


def heights(polyline: dict[str, str]) -> list[int]:
    return [int(point.split(",")[1]) for point in polyline["points"].split()]


def test_a_sparkline_rises_with_its_values() -> None:
    svg = sparkline([1, 2, 3], "#0c4f6b")
    (line,), (dot,) = parts(svg, "polyline"), parts(svg, "circle")
    assert heights(line) == sorted(heights(line), reverse=True)
    assert (int(dot["cx"]), int(dot["cy"])) == (391, heights(line)[-1])
    assert b'width="40mm" height="8mm"' in svg
    assert b'stroke="#0c4f6b"' in svg


def test_none_leaves_a_gap() -> None:
    svg = sparkline([1, 2, None, 4, 5], "#000")
    assert [len(heights(line)) for line in parts(svg, "polyline")] == [2, 2]


def test_a_value_between_gaps_is_a_dot() -> None:
    svg = sparkline([1, None, 2, None, 3, 4], "#000")
    assert len(parts(svg, "polyline")) == 1
    assert len(parts(svg, "circle")) == 3


def test_a_constant_is_a_flat_line() -> None:
    (line,) = parts(sparkline([5, 5, 5], "#000"), "polyline")
    assert heights(line) == [40, 40, 40]


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_nothing_is_an_empty_drawing(values: list[None]) -> None:
    svg = sparkline(values, "#000")
    assert not parts(svg, "polyline")
    assert not parts(svg, "circle")


def test_a_colour_cannot_break_out() -> None:
    assert b"<script" not in sparkline([1, 2], '"><script>')


def path_points(path: dict[str, str]) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path["d"])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize(
    "curves",
    [
        [],
        [[]],
        [[100]],
        [[100, 52]],
        [[100, 100, 100, 100]],
        [[100, 0, 0, 0]],
        [[100, 60, 40, 30, 25]],
        [[100, 60, 40, 30, 25, 22, 20, 19], [100, 55], [100, 70, 50]],
        [[100 * 0.9 ** (place * rate) for place in range(20)] for rate in range(1, 16)],
    ],
)
def test_the_motif_runs_from_edge_to_edge_and_falls(curves: list[list[float]]) -> None:
    svg = cover_motif(curves, 210, 90)
    paths = parts(svg, "path")
    assert len(paths) >= 14
    for path in paths:
        points = path_points(path)
        ys = [y for _, y in points]
        assert points[0][0] == 0
        assert points[-1][0] == pytest.approx(2100)
        assert ys == sorted(ys)
        assert 0 <= ys[0] <= ys[-1] <= 900
        assert 0 < float(path["stroke-opacity"]) < 1


def test_the_drawings_are_the_same_every_time() -> None:
    curves = [[100, 60, 40, 30], [100, 50, 30]]
    assert cover_motif(curves, 210, 90) == cover_motif(curves, 210, 90)
    assert sparkline([1, 2], "#000") == sparkline([1, 2], "#000")
