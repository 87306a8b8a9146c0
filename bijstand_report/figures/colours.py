"""Colours and marker shapes by name, so that a category keeps its own whatever else is drawn."""

from collections.abc import Sequence
from itertools import cycle, islice
from math import cos, pi, sin

from bijstand_report.columns import UNKNOWN

UNKNOWN_COLOUR = "#7F7F7F"  # R's grey50, ggplot2's colour of a missing value
SHAPES = ("o", "^", "s", "D", "v")
NO_MARKER = ""
HOLLOW = "#FFFFFF"

# At least 3:1 on the grey panel, and apart for the common kinds of colour blindness: the tests
# simulate them and measure all distances. The dark one is for a single series.
ACCESSIBLE = (
    "#0089E7",
    "#743509",
    "#5C7F01",
    "#BE3558",
    "#0C325F",
    "#A972A3",
    "#00603F",
    "#713D9E",
)
ACCESSIBLE_SINGLE = "#0C325F"
ACCESSIBLE_UNKNOWN = "#7A7A7A"

# Years in order, from light to dark: the darkest is the newest.
_YEAR_STOPS = ("#E8803A", "#D1495B", "#8E3B8A", "#3D2C7E", "#140E36")
_ACCESSIBLE_YEAR_STOPS = ("#8E8911", "#8F5862", "#3520D8", "#46004D", "#010D07")

# CIE L*u*v* of the D65 white point, and the matrix to linear sRGB (IEC 61966-2-1).
_WHITE_U, _WHITE_V = 0.1978398, 0.4683363
_TO_RGB = (
    (3.240479, -1.537150, -0.498535),
    (-0.969256, 1.875992, 0.041556),
    (0.055648, -0.204043, 1.057311),
)


def group_colours(groups: Sequence[str], *, accessible: bool = False) -> dict[str, str]:
    """A colour per group: the hue palette over the known groups in their order, grey for unknown.

    accessible: a palette that keeps apart for the colour blind, with enough contrast
    """
    known = [group for group in groups if group != UNKNOWN]
    palette = list(islice(cycle(ACCESSIBLE), len(known))) if accessible else hue_palette(len(known))
    grey = ACCESSIBLE_UNKNOWN if accessible else UNKNOWN_COLOUR
    return dict(zip(known, palette, strict=True)) | {UNKNOWN: grey}


def group_shapes(groups: Sequence[str]) -> dict[str, str]:
    """A marker shape per group; after the last shape the first comes again."""
    return dict(zip(groups, cycle(SHAPES), strict=False))


def group_fills(groups: Sequence[str], colours: dict[str, str]) -> dict[str, str]:
    """What markers are filled with: when shapes come for the second time they are hollow."""
    return {
        group: HOLLOW if place // len(SHAPES) % 2 else colours[group]
        for place, group in enumerate(groups)
    }


def hue_palette(count: int) -> list[str]:
    """R's `scales::hue_pal()`: evenly spread hues of one lightness and chroma.

    >>> hue_palette(3)
    ['#F8766D', '#00BA38', '#619CFF']
    """
    return [_from_hcl(15 + 360 * place / count, 100, 65) for place in range(count)]


def _from_hcl(hue: float, chroma: float, luminance: float) -> str:
    """Polar L*u*v* to sRGB, as R's `hcl()`: what lies outside the gamut is cut off."""
    y = ((luminance + 16) / 116) ** 3
    u = chroma * cos(hue * pi / 180) / (13 * luminance) + _WHITE_U
    v = chroma * sin(hue * pi / 180) / (13 * luminance) + _WHITE_V
    x = 9 * y * u / (4 * v)
    z = -x / 3 - 5 * y + 3 * y / v
    return _hex([_gamma(a * x + b * y + c * z) for a, b, c in _TO_RGB])


def _gamma(linear: float) -> float:
    return 1.055 * linear ** (1 / 2.4) - 0.055 if linear > 0.00304 else 12.92 * linear


def _hex(channels: Sequence[float]) -> str:
    return "#" + "".join(f"{int(255 * min(max(part, 0), 1) + 0.5):02X}" for part in channels)


def year_colours(years: Sequence[str], *, accessible: bool = False) -> dict[str, str]:
    """A colour per year, old to new: from light to dark, so that order shows and copies survive.

    accessible: years that keep apart for the colour blind, the lightest with enough contrast
    """
    stops = _ACCESSIBLE_YEAR_STOPS if accessible else _YEAR_STOPS
    last = max(len(years) - 1, 1)
    return {year: _between(stops, place / last) for place, year in enumerate(years)}


def _between(stops: Sequence[str], share: float) -> str:
    place = share * (len(stops) - 1)
    left = min(int(place), len(stops) - 2)
    pairs = zip(_channels(stops[left]), _channels(stops[left + 1]), strict=True)
    return _hex([low + (high - low) * (place - left) for low, high in pairs])


def _channels(colour: str) -> list[float]:
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
