"""What the images of a page show, given to them when the page is laid out and before it is painted.

Page layout needs the sizes of pictures only and takes half of the time of a PDF, so that pictures
can be drawn meanwhile.
"""

from base64 import b64decode
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from weasyprint.images import SVGImage

from bijstand_report.errors import CheckError
from bijstand_report.pdf.matplotlib_svg import simplify

# An empty SVG, a frame -> the SVG of the same size that comes in its place.
Pictures = Mapping[bytes, bytes]

_ADDRESS = "data:image/svg+xml;base64,"


def put_in_place(pictures: Pictures, images: Mapping[str, object]) -> None:
    """Give the SVG images of a page what they are to show, in a form that is quick to paint.

    images: of the page, by address. Raises CheckError for a picture that does not fit its frame.
    """
    for address, image in images.items():
        if isinstance(image, SVGImage) and address.startswith(_ADDRESS):
            there = b64decode(address.removeprefix(_ADDRESS))
            picture = pictures.get(there, there)
            tree = ET.fromstring(picture)  # noqa: S314  # WeasyPrint has read such a text as well
            if simplify(tree) or picture != there:
                _show(tree, image, address)


def _show(tree: ET.Element, image: SVGImage, address: str) -> None:
    shown = SVGImage(tree, address, image._url_fetcher, image._context)  # noqa: SLF001
    if shown.get_intrinsic_size(1, 1) != image.get_intrinsic_size(1, 1):
        raise CheckError(
            "Een figuur past niet op de plaats die er op de pagina voor is opengehouden. "
            "Meld dit aan wie het programma onderhoudt."
        )
    vars(image).update(vars(shown))
