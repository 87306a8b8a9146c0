"""Stock, flows and durations: their points, axes and words."""

import matplotlib as mpl
import pytest

from bijstand_report.figures.durations import report_durations
from bijstand_report.figures.export import to_svg
from bijstand_report.figures.flows import report_flows
from bijstand_report.figures.shown import flow_points, has_points, stock_points
from bijstand_report.figures.stock import report_stock

from .looking import (
    bars,
    colours_of,
    cut_off,
    dots,
    drawn,
    lines,
    sizes,
    texts,
    tick_labels,
    words,
)
from .made import CLASSES, COLOUR, durations, flows, months

YEARS = [1500 + 4 * month for month in range(126)]


def test_the_stock_is_a_line_from_zero() -> None:
    result = months(YEARS)
    plot = report_stock(result, COLOUR)
    (line,) = lines(plot)
    assert list(line["y"]) == YEARS
    assert line["x"].diff().dropna().unique() == pytest.approx([1])
    figure = drawn(plot)
    low, high = figure.axes[0].get_ylim()
    assert low == 0
    assert high > 2000
    assert tick_labels(figure, "y") == ["0", "500", "1.000", "1.500", "2.000"]
    assert tick_labels(figure, "x") == [str(year) for year in range(2016, 2027)]
    assert "Lopende uitkeringen" in words(report_stock(result, COLOUR))


def test_the_stock_has_its_last_value_beside_the_line() -> None:
    figure = drawn(report_stock(months(YEARS), COLOUR))
    (number,) = figure.axes[0].texts
    assert number.get_text().strip() == "2.000"
    ((x, y),) = dots(figure)
    assert y == 2000
    end, _ = figure.axes[0].transData.transform((x, y))
    assert number.get_window_extent().x0 >= end
    assert cut_off(figure) == []


def test_the_stock_has_its_colour() -> None:
    (axes,) = drawn(report_stock(months(YEARS), COLOUR)).axes
    assert {mpl.colors.to_hex(line.get_color()) for line in axes.get_lines()} == {COLOUR}


def test_a_hidden_month_is_a_gap() -> None:
    result = months([50, 51, None, 53, 54, None, 56])
    assert sorted(stock_points(result)["y"]) == [50, 51, 53, 54, 56]
    plot = report_stock(result, COLOUR)
    assert sorted(list(line["y"]) for line in lines(plot)) == [[50, 51], [53, 54]]
    assert {y for _, y in dots(drawn(report_stock(result, COLOUR)))} == {56}


def test_a_month_between_gaps_is_a_dot() -> None:
    plot = report_stock(months([50, None, 52, None, 54, 55]), COLOUR)
    assert {y for _, y in dots(drawn(plot))} == {50, 52, 55}


def test_short_periods_name_their_months() -> None:
    figure = drawn(report_stock(months([20, 21, 22]), COLOUR))
    assert tick_labels(figure, "x") == ["jan 2016", "feb 2016", "mrt 2016"]


def test_flows_are_two_lines_from_zero_told_apart_without_colour() -> None:
    inflow, outflow = [60 + n for n in range(40)], [80 - n for n in range(40)]
    result = flows(inflow, outflow)
    plot = report_flows(result)
    assert sorted(list(line["y"]) for line in lines(plot)) == sorted([inflow, outflow])
    figure = drawn(plot)
    assert figure.axes[0].get_ylim()[0] == 0
    assert {"Instroom", "Uitstroom", "Uitkeringen per kwartaal", "2008", "2017"} <= set(words(plot))
    shapes = next(s for s in plot.scales if "shape" in s.aesthetics).palette(2)
    assert len(set(shapes.values())) == 2
    colours = colours_of(plot)
    assert colours["Instroom"] != colours["Uitstroom"]


def test_the_legend_of_flows_stands_above_the_panel() -> None:
    figure = drawn(report_flows(flows([20] * 9, [25] * 9)))
    boxes = [
        t.get_window_extent() for t in texts(figure) if t.get_text() in ("Instroom", "Uitstroom")
    ]
    assert len(boxes) == 2
    assert all(box.y0 >= figure.axes[0].bbox.y1 for box in boxes)


def test_a_hidden_quarter_is_a_gap_in_one_line() -> None:
    result = flows([20, 30, None, 40, 50], [25] * 5)
    assert len(flow_points(result)) == 9
    assert sorted(len(line) for line in lines(report_flows(result))) == [2, 2, 5]


def test_few_quarters_are_named() -> None:
    figure = drawn(report_flows(flows([20] * 3, [25] * 3, first=2018)))
    assert tick_labels(figure, "x") == ["1e kw 2018", "2e kw 2018", "3e kw 2018"]
    assert cut_off(figure) == []


def test_durations_are_bars_with_their_counts() -> None:
    plot = report_durations(durations([0, None, 30, 45, 20, 15, 1250]), COLOUR)
    figure = drawn(plot)
    assert sorted(height for _, height in bars(figure)) == [0, 15, 20, 30, 45, 1250]
    found = {t.get_text(): mpl.colors.to_hex(t.get_color()) for t in figure.axes[0].texts}
    assert found["1.250"] == found["0"] == "#1a1a1a"
    assert found["< 10"] == "#4d4d4d"
    assert tick_labels(figure, "x") == list(CLASSES)
    assert figure.axes[0].get_ylim()[0] == 0
    assert "Lopende uitkeringen" in words(plot)
    assert cut_off(figure) == []


def test_counts_stand_above_their_bars() -> None:
    figure = drawn(report_durations(durations([10, 20, 30, 40, 50, 60, 70]), COLOUR))
    (axes,) = figure.axes
    for text in axes.texts:
        top = axes.transData.transform((0, float(text.get_text())))[1]
        assert text.get_window_extent().y0 >= top - 1
        assert text.get_window_extent().y1 <= axes.bbox.y1


@pytest.mark.parametrize("number", [None, 0, 10])
def test_the_smallest_results_are_drawn(number: float | None) -> None:
    results = (months([number]), flows([number], [number]), durations([number], ["0-6 mnd"]))
    plots = (
        report_stock(results[0], COLOUR),
        report_flows(results[1]),
        report_durations(results[2], COLOUR),
    )
    for result, plot in zip(results, plots, strict=True):
        assert has_points(result) == (number is not None)
        assert min(sizes(plot)) >= 8


def test_drawing_is_the_same_every_time() -> None:
    for _ in range(2):
        stock = {to_svg(report_stock(months(YEARS), COLOUR), 166, 57) for _ in range(2)}
        flow = {to_svg(report_flows(flows([20] * 9, [25] * 9)), 166, 57) for _ in range(2)}
        assert len(stock) == len(flow) == 1
