"""A page that may be read as XML: the same PDF, also where it is not well-formed."""

import pytest

from bijstand_report.pdf import write_pdf

PAGE = (
    '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8" /><title>T</title>'
    "<style>p > b {{ color: #b4472a }}</style></head><body><h1>Kop &amp; zo</h1>{}</body></html>"
)


@pytest.mark.parametrize(
    "body",
    ["<p>Een <b>vette</b> tekst</p>", "<p>Een<br>regel</p>", "<p>Een&nbsp;spatie</p>"],
    ids=["well-formed", "open element", "name of HTML"],
)
def test_the_same_pdf(body: str) -> None:
    page = PAGE.format(body)
    assert write_pdf(page, is_xml=True) == write_pdf(page)


def test_only_when_told() -> None:
    page = PAGE.format("<H2>Een kop</H2>")
    assert b"(H2)" not in write_pdf(page, check=False, is_xml=True)
    assert write_pdf(page, check=False) == write_pdf(page.replace("H2>", "h2>"), check=False)
