"""Fonts for figures: registered once, and measured where a layout depends on the width of text."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from matplotlib import font_manager
from matplotlib.textpath import text_to_path

from bijstand_report import resources

REPORT_FAMILY = "Source Sans Pro"
# The font of the original figures, others with letters of the same width, and one that
# matplotlib always has.
SAME_WIDTH = ("Liberation Sans", "Arimo", "Arial", "Helvetica", "Nimbus Sans", "FreeSans")
ORIGINAL_FAMILIES = (*SAME_WIDTH, "DejaVu Sans")
MISSING = (
    "Let op: het lettertype Liberation Sans ontbreekt, daarom lopen teksten in de figuren iets "
    "breder. Installeer het (Debian en Ubuntu: fonts-liberation) voor figuren als de "
    "oorspronkelijke."
)

_ORIGINAL_FILES = ("LiberationSans-Regular", "Arimo-Regular", "Arimo[wght]", "arial", "Arial")
_REPORT_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
_ELLIPSIS = "…"
_MM_PER_POINT = 25.4 / 72


@cache
def report_family() -> str:
    """The name of the report's font, after making it known to matplotlib."""
    for name in _REPORT_FILES:
        font_manager.fontManager.addfont(resources.font_folder() / name)
    return REPORT_FAMILY


@cache
def original_family() -> str:
    """The first installed font that looks like the one of the original figures."""
    installed = set(font_manager.get_font_names())
    if not installed & set(SAME_WIDTH):
        installed |= _installed_lately()
    return next(name for name in ORIGINAL_FAMILIES if name in installed)


def _installed_lately() -> set[str]:
    """The names of all fonts, those included that came after matplotlib made its list.

    It keeps that list from one run to the next.
    """
    for path in font_manager.findSystemFonts():
        if Path(path).stem in _ORIGINAL_FILES:
            font_manager.fontManager.addfont(path)
    return set(font_manager.get_font_names())


@cache
def text_width(text: str, size: float, family: str, weight: str = "normal") -> float:
    """How many millimetres a text of this size in points takes."""
    font = font_manager.FontProperties(family=family, size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) * _MM_PER_POINT


def shortened(text: str, size: float, family: str, widest: float) -> str:
    """The text, cut off with an ellipsis when it is wider than so many millimetres."""
    if text_width(text, size, family) <= widest:
        return text
    kept = max(
        (end for end in range(len(text)) if _cut_width(text, end, size, family) <= widest),
        default=0,
    )
    return text[:kept].rstrip() + _ELLIPSIS


def _cut_width(text: str, end: int, size: float, family: str) -> float:
    return text_width(text[:end].rstrip() + _ELLIPSIS, size, family)


def widest(texts: Sequence[str], size: float, family: str) -> float:
    """The width in millimetres of the widest of the texts."""
    return max((text_width(text, size, family) for text in texts), default=0.0)
