"""The fonts of a page: by file address for a PDF, cut down and embedded for the HTML edition."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from bijstand_report import resources
from bijstand_report.branding import FontFile

FAMILY = "Source Sans Pro"
# Weights in use; 300 on the cover only.
FILES: Mapping[int, str] = MappingProxyType(
    {300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold"}
)
ON_SCREEN = (400, 600, 700)
# In every font of the HTML edition: the letters of Western European languages and the signs of the
# report. So one set serves nearly all reports of a batch; what else a page has comes on top of it.
LETTERS = frozenset("–—‘’“”•…€→−≤≥✓").union(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
# Spacing of pairs, digits of one width and accents; no alternates.
_FEATURES = ["kern", "liga", "tnum", "ccmp", "locl", "mark", "mkmk"]


def file_faces(brand: Sequence[FontFile] = ()) -> str:
    """CSS that declares the report's fonts, and those of a brand, by file address."""
    fonts = [*_own_fonts(FILES), *brand]
    return "\n".join(_face(font, font.path.resolve().as_uri()) for font in fonts)


def embedded_faces(text: str, brand: Sequence[FontFile] = ()) -> str:
    """CSS with the report's fonts and those of a brand in it, as far as a text needs them."""
    letters = "".join(sorted(LETTERS.union(text)))
    fonts = [*_own_fonts(ON_SCREEN), *brand]
    return "\n".join(
        _face(font, resources.data_uri(_subset(font.path, letters), "font/woff2")) for font in fonts
    )


def cut_down_fonts() -> None:
    """Do beforehand what most pages need."""
    embedded_faces("")


def _own_fonts(weights: Iterable[int]) -> list[FontFile]:
    folder = resources.font_folder()
    return [
        FontFile(FAMILY, weight, italic=False, path=folder / f"SourceSansPro-{FILES[weight]}.ttf")
        for weight in weights
    ]


def _face(font: FontFile, address: str) -> str:
    style = "italic" if font.italic else "normal"
    return (
        f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; '
        f'font-style: {style}; src: url("{address}"); }}'
    )


@cache
def _subset(file: Path, letters: str) -> bytes:
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=_FEATURES)
    font = subset.load_font(str(file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    content = BytesIO()
    subset.save_font(font, content, options)
    return content.getvalue()
