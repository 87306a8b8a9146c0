"""How tables lie on the page: side of the paper, runs of years, header and rows."""

import re
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from bijstand_report.pdf import write_pdf
from bijstand_report.render import render_print

from .conftest import EXAMPLE, BuildReport

A4 = (595, 842)


@pytest.fixture(scope="module")
def wide(build: BuildReport) -> PdfReader:
    report = build(EXAMPLE, kwartaal="2018K2", periode="1998-2018")
    return PdfReader(BytesIO(write_pdf(render_print(report))))


def test_wide_tables_lie_on_their_side(wide: PdfReader) -> None:
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in wide.pages]
    first = next(
        i
        for i, p in enumerate(wide.pages)
        if "De cijfers achter" in p.extract_text() and "Inhoud" not in p.extract_text()
    )
    assert set(sizes[:first]) == {A4}
    assert set(sizes[first:]) == {A4[::-1]}


def test_a_table_that_goes_on_repeats_its_header(wide: PdfReader) -> None:
    pages = [page.extract_text() for page in wide.pages]
    going_on = [text for text in pages if re.match(r"(Jaar|Begonnen in|Uitkeringen|Wat)\b", text)]
    assert going_on, "no table goes on over a page; choose a longer period"


def test_long_periods_are_cut_into_runs_of_one_length(build: BuildReport) -> None:
    report = build(EXAMPLE, kwartaal="2018K2", periode="1990-2018")
    tables = [table for table in report.appendix.tables if "geslacht" in table.id][:2]
    assert [len(table.header) - 1 for table in tables] == [15, 14]
    assert tables[0].title.endswith("(2004 tot en met 2018)")


MARGIN = 22 * 72 / 25.4  # 22 mm in points


@pytest.mark.parametrize("profile", ["raad", "intern", "hub"])
def test_no_letter_stands_outside_the_margins(build: BuildReport, profile: str) -> None:
    report = build(EXAMPLE, kwartaal="2018K2", profiel=profile)
    for page in pypdfium2.PdfDocument(write_pdf(render_print(report))):
        text = page.get_textpage()
        letters = enumerate(text.get_text_range())
        boxes = [text.get_charbox(place) for place, letter in letters if not letter.isspace()]
        assert min(left for left, *_ in boxes) > MARGIN - 1
        assert max(right for _, _, right, _ in boxes) < page.get_width() - MARGIN + 1
