"""Fonts in the HTML edition: usual letters and those of the page, the same bytes every time."""

import base64
import re
from io import BytesIO

from fontTools.ttLib import TTFont

from bijstand_report.render.webfonts import ON_SCREEN, embedded_faces


def fonts(text: str) -> dict[int, TTFont]:
    face = r'font-weight: (\d+);[^}]*src: url\("[^,]+,([^"]+)'
    found = re.findall(face, embedded_faces(text))
    assert len(found) == len(ON_SCREEN)
    return {int(weight): TTFont(BytesIO(base64.b64decode(data))) for weight, data in found}


def test_usual_letters_and_those_of_the_text() -> None:
    usual, of_text = (
        [{chr(code) for code in font.getBestCmap()} for font in fonts(text).values()]
        for text in ("", "Súdwest-Fryslân, Şeyma, Łódź, Δ")
    )
    for few, more in zip(usual, of_text, strict=True):
        assert set("Súdwest-Fryslân €–‘’ qQ") <= few
        assert more - few == set("ŞŁźΔ")


def test_digits_have_one_width() -> None:
    for font in fonts("0123456789").values():
        widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
        assert len(widths) == 1


def test_order_of_letters_does_not_matter() -> None:
    assert embedded_faces("abc abc") == embedded_faces("c ba")
