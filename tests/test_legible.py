"""Names from a file become text that the report can print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.legible import legible


def font_letters() -> set[int]:
    from fontTools.ttLib import TTFont

    from bijstand_report.resources import font_folder

    letters = [
        set(TTFont(font_folder() / f"SourceSansPro-{weight}.ttf").getBestCmap())
        for weight in ("Light", "Regular", "Semibold", "Bold")
    ]
    return set.intersection(*letters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gehuwd / Samenwonend", "Gehuwd / Samenwonend"),
        ("Súdwest-Fryslân", "Súdwest-Fryslân"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("< 30", "< 30"),
        ("\N{FAMILY} gezin", "? gezin"),
        ("日本", "??"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\x00b\x1b[31m", "ab[31m"),
    ],
)
def test_known_cases(text: str, expected: str) -> None:
    assert legible(text) == expected


@given(st.text())
def test_only_letters_that_the_font_has(text: str) -> None:
    assert {ord(letter) for letter in legible(text)} <= font_letters()


@given(st.text())
def test_twice_is_once(text: str) -> None:
    assert legible(legible(text)) == legible(text)
