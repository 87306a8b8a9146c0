"""PDFs: what may be fetched, what is refused, and what a user is told without Pango."""

import builtins
import sys
import tempfile
from pathlib import Path

import page
import pytest

from bijstand_report.collection import without_collection
from bijstand_report.errors import CheckError, SystemLibraryError
from bijstand_report.pdf import write_pdf

PAGE = (
    '<html lang="nl"><head><title>Titel</title>{head}</head><body><h1>Kop</h1>{body}</body></html>'
)


def test_a_plain_page_is_accessible_and_archival() -> None:
    pdf = write_pdf(PAGE.format(head="", body="<p>Tekst</p>"))
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(pdf, profile=profile).is_compliant


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="http://127.0.0.1:9/x.png">',
        '<img alt="x" src="https://127.0.0.1:9/x.png">',
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="ftp://127.0.0.1/x.png">',
        '<p style="background: url(file:///etc/hostname)">x</p>',
    ],
)
def test_nothing_from_elsewhere(body: str) -> None:
    with pytest.raises(CheckError, match="Het rapport"):
        write_pdf(PAGE.format(head="", body=body))


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<style>@import "http://127.0.0.1:9/x.css";</style>',
    ],
)
def test_nothing_from_elsewhere_in_the_head(head: str) -> None:
    with pytest.raises(CheckError, match="Het rapport"):
        write_pdf(PAGE.format(head=head, body=""))


def test_a_link_out_of_the_font_folder_is_no_font(tmp_path: Path) -> None:
    from bijstand_report.resources import font_folder

    way_out = font_folder() / ".." / ".." / "x.ttf"
    style = f'<style>@font-face {{ font-family: X; src: url("{way_out.as_uri()}") }}</style>'
    with pytest.raises(CheckError):
        write_pdf(PAGE.format(head=style, body='<p style="font-family: X">x</p>'))
    assert not list(tmp_path.iterdir())


def test_a_document_that_fails_its_check_is_refused() -> None:
    skipped = PAGE.format(head="", body="<h3>Een kop te diep</h3>")
    with pytest.raises(CheckError, match="PDF/UA-1"):
        write_pdf(skipped)
    assert write_pdf(skipped, check=False).startswith(b"%PDF")


def test_what_weasyprint_warns_of_is_a_defect() -> None:
    with pytest.raises(CheckError, match="niet in orde"):
        write_pdf(PAGE.format(head="<style>p { colour: red }</style>", body="<p>x</p>"))


def test_without_pango(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    real_import = builtins.__import__

    def no_pango(name: str, *args: object, **kwargs: object) -> object:
        if name == "weasyprint":
            print("WeasyPrint could not import some external libraries.")  # noqa: T201
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real_import(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(builtins, "__import__", no_pango)
    with pytest.raises(SystemLibraryError, match="apt install libpango"):
        write_pdf(PAGE.format(head="", body=""))
    assert capsys.readouterr().out == ""


def test_no_copies_of_fonts_stay_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when no garbage is collected before the process ends."""
    from bijstand_report.resources import font_folder

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    font = (font_folder() / "SourceSansPro-Regular.ttf").as_uri()
    style = f'<style>@font-face {{ font-family: X; src: url("{font}") }}</style>'
    with without_collection():
        write_pdf(PAGE.format(head=style, body='<p style="font-family: X">x</p>'), check=False)
        assert not list(tmp_path.iterdir())
    assert tempfile.tempdir == str(tmp_path)
