"""A house style from its file: `_brand.yml` or design tokens in JSON.

Text contrast is checked and repaired, and said. What the file asks and the report cannot do, a font
that is not there, is said as well.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bijstand_report.branding import colours
from bijstand_report.branding.brand import Brand, FontFile, Logo
from bijstand_report.branding.colours import Rgb, hexadecimal
from bijstand_report.branding.design_tokens import read_design_tokens
from bijstand_report.branding.files import read_font, read_logo, read_text
from bijstand_report.errors import SettingsError

if TYPE_CHECKING:
    from bijstand_report.branding.brand_yml import BrandFile, Font, FontPath

DEFAULT_PRIMARY: Rgb = (0x15, 0x4C, 0x66)
DEFAULT_ACCENT: Rgb = (0xB4, 0x47, 0x2A)
REPORT_FAMILIES = ("Source Sans Pro", "Source Sans 3", "Source Sans")
_TINT = 0.09
_LARGEST_YAML = 200_000
_LARGEST_JSON = 20_000_000
_WEIGHTS = MappingProxyType(
    {"thin": 100, "light": 300, "normal": 400, "regular": 400, "medium": 500}
    | {"semi-bold": 600, "semibold": 600, "bold": 700, "black": 900}
)


def load_brand(path: Path | None) -> Brand:
    """The brand of a `_brand.yml` or a JSON file of design tokens; without one a neutral brand.

    Raises SettingsError for a file of another form, an unknown colour, a logo or font that cannot
    be used.
    """
    if path is None:
        return _brand(DEFAULT_PRIMARY, DEFAULT_ACCENT)
    if path.suffix.lower() == ".json":
        theme = read_design_tokens(read_text(path, _LARGEST_JSON), str(path))
        remarks = [_not_there(theme.family)] if _other_font(theme.family) else []
        return _brand(theme.primary, theme.accent, remarks=remarks)
    return _of_brand_yml(path)


def _of_brand_yml(path: Path) -> Brand:
    from bijstand_report.branding.brand_yml import read_brand_yml

    file = read_brand_yml(read_text(path, _LARGEST_YAML), str(path))
    fonts = tuple(_fonts(file, path.parent))
    usable = {font.family for font in fonts}
    families = [file.family("base"), file.family("headings") or file.family("base")]
    asked = dict.fromkeys(name for name in families if _other_font(name) and name not in usable)
    text, titles = (name if name in usable else None for name in families)
    return _brand(
        file.colour("primary") or DEFAULT_PRIMARY,
        file.colour("secondary") or DEFAULT_ACCENT,
        logo=_logo(file, path.parent),
        fonts=fonts,
        families=(text, titles),
        remarks=[_not_there(name) for name in asked],
    )


def _brand(
    primary: Rgb,
    accent: Rgb,
    *,
    logo: Logo | None = None,
    fonts: tuple[FontFile, ...] = (),
    families: tuple[str | None, str | None] = (None, None),
    remarks: list[str] | None = None,
) -> Brand:
    used = {name: colours.readable(c) for name, c in (("primary", primary), ("secondary", accent))}
    repaired = [
        f"De kleur {name} ({hexadecimal(asked)}) heeft te weinig contrast met wit; "
        f"het rapport gebruikt {hexadecimal(used[name])}."
        for name, asked in (("primary", primary), ("secondary", accent))
        if used[name] != asked
    ]
    return Brand(
        primary=hexadecimal(used["primary"]),
        accent=hexadecimal(used["secondary"]),
        tint=hexadecimal(colours.tint(used["primary"], _TINT)),
        on_primary=hexadecimal(colours.WHITE),
        logo=logo,
        fonts=fonts,
        family=families[0],
        heading_family=families[1],
        repairs=(*repaired, *(remarks or ())),
    )


def _logo(file: "BrandFile", folder: Path) -> Logo | None:
    picture = file.picture()
    if picture is None:
        return None
    return read_logo(folder, picture.path, picture.alt or "Logo")


def _fonts(file: "BrandFile", folder: Path) -> Iterator[FontFile]:
    for font in file.typography.fonts:
        if font.source == "file":
            yield from (_font(font, entry, folder) for entry in font.files)


def _font(font: "Font", entry: "FontPath | str", folder: Path) -> FontFile:
    path, weight, style = _as_written(entry)
    asked = (weight or "400").strip().lower()
    number = _WEIGHTS.get(asked) or (int(asked) if re.fullmatch(r"[1-9]\d\d", asked) else None)
    if number is None:
        raise SettingsError(
            f"De huisstijl heeft bij {path} geen dikte van 100 tot 900. Schrijf 400 of 700."
        )
    return read_font(folder, path, font.family, number, italic=style == "italic")


def _as_written(entry: "FontPath | str") -> tuple[str, str | None, str]:
    """Path, weight and style of a font file, of which the path may stand by itself."""
    if isinstance(entry, str):
        return entry, None, "normal"
    return entry.path, entry.weight, entry.style


def _other_font(family: str | None) -> bool:
    return family is not None and family not in REPORT_FAMILIES


def _not_there(family: str | None) -> str:
    return (
        f"Het lettertype {family} van de huisstijl is er niet als bestand; het rapport gebruikt "
        f"{REPORT_FAMILIES[0]}."
    )
