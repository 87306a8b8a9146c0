"""Funnel plot and small multiples: their points, limits, scales and names."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import matplotlib as mpl
import pytest

from bijstand_report.disclosure.publishable import PublishedOutflow
from bijstand_report.figures.axes import percent_range
from bijstand_report.figures.colours import ACCESSIBLE, hue_palette
from bijstand_report.figures.export import to_svg
from bijstand_report.figures.fonts import report_family, text_width
from bijstand_report.figures.funnel import (
    Funnel,
    FunnelPoint,
    Limits,
    funnel_lines,
    funnel_points,
    is_outside,
    report_funnel,
)
from bijstand_report.figures.labels import Box, placed
from bijstand_report.figures.multiples import (
    Panel,
    multiples_groups,
    multiples_height,
    multiples_points,
    report_multiples,
)

from .looking import colours_of, cut_off, dots, drawn, lines, sizes, texts, tick_labels, words
from .made import COLOUR

Outflow = Callable[..., PublishedOutflow]


def funnel(points: Sequence[tuple[str, float, float]]) -> Funnel:
    """Limits of 40 +- 10 (95%) and +- 20 (99.8%) at a size of 100, half of that at 1100."""
    return Funnel(
        points=tuple(FunnelPoint(*point) for point in points),
        pooled=40,
        sizes=(100, 600, 1100),
        inner=Limits((30, 32.5, 35), (50, 47.5, 45)),
        outer=Limits((20, 25, 30), (60, 55, 50)),
        size_title="Uitkeringen begonnen in 2017",
        share_title="Nog in de bijstand",
    )


TOWNS = [("Aa", 200, 44), ("Bree", 350, 52), ("Capelle", 600, 41), ("Dam", 1000, 30.5)]


def test_a_point_is_outside_by_the_limits_at_its_own_size() -> None:
    result = funnel(TOWNS)
    assert [is_outside(result, point) for point in result.points] == [False, True, False, True]
    # On the straight line between the sizes: 48.75 at 350.
    assert not is_outside(result, FunnelPoint("", 350, 48.75))
    assert is_outside(result, FunnelPoint("", 350, 48.76))
    assert not is_outside(result, FunnelPoint("", 50, 50))
    assert is_outside(result, FunnelPoint("", 5000, 45.1))


def test_all_points_are_drawn_and_those_outside_have_a_name_and_a_filled_marker() -> None:
    figure = drawn(report_funnel(funnel(TOWNS), COLOUR))
    assert sorted(dots(figure)) == sorted((size, share) for _, size, share in TOWNS)
    found = words(report_funnel(funnel(TOWNS), COLOUR))
    assert {"Bree", "Dam"} <= set(found)
    assert not {"Aa", "Capelle"} & set(found)
    fills = {
        tuple(place): mpl.colors.to_hex(markers.get_facecolor()[0])
        for markers in figure.axes[0].collections
        for place in markers.get_offsets().tolist()
    }
    assert (fills[350, 52], fills[200, 44]) == (COLOUR, "#ffffff")


def test_the_lines_are_the_pooled_value_and_both_pairs_of_limits() -> None:
    frame = funnel_lines(funnel(TOWNS))
    assert set(frame[frame["line"] == "Samen"]["y"]) == {40}
    inner = frame[frame["line"] == "95%-grens"]
    assert sorted(inner["y"]) == [30, 32.5, 35, 45, 47.5, 50]
    plot = report_funnel(funnel(TOWNS), COLOUR)
    assert {"Samen", "95%-grens", "99,8%-grens"} <= set(words(plot))
    dashes = next(s for s in plot.scales if "linetype" in s.aesthetics).palette(3)
    assert len(set(dashes.values())) == 3


def test_the_axes_of_a_funnel_are_stated() -> None:
    figure = drawn(report_funnel(funnel(TOWNS), COLOUR))
    assert tick_labels(figure, "x") == ["0", "500", "1.000"]
    assert tick_labels(figure, "y")[0] == "30%"
    assert figure.axes[0].get_xlim()[0] == 0
    found = {text.get_text() for text in texts(figure)}
    assert {"Uitkeringen begonnen in 2017", "Nog in de bijstand"} <= found
    assert cut_off(figure) == []


@pytest.mark.parametrize(
    ("low", "high"),
    [(0, 0), (0, 100), (99.5, 100), (36.5, 51), (3, 97), (40, 40), (0.4, 0.6), (100, 100)],
)
def test_a_range_of_percentages_holds_its_ends(low: float, high: float) -> None:
    levels = percent_range(low, high)
    assert 0 <= levels[0] <= low
    assert high <= levels[-1] <= 100
    assert 2 <= len(levels) <= 7


def test_the_legend_of_a_funnel_stands_above_the_panel() -> None:
    figure = drawn(report_funnel(funnel(TOWNS), COLOUR))
    (box,) = [t.get_window_extent() for t in texts(figure) if t.get_text() == "Samen"]
    assert box.y0 >= figure.axes[0].bbox.y1


@pytest.mark.parametrize("points", [[], TOWNS[:1], [(f"T{n}", 700, 60) for n in range(40)]])
def test_few_or_many_points_are_drawn(points: list[tuple[str, float, float]]) -> None:
    plot = report_funnel(funnel(points), COLOUR)
    assert len(funnel_points(funnel(points))) == len(points)
    assert min(sizes(plot, 90)) >= 8


def test_names_keep_apart_and_stay_in_the_panel() -> None:
    crowd = [(f"Plaats nummer {n}", 10 + 6 * (n % 5), 20 + 1.5 * n) for n in range(20)]
    found = placed(crowd, [(x, y) for _, x, y in crowd], (100, 60), 8)
    assert 2 <= len(found) < len(crowd)
    boxes = [
        Box(left, middle - 1.5, left + text_width(name, 8, report_family()), middle + 1.5)
        for name, left, middle in found
    ]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(box.within(100, 60) for box in boxes)


def test_a_name_gives_way_to_a_point_and_rather_to_a_line() -> None:
    name = [("Dam", 50.0, 30.0)]
    ((_, right, _),) = placed(name, [(50, 30)], (100, 60), 8)
    assert right > 50
    ((_, left, _),) = placed(name, [(50, 30), (53, 30)], (100, 60), 8)
    assert left < 50
    ((_, away, _),) = placed(name, [(50, 30)], (100, 60), 8, lines=[(54, 30)])
    assert away < 50
    everywhere = [(x / 2, y / 2) for x in range(200) for y in range(120)]
    assert placed(name, [(50, 30)], (100, 60), 8, lines=everywhere) == [("Dam", right, 30)]
    assert placed(name, everywhere, (100, 60), 8) == []


def panels(outflow: Outflow, number: int = 3) -> list[Panel]:
    return [
        Panel(f"Gemeente {n:02}", outflow(cell=lambda year, group, n=n: 10 + n + 4 * year + group))
        for n in range(number)
    ]


def test_every_panel_has_its_own_points(outflow: Outflow) -> None:
    made = panels(outflow)
    points = multiples_points(made)
    assert len(points) == 3 * 22
    first = points[points["panel"] == "Gemeente 00"]
    second = points[points["panel"] == "Gemeente 01"]
    assert (second["y"].to_numpy() - first["y"].to_numpy() == 1).all()
    figure = drawn(report_multiples(made))
    assert len(figure.axes) == 3
    assert sum(len(axes.get_lines()) > 0 for axes in figure.axes) == 3


def test_panels_stand_in_the_order_given_on_one_scale(outflow: Outflow) -> None:
    made = panels(outflow)[::-1]
    figure = drawn(report_multiples(made))
    strips = {
        t.get_text(): t.get_window_extent().x0 for t in texts(figure) if "Gem" in t.get_text()
    }
    assert sorted(strips, key=lambda name: strips[name]) == [panel.name for panel in made]
    assert len({(axes.get_xlim(), axes.get_ylim()) for axes in figure.axes}) == 1
    assert tick_labels(figure, "y") == ["0%", "25%", "50%", "75%", "100%"]
    assert tick_labels(figure, "x")[0] == "2018"


def test_groups_have_the_same_colour_in_every_panel(outflow: Outflow) -> None:
    one, other = outflow(("a", "b")), outflow(("b", "c"), too_small=("d",))
    plot = report_multiples([Panel("een", one), Panel("twee", other)])
    colours = colours_of(plot)
    assert [colours[name] for name in "abc"] == hue_palette(4)[:3]
    shapes = next(s for s in plot.scales if "shape" in s.aesthetics).palette(3)
    assert len(set(shapes.values())) == 3
    assert set(colours_of(report_multiples([Panel("een", one)], accessible=True)).values()) & set(
        ACCESSIBLE
    )


def test_a_gap_in_a_panel_is_not_bridged(outflow: Outflow) -> None:
    view = outflow(groups=("man",), cell=lambda year, _: None if year == 4 else 10 + year)
    assert sorted(len(line) for line in lines(report_multiples([Panel("een", view)]))) == [4, 6]


def test_a_panel_without_points_says_so(outflow: Outflow) -> None:
    empty = Panel("leeg", outflow(cell=lambda *_: None))
    figure = drawn(report_multiples([*panels(outflow, 1), empty]))
    assert "leeg" in [text.get_text() for text in texts(figure)]
    (said,) = [t for axes in figure.axes for t in axes.texts if t.get_text() == "geen cijfers"]
    assert said.axes is figure.axes[1]


def test_at_most_eight_groups_have_a_line(outflow: Outflow) -> None:
    groups = [f"groep {n:02}" for n in range(12)]
    view = outflow(groups, cell=lambda _, group: 10 + group)
    assert multiples_groups([Panel("een", view)]) == groups[4:]
    found = words(report_multiples([Panel("een", view)]))
    assert "groep 03" not in found
    assert "groep 11" in found


@pytest.mark.parametrize(("number", "width"), [(1, 166), (2, 166), (7, 166), (40, 253)])
def test_nothing_is_cut_off_at_any_number(outflow: Outflow, number: int, width: float) -> None:
    made = panels(outflow, number)
    height = multiples_height(made, width)
    figure = report_multiples(made, width)
    svg = to_svg(figure, width, height)
    assert svg.count(b"Gemeente ") == number
    assert min(sizes(report_multiples(made, width), height)) >= 8


def test_a_single_year_and_the_same_bytes(outflow: Outflow) -> None:
    view = replace(outflow(years=(2018,), cell=lambda *_: 40), name="leefvorm")
    assert tick_labels(drawn(report_multiples([Panel("een", view)])), "x") == ["2018"]
    assert len({to_svg(report_multiples(panels(outflow)), 166, 60) for _ in range(2)}) == 1
