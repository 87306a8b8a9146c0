"""Own templates by inheritance: the worked example of the handleiding, and mistakes before work."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from empty_report import EMPTY, REPORT

from bijstand_report import resources
from bijstand_report.config import load_settings
from bijstand_report.errors import SettingsError
from bijstand_report.notes import read_notes
from bijstand_report.render import render_screen, template_folder

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "voorbeeld"
HANDLEIDING = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
WHOLE = ("description", "body")  # of a page, as in base.html


def test_the_worked_example_does_what_it_says() -> None:
    settings = load_settings(EXAMPLE / "bijstand.toml", {})
    report = replace(
        REPORT, notes=read_notes(settings.toelichting), outflow=replace(EMPTY, id="uitstroom")
    )
    html = render_screen(report, own=template_folder(settings.sjablonen))
    assert "Vastgesteld door het college" in html.partition("</header>")[0]
    assert (
        "Peildatum 30 juni 2018" in html.partition("</header>")[0]
    )  # super() keeps what was there
    assert html.index("Stand:") < html.index("Samen aan het werk:") < html.index("<h3>Privacy</h3>")
    assert "Vragen over dit rapport" in html
    for words in ("<strong>Samen aan het werk</strong>", "€ 460.000", "Wat de gemeente doet"):
        assert words in html


def test_the_handleiding_shows_the_example_as_it_is() -> None:
    (shown,) = re.findall(r"```html\n(.*?)```", HANDLEIDING, re.DOTALL)
    assert shown == (EXAMPLE / "sjablonen" / "sections" / "cover.html").read_text(encoding="utf-8")


def test_the_handleiding_names_every_block() -> None:
    folder = resources.folder("templates")
    rows = re.findall(r"^\| (`[^|]*\.html`) \| (`.*`) \|$", HANDLEIDING, re.MULTILINE)
    said = {
        name: re.findall(r"`(\w+)`", blocks)
        for names, blocks in rows
        for name in re.findall(r"`([^`]+)`", names)
    }
    there = {
        path.relative_to(folder).as_posix(): re.findall(
            r"{% block (\w+) %}", path.read_text("utf-8")
        )
        for path in folder.rglob("*.html")
    }
    parts = {name: [b for b in blocks if b not in WHOLE] for name, blocks in there.items()}
    assert said == {name: blocks for name, blocks in parts.items() if blocks}


WIE = '{% extends "standaard/sections/wie.html" %}\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WIE + "{% block openig %}x{% endblock %}", "regel 2, klopt niet: het blok openig is onb"),
        (WIE + "{% block openig %}x{% endblock %}", "Bedoelt u opening?"),
        (WIE + "\n<p>Buiten een blok</p>", "regel 3, klopt niet: deze tekst staat buiten een blok"),
        (WIE + "{{ report.title }}", "regel 2, klopt niet: deze tekst staat buiten een blok"),
        (WIE + "{% block opening %}\n{{ x | ronde }}{% endblock %}", "regel 3, klopt niet: dit is"),
        (WIE + "{% block opening %}", "regel 2, klopt niet: dit is geen goede Jinja"),
        ("{% if %}", "regel 1, klopt niet: dit is geen goede Jinja"),
        (
            '{% extends "standaard/sections/wei.html" %}',
            "regel 1, klopt niet: het sjabloon standaa",
        ),
        ('{% extends "sections/wie.html" %}', "Schrijf standaard/sections/wie.html."),
    ],
)
def test_what_the_text_shows_is_told_before_any_work(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "wie.html").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        template_folder(tmp_path)
    assert "Het sjabloon sections/wie.html, " in str(caught.value)
    assert says in str(caught.value)


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    for name, text in (("report.html", "{% if %}"), ("team.html", "{{ x"), ("teem.html", "x")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        template_folder(tmp_path)
    lines = str(caught.value).splitlines()[1:]
    assert [line.split(",")[0] for line in lines[:2]] == [
        "- Het sjabloon report.html",
        "- Het sjabloon team.html",
    ]
    assert lines[2] == "- teem.html is onbekend. Bedoelt u team.html?"
    (tmp_path / "leeg").mkdir()
    with pytest.raises(SettingsError, match="Er staat geen sjabloon in"):
        template_folder(tmp_path / "leeg")


def test_what_may_stand_outside_blocks(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "wie.html").write_text(
        '{% extends "standaard/sections/wie.html" %}\n{# uitleg #}\n'
        '{% from "macros/chapter.html" import note %}\n{% set naam = report.title %}\n\n'
        "{% block opening %}{{ naam }}{% block binnen %}!{% endblock %}{% endblock %}\n",
        encoding="utf-8",
    )
    assert "Bijstand in X!" in render_screen(REPORT, own=template_folder(tmp_path))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ report.titel }}", "titel bestaat hier niet. Bedoelt u title?"),
        ("{{ repport.title }}", "repport bestaat hier niet. Bedoelt u report?"),
        ("{{ qqqq }}", "qqqq bestaat hier niet. Kijk in het gewone sjabloon"),
        ("{% include 'weg.html' %}", "het sjabloon weg.html is er niet. Controleer de naam."),
        ("{{ report.__class__ }}", "Haal het weg."),
        ("{{ report.title + 1 }}", "dit is niet uit te rekenen"),
    ],
)
def test_what_shows_when_it_is_filled_in_is_told_in_dutch(
    tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "wie.html").write_text(f"<p>\n{text}</p>", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        render_screen(REPORT, own=template_folder(tmp_path))
    assert str(caught.value).startswith("Het sjabloon sections/wie.html, regel 2, klopt niet: ")
    assert says in str(caught.value)
