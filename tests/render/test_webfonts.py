"""Fonts in the HTML edition: those letters that the page has, the same bytes every time."""

import base64
import re
from io import BytesIO

from fontTools.ttLib import TTFont

from bijstand_report.render.webfonts import embedded_faces


def fonts(text: str) -> dict[int, TTFont]:
    found = re.findall(r"font-weight: (\d+); src: url\(\"[^,]+,([^\"]+)", embedded_faces(text))
    return {int(weight): TTFont(BytesIO(base64.b64decode(data))) for weight, data in found}


def test_the_letters_of_the_text_and_no_others() -> None:
    for font in fonts("Súdwest-Fryslân €").values():
        letters = {chr(code) for code in font.getBestCmap()}
        assert set("Súdwest-Fryslân €") <= letters
        assert "q" not in letters


def test_digits_have_one_width() -> None:
    for font in fonts("0123456789").values():
        widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
        assert len(widths) == 1


def test_order_of_letters_does_not_matter() -> None:
    assert embedded_faces("abc abc") == embedded_faces("c ba")
