"""The HTML edition as people meet it: no axe violation, nothing from elsewhere, fits, prints."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import WIDTHS, Open


@pytest.fixture(scope="module")
def report(example_report: Path) -> Path:
    return example_report / "rapport.html"


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(open_page: Open, report: Path, width: int) -> None:
    found = Axe().run(open_page(report, width))
    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 30


def test_axe_finds_what_is_wrong(open_page: Open, report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8")
    worse = tmp_path / "slechter.html"
    worse.write_text(text.replace("--ink: #1f2629", "--ink: #bbbbbb"), encoding="utf-8")
    names = {one["id"] for one in Axe().run(open_page(worse, 768)).response["violations"]}
    assert "color-contrast" in names


@pytest.mark.parametrize("width", WIDTHS)
def test_no_request_leaves_the_page(open_page: Open, report: Path, width: int) -> None:
    page = open_page(report, width)
    assert [url for url in page.left if not url.startswith("data:")] == [report.as_uri()]  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out(open_page: Open, report: Path, width: int) -> None:
    assert open_page(report, width).evaluate("document.documentElement.scrollWidth") == width


def test_the_fonts_are_in_the_page(open_page: Open, report: Path) -> None:
    page = open_page(report, 1280)
    loaded = page.evaluate(
        "document.fonts.ready.then(all => [...all].map(f => [f.family, f.weight, f.status]))"
    )
    assert {(weight, status) for _, weight, status in loaded} == {
        ("400", "loaded"),
        ("600", "loaded"),
        ("700", "loaded"),
    }
    faces = re.findall(r"url\(\"data:font/woff2;base64,([^\"]+)\"\)", report.read_text("utf-8"))
    assert all(2_000 < len(face) < 30_000 for face in faces)


def test_a_figure_leads_to_its_table(open_page: Open, report: Path) -> None:
    page = open_page(report, 1280)
    links = page.locator("figcaption a")
    assert links.count() >= 10
    for address in links.evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        assert page.locator(f"{address} table").count() == 1, address


def test_by_keyboard(open_page: Open, report: Path) -> None:
    """The first stop skips the cover; every table and figure that may scroll can be reached."""
    page = open_page(report, 320)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#inhoud"
    assert page.locator(".scroll:not([tabindex='0'])").count() == 0


def test_names_of_parts_of_figures_are_unique(open_page: Open, report: Path) -> None:
    page = open_page(report, 1280)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    dangling = page.evaluate(
        "[...document.querySelectorAll('svg use')].filter("
        "one => !document.getElementById(one.getAttribute('href').slice(1))).length"
    )
    assert dangling == 0


def test_it_prints(open_page: Open, report: Path) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    pdf = PdfReader(BytesIO(open_page(report, 1280).pdf(prefer_css_page_size=True)))
    assert 10 <= len(pdf.pages) <= 40
    assert "De cijfers achter de figuren" in "".join(p.extract_text() for p in pdf.pages)


@pytest.mark.parametrize("media", ["print", "screen"])
def test_dark_text_on_light_whatever_the_reader_prefers(
    open_page: Open, report: Path, media: str
) -> None:
    page = open_page(report, 768)
    page.emulate_media(color_scheme="dark", media=media)  # type: ignore[arg-type]
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, "
        "getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert colours == ["rgb(31, 38, 41)", "rgb(255, 255, 255)"]
