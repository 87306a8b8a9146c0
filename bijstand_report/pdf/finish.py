"""What WeasyPrint leaves to be done for PDF/UA-1 and PDF/A-3a in one file, and for screen readers.

Works on the objects of the PDF just before they are written: says in the metadata that the file is
both, gives header cells their scope, figures their box, links their words, and makes artifacts of
what stands in the margins of pages.
"""

from collections.abc import Iterator

import pydyf
from weasyprint.document import Document

from bijstand_report.pdf.streams import end_streams_clearly

_POINTS_PER_PIXEL = 0.75
# Beside the PDF/A identification that WeasyPrint writes. PDF/A allows no properties but those it
# knows and those that an extension schema declares: ISO 19005-3, 6.6.2.3.
_PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Mend the objects of a PDF in place; the finisher of `HTML.write_pdf`."""
    _add_identification(pdf)
    _list_attachments_once(pdf)
    _name_links(document)
    for element in _elements(pdf, "/TH"):
        element["A"]["Scope"] = "/Column" if _in_head(element, pdf) else "/Row"
    for element in _elements(pdf, "/Figure"):
        element["A"]["BBox"] = _in_points(element["A"]["BBox"], _page_of(element, pdf))
    _leave_pixels(pdf)
    _make_artifacts(pdf)
    _list_names(pdf)
    end_streams_clearly(pdf)


def _add_identification(pdf: pydyf.PDF) -> None:
    metadata = _object(pdf, pdf.catalog["Metadata"])
    (content,) = metadata.stream
    metadata.stream = [content.replace(b"</rdf:RDF>", _PDF_UA + b"</rdf:RDF>")]
    # Archives read it without unpacking.
    metadata.compress = False


def _list_attachments_once(pdf: pydyf.PDF) -> None:
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _name_links(document: Document) -> None:
    """A link is read out as its words, not as the anchor that it leads to."""
    for page in document.pages:
        for kind, _, _, box in page.links:
            if kind == "internal" and box.link_annotation is not None:
                words = " ".join("".join(box.element.itertext()).split())
                box.link_annotation["Contents"] = pydyf.String(words)


def _leave_pixels(pdf: pydyf.PDF) -> None:
    """PDF/A wants pictures shown as they are, without smoothing."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Subtype") == "/Image":
            thing.extra["Interpolate"] = "false"


def _elements(pdf: pydyf.PDF, tag: str) -> Iterator[pydyf.Dictionary]:
    """The structure elements with a tag, those of cells and figures with their attributes."""
    for thing in pdf.objects:
        if _is_element(thing) and thing["S"] == tag and "A" in thing:
            yield thing


def _is_element(thing: pydyf.Object) -> bool:
    return isinstance(thing, dict) and thing.get("Type") == "/StructElem"


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]


def _page_of(element: pydyf.Dictionary, pdf: pydyf.PDF) -> pydyf.Dictionary:
    return _object(pdf, element["Pg"])


def _in_head(element: pydyf.Dictionary, pdf: pydyf.PDF) -> bool:
    row = _object(pdf, element["P"])
    return bool(_object(pdf, row["P"])["S"] == "/THead")


def _in_points(pixels: pydyf.Array, page: pydyf.Dictionary) -> pydyf.Array:
    """A box in CSS pixels from the top left, in points from the bottom left of its page."""
    left, top, right, bottom = (_POINTS_PER_PIXEL * value for value in pixels)
    height = page["MediaBox"][3]
    return pydyf.Array((left, height - bottom, right, height - top))


def _make_artifacts(pdf: pydyf.PDF) -> None:
    """Page numbers and running titles: pagination, which a screen reader passes over.

    WeasyPrint tags them as text in elements that hang nowhere in the tree.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    reached = set(_below(root, pdf))
    orphans = [t for t in pdf.objects if _is_element(t) and t.number not in reached]
    for element in orphans:
        for mark in element["K"]:
            if isinstance(mark, int):
                _make_artifact(_object(pdf, _page_of(element, pdf)["Contents"]), mark)
    gone = {element.reference for element in orphans}
    for marks in _object(pdf, root["ParentTree"])["Nums"][1::2]:
        if isinstance(marks, list):
            marks[:] = [b"null" if reference in gone else reference for reference in marks]
    for element in orphans:
        element.clear()


def _list_names(pdf: pydyf.PDF) -> None:
    """The names by which cells point to their headers, where readers look them up."""
    named = sorted((t["ID"].data, t.reference) for t in pdf.objects if _is_element(t) and "ID" in t)
    if named:
        names = pydyf.Array(part for pair in named for part in pair)
        limits = pydyf.Array((named[0][0], named[-1][0]))
        leaf = pydyf.Dictionary({"Names": names, "Limits": limits})
        pdf.add_object(leaf)
        root = _object(pdf, pdf.catalog["StructTreeRoot"])
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _below(element: pydyf.Dictionary, pdf: pydyf.PDF) -> Iterator[int]:
    """The numbers of all elements under this one."""
    waiting = [element]
    while waiting:
        for kid in waiting.pop().get("K", ()):
            if isinstance(kid, bytes) and _is_element(child := _object(pdf, kid)):
                yield child.number
                waiting.append(child)


def _make_artifact(page: pydyf.Stream, mark: int) -> None:
    for place, part in enumerate(page.stream):
        if isinstance(part, dict) and part.get("MCID") == mark:
            page.stream[place - 1 : place + 1] = [
                "/Artifact",
                pydyf.Dictionary({"Type": "/Pagination", "Subtype": "/Footer"}),
            ]
