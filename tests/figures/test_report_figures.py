"""The figures of the report: their points, scales, names and looks."""

import re
from collections.abc import Callable

import matplotlib as mpl
import pytest

from bijstand_report.disclosure.publishable import (
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
)
from bijstand_report.figures.cohort import report_cohort
from bijstand_report.figures.colours import UNKNOWN_COLOUR, hue_palette
from bijstand_report.figures.composition import panel_rows, report_composition
from bijstand_report.figures.export import to_svg
from bijstand_report.figures.outflow import report_outflow
from bijstand_report.figures.selection import drawn_cohorts
from bijstand_report.figures.shown import connected, has_points, outflow_points

from .looking import colours_of, cut_off, drawn, lines, overlapping, sizes, texts, words

Outflow = Callable[..., PublishedOutflow]
Cohort = Callable[..., PublishedCohort]
Composition = Callable[..., PublishedComposition]

SIX_CAUSES = (
    "Beeindiging huwelijk/relatie",
    "Beeindiging studie",
    "Einde Arb. dienstbetr./ZW",
    "Einde Uitkering werkeloosheid",
    "Einde Zelfst beroep of bedrijf",
    "Verhuizing vanuit buitenland",
)
ENDLESS = "Gehuwd of samenwonend met thuiswonende kinderen onder de achttien jaar, " * 2


def test_hidden_values_have_no_point(outflow: Outflow) -> None:
    view = outflow(cell=lambda year, group: None if year == 3 and group == 0 else 40)
    points = outflow_points(view)
    hidden = points[(points["x"] == 2011) & (points["group"] == "Alleenstaande")]
    assert len(points) == 2 * 11 - 1
    assert hidden.empty


def test_zero_has_a_point(outflow: Outflow) -> None:
    assert len(outflow_points(outflow(cell=lambda *_: 0))) == 22


def test_a_gap_is_not_bridged(outflow: Outflow) -> None:
    view = outflow(groups=("man",), cell=lambda year, _: None if year == 4 else 10 + year)
    stretches = lines(report_outflow(view))
    assert sorted(len(stretch) for stretch in stretches) == [4, 6]
    assert all(stretch["y"].diff().abs().max() == 1 for stretch in stretches)


def test_an_isolated_point_is_a_marker_only(outflow: Outflow) -> None:
    view = outflow(groups=("man",), cell=lambda year, _: 30 if year in (0, 5, 6) else None)
    points = outflow_points(view)
    assert list(points["x"]) == [2008, 2013, 2014]
    assert list(connected(points)["x"]) == [2013, 2014]
    (axes,) = drawn(report_outflow(view)).axes
    assert sum(len(dots.get_offsets()) for dots in axes.collections) == 3


def test_years_run_from_new_to_old(outflow: Outflow) -> None:
    (axes,) = drawn(report_outflow(outflow())).axes
    names = sorted(axes.get_xticklabels(), key=lambda name: name.get_window_extent().x0)
    assert [name.get_text() for name in names] == [str(year) for year in range(2018, 2007, -1)]
    assert [tick.label1.get_text() for tick in axes.yaxis.get_major_ticks()] == [
        "0%",
        "25%",
        "50%",
        "75%",
        "100%",
    ]
    low, high = axes.get_ylim()
    assert low < 0
    assert high > 100


def test_a_single_year_stands_in_the_middle(outflow: Outflow) -> None:
    view = outflow(cell=lambda year, group: 40 + group if year == 9 else None)
    (axes,) = drawn(report_outflow(view)).axes
    assert [text.get_text() for text in axes.get_xticklabels()] == ["2017"]
    assert sum(axes.get_xlim()) / 2 == pytest.approx(-2017)


def test_many_years_are_thinned_from_the_newest(outflow: Outflow) -> None:
    figure = drawn(report_outflow(outflow(years=range(1990, 2020), cell=lambda *_: 50)))
    names = figure.axes[0].get_xticklabels()
    assert names[0].get_text() == "2019"
    assert len(names) == 15
    assert not overlapping([name.get_window_extent() for name in names])


def test_a_figure_says_what_is_on_the_axes_and_has_no_title(outflow: Outflow) -> None:
    found = words(report_outflow(outflow()))
    assert {"Nog in de bijstand", "Alleenstaande", "Anders"} <= set(found)
    plot = report_outflow(outflow())
    assert plot.labels.title is None
    assert plot.labels.subtitle is None


