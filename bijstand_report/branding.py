"""The house style of a municipality: `_brand.yml` (the brand.yml format) -> `Brand`.

Brand colours dress the page, never the data. Text contrast is checked and repaired, and said.
Refuses colours that are no colours, with their name.
"""

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bijstand_report.errors import SettingsError
from bijstand_report.resources import data_uri

Rgb = tuple[int, int, int]

LEAST_CONTRAST = 4.5
LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class Logo:
    """A logo as a data URI, with its text for who cannot see it."""

    uri: str
    alt: str


@dataclass(frozen=True)
class Brand:
    """Colours (#rrggbb) and logo of the pages.

    primary: titles, rules and the cover; accent: kickers and small marks; tint: pale fields
    repairs: what was changed for contrast, in Dutch
    """

    primary: str
    accent: str
    tint: str
    on_primary: str
    logo: Logo | None = None
    repairs: tuple[str, ...] = ()


DEFAULT_PRIMARY, DEFAULT_ACCENT = "#154c66", "#b4472a"
WHITE = (255, 255, 255)


def load_brand(path: Path | None) -> Brand:
    """The brand of a `_brand.yml`; without one the neutral brand of the program.

    Raises SettingsError for a file that is no brand.yml, an unknown colour or a missing logo.
    """
    if path is None:
        return _brand({}, None)
    import yaml

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise SettingsError(f"De huisstijl {path} is niet te lezen als brand.yml.") from None
    if not isinstance(content, dict):
        raise SettingsError(f"De huisstijl {path} heeft niet de vorm van brand.yml.")
    return _brand(_colours(content), _logo(content, path.parent))


def _brand(colours: Mapping[str, Rgb], logo: Logo | None) -> Brand:
    repairs: list[str] = []
    primary = _readable("primary", colours.get("primary", _rgb(DEFAULT_PRIMARY)), repairs)
    accent = _readable(
        "secondary",
        colours.get("secondary", colours.get("accent", _rgb(DEFAULT_ACCENT))),
        repairs,
    )
    return Brand(
        primary=_hex(primary),
        accent=_hex(accent),
        tint=_hex(_mix(primary, 0.09)),
        on_primary="#ffffff",
        logo=logo,
        repairs=tuple(repairs),
    )


def _colours(content: Mapping[str, object]) -> dict[str, Rgb]:
    section = content.get("color") or {}
    if not isinstance(section, dict):
        raise SettingsError("In de huisstijl hoort bij color een lijst van namen en kleuren.")
    palette = section.get("palette") or {}
    names = {name: value for name, value in section.items() if name != "palette"}
    return {name: _resolve(name, value, palette) for name, value in names.items()}


def _resolve(name: str, value: object, palette: Mapping[str, object]) -> Rgb:
    text = str(palette.get(str(value), value))
    if not re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", text):
        nearest = get_close_matches(str(value), list(palette), n=1)
        hint = f" Bedoelt u {nearest[0]}?" if nearest else " Schrijf een kleur als #154c66."
        raise SettingsError(f"De huisstijl kent bij {name} geen kleur {value}.{hint}")
    return _rgb(text)


def _logo(content: Mapping[str, object], folder: Path) -> Logo | None:
    entry = content.get("logo")
    if isinstance(entry, dict):
        entry = entry.get("medium") or entry.get("small") or entry.get("large")
    path, alt = (entry.get("path"), entry.get("alt")) if isinstance(entry, dict) else (entry, None)
    if not path:
        return None
    file = folder / str(path)
    if file.suffix.lower() not in LOGO_TYPES or not file.is_file():
        raise SettingsError(f"Het logo {path} is er niet, of het is geen SVG of PNG.")
    uri = data_uri(file.read_bytes(), LOGO_TYPES[file.suffix.lower()])
    return Logo(uri, str(alt or "Logo"))


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


def _readable(name: str, colour: Rgb, repairs: list[str]) -> Rgb:
    """The colour, darkened until it can be read on white and white can be read on it."""
    repaired = colour
    while contrast(repaired, WHITE) < LEAST_CONTRAST:
        hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in repaired))
        red, green, blue = colorsys.hls_to_rgb(hue, max(light - 0.01, 0), saturation)
        repaired = (int(red * 255), int(green * 255), int(blue * 255))
    if repaired != colour:
        repairs.append(
            f"De kleur {name} ({_hex(colour)}) heeft te weinig contrast met wit; "
            f"het rapport gebruikt {_hex(repaired)}."
        )
    return repaired


def _mix(colour: Rgb, share: float) -> Rgb:
    """The colour on white: `share` of it."""
    red, green, blue = (round(255 + (part - 255) * share) for part in colour)
    return red, green, blue


def _rgb(text: str) -> Rgb:
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
