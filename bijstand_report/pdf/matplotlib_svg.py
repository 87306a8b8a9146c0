"""SVG of matplotlib in a simpler form, that WeasyPrint paints the same in less time.

WeasyPrint reads each style as CSS, which takes longer than painting it: attributes say the same. It
keeps the state of the page apart for each group, also for those that only have a name, finds and
copies a marker each time that it is used, draws the panel anew for each part that it clips, and
says the look of each line of a grid again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_STYLE, _DEFINITIONS, _GROUP, _PATH, _USE = (
    f"{_SVG}{name}" for name in ("style", "defs", "g", "path", "use")
)
_REFERENCE = "{http://www.w3.org/1999/xlink}href"
# The style sheet of matplotlib, and what it says.
_SHEET = "*{stroke-linejoin: round; stroke-linecap: butt}"
_EVERYWHERE = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
_NUMBER = r"-?\d+(?:\.\d+)?"
_POINT = re.compile(rf"({_NUMBER}) ({_NUMBER})")
_STRAIGHT = re.compile(r"[ML\d\s.-]+")
# Horizontal text is turned by nothing.
_NO_TURN = "rotate(-0 "
# What would move along with a marker to its place.
_MOVES = {"clip-path", "transform"}
_AXIS = "matplotlib.axis_"

Markers = Mapping[str, ET.Element]


def simplify(tree: ET.Element) -> bool:
    """Write an SVG of matplotlib simpler, in place; whether it is one."""
    if [sheet.text for sheet in tree.iter(_STYLE)] != [_SHEET]:
        return False
    for element in tree.iter():
        _set_attributes(element)
    markers = {f"#{path.get('id')}": path for path in tree.iterfind(f".//{_DEFINITIONS}/{_PATH}")}
    _simplify_parts(tree, markers)
    return True


def _set_attributes(element: ET.Element) -> None:
    """Say with attributes what styles say."""
    if element.tag == _STYLE:
        element.text = ""
    element.attrib |= _EVERYWHERE | _declared(element.attrib.pop("style", ""))
    if element.get("transform", "").startswith(_NO_TURN):
        del element.attrib["transform"]


def _declared(style: str) -> dict[str, str]:
    """What a style of matplotlib says, which has no signs within texts.

    >>> _declared("fill: none; stroke: #333333")
    {'fill': 'none', 'stroke': '#333333'}
    """
    declarations = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip(): value.strip() for name, _, value in declarations if value}


def _simplify_parts(element: ET.Element, markers: Markers) -> None:
    parts = [simpler for part in element for simpler in _simpler(part, markers)]
    if element.get("id", "").startswith(_AXIS):
        parts = _lines_together(parts)
    element[:] = _clipped_together(parts)


def _simpler(part: ET.Element, markers: Markers) -> Sequence[ET.Element]:
    """What shows the same as this part of a drawing."""
    if part.tag == _DEFINITIONS:
        return [part]
    if part.tag == _USE and _is_plain(part) and part.get(_REFERENCE) in markers:
        return [_marker_at(part, markers)]
    _simplify_parts(part, markers)
    return list(part) if part.tag == _GROUP and not _has_properties(part) else [part]


def _is_plain(use: ET.Element) -> bool:
    """Whether a marker stands at a place and is not moved or clipped there."""
    place = (use.get("x", "0"), use.get("y", "0"))
    return not use.attrib.keys() & _MOVES and all(re.fullmatch(_NUMBER, number) for number in place)


def _has_properties(group: ET.Element) -> bool:
    return bool(group.attrib.keys() - _EVERYWHERE.keys() - {"id"})


def _marker_at(use: ET.Element, markers: Markers) -> ET.Element:
    """The marker itself, at the place where it is used; its own properties go before."""
    attributes = dict(use.attrib)
    marker = markers[attributes.pop(_REFERENCE)]
    x, y = (float(attributes.pop(name, 0)) for name in ("x", "y"))
    return ET.Element(_PATH, attributes | marker.attrib | {"d": _moved(marker.get("d", ""), x, y)})


def _moved(path: str, x: float, y: float) -> str:
    """A path of matplotlib, all of whose coordinates are from the origin, at another place.

    >>> _moved("M 0 0 L 0 2.5", 10, 20)
    'M 10.000000 20.000000 L 10.000000 22.500000'
    """
    return _POINT.sub(lambda point: f"{float(point[1]) + x:f} {float(point[2]) + y:f}", path)


def _lines_together(parts: Sequence[ET.Element]) -> list[ET.Element]:
    """The grid of an axis and its marks, each as one path; what else there is comes after them."""
    lines: dict[frozenset[tuple[str, str]], ET.Element] = {}
    others = []
    for part in parts:
        path = part.attrib.get("d", "")
        if part.tag != _PATH or "transform" in part.attrib or not _STRAIGHT.fullmatch(path):
            others.append(part)
            continue
        look = frozenset((name, value) for name, value in part.items() if name not in {"d", "id"})
        line = lines.setdefault(look, ET.Element(_PATH, {**dict(look), "d": ""}))
        line.set("d", f"{line.get('d')} {path}")
    return [*lines.values(), *others]


def _clipped_together(parts: Sequence[ET.Element]) -> Iterator[ET.Element]:
    """Parts after each other that are clipped by the same shape are clipped at once."""
    for clip, run in groupby(parts, _clip):
        together = list(run)
        if clip is None or len(together) == 1:
            yield from together
            continue
        group = ET.Element(_GROUP, {"clip-path": clip})
        for part in together:
            del part.attrib["clip-path"]
        group.extend(together)
        yield group


def _clip(part: ET.Element) -> str | None:
    """What clips a part, where that does not move with it."""
    return None if "transform" in part.attrib else part.get("clip-path")
