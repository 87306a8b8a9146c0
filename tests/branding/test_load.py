"""House style: colours, contrast, logo, and what is refused."""

from pathlib import Path

import pytest

from bijstand_report.branding import WHITE, contrast, load_brand
from bijstand_report.errors import SettingsError

BRAND = """
meta: {name: Voorbeeld}
color:
  palette: {blauw: "#1d4f91", geel: "#ffd500"}
  primary: blauw
  secondary: geel
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    return path


def rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:], 16)


def test_palette_names_are_resolved(tmp_path: Path) -> None:
    assert load_brand(write(tmp_path, BRAND)).primary == "#1d4f91"


def test_too_light_a_colour_is_darkened_and_said(tmp_path: Path) -> None:
    brand = load_brand(write(tmp_path, BRAND))
    assert contrast(rgb("#ffd500"), WHITE) < 4.5 <= contrast(rgb(brand.accent), WHITE)
    (said,) = brand.repairs
    assert "secondary" in said
    assert "#ffd500" in said


def test_without_a_brand_every_colour_is_readable() -> None:
    brand = load_brand(None)
    assert brand.repairs == ()
    assert contrast(rgb(brand.primary), WHITE) >= 4.5


def test_contrast_of_a_published_pair() -> None:
    """#767676 on white is the lightest grey that passes 4.5:1 (WebAIM)."""
    assert round(contrast(rgb("#767676"), WHITE), 2) == 4.54


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("color: {palette: {blauw: '#123456'}, primary: blau}", "Bedoelt u blauw"),
        ("color: {primary: 'rood; } body { display: none'}", "primary"),
        ("color: [1, 2]", "color"),
        ("- a\n- b", "vorm"),
        ("color: {primary: '#12", "niet te lezen"),
        ("logo: nergens.svg", "nergens.svg"),
        ("logo: {medium: {path: ../../etc/passwd}}", "geen SVG of PNG"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_brand(write(tmp_path, text))
