"""Text that can be printed: what the report's font lacks becomes a question mark.

Names from a client file may hold an emoji, another script or invisible signs. In a document they
would be empty boxes, which an accessible PDF may not have.
"""

import unicodedata
from functools import cache

from bijstand_report.resources import font_folder

REPLACEMENT = "?"
_LATIN_END = 0x17F  # the font holds every letter before it; a test sees to that


def legible(text: str) -> str:
    r"""The text without invisible signs, and with "?" for what the font does not have.

    >>> legible("Súdwest-Fryslân"), legible("gezin \N{FAMILY}"), legible("a\u202eb")
    ('Súdwest-Fryslân', 'gezin ?', 'ab')
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        letter if _has(letter) else REPLACEMENT
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )


def _has(letter: str) -> bool:
    return ord(letter) < _LATIN_END or ord(letter) in _letters_of_the_font()


@cache
def _letters_of_the_font() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    font = TTFont(font_folder() / "SourceSansPro-Regular.ttf", lazy=True)
    return frozenset(font.getBestCmap())
