"""A page of HTML as WeasyPrint takes it."""

from xml.etree import ElementTree as ET

from weasyprint import HTML
from weasyprint.urls import URLFetcher


def read_page(html: str, fetcher: URLFetcher, *, is_xml: bool) -> HTML:
    """The page, read.

    is_xml: it means the same as XML, where it is well-formed. Python reads that in a twentieth of
    the time, and gives the same tree; it is not when a note has a line end (`<br>`) in it.
    """
    tree = _tree(html) if is_xml else None
    if tree is None:
        return HTML(string=html, url_fetcher=fetcher)
    page = HTML(string="", url_fetcher=fetcher)
    page.wrapper_element = page.wrapper_element.from_html_root(tree, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page


def _tree(html: str) -> ET.Element | None:
    try:
        return ET.fromstring(html)  # noqa: S314  # of the program's own templates
    except ET.ParseError:
        return None
