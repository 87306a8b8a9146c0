"""A user's templates: they replace those of the program, see the report and nothing else."""

import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from empty_report import REPORT

from bijstand_report.errors import BijstandError, CheckError, LimitError, SettingsError
from bijstand_report.limits import limited
from bijstand_report.render import render_print, render_screen, template_folder


def own(tmp_path: Path, text: str, name: str = "sections/wie.html") -> Path:
    path = tmp_path / "sjablonen" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "sjablonen"


def test_a_section_is_replaced(tmp_path: Path) -> None:
    folder = own(tmp_path, "<p>Eigen {{ report.title }}</p>")
    for html in (render_print(REPORT, own=folder), render_screen(REPORT, own=folder)):
        assert "<p>Eigen Bijstand in X</p>" in html
        assert "Lees dit eerst" in html


def test_a_template_builds_on_the_standard_one(tmp_path: Path) -> None:
    text = (
        '{% extends "standaard/base.html" %}{% block body %}'
        '<h1>{{ report.title }}</h1>{% include "standaard/sections/inhoud.html" %}{% endblock %}'
    )
    html = render_screen(REPORT, own=own(tmp_path, text, "report.html"))
    assert "<h1>Bijstand in X</h1>" in html
    assert "Lees dit eerst" in html
    assert "In één oogopslag</h2>" not in html


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("<p>\n{{ report.titel }}</p>", 2, "titel"),
        ("{% if %}", 1, ""),
        ("\n\n{% for x in report.tiles %}", 3, ""),
        ("{{ onbekend }}", 1, "onbekend"),
        ("{% include 'nergens.html' %}", 1, "nergens.html"),
        ("{{ 1 / 0 }}", 1, "division"),
        ("{{ report.title | bestaat_niet }}", 1, "bestaat_niet"),
        ("{{ report.title + 1 }}", 1, ""),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        render_screen(REPORT, own=own(tmp_path, text))
    assert f"sections/wie.html, regel {line}," in str(caught.value)
    assert says in str(caught.value)


HOSTILE = {
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ report.__init__.__globals__ }}",
    "filter": "{{ ''|attr('__class__') }}",
    "format": "{{ '{0.__class__}'.format(report) }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "self": "{{ self.__init__.__globals__ }}",
    "change": "{% set x = report.__dict__.update(title='x') %}",
    "file above": "{% include '../../../../etc/passwd' %}",
    "file absolute": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "repeat": "{{ 'x' * 1000000000 }}",
    "power": "{{ 10 ** 10 ** 10 }}",
    "percent": "{{ '%1000000000d' % 1 }}",
    "range": "{% for i in range(1000000000) %}x{% endfor %}",
    "itself": "{% include 'sections/wie.html' %}",
    "function": "{{ picture.__globals__ }}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_way_out_of_the_sandbox(tmp_path: Path, text: str) -> None:
    folder = own(tmp_path, text)
    with pytest.raises(BijstandError, match=r"sections/wie.html, regel 1,"), limited(20, 1000):
        render_screen(REPORT, own=folder)


def test_it_ends_when_it_takes_too_long(tmp_path: Path) -> None:
    loop = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(LimitError, match="na 1 seconden"), limited(1, 1000):
        render_screen(REPORT, own=own(tmp_path, loop))


def test_it_ends_when_it_takes_too_much_memory(tmp_path: Path) -> None:
    wide = "{{ 'x'.ljust(3000000000) }}"
    with pytest.raises(LimitError, match="geheugen"), limited(60, 1000):
        render_screen(REPORT, own=own(tmp_path, wide))
    assert "<p>goed</p>" in render_screen(REPORT, own=own(tmp_path, "<p>goed</p>"))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src='https://voorbeeld.nl/x.png' alt='x'>",
        "<img src='file:///etc/passwd' alt='x'>",
        "<p onclick='alert(1)'>x</p>",
        "<p style='background: url(//voorbeeld.nl/x)'>x</p>",
        "<style>@import 'https://voorbeeld.nl/x.css';</style>",
        "<style>p { background: url( 'http://voorbeeld.nl/x' ) }</style>",
        "<link rel='stylesheet' href='x.css'>",
        "<iframe srcdoc='x'></iframe>",
        "<a href='javascript:alert(1)'>x</a>",
        "<svg><image href='https://voorbeeld.nl/x.png'/></svg>",
        "<svg><use xlink:href='https://voorbeeld.nl/x.svg#a'/></svg>",
        "<meta http-equiv='Refresh' content='0; url=https://voorbeeld.nl'>",
        "<base href='https://voorbeeld.nl'>",
        "<video poster='x.png'></video>",
        "<form action='https://voorbeeld.nl'></form>",
    ],
)
def test_the_page_stays_self_contained(tmp_path: Path, text: str) -> None:
    with pytest.raises(CheckError, match="van buiten"):
        render_screen(REPORT, own=own(tmp_path, text))


def test_what_a_page_may_have(tmp_path: Path) -> None:
    fine = (
        "<a href='#x'>x</a> <a href='https://voorbeeld.nl'>x</a> <a href='mailto:a@b.nl'>x</a>"
        "<img alt='x' src='data:image/png;base64,AA=='><p style='background: url(data:,)'>"
        "url(x)</p>"
        "<svg><use href='#a'/></svg>"
    )
    assert fine in render_screen(REPORT, own=own(tmp_path, fine))


def test_names_in_a_report_are_text() -> None:
    nasty = replace(REPORT, title="<script>{{ 7*7 }}</script>", municipality='" onload="x')
    html = render_screen(nasty)
    assert "<script>" not in html
    assert "{{ 7*7 }}" in html
    assert 'content="&#34; onload=&#34;x"' in html


def test_a_link_in_the_folder_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "geheim.html").write_text("wachtwoord", encoding="utf-8")
    folder = own(tmp_path, "x")
    (folder / "sections" / "wie.html").unlink()
    (folder / "sections" / "wie.html").symlink_to(tmp_path / "geheim.html")
    html = render_screen(REPORT, own=folder)
    assert "wachtwoord" not in html


def test_a_file_that_replaces_nothing_is_told(tmp_path: Path) -> None:
    folder = own(tmp_path, "x", "sections/wei.html")
    with pytest.raises(SettingsError, match=r"Bedoelt u sections/wie\.html"):
        template_folder(folder)
    with pytest.raises(SettingsError, match="is er niet"):
        template_folder(tmp_path / "nergens")
    assert template_folder(own(tmp_path / "b", "x")) == tmp_path / "b" / "sjablonen"
    assert template_folder(None) is None


def slow_after_a_limit() -> None:
    with limited(60, 1000):
        pass
    time.sleep(20)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the system cannot interrupt")
def test_a_limit_holds_after_another_inside_it() -> None:
    begin = time.monotonic()
    with pytest.raises(LimitError, match=r"na 0.3 seconden"), limited(0.3, 1000):
        slow_after_a_limit()
    assert time.monotonic() - begin < 10