def test_colours_belong_to_names(outflow: Outflow) -> None:
    groups = ("a", "b", "c", "Onbekend")
    everything = colours_of(report_outflow(outflow(groups)))
    without_b = outflow(groups, cell=lambda _, group: None if group == 1 else 20)
    assert [everything[name] for name in "abc"] == hue_palette(3)
    assert everything["Onbekend"] == UNKNOWN_COLOUR
    assert colours_of(report_outflow(without_b)) == everything
    assert "b" not in words(report_outflow(without_b))


def test_a_group_that_is_left_out_shifts_no_colours(outflow: Outflow) -> None:
    plot = report_outflow(outflow(("a", "c"), too_small=("b",)))
    found = colours_of(plot)
    assert [found["a"], found["c"]] == [hue_palette(3)[0], hue_palette(3)[2]]


def test_lines_differ_without_colour(outflow: Outflow) -> None:
    groups = [f"groep {letter}" for letter in "abcdefgh"]
    plot = report_outflow(outflow(groups, cell=lambda year, group: 5 * year + group))
    looks = {
        aesthetic: scale.palette(8)
        for scale in plot.scales
        for aesthetic in scale.aesthetics
        if aesthetic in ("shape", "fill")
    }
    assert len({(looks["shape"][name], looks["fill"][name] == "#FFFFFF") for name in groups}) == 8


@pytest.mark.parametrize(
    "groups", [("man", "vrouw"), SIX_CAUSES, (ENDLESS, "Anders"), [f"Groep {n}" for n in range(14)]]
)
def test_the_legend_fits(outflow: Outflow, groups: tuple[str, ...]) -> None:
    figure = drawn(report_outflow(outflow(groups, cell=lambda year, group: 5 * year + group)))
    (axes,) = figure.axes
    labels = [text for text in texts(figure) if text.get_text()[:5] in {g[:5] for g in groups}]
    boxes = [label.get_window_extent() for label in labels]
    assert len(labels) == len(groups)
    assert not overlapping(boxes)
    assert all(box.y0 >= axes.bbox.y1 for box in boxes)
    assert max(box.x1 for box in boxes) <= figure.bbox.x1
    assert max(box.y1 for box in boxes) <= figure.bbox.y1


def test_nothing_is_cut_off(outflow: Outflow, composition: Composition) -> None:
    for plot in (report_outflow(outflow(SIX_CAUSES)), report_composition(composition())):
        assert cut_off(drawn(plot)) == []


def test_text_is_at_least_eight_points(
    outflow: Outflow, cohort: Cohort, composition: Composition
) -> None:
    plots = (
        report_outflow(outflow()),
        report_cohort(cohort()),
        report_composition(composition(cell=lambda age, _: None if age else 5)),
    )
    for plot in plots:
        assert min(text.get_fontsize() for text in texts(drawn(plot))) >= 8
        assert min(sizes(plot)) >= 8


def test_the_font_is_named_and_text_stays_text(outflow: Outflow) -> None:
    svg = to_svg(report_outflow(outflow()), 166, 78).decode()
    families = set(re.findall(r"font-family: *([^;\"]+)", svg))
    assert families == {"'Source Sans Pro', Arial, sans-serif"}
    assert ">Nog in de bijstand</text>" in svg


def test_there_is_no_minor_grid(outflow: Outflow) -> None:
    (axes,) = drawn(report_outflow(outflow())).axes
    ticks = [*axes.xaxis.get_minor_ticks(), *axes.yaxis.get_minor_ticks()]
    assert not any(tick.gridline.get_visible() for tick in ticks)
    assert mpl.colors.to_hex(axes.patch.get_facecolor()) == "#ebebeb"


def test_cohorts_run_from_the_start(cohort: Cohort) -> None:
    plot = report_cohort(cohort())
    (axes,) = drawn(plot).axes
    assert [text.get_text() for text in axes.get_xticklabels()] == [str(k) for k in range(1, 10)]
    assert {"Jaren na de start", "Nog in de bijstand"} <= set(words(report_cohort(cohort())))


def test_the_axis_of_cohorts_starts_at_zero_and_ends_above_the_highest(cohort: Cohort) -> None:
    for top, last in ((85, 100), (53, 60), (8, 8)):
        (axes,) = drawn(report_cohort(cohort(cell=lambda *_, top=top: top))).axes
        assert (axes.get_yticks()[0], axes.get_yticks()[-1]) == (0, last)


