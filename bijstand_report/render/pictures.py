"""Figures in a page: as an image in print; as a part of the page on screen.

On screen a figure then has the page's fonts, and its words can be found and selected.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree import ElementTree as ET

from markupsafe import Markup

from bijstand_report.report.model import Figure
from bijstand_report.resources import data_uri

_REFERENCE = re.compile(r"#([\w.-]+)")


def as_image(figure: Figure) -> Markup:
    """An `img` that holds the figure."""
    uri = data_uri(figure.image or b"", "image/svg+xml")
    return Markup('<img src="{}" alt="{}" />').format(uri, figure.alt)


def inline(figure: Figure, pictures: Mapping[bytes, bytes] = MappingProxyType({})) -> Markup:
    """The SVG itself, with names that no other figure of the page has.

    One image to a screen reader, with the alt text as its name. pictures: by their empty frames.
    """
    image = figure.image or b""
    root = ET.fromstring(pictures.get(image, image))  # noqa: S314  # drawn by `figures`
    used = {name for part in root.iter() for name in _references(part)}
    for part in root.iter():
        _make_fit(part, f"{figure.id}-", used)
    box = {"viewBox": root.attrib["viewBox"]}
    # matplotlib has this in a style element, which would hold for the whole page.
    drawing = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
    root.attrib = {"role": "img", "aria-label": figure.alt, **box, **drawing}
    for definitions in root.findall("defs"):
        for style in definitions.findall("style"):
            definitions.remove(style)
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704  # well-formed SVG


def _references(part: ET.Element) -> list[str]:
    """The ids that an element points to; links of the figure's own are addresses with "#"."""
    values = (value for value in part.attrib.values() if "#" in value)
    return [name for value in values for name in _REFERENCE.findall(value)]


def _make_fit(part: ET.Element, prefix: str, used: set[str]) -> None:
    """Strip what only a file of its own needs, and make ids unique; those not used go."""
    part.tag = part.tag.rpartition("}")[2]
    attributes = {name.rpartition("}")[2]: value for name, value in part.attrib.items()}
    own = attributes.pop("id", "")
    if own in used:
        attributes["id"] = prefix + own
    for name in ("href", "clip-path"):
        if name in attributes:
            attributes[name] = attributes[name].replace("#", f"#{prefix}")
    part.attrib = attributes
