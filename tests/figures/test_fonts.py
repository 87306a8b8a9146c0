"""Which font figures are in, and how wide its texts are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bijstand_report import resources
from bijstand_report.figures import fonts


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What was looked up before or in a test is looked up again."""
    fonts.original_family.cache_clear()
    yield
    fonts.original_family.cache_clear()


def only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(fonts.font_manager, "get_font_names", lambda: list(names))
    monkeypatch.setattr(fonts.font_manager, "findSystemFonts", list)


def test_liberation_sans_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "Arial", "DejaVu Sans", "Liberation Sans")
    assert fonts.original_family() == "Liberation Sans"


def test_without_it_one_of_the_same_width_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "DejaVu Sans", "FreeSans", "Arimo")
    assert fonts.original_family() == "Arimo"


def test_the_last_resort_comes_with_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "DejaVu Sans", "Comic Neue")
    assert fonts.original_family() == "DejaVu Sans"
    assert "DejaVu Sans" not in fonts.SAME_WIDTH


def test_a_font_is_found_that_came_after_matplotlib_made_its_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = ["DejaVu Sans"]
    only(monkeypatch, *names)
    paths = [str(tmp_path / "LiberationSans-Regular.ttf"), str(tmp_path / "Other-Regular.ttf")]
    monkeypatch.setattr(fonts.font_manager, "get_font_names", lambda: names)
    monkeypatch.setattr(fonts.font_manager, "findSystemFonts", lambda: paths)
    monkeypatch.setattr(
        fonts.font_manager.fontManager,
        "addfont",
        lambda path: names.append("Liberation Sans" if path == paths[0] else "Other"),
    )
    assert fonts.original_family() == "Liberation Sans"
    assert "Other" not in names


def test_a_long_text_is_cut_off_where_it_fits() -> None:
    family = fonts.report_family()
    text = "Gehuwd of samenwonend met kinderen"
    whole = fonts.text_width(text, 8, family)
    assert fonts.shortened(text, 8, family, whole) == text
    short = fonts.shortened(text, 8, family, whole / 2)
    assert short.endswith("…")
    assert fonts.text_width(short, 8, family) <= whole / 2
    assert fonts.shortened(text, 8, family, 0.1) == "…"


def test_the_fonts_of_the_report_are_there() -> None:
    assert all((resources.font_folder() / name).is_file() for name in fonts._REPORT_FILES)