def test_the_newest_five_cohorts_have_a_colour_and_older_ones_are_grey(cohort: Cohort) -> None:
    plot = report_cohort(cohort())
    names = {word for word in words(plot) if word.startswith("20") and "%" not in word}
    assert names == {"2008 t/m 2011", "2012", "2013", "2014", "2015", "2016"}
    (axes,) = drawn(report_cohort(cohort())).axes
    looks = [
        (mpl.colors.to_hex(line.get_color()).upper(), line.get_linewidth())
        for line in axes.get_lines()
        if len(line.get_xdata()) > 1
    ]
    grey = [width for colour, width in looks if colour == UNKNOWN_COLOUR]
    others = [width for colour, width in looks if colour != UNKNOWN_COLOUR]
    assert (len(grey), len(others)) == (4, 4)  # the newest has one point: a marker
    assert max(grey) < min(others)
    shapes = next(s for s in plot.scales if "shape" in s.aesthetics)
    assert len({shapes.palette(6)[str(year)] for year in range(2012, 2017)}) == 5


def test_an_older_cohort_of_one_point_is_a_grey_dot(cohort: Cohort) -> None:
    alone = cohort(cell=lambda year, duration: 40 if year or duration == 2 else None)
    assert drawn_cohorts(alone).older[0] == "2008"
    (axes,) = drawn(report_cohort(alone)).axes
    dots = [c for c in axes.collections if list(c.get_offsets()[0]) == [3, 40]]
    assert UNKNOWN_COLOUR in {mpl.colors.to_hex(c.get_edgecolor()[0]).upper() for c in dots}


def test_few_cohorts_are_all_named(cohort: Cohort) -> None:
    result = cohort(years=range(2015, 2019), cell=lambda *_: 40)
    assert drawn_cohorts(result).older == ()
    assert {"2015", "2018"} <= set(words(report_cohort(result)))


def test_newer_cohorts_are_darker(cohort: Cohort) -> None:
    colours = colours_of(report_cohort(cohort()))
    light = [sum(mpl.colors.to_rgb(colours[str(year)])) for year in range(2012, 2017)]
    assert light == sorted(light, reverse=True)


def test_bars_carry_their_numbers(composition: Composition) -> None:
    cells = {(0, 0): None, (1, 0): 0, (2, 0): 1250}
    plot = report_composition(composition(cell=lambda age, home: cells.get((age, home), 75)))
    found = words(plot)
    assert {"< 10", "0", "1.250", "75", "Alleenstaande", "30-50"} <= set(found)
    assert "Lopende uitkeringen" in found
    heights = {
        path.get_extents().height
        for axes in drawn(plot).axes
        for bars in axes.collections
        for path in bars.get_paths()
    }
    assert heights == {0, 75, 1250}


def test_classes_of_which_nothing_may_be_shown_have_no_place(composition: Composition) -> None:
    result = composition(cell=lambda age, home: None if age == 1 or home == 1 else 40)
    found = words(report_composition(result))
    assert {"< 30", "50+", "Alleenstaande"} <= set(found)
    assert not {"30-50", "Anders", "< 10"} & set(found)


def test_a_class_that_is_left_out_shifts_no_colours(composition: Composition) -> None:
    plot = report_composition(composition(cell=lambda age, _: None if age == 1 else 40))
    found = colours_of(plot, "fill")
    assert [found["< 30"], found["50+"]] == [hue_palette(3)[0], hue_palette(3)[2]]


def test_hidden_cells_are_muted(composition: Composition) -> None:
    hidden = composition(cell=lambda age, home: None if age and home else 40)
    figure = drawn(report_composition(hidden))
    colours = {
        text.get_text(): mpl.colors.to_hex(text.get_color())
        for axes in figure.axes
        for text in axes.texts
    }
    assert colours["< 10"] == "#4d4d4d"
    assert colours["40"] == "#1a1a1a"


def test_wide_compositions_take_more_rows(composition: Composition) -> None:
    homes = [f"Leefvorm {letter}" for letter in "abcdef"]
    assert panel_rows(composition()) == 1
    assert panel_rows(composition(households=homes)) == 2


@pytest.mark.parametrize("cell", [lambda *_: None, lambda *_: 0, lambda *_: 100])
def test_the_smallest_figures_are_drawn(
    outflow: Outflow, cohort: Cohort, composition: Composition, cell: Callable[..., float | None]
) -> None:
    results = (
        outflow(groups=("man",), years=(2018,), cell=cell),
        cohort(years=(2018,), durations=(1,), cell=cell),
        composition(ages=("50+",), households=("Anders",), cell=cell),
    )
    draw = (report_outflow, report_cohort, report_composition)
    for result, plot in zip(results, draw, strict=True):
        assert has_points(result) == (cell() is not None)
        assert to_svg(plot(result), 166, 78).startswith(b"<?xml")


def test_a_dollar_sign_is_a_dollar_sign(outflow: Outflow) -> None:
    svg = to_svg(report_outflow(outflow(("kosten $ delen $ samen", "Anders"))), 166, 78).decode()
    assert "kosten $ delen $ samen</text>" in svg
