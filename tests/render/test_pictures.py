"""Figures in a page: an image in print, a part of the page on screen."""

from xml.etree import ElementTree as ET

from bijstand_report.render.pictures import as_image, inline
from bijstand_report.report.model import Figure

SVG = b"""<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="0 0 10 5" width="10pt" height="5pt"><defs><style>*{stroke-linecap: butt}</style>
<clipPath id="c1"><rect/></clipPath></defs><g id="loose" clip-path="url(#c1)" style="fill: #ff0000">
<path id="m1" d="M0 0"/><use xlink:href="#m1"/><text>a &lt;b&gt; #c1 "</text></g></svg>"""


def figure(name: str) -> Figure:
    return Figure(name, "Titel", "", SVG, 'Wat "er" te zien is & <meer>', "", (), "t")


def test_ids_are_of_this_figure_only() -> None:
    root = ET.fromstring(inline(figure("figuur-a")))  # noqa: S314
    assert [part.attrib["id"] for part in root.iter() if "id" in part.attrib] == [
        "figuur-a-c1",
        "figuur-a-m1",
    ]
    (group,) = root.findall("g")
    assert group.attrib["clip-path"] == "url(#figuur-a-c1)"
    assert group.attrib["style"] == "fill: #ff0000"
    assert root.find("g/use").attrib == {"href": "#figuur-a-m1"}  # type: ignore[union-attr]
    assert root.findtext("g/text") == 'a <b> #c1 "'


def test_one_image_with_a_name() -> None:
    html = str(inline(figure("f")))
    root = ET.fromstring(html)  # noqa: S314
    assert (root.tag, root.attrib["role"]) == ("svg", "img")
    assert root.attrib["aria-label"] == 'Wat "er" te zien is & <meer>'
    assert "width" not in root.attrib
    assert "xmlns" not in html
    assert "DOCTYPE" not in html
    assert "<style" not in html


def test_in_print_an_image_with_an_alt_text() -> None:
    html = str(as_image(figure("f")))
    assert html.startswith('<img src="data:image/svg+xml;base64,')
    assert 'alt="Wat &#34;er&#34; te zien is &amp; &lt;meer&gt;"' in html


def test_a_frame_makes_way_for_its_picture() -> None:
    late = Figure("f", "Titel", "", b"<svg/>", 'Wat "er" te zien is & <meer>', "", (), "t")
    assert inline(late, {b"<svg/>": SVG}) == inline(figure("f"))
