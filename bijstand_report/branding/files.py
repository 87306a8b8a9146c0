"""Files of a house style: from its own folder or deeper, of the right kind, and not too large."""

import re
import struct
from pathlib import Path

from bijstand_report.branding.brand import FontFile, Logo
from bijstand_report.errors import SettingsError
from bijstand_report.resources import data_uri

LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
FONT_TYPES = (".ttf", ".otf", ".woff", ".woff2")
LARGEST_LOGO = 2_000_000
LARGEST_FONT = 10_000_000
_MOST_PIXELS = 5_000
_PNG = b"\x89PNG\r\n\x1a\n"
_NO_EMBEDDING = 0x0002  # OS/2 fsType: restricted license


def read_text(path: Path, largest: int) -> str:
    """The text of a settings file. Raises SettingsError when it is not there or no text."""
    try:
        if path.stat().st_size > largest:
            raise SettingsError(
                f"De huisstijl {path} is te groot. Haal eruit wat het rapport niet gebruikt."
            )
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            f"De huisstijl {path} is niet te lezen. Controleer de naam en of het tekst is (UTF-8)."
        ) from None


def read_logo(folder: Path, name: str, alt: str) -> Logo:
    """A logo. Raises SettingsError for what is no SVG or PNG, or reaches out of its folder."""
    file = _inside(folder, name)
    media_type = LOGO_TYPES.get(file.suffix.lower()) if file else None
    content = _content(file, LARGEST_LOGO) if file and media_type else None
    if content is None:
        raise SettingsError(
            f"Het logo {name} is er niet, is te groot, of is geen SVG of PNG. "
            "Controleer de naam, of sla het opnieuw op."
        )
    if not (_is_svg(content) if media_type == LOGO_TYPES[".svg"] else _is_png(content)):
        raise SettingsError(
            f"Het logo {name} is niet te gebruiken: het is beschadigd, groter dan "
            f"{_MOST_PIXELS} punten, of het bevat scripts of verwijzingen naar andere bestanden. "
            "Sla het opnieuw op zonder die onderdelen."
        )
    return Logo(data_uri(content, str(media_type)), alt)


def read_font(folder: Path, name: str, family: str, weight: int, *, italic: bool) -> FontFile:
    """A font. Raises SettingsError for what is none, or may not be put into documents."""
    from fontTools.ttLib import TTFont, TTLibError

    file = _inside(folder, name)
    if file is None or file.suffix.lower() not in FONT_TYPES or not file.is_file():
        raise SettingsError(f"Het lettertype {name} is er niet. Geef een TTF, OTF, WOFF of WOFF2.")
    try:
        with TTFont(file, lazy=True) as font:
            rights = font["OS/2"].fsType
            font.getBestCmap()[ord("a")]
    except (TTLibError, OSError, KeyError, TypeError, AssertionError, struct.error):
        raise SettingsError(
            f"Het lettertype {name} is niet te lezen. Kies een ander bestand."
        ) from None
    if rights & _NO_EMBEDDING:
        raise SettingsError(
            f"Het lettertype {name} mag volgens de maker niet in documenten. Kies een ander."
        )
    return FontFile(family, weight, italic, file)


def _inside(folder: Path, name: str) -> Path | None:
    """The file, if it lies in the folder or deeper, also when links are followed."""
    file = (folder / name).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None


def _content(file: Path, largest: int) -> bytes | None:
    try:
        return file.read_bytes() if file.stat().st_size <= largest else None
    except OSError:
        return None


def _is_svg(content: bytes) -> bool:
    """A drawing by itself: no scripts, no entities, nothing from elsewhere."""
    from xml.etree import ElementTree as ET

    if re.search(rb"<!ENTITY|<script|@import|javascript:|\son\w+\s*=", content, re.IGNORECASE):
        return False
    try:
        root = ET.fromstring(content)  # noqa: S314  # entities are refused above
    except ET.ParseError:
        return False
    return str(root.tag).endswith("svg") and not any(map(_reaches_out, root.iter()))


def _reaches_out(part: "object") -> bool:
    attributes: dict[str, str] = getattr(part, "attrib", {})
    links = [value for name, value in attributes.items() if name.endswith("href")]
    texts = [*attributes.values(), getattr(part, "text", None) or ""]
    return any(not link.startswith(("#", "data:")) for link in links) or any(
        re.search(r"url\((?!\s*[\"']?(?:data:|#))", text) for text in texts
    )


def _is_png(content: bytes) -> bool:
    if not content.startswith(_PNG) or len(content) < 24:
        return False
    width, height = struct.Struct(">II").unpack(content[16:24])
    largest = max(int(width), int(height))
    return min(int(width), int(height)) > 0 and largest <= _MOST_PIXELS
