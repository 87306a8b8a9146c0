"""Palettes: R's hues, colours by name, contrast."""

import pytest

from bijstand_report.figures.colours import (
    ACCESSIBLE,
    group_colours,
    group_fills,
    group_shapes,
    hue_palette,
    year_colours,
)
from bijstand_report.figures.theme import PANEL

# scales::hue_pal()(n) in R 4.2.2, scales 1.2.1
R_HUES = {
    1: ["#F8766D"],
    2: ["#F8766D", "#00BFC4"],
    4: ["#F8766D", "#7CAE00", "#00BFC4", "#C77CFF"],
    6: ["#F8766D", "#B79F00", "#00BA38", "#00BFC4", "#619CFF", "#F564E3"],
}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("count", R_HUES)
def test_hues_against_r(count: int) -> None:
    assert hue_palette(count) == R_HUES[count]


def test_unknown_is_grey_and_takes_no_hue() -> None:
    assert group_colours(["a", "b", "Onbekend"]) == {
        "a": "#F8766D",
        "b": "#00BFC4",
        "Onbekend": "#7F7F7F",
    }


def test_the_accessible_palette_has_contrast_on_the_panel() -> None:
    assert len(set(ACCESSIBLE)) == len(ACCESSIBLE) == 8
    assert all(contrast(colour, PANEL) >= 3 for colour in ACCESSIBLE)


def test_more_groups_than_accessible_colours_are_still_coloured() -> None:
    assert len(group_colours([str(number) for number in range(12)], accessible=True)) == 13


def test_looks_differ_for_ten_groups() -> None:
    groups = [str(number) for number in range(10)]
    colours = group_colours(groups)
    shapes, fills = group_shapes(groups), group_fills(groups, colours)
    assert len({(shapes[name], fills[name] == colours[name]) for name in groups}) == 10


def test_one_year_has_a_colour() -> None:
    assert list(year_colours(["2018"])) == ["2018"]
