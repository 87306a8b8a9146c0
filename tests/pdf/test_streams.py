"""No stream ends in a carriage return, whatever is in it."""

from io import BytesIO

import pydyf
import pytest
from pypdf import PdfReader

from bijstand_report.pdf.streams import AMBIGUOUS, end_streams_clearly


def document(number: int) -> pydyf.PDF:
    pdf = pydyf.PDF()
    pdf.info["Title"] = pydyf.String("!" * number)
    stream = pydyf.Stream([b"0 0 m"], compress=True)
    pdf.add_object(stream)
    pdf.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": pydyf.Array([0, 0, number + 1, 10]),
                "Contents": stream.reference,
            }
        )
    )
    return pdf


def written(pdf: pydyf.PDF) -> bytes:
    output = BytesIO()
    pdf.write(output, b"1.7", True, True)
    return output.getvalue()


def test_hundreds_of_documents() -> None:
    """Among so many some would be ambiguous; with care none is, and all can be read."""
    assert any(AMBIGUOUS in written(document(number)) for number in range(300))
    for number in range(300):
        pdf = document(number)
        end_streams_clearly(pdf)
        content = written(pdf)
        assert AMBIGUOUS not in content
        (page,) = PdfReader(BytesIO(content)).pages
        assert page.mediabox.width == number + 1
        assert page.get_contents().get_data().strip() == b"0 0 m"  # type: ignore[union-attr]


def unlucky() -> bytes:
    """Content that ends in a carriage return when it is compressed."""
    contents = (b"%" + number * b"!" for number in range(256))
    return next(c for c in contents if pydyf.Stream([c], compress=True).data.endswith(AMBIGUOUS))


@pytest.mark.parametrize("content", [unlucky(), b"0 0 m\r"])
def test_a_stream_by_itself(content: bytes) -> None:
    pdf = document(1)
    stream = next(thing for thing in pdf.objects if isinstance(thing, pydyf.Stream))
    stream.stream, stream.compress = [content], content[-1:] != b"\r"
    assert stream.data.endswith(AMBIGUOUS)
    end_streams_clearly(pdf)
    assert not pdf.objects[stream.number].data.endswith(AMBIGUOUS)
    (page,) = PdfReader(BytesIO(written(pdf))).pages
    assert page.get_contents().get_data().strip() == content.strip()  # type: ignore[union-attr]
