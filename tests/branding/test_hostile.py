"""House styles that are wrong or hostile: named, refused, and never in the page."""

import json
from pathlib import Path

import pytest

from bijstand_report.branding import load_brand
from bijstand_report.errors import SettingsError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'


def brand_yml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("color: {primry: '#123456'}", r"color: primry is onbekend\. Bedoelt u primary\?"),
        ("colour: {primary: '#123456'}", r"colour is onbekend\. Bedoelt u color\?"),
        ("typography: {headngs: X}", r"Bedoelt u headings\?"),
        ("color: {palette: {blauw: '#123456'}, primary: blauww}", r"Bedoelt u blauw\?"),
        ("color: {palette: {a: b, b: a}, primary: a}", "kring"),
        ("color: {palette: {a: geenkleur}, primary: '#111'}", "geenkleur"),
        ("color: {primary: 'red; } body { display: none'}", "geen kleur"),
        ("color: {primary: 'url(https://voorbeeld.nl)'}", "geen kleur"),
        ("color: {primary: 'expression(alert(1))'}", "geen kleur"),
        ("color: {primary: [1, 2]}", "color.primary"),
        ("color: {primary: currentcolor}", "geen kleur"),
        ("typography: {base: 'X\"; } body { color: red'}", "typography.base"),
        ("typography: {fonts: [{family: X, source: file, files: [{path: x.ttf}]}]}", "x.ttf"),
        ("typography: {fonts: [{family: X, source: file, files: [../x.ttf]}]}", "x.ttf"),
        ("a: &a [x]\nb: *a", "verwijzingen"),
        ("!!python/object/apply:os.system ['id']", "niet te lezen"),
        ("logo: https://voorbeeld.nl/logo.svg", "logo.svg"),
        ("logo: /etc/passwd", "passwd"),
        ("logo: {medium: {pad: logo.svg}}", "logo"),
    ],
)
def test_a_brand_file(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load_brand(brand_yml(tmp_path, text))


@pytest.mark.parametrize(
    "content",
    [
        SVG.format("<script>alert(1)</script>"),
        SVG.format('<image href="file:///etc/passwd"/>'),
        SVG.format('<image xmlns:x="http://www.w3.org/1999/xlink" x:href="https://voorbeeld.nl"/>'),
        SVG.format("<style>@import 'https://voorbeeld.nl/x.css'</style>"),
        SVG.format("<style>rect { fill: url( 'https://voorbeeld.nl' ) }</style>"),
        SVG.format('<rect onload="alert(1)"/>'),
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;"),
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;"),
        "<html></html>",
        "geen xml",
        "",
    ],
)
def test_a_logo(tmp_path: Path, content: str) -> None:
    (tmp_path / "logo.svg").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"logo\.svg"):
        load_brand(brand_yml(tmp_path, "logo: logo.svg"))


def test_a_picture_of_a_million_points_wide(tmp_path: Path) -> None:
    header = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1_000_000).to_bytes(4, "big") * 2
    (tmp_path / "logo.png").write_bytes(header + bytes(20))
    with pytest.raises(SettingsError, match=r"logo\.png"):
        load_brand(brand_yml(tmp_path, "logo: logo.png"))


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "elders.svg").write_text(SVG.format(""), encoding="utf-8")
    folder = tmp_path / "stijl"
    folder.mkdir()
    (folder / "logo.svg").symlink_to(tmp_path / "elders.svg")
    with pytest.raises(SettingsError, match="is er niet"):
        load_brand(brand_yml(folder, "logo: logo.svg"))


def test_no_font(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"geen lettertype")
    text = "typography: {fonts: [{family: X, source: file, files: [x.ttf]}]}"
    with pytest.raises(SettingsError, match="niet te lezen"):
        load_brand(brand_yml(tmp_path, text))


def test_all_unknown_names_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_brand(brand_yml(tmp_path, "colour: 1\nmeta: {naam: x}\nlogos: 2"))
    assert str(caught.value).count("is onbekend") == 3


def tokens(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "tokens.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def link(value: object, **others: object) -> dict[str, object]:
    return {"utrecht": {"link": {"color": {"$value": value}}}, **others}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ([], "geen kleur die het rapport kent"),
        ({"a": {"$value": "#123456"}}, r"utrecht\.link\.color"),
        (link("{kleur.blaw}", kleur={"blauw": {"value": "#123"}}), r"Bedoelt u kleur\.blauw\?"),
        (link("{utrecht.link.color}"), "kring"),
        (link("{a}", a={"value": "{b}"}, b={"value": "{a}{a}{a}"}), "kring"),
        (link("{a} {a} {a}", a={"value": "{b} {b} {b}"}, b={"value": "x" * 9_000}), "kring"),
        (link("rood; } body { display: none"), "geen kleur"),
        (link("</style><script>alert(1)</script>"), "geen kleur"),
        (link(12), "geen kleur"),
    ],
)
def test_design_tokens(tmp_path: Path, content: object, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load_brand(tokens(tmp_path, content))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a":' * 100_000, "\ufeff\x00"])
def test_no_json(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tokens.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="niet te lezen als JSON"):
        load_brand(path)


@pytest.mark.parametrize(
    "value", ["#05c", "#0055CC", "rgb(0, 85, 204)", "rgb(0 85 204 / 100%)", "hsl(215 100% 40%)"]
)
@pytest.mark.parametrize("key", ["value", "$value"])
def test_ways_to_write_a_colour(tmp_path: Path, value: str, key: str) -> None:
    content = {"utrecht": {"link": {"color": {key: "{kleur.blauw.value}"}}}}
    path = tokens(tmp_path, {**content, "kleur": {"blauw": {key: value}}})
    assert load_brand(path).primary == "#0055cc"


def test_a_font_name_cannot_leave_its_sentence(tmp_path: Path) -> None:
    content = link("#05c", basis={"text": {"font-family": {"default": {"value": "<b>" * 99}}}})
    (said,) = load_brand(tokens(tmp_path, content)).repairs
    assert len(said) < 200
