"""Reasons of ending: lines of cumulative incidence, and bars of the newest quarter."""

import matplotlib as mpl
import pytest

from bijstand_report.figures.colours import UNKNOWN_COLOUR, hue_palette
from bijstand_report.figures.export import to_svg
from bijstand_report.figures.reasons import (
    compared_quarters,
    drawn_reasons,
    has_quarter_points,
    quarter_cells,
    quarter_height,
    quarter_reasons,
    report_quarter_reasons,
    report_reasons,
)
from bijstand_report.figures.shown import has_points

from .looking import bars, colours_of, cut_off, drawn, lines, sizes, texts, tick_labels, words
from .made import COLOUR, reasons


def test_a_line_per_reason() -> None:
    found = lines(report_reasons(reasons()))
    assert sorted(list(line["y"]) for line in found) == [[1, 1], [2, 3], [5, 6], [8, 10], [20, 26]]
    assert all(list(line["x"]) == [1, 2] for line in found)


def test_the_axis_of_incidence_starts_at_zero_and_is_stated() -> None:
    figure = drawn(report_reasons(reasons()))
    assert tick_labels(figure, "y") == ["0%", "10%", "20%", "30%"]
    assert tick_labels(figure, "x") == ["1", "2"]
    found = [text.get_text() for text in texts(figure)]
    assert {"Uitgestroomd", "Jaren na de start", "Werk", "Ander inkomen"} <= set(found)
    assert cut_off(figure) == []


def test_colours_are_by_name() -> None:
    everything = colours_of(report_reasons(reasons()))
    assert list(everything.values()) == [*hue_palette(4), UNKNOWN_COLOUR]
    hidden = reasons(incidence=[(20, None, 5, 2, 1)] * 2)
    fewer = colours_of(report_reasons(hidden))
    assert "Ander inkomen" not in words(report_reasons(hidden))
    assert fewer["Studie"] == everything["Studie"]


def test_a_hidden_year_is_a_gap() -> None:
    incidence = [(10,), (None,), (20,), (30,)]
    (line,) = lines(report_reasons(reasons(("werk",), incidence)))
    assert list(line["y"]) == [20, 30]


def test_of_many_reasons_the_eight_largest_are_drawn() -> None:
    groups = [f"reden {letter}" for letter in "abcdefghijk"]
    result = reasons(groups, [[None, *range(1, 11)]], [[10] * 11])
    assert drawn_reasons(result) == groups[3:]
    assert len(lines(report_reasons(reasons(groups, [[None, *range(1, 11)]] * 2)))) == 8


def test_nothing_is_drawn_after_ten_years() -> None:
    plot = report_reasons(reasons(incidence=[(20, 8, 5, 2, 1)] * 14))
    assert max(line["x"].max() for line in lines(plot)) == 10
    assert tick_labels(drawn(plot), "x")[-1] == "10"


def test_the_newest_quarter_and_a_year_earlier() -> None:
    result = reasons(by_quarter=[(n, n, n, n, n) for n in (11, 12, 13, 14, 15, 16)])
    assert compared_quarters(result) == ["2018K2", "2017K2"]
    cells = quarter_cells(result)
    assert dict(zip(cells["quarter"], cells["height"], strict=True)) == {
        "2e kw 2018": 16,
        "2e kw 2017": 12,
    }


def test_bars_stand_in_order_with_the_newest_on_top() -> None:
    cells = quarter_cells(reasons(by_quarter=[(20, 30, 40, 50, 60)] * 5))
    from_above = cells.sort_values("x", ascending=False)
    assert list(from_above["height"]) == [20, 20, 30, 30, 40, 40, 50, 50, 60, 60]
    assert list(from_above["quarter"].unique()) == ["1e kw 2018", "1e kw 2017"]
    figure = drawn(report_quarter_reasons(reasons(), COLOUR))
    assert tick_labels(figure, "y")[::-1] == ["Werk", "Ander inkomen"]


def test_hidden_counts_have_no_bar_but_a_muted_text() -> None:
    result = reasons(by_quarter=[(30, 12, None, 0, None)] * 4 + [(45, None, None, 0, None)])
    assert quarter_reasons(result) == ["werk", "ander inkomen", "overleden"]
    figure = drawn(report_quarter_reasons(result, COLOUR))
    assert sorted(width for width, _ in bars(figure)) == [0, 0, 12, 30, 45]
    found = {t.get_text().strip(): mpl.colors.to_hex(t.get_color()) for t in figure.axes[0].texts}
    assert found["< 10"] == "#4d4d4d"
    assert found["45"] == found["0"] == "#1a1a1a"
    assert figure.axes[0].get_xlim()[0] == 0
    assert cut_off(figure) == []


def test_numbers_stand_beside_their_bars() -> None:
    (axes,) = drawn(report_quarter_reasons(reasons(), COLOUR)).axes
    for text in axes.texts:
        end, _ = axes.transData.transform((float(text.get_text()), 0))
        assert text.get_window_extent().x0 >= end - 1
        assert text.get_window_extent().x1 <= axes.bbox.x1


def test_the_quarters_are_told_apart_and_named() -> None:
    plot = report_quarter_reasons(reasons(), COLOUR)
    assert colours_of(plot, "fill") == {"2e kw 2018": COLOUR, "2e kw 2017": UNKNOWN_COLOUR}
    assert {"2e kw 2018", "2e kw 2017", "Beëindigde uitkeringen"} <= set(words(plot))


def test_a_single_quarter_stands_alone() -> None:
    result = reasons(by_quarter=[(30, 12, 10, 10, 10)])
    plot = report_quarter_reasons(result, COLOUR)
    assert list(colours_of(plot, "fill")) == ["1e kw 2017"]
    assert sorted(quarter_cells(result)["x"]) == [1, 2, 3, 4, 5]


def test_more_reasons_take_more_height() -> None:
    few, many = reasons(by_quarter=[(30, 12, None, None, None)]), reasons(by_quarter=[(30,) * 5])
    assert quarter_height(many) - quarter_height(few) == pytest.approx(3 * 7.2)


@pytest.mark.parametrize("number", [None, 0, 10])
def test_the_smallest_results_are_drawn(number: float | None) -> None:
    result = reasons(("werk",), [(number,)], [(number,)])
    assert has_points(result) == has_quarter_points(result) == (number is not None)
    for plot in (report_reasons(result), report_quarter_reasons(result, COLOUR)):
        assert to_svg(plot, 166, 66).startswith(b"<?xml")


def test_without_quarters_or_years_there_is_nothing_to_draw() -> None:
    result = reasons(("werk",), [], [])
    assert not has_points(result)
    assert not has_quarter_points(result)


def test_text_is_large_enough_and_bytes_are_the_same() -> None:
    for make in (report_reasons, lambda result: report_quarter_reasons(result, COLOUR)):
        assert min(sizes(make(reasons()))) >= 8
        assert len({to_svg(make(reasons()), 166, 66) for _ in range(2)}) == 1
