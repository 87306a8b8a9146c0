"""The fonts of a page: by file address for a PDF, cut down and embedded for the HTML edition."""

from functools import cache
from io import BytesIO
from pathlib import Path

from bijstand_report import resources

FAMILY = "Source Sans Pro"
# Weights in use; 300 on the cover only.
FILES = {300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold"}
ON_SCREEN = (400, 600, 700)
# Spacing of pairs, digits of one width and accents; no alternates.
_FEATURES = ["kern", "liga", "tnum", "ccmp", "locl", "mark", "mkmk"]


def file_faces() -> str:
    """CSS that declares the report's fonts by file address."""
    return "\n".join(
        _face(weight, _font_file(name).as_uri(), "truetype") for weight, name in FILES.items()
    )


def embedded_faces(text: str) -> str:
    """CSS with the report's fonts in it, as far as a text needs them."""
    letters = "".join(sorted(set(text)))
    return "\n".join(
        _face(weight, resources.data_uri(_subset(FILES[weight], letters), "font/woff2"), "woff2")
        for weight in ON_SCREEN
    )


def _face(weight: int, address: str, kind: str) -> str:
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
        f'src: url("{address}") format("{kind}"); }}'
    )


def _font_file(name: str) -> Path:
    return resources.font_folder() / f"SourceSansPro-{name}.ttf"


@cache
def _subset(name: str, letters: str) -> bytes:
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=_FEATURES)
    font = subset.load_font(str(_font_file(name)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    content = BytesIO()
    subset.save_font(font, content, options)
    return content.getvalue()
