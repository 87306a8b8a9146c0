"""Survival: steps that end where they must, bands, markers, and which curves are drawn."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from bijstand_report.disclosure.publishable import PublishedCurve
from bijstand_report.figures.colours import UNKNOWN_COLOUR, hue_palette
from bijstand_report.figures.export import to_svg
from bijstand_report.figures.selection import (
    DAYS_PER_YEAR,
    drawn_curves,
    last_year,
    older_cohorts,
)
from bijstand_report.figures.shown import has_points
from bijstand_report.figures.steps import curve_steps, year_marks
from bijstand_report.figures.survival import report_survival, survival_legend_rows

from .looking import colours_of, cut_off, drawn, lines, sizes, texts, tick_labels, words
from .made import COLOUR, cohorts, curve, survival


def height_at(steps: pd.DataFrame, day: float) -> float:
    """The curve on a day, read from the corners: the last one on or before it."""
    before = steps[steps["x"] * DAYS_PER_YEAR <= day + 1e-9]
    return float(before["y"].iloc[-1])


def bands(figure: Figure) -> list:
    return [c for c in figure.axes[0].collections if isinstance(c, mpl.collections.PolyCollection)]


def test_steps_hold_until_the_next_day() -> None:
    steps = curve_steps([curve()])
    on = {day: height_at(steps, day) for day in (0, 99, 100, 399, 400, 899, 900, 1200)}
    assert on == {0: 100, 99: 100, 100: 80, 399: 80, 400: 50, 899: 50, 900: 30, 1200: 30}
    assert steps["x"].max() * DAYS_PER_YEAR == pytest.approx(1200)


def test_lines_are_level_or_upright() -> None:
    (line,) = lines(report_survival(survival(curve()), COLOUR))
    moves = line.diff().dropna()
    assert ((moves["x"] == 0) | (moves["y"] == 0)).all()
    assert line["x"].iloc[-1] == pytest.approx(1200 / DAYS_PER_YEAR)


def test_nothing_is_drawn_after_ten_years() -> None:
    long = curve(days=(0, 400, 3000, 4000), last_day=5000)
    steps = curve_steps([long])
    assert steps["x"].max() == pytest.approx(10)
    assert set(steps["y"]) == {100, 80, 50}


def test_a_hidden_stretch_is_a_gap() -> None:
    result = survival(curve(percentage=(100, None, 50, 30)))
    steps = curve_steps(result.curves)
    assert steps.groupby("run")["x"].agg(["min", "max"]).mul(DAYS_PER_YEAR).to_numpy().tolist() == [
        pytest.approx([0, 100]),
        pytest.approx([400, 1200]),
    ]
    assert len(lines(report_survival(result, COLOUR))) == 2


def test_many_days_are_thinned_without_leaving_the_curve() -> None:
    days = list(range(1000))
    fine = curve(days=days, percentage=[100 - day / 20 for day in days], last_day=1000)
    steps = curve_steps([fine])
    assert len(steps) <= 2 * 1000 / 7 + 4
    assert steps["y"].iloc[0] == 100
    for day in range(0, 1000, 13):
        assert abs(height_at(steps, day) - (100 - day / 20)) <= 7 / 20


def test_all_curves_together_are_one_line_with_a_band() -> None:
    plot = report_survival(survival(curve()), COLOUR)
    figure = drawn(plot)
    (band,) = bands(figure)
    points = band.get_paths()[0].vertices
    assert points[:, 1].max() == 100
    assert points[:, 1].min() == 25
    assert mpl.colors.to_hex(figure.axes[0].get_lines()[0].get_color()) == COLOUR
    assert "totaal" not in words(plot)


def test_the_axes_are_years_and_percentages() -> None:
    figure = drawn(report_survival(survival(curve()), COLOUR))
    assert tick_labels(figure, "x") == ["0", "1", "2", "3", "4"]
    assert tick_labels(figure, "y") == ["0%", "25%", "50%", "75%", "100%"]
    found = [text.get_text() for text in texts(figure)]
    assert {"Jaren na de start", "Nog in de bijstand"} <= set(found)
    assert cut_off(figure) == []


def test_markers_stand_on_the_curve_at_whole_years_and_at_its_end() -> None:
    marks = year_marks([curve(last_day=2.5 * DAYS_PER_YEAR)])
    assert list(marks["x"]) == [1, 2, 2.5]
    assert list(marks["y"]) == [80, 50, 30]


def test_groups_have_their_own_colour_and_marker() -> None:
    result = survival(
        curve("Alleenstaande"),
        curve("Anders"),
        curve("Onbekend"),
        name="leefvorm",
        too_small=("Alleenstaande ouder",),
    )
    plot = report_survival(result, COLOUR)
    colours = colours_of(plot)
    first, _, third = hue_palette(3)
    assert (colours["Alleenstaande"], colours["Anders"]) == (first, third)
    assert colours["Onbekend"] == UNKNOWN_COLOUR
    shapes = next(s for s in plot.scales if "shape" in s.aesthetics).palette(3)
    assert len(set(shapes.values())) == 3
    assert {"Alleenstaande", "Anders", "Onbekend"} <= set(words(plot))


def test_bands_are_for_few_and_known_groups() -> None:
    two = survival(curve("man"), curve("vrouw"), curve("Onbekend"), name="geslacht")
    four = survival(*(curve(name) for name in "abcd"), name="indeling")
    assert sum(len(band.get_paths()) for band in bands(drawn(report_survival(two, COLOUR)))) == 2
    assert bands(drawn(report_survival(four, COLOUR))) == []


def test_a_missing_interval_leaves_the_line() -> None:
    bare = curve(percentage=(100, 80, 50, 30), margin=0)
    assert lines(report_survival(survival(bare), COLOUR))[0]["y"].min() == 30


def test_recent_cohorts_have_colours_and_older_ones_are_grey() -> None:
    result = cohorts(range(2008, 2019))
    plot = report_survival(result, COLOUR)
    names = {"2008 t/m 2013", "2014", "2015", "2016", "2017", "2018"}
    assert {word for word in words(plot) if word.startswith("20")} == names
    assert [c.group for c in older_cohorts(result)] == [str(year) for year in range(2008, 2014)]
    drawn_lines = [
        (mpl.colors.to_hex(line.get_color()), line.get_linewidth())
        for line in drawn(report_survival(result, COLOUR)).axes[0].get_lines()
        if len(line.get_xdata()) > 1
    ]
    grey = [width for colour, width in drawn_lines if colour == UNKNOWN_COLOUR.lower()]
    others = [width for colour, width in drawn_lines if colour != UNKNOWN_COLOUR.lower()]
    assert (len(grey), len(others)) == (6, 5)
    assert max(grey) < min(others)


def test_older_cohorts_stop_where_the_coloured_ones_do() -> None:
    result = cohorts(range(2008, 2019))
    assert last_year(result) == 5
    figure = drawn(report_survival(result, COLOUR))
    assert tick_labels(figure, "x") == ["0", "1", "2", "3", "4", "5"]
    ends = [line["x"].max() for line in lines(report_survival(result, COLOUR))]
    assert sorted(ends)[-6:] == pytest.approx([5] * 6)


def test_few_cohorts_are_all_named() -> None:
    result = cohorts(range(2015, 2019))
    assert older_cohorts(result) == []
    found = words(report_survival(result, COLOUR))
    assert {"2015", "2018"} <= set(found)
    assert not any("t/m" in word for word in found)


def test_one_older_cohort_has_its_own_name() -> None:
    assert "2013" in words(report_survival(cohorts(range(2013, 2019)), COLOUR))


def test_each_cohort_ends_where_it_is_no_longer_known() -> None:
    found = lines(report_survival(cohorts(range(2016, 2019)), COLOUR))
    assert sorted(line["x"].max() * DAYS_PER_YEAR / 365 for line in found) == pytest.approx(
        [0.5, 1.5, 2.5]
    )


def test_of_many_groups_the_eight_largest_are_drawn() -> None:
    curves = [curve(f"groep {n:02}", spells=None if n == 3 else 10 * n) for n in range(12)]
    result = survival(*curves, name="indeling")
    kept: list[PublishedCurve] = drawn_curves(result)
    assert [c.group for c in kept] == [f"groep {n:02}" for n in range(4, 12)]
    figure = drawn(report_survival(result, COLOUR))
    assert cut_off(figure) == []
    assert survival_legend_rows(result) > 1


def test_a_curve_without_a_value_is_not_there() -> None:
    result = survival(curve("man"), curve("vrouw", percentage=(None,) * 4), name="geslacht")
    assert [c.group for c in drawn_curves(result)] == ["man"]


def test_without_any_value_there_is_nothing_to_draw() -> None:
    for result in (survival(), survival(curve(percentage=(None,) * 4))):
        assert not has_points(result)
        assert to_svg(report_survival(result, COLOUR), 166, 66)


def test_the_smallest_curve_is_drawn() -> None:
    plot = report_survival(survival(curve(days=(0,), percentage=(100,), last_day=0)), COLOUR)
    assert min(sizes(plot)) >= 8


@pytest.mark.parametrize("years", [range(2008, 2019), range(2017, 2019)])
def test_text_is_large_enough_and_bytes_are_the_same(years: range) -> None:
    assert min(sizes(report_survival(cohorts(years), COLOUR))) >= 8
    assert len({to_svg(report_survival(cohorts(years), COLOUR), 166, 66) for _ in range(2)}) == 1
