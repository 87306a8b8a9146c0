"""Three invented brands: what is read of them, and that the report holds in each."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Open
from pypdf import PdfReader

from bijstand_report.branding import WHITE, Brand, contrast, load_brand
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.figures.draw import draw_report
from bijstand_report.figures.images import Images
from bijstand_report.pdf import write_pdf
from bijstand_report.pipeline import Run, load
from bijstand_report.render import render_print, render_screen
from bijstand_report.report.build import build_report
from bijstand_report.report.chapters import figure_names
from bijstand_report.report.tiles import series

from .conftest import FILES

NO_IMAGES = Images({}, {}, None)
SAMPLE = Path(__file__).parents[2] / "sample_data"


def rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:], 16)


def test_duinwijk(brands: dict[str, Path]) -> None:
    brand = load_brand(brands["duinwijk"])
    assert brand.logo is not None
    assert brand.logo.alt == "Beeldmerk van Duinwijk"
    assert brand.logo.uri.startswith("data:image/png;base64,")
    assert (brand.family, brand.heading_family) == (None, "Duinletter")
    assert [(font.weight, font.path.name) for font in brand.fonts] == [
        (400, "letter.ttf"),
        (700, "letter-vet.ttf"),
    ]
    first, second = brand.repairs
    assert "#0099cc" in first
    assert "#f5b800" in second


def test_heuvelrade(brands: dict[str, Path]) -> None:
    brand = load_brand(brands["heuvelrade"])
    assert brand.primary == "#682d76"  # hsl(288deg, 45%, 32%)
    assert contrast(rgb(brand.accent), WHITE) >= 4.5
    assert "secondary (#279b61)" in brand.repairs[0]  # hsl(150 60% 38%)
    assert "Heuvelgrotesk" in brand.repairs[1]


def test_zuiderveen(brands: dict[str, Path]) -> None:
    brand = load_brand(brands["zuiderveen"])
    assert (brand.primary, brand.accent) == ("#141414", "#dc143c")
    assert brand.logo is not None
    assert brand.logo.alt == "Logo van Zuiderveen"
    (said,) = brand.repairs
    assert "Veenletter" in said


@pytest.fixture(scope="session")
def run() -> Run:
    settings = load_settings(
        SAMPLE / "bijstand.toml", {"gemeente": "Zuiderveen aan de Lange Vaart"}
    )
    return load(SAMPLE / "voorbeeld.csv", settings, Profile.RAAD, lambda _line: None, example=True)


@pytest.mark.parametrize("name", FILES)
def test_the_report_holds(run: Run, brands: dict[str, Path], name: str) -> None:
    brand = load_brand(brands[name])
    images = draw_report(
        run.publishable,
        series(run.publishable),
        brand.primary,
        accessible=False,
        names=figure_names(run.publishable),
    )
    report = build_report(run.publishable, run.scope, brand, images)
    pdf = PdfReader(
        BytesIO(write_pdf(render_print(report), fonts=[font.path for font in brand.fonts]))
    )
    assert 10 <= len(pdf.pages) <= 14
    assert fonts_of(pdf) <= {"Source-Sans-Pro", "Duinletter"}
    assert ("Duinletter" in fonts_of(pdf)) == (name == "duinwijk")
    text = "".join(page.extract_text() for page in pdf.pages)
    assert all(line.split(" (")[0] in " ".join(text.split()) for line in brand.repairs)
    assert_colours(render_screen(report), brand)


def fonts_of(pdf: PdfReader) -> set[str]:
    names = {
        str(font.get_object()["/BaseFont"])
        for sheet in pdf.pages
        for font in sheet["/Resources"].get("/Font", {}).values()  # type: ignore[union-attr]
    }
    known = ("Source-Sans-Pro", "Duinletter")
    return {next((k for k in known if k in name), name) for name in names}


@pytest.mark.parametrize("name", FILES)
def test_axe_finds_nothing_in_the_colours(
    run: Run, brands: dict[str, Path], name: str, open_page: Open, tmp_path: Path
) -> None:
    report = build_report(run.publishable, run.scope, load_brand(brands[name]), NO_IMAGES)
    path = tmp_path / "rapport.html"
    path.write_text(render_screen(report), encoding="utf-8")
    found = Axe().run(open_page(path, 768))
    assert found.violations_count == 0, found.generate_report()


def assert_colours(html: str, brand: Brand) -> None:
    assert f"--brand: {brand.primary}; --accent: {brand.accent}" in html
    assert html.count("@font-face") == 3 + len(brand.fonts)


def test_the_sample_theme_of_nl_design_system(tmp_path: Path) -> None:
    """An excerpt, as published, of @nl-design-system-unstable/voorbeeld-design-tokens 7.4.1

    (EUPL-1.2, figma/voorbeeld.tokens.json), and the same names as its dist/tokens.json has them.
    """
    figma = tmp_path / "figma.json"
    figma.write_text((Path(__file__).parent / "voorbeeld.tokens.json").read_text("utf-8"), "utf-8")
    flat = tmp_path / "dist.json"
    flat.write_text(
        json.dumps(
            {
                "basis": {
                    "color": {
                        "accent-1": {
                            "color-default": {
                                "$type": "color",
                                "$value": "#5115ef",
                                "original": {"$value": "#5115EF"},
                                "path": ["basis"],
                            }
                        }
                    }
                },
                "utrecht": {"link": {"color": {"value": "#00568b"}}},
            }
        ),
        "utf-8",
    )
    for path in (figma, flat):
        brand = load_brand(path)
        assert (brand.primary, brand.accent) == ("#5115ef", "#00568b")
