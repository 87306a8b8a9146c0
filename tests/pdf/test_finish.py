"""What is done to a PDF before it is written: scope, boxes, artifacts, names, attachments."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from .made import small_pdf


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(BytesIO(small_pdf()))


@pytest.fixture(scope="module")
def root(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"]


def below(element: Any) -> list[Any]:
    """All structure elements under this one, in reading order."""
    kids = [kid.get_object() for kid in element.get("/K", []) if not isinstance(kid, int)]
    return [e for kid in kids if kid.get("/Type") == "/StructElem" for e in (kid, *below(kid))]


def tagged(root: Any, tag: str) -> list[Any]:
    return [element for element in below(root["/StructTreeRoot"]) if element["/S"] == tag]


def test_one_file_says_that_it_is_both(root: Any) -> None:
    metadata = root["/Metadata"]
    assert "/Filter" not in metadata
    text = metadata.get_data().decode()
    assert text.count("<rdf:RDF") == text.count("</rdf:RDF>") == 1
    assert "<pdfuaid:part>1</pdfuaid:part>" in text
    assert 'pdfaid:part="3"' in text
    assert 'pdfaid:conformance="A"' in text


def test_headers_know_of_what_they_are_the_header(root: Any) -> None:
    scopes = [header["/A"]["/Scope"] for header in tagged(root, "/TH")]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_cells_find_their_headers(root: Any) -> None:
    (leaf,) = root["/StructTreeRoot"]["/IDTree"]["/Kids"]
    flat = leaf.get_object()["/Names"]
    names = dict(zip(flat[::2], flat[1::2], strict=True))
    assert list(names) == sorted(names)
    (cell,) = tagged(root, "/TD")
    found = [names[name].get_object()["/A"]["/Scope"] for name in cell["/A"]["/Headers"]]
    assert found == ["/Row", "/Column"]


def test_a_figure_has_its_box_in_points_from_the_bottom(root: Any) -> None:
    """A picture of 20 x 10 mm at the top left of a page of 100 mm high with a margin of 10 mm."""
    (figure,) = tagged(root, "/Figure")
    points = [float(value) for value in figure["/A"]["/BBox"]]
    assert [p * 25.4 / 72 for p in points] == pytest.approx([10, 80, 30, 90], abs=3)
    assert figure["/Alt"] == "Een grijs vlak."


def test_what_stands_in_the_margin_is_an_artifact(pdf: PdfReader, root: Any) -> None:
    content = pdf.pages[0].get_contents()
    assert content is not None
    data = content.get_data()
    assert data.count(b"/Pagination") == 1
    marks = root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    assert [type(mark).__name__ for mark in marks].count("NullObject") == 1
    in_tree = [k for e in below(root["/StructTreeRoot"]) for k in e["/K"] if isinstance(k, int)]
    assert len(in_tree) == len(marks) - 1
    assert len(in_tree) == data.count(b"/MCID")


def test_a_link_is_read_out_by_its_words(pdf: PdfReader) -> None:
    (link,) = pdf.pages[0]["/Annots"]  # type: ignore[misc]
    assert link.get_object()["/Contents"] == "de tabel"


def test_attachments_say_what_they_are(root: Any) -> None:
    files = [file.get_object() for file in root["/AF"]]
    assert [file["/UF"] for file in files] == ["a.csv", "b.csv"]
    assert [file["/Desc"] for file in files] == ["Tabel a", "Tabel b"]
    assert {file["/AFRelationship"] for file in files} == {"/Data"}
    for file in files:
        stream = file["/EF"]["/F"]
        assert stream["/Subtype"] == "/text/csv"
        assert stream["/Params"]["/CreationDate"] == "D:20180630000000Z"
        assert stream["/Params"]["/ModDate"] == "D:20180630000000Z"
    assert files[0]["/EF"]["/F"].get_data() == b"a,b\n3,4\n"


def test_pixels_are_not_smoothed(pdf: PdfReader) -> None:
    assert [image.indirect_reference is not None for image in pdf.pages[0].images] == [True]
    images = pdf.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    assert [image.get_object()["/Interpolate"].value for image in images] == [False]
