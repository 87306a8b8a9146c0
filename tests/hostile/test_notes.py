"""Own text per section: what a note may hold, and what becomes of hostile ones."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bijstand_report.errors import SettingsError
from bijstand_report.notes import read_notes, to_html

HARMLESS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h4", "blockquote"} | {
    *("table", "thead", "tbody", "tr", "th", "td"),
}
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "event": '<img src=x onerror="alert(1)">',
    "svg": "<svg/onload=alert(1)>",
    "frame": '<iframe src="https://voorbeeld.nl"></iframe>',
    "style": "<style>body { display: none }</style>",
    "import": "<style>@import url(https://voorbeeld.nl/x.css);</style>",
    "form": '<form action="https://voorbeeld.nl"><input></form>',
    "comment": "<!-- <script>alert(1)</script> -->",
    "javascript link": "[klik](javascript:alert(1))",
    "JaVaScRiPt link": "[klik](JaVaScRiPt:alert%281%29)",
    "data link": "[klik](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "file link": "[klik](file:///etc/passwd)",
    "entity link": "[klik](&#106;avascript:alert(1))",
    "autolink": "<javascript:alert(1)>",
    "reference": "[klik][1]\n\n[1]: javascript:alert(1)",
    "quoted title": '[klik](https://voorbeeld.nl "x\\" onmouseover=\\"alert(1)")',
    "template": "{{ 7*7 }} {% include 'x' %} {{ report.brand }}",
    "nested quotes": ">" * 5_000 + " diep",
    "nested lists": "\n".join("  " * depth + "- x" for depth in range(400)),
    "brackets": "[" * 5_000,
    "stars": "*a " * 5_000,
    "control": "a\x00b\x1b[31m\u202ec\N{GRINNING FACE}",
}


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_becomes_text(text: str) -> None:
    found = Tags(to_html(text, "wie.md"))
    assert found.tags <= HARMLESS
    for name, value in found.attributes:
        assert name in ("href", "scope", "start")
        assert name != "href" or re.match(r"(https?:|mailto:)", value)


def test_no_control_signs_are_left() -> None:
    html = to_html(HOSTILE["control"], "wie.md")
    assert html == "<p>ab[31mc?</p>"


def test_what_a_note_may_hold() -> None:
    html = to_html("# Kop\n\n**vet** en *schuin*\n\n- een\n- twee\n\n|a|b|\n|-|-|\n|1|2|", "wie.md")
    assert "<h4>Kop</h4>" in html
    assert "<strong>vet</strong>" in html
    assert '<th scope="col">a</th>' in html
    assert Tags(html).tags == {"h4", "p", "strong", "em", "ul", "li"} | {
        *("table", "thead", "tbody", "tr", "th", "td"),
    }


def test_links_hold_text_only() -> None:
    html = to_html("Zie [de **mooie** *site*](https://voorbeeld.nl).", "wie.md")
    assert '<a href="https://voorbeeld.nl">de mooie site</a>' in html


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    notes = folder(tmp_path, uitstrom="x", wie="een\n\n![plaatje](x.png)", bijlage="a" * 20_001)
    (tmp_path / "hoe_lang.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError) as caught:
        read_notes(notes)
    text = str(caught.value)
    assert "uitstrom.md: uitstrom is onbekend. Bedoelt u uitstroom?" in text
    assert "wie.md, regel 3: een afbeelding kan hier niet" in text
    assert "bijlage.md is langer dan 20000 tekens" in text
    assert "hoe_lang.md is niet te lezen" in text


def test_no_file_from_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("wachtwoord", encoding="utf-8")
    notes = tmp_path / "toelichting"
    notes.mkdir()
    (notes / "wie.md").symlink_to(tmp_path / "geheim.txt")
    with pytest.raises(SettingsError, match="buiten de map"):
        read_notes(notes)


def test_names_with_a_dash_and_empty_files(tmp_path: Path) -> None:
    notes = read_notes(folder(tmp_path, **{"hoe-lang": "tekst", "wie": "\n"}))
    assert notes == {"hoe_lang": "<p>tekst</p>"}
    assert read_notes(None) == {}
    with pytest.raises(SettingsError, match="is er niet"):
        read_notes(tmp_path / "nergens")
