"""Palettes: R's hues, colours by name, contrast."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from bijstand_report.figures.colours import (
    ACCESSIBLE,
    ACCESSIBLE_SINGLE,
    ACCESSIBLE_UNKNOWN,
    UNKNOWN_COLOUR,
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


ELEVEN_YEARS = [str(year) for year in range(2008, 2019)]

# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color
# vision deficiency", severity 1.0; on linear sRGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    """Linear sRGB, IEC 61966-2-1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def simulated(colour: str, sight: str) -> NDArray[np.float64]:
    """The colour as somebody with this sight sees it, in CIE L*a*b*."""
    seen = np.clip(np.array(SIGHTS[sight]) @ linear(colour), 0, 1)
    gamma = np.where(seen <= 0.0031308, 12.92 * seen, 1.055 * seen ** (1 / 2.4) - 0.055)
    return lab(tuple(gamma))


def lab(rgb: tuple[float, ...]) -> NDArray[np.float64]:
    color = pytest.importorskip("skimage.color")
    return np.asarray(color.rgb2lab(np.array(rgb).reshape(1, 1, 3)))[0, 0]


def distances(labs: list[NDArray[np.float64]]) -> list[float]:
    """CIEDE2000 of every pair."""
    color = pytest.importorskip("skimage.color")
    return [float(color.deltaE_ciede2000(one, other)) for one, other in combinations(labs, 2)]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = linear(colour)
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


def test_every_accessible_colour_has_contrast_on_the_panel() -> None:
    assert len(set(ACCESSIBLE)) == len(ACCESSIBLE) == 8
    years = year_colours(ELEVEN_YEARS, accessible=True).values()
    for colour in (*ACCESSIBLE, ACCESSIBLE_UNKNOWN, ACCESSIBLE_SINGLE, UNKNOWN_COLOUR, *years):
        assert contrast(colour, PANEL) >= 3, colour


@pytest.mark.parametrize("sight", SIGHTS)
def test_accessible_groups_keep_apart(sight: str) -> None:
    """Every pair, the grey of unknown included; CIEDE2000, where about 2 is just noticeable."""
    seen = [simulated(colour, sight) for colour in (*ACCESSIBLE, ACCESSIBLE_UNKNOWN)]
    assert min(distances(seen)) >= (20 if sight == "normal" else 12)


@pytest.mark.parametrize("sight", SIGHTS)
def test_accessible_years_keep_apart(sight: str) -> None:
    """Every pair of eleven; less than groups, because years run from light to dark in order."""
    colours = year_colours(ELEVEN_YEARS, accessible=True)
    assert min(distances([simulated(colour, sight) for colour in colours.values()])) >= 6


def test_accessible_years_run_from_light_to_dark() -> None:
    shades = [luminance(colour) for colour in year_colours(ELEVEN_YEARS, accessible=True).values()]
    assert shades == sorted(shades, reverse=True)


def test_the_simulation_against_its_authors() -> None:
    """White and black stay what they are, and for a deuteranope red and green come together."""
    for sight in SIGHTS:
        assert distances([simulated("#FFFFFF", sight), lab((1.0, 1.0, 1.0))])[0] < 0.5
        assert distances([simulated("#000000", sight), lab((0.0, 0.0, 0.0))])[0] < 0.5
    confused = distances(
        [simulated("#A36464", "deuteranopia"), simulated("#7A7A56", "deuteranopia")]
    )
    normal = distances([simulated("#A36464", "normal"), simulated("#7A7A56", "normal")])
    assert confused[0] < normal[0] / 2


def test_the_hue_palette_would_not_keep_apart() -> None:
    """The measure can fail: it is why there is another style."""
    seen = [simulated(colour, "deuteranopia") for colour in hue_palette(8)]
    assert min(distances(seen)) < 6


def test_more_groups_than_accessible_colours_are_still_coloured() -> None:
    assert len(group_colours([str(number) for number in range(12)], accessible=True)) == 13


def test_looks_differ_for_ten_groups() -> None:
    groups = [str(number) for number in range(10)]
    colours = group_colours(groups)
    shapes, fills = group_shapes(groups), group_fills(groups, colours)
    assert len({(shapes[name], fills[name] == colours[name]) for name in groups}) == 10


def test_one_year_has_a_colour() -> None:
    assert list(year_colours(["2018"])) == ["2018"]
