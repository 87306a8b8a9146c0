"""Colours of a house style: read as CSS writes them, and made dark enough to read."""

import colorsys

from tinycss2.color4 import parse_color

Rgb = tuple[int, int, int]

WHITE: Rgb = (255, 255, 255)
LEAST_CONTRAST = 4.5


def parse(text: str) -> Rgb | None:
    """A colour as CSS writes it (#rgb, #rrggbb, rgb(), hsl(), name); None when it is none.

    What is see-through is laid on white.

    >>> parse("#f80"), parse("hsl(0 100% 50%)"), parse("rgba(0, 0, 0, 0.5)"), parse("roet")
    ((255, 136, 0), (255, 0, 0), (128, 128, 128), None)
    """
    colour = parse_color(text)
    if colour is None or isinstance(colour, str) or None in colour.coordinates:
        return None
    try:
        parts = colour.to("srgb").coordinates
    except NotImplementedError:  # spaces that have no way to RGB without a profile
        return None
    red, green, blue = (round(255 * (1 + (_clipped(p) - 1) * colour.alpha)) for p in parts)
    return red, green, blue


def _clipped(part: float) -> float:
    return min(max(part, 0.0), 1.0)


def hexadecimal(colour: Rgb) -> str:
    """The colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(first: Rgb, second: Rgb) -> float:
    """Contrast ratio of two colours (WCAG 2.2, 1.4.3), 1 to 21.

    >>> round(contrast((0, 0, 0), (255, 255, 255)), 1)
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: Rgb) -> Rgb:
    """The colour, darkened until it can be read on white and white can be read on it."""
    while contrast(colour, WHITE) < LEAST_CONTRAST:
        hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
        red, green, blue = colorsys.hls_to_rgb(hue, max(light - 0.01, 0), saturation)
        colour = (int(red * 255), int(green * 255), int(blue * 255))
    return colour


def tint(colour: Rgb, share: float) -> Rgb:
    """The colour on white: `share` of it."""
    red, green, blue = (round(255 + (part - 255) * share) for part in colour)
    return red, green, blue
