"""The check of finished documents catches documents that are broken on purpose."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from bijstand_report.errors import CheckError
from bijstand_report.pdf.check import check_pdf

from .made import small_pdf

Break = Callable[[PdfWriter], None]


def broken(change: Break) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(small_pdf()))
    change(writer)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def things(writer: PdfWriter) -> list[Any]:
    return [thing.get_object() for thing in writer._objects if thing is not None]


def dictionaries(writer: PdfWriter, key: str, value: str) -> list[Any]:
    found = [t for t in things(writer) if isinstance(t, DictionaryObject) and t.get(key) == value]
    assert found
    return found


def without(key: str) -> Break:
    """Without an entry of the catalog."""

    def change(writer: PdfWriter) -> None:
        del writer.root_object[NameObject(key)]

    return change


def everywhere(kind: tuple[str, str], key: str, value: Any = None) -> Break:
    """With an entry of all dictionaries of a kind changed, or gone."""

    def change(writer: PdfWriter) -> None:
        for found in dictionaries(writer, *kind):
            if value is None:
                found.pop(NameObject(key))
            else:
                found[NameObject(key)] = value

    return change


def metadata(old: bytes, new: bytes) -> Break:
    def change(writer: PdfWriter) -> None:
        stream: Any = writer.root_object["/Metadata"].get_object()
        content = stream.get_data()
        assert old in content
        stream.set_data(content.replace(old, new))

    return change


def page_content(old: bytes, new: bytes) -> Break:
    def change(writer: PdfWriter) -> None:
        stream: Any = writer.pages[0]["/Contents"].get_object()
        content = stream.get_data()
        assert old in content
        stream.set_data(content.replace(old, new, 1))

    return change


def a_skipped_level(writer: PdfWriter) -> None:
    for heading in dictionaries(writer, "/S", "/H1"):
        heading[NameObject("/S")] = NameObject("/H3")


def a_script(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hallo');"),
        }
    )


def no_font_file(writer: PdfWriter) -> None:
    for descriptor in dictionaries(writer, "/Type", "/FontDescriptor"):
        for key in ("/FontFile2", "/FontFile3"):
            descriptor.pop(NameObject(key), None)


def no_way_back_to_letters(writer: PdfWriter) -> None:
    for font in dictionaries(writer, "/Subtype", "/Type0"):
        del font[NameObject("/ToUnicode")]


def headers_without_scope_or_name(writer: PdfWriter) -> None:
    for header in dictionaries(writer, "/S", "/TH"):
        del header["/A"][NameObject("/Scope")]
    for cell in dictionaries(writer, "/S", "/TD"):
        del cell["/A"][NameObject("/Headers")]


def a_cell_too_many(writer: PdfWriter) -> None:
    (cell,) = dictionaries(writer, "/S", "/TD")
    cell["/A"][NameObject("/ColSpan")] = NumberObject(3)


VARIANTS: dict[str, tuple[Break, str]] = {
    "no metadata": (without("/Metadata"), "PDF/UA-1"),
    "not said to be PDF/UA": (metadata(b"<pdfuaid:part>1</pdfuaid:part>", b""), "PDF/UA-1"),
    "not said to be PDF/A": (metadata(b'pdfaid:part="3"', b""), "PDF/A-3a"),
    "no extension schema": (metadata(b"pdfaExtension:schemas", b"dc:subject"), "PDF/A-3a"),
    "no title": (metadata(b"dc:title", b"dc:source"), "PDF/UA-1"),
    "no language": (without("/Lang"), "PDF/UA-1"),
    "no tags": (without("/StructTreeRoot"), "PDF/UA-1"),
    "not said to be tagged": (without("/MarkInfo"), "PDF/UA-1"),
    "file name as the window's title": (without("/ViewerPreferences"), "PDF/UA-1"),
    "no colour profile": (without("/OutputIntents"), "PDF/A-3a"),
    "a picture without a text": (everywhere(("/S", "/Figure"), "/Alt"), "PDF/UA-1"),
    "a link without words": (everywhere(("/Subtype", "/Link"), "/Contents"), "PDF/UA-1"),
    "a link outside the tags": (everywhere(("/Subtype", "/Link"), "/StructParent"), "PDF/UA-1"),
    "an attachment without a relation": (
        everywhere(("/Type", "/Filespec"), "/AFRelationship"),
        "PDF/A-3a",
    ),
    "an attachment without a name": (everywhere(("/Type", "/Filespec"), "/UF"), "PDF/UA-1"),
    "tabs in no order": (everywhere(("/Type", "/Page"), "/Tabs"), "PDF/UA-1"),
    "text outside the tags": (page_content(b"/MCID 0", b"/MCIX 0"), "PDF/UA-1"),
    "smoothed pixels": (
        everywhere(("/Subtype", "/Image"), "/Interpolate", BooleanObject(True)),
        "PDF/A-3a",
    ),
    "an unknown tag": (everywhere(("/S", "/P"), "/S", NameObject("/Alinea")), "PDF/UA-1"),
    "a skipped heading level": (a_skipped_level, "PDF/UA-1"),
    "a script": (a_script, "PDF/A-3a"),
    "a font that is not in it": (no_font_file, "PDF/UA-1"),
    "letters without meaning": (no_way_back_to_letters, "PDF/UA-1"),
    "headers of nothing": (headers_without_scope_or_name, "PDF/UA-1"),
    "a crooked table": (a_cell_too_many, "PDF/UA-1"),
    "a language that is none": (
        lambda w: w.root_object.update({NameObject("/Lang"): TextStringObject("n!")}),
        "PDF/UA-1",
    ),
}


def test_what_is_in_order_passes() -> None:
    check_pdf(small_pdf())
    check_pdf(broken(lambda _writer: None))


@pytest.mark.parametrize(("change", "standard"), VARIANTS.values(), ids=VARIANTS)
def test_what_is_broken_is_caught(change: Break, standard: str) -> None:
    with pytest.raises(CheckError, match=f"- {standard}") as caught:
        check_pdf(broken(change))
    assert caught.value.exit_code == 4
    assert "--geen-controle" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"geen PDF", small_pdf()[:2000]])
def test_what_is_no_pdf_is_caught(content: bytes) -> None:
    with pytest.raises(CheckError, match="controle"):
        check_pdf(content)
