"""Pages of the program's own templates: as XML they mean what they mean as HTML."""

from itertools import zip_longest
from xml.etree import ElementTree as ET

import tinyhtml5


def require_same_as_xml(html: str) -> None:
    """Both readings have the same elements, attributes and text, but for space between elements."""
    as_html = tinyhtml5.parse(html, namespace_html_elements=False)
    page = ET.fromstring(html)  # noqa: S314
    for ours, theirs in zip_longest(page.iter(), as_html.iter()):
        assert (ours.tag, ours.attrib) == (theirs.tag, theirs.attrib)
        assert _words(ours.text) == _words(theirs.text)
        assert _words(ours.tail) == _words(theirs.tail)


def _words(text: str | None) -> str:
    return "" if text is None or text.isspace() else text
