"""Pictures that come late give the same PDF."""

import pytest

from bijstand_report.errors import CheckError
from bijstand_report.pdf import write_pdf
from bijstand_report.resources import data_uri

PAGE = '<html lang="nl"><head><title>Titel</title></head><body><h1>Kop</h1>{}</body></html>'
SHEET = "*{stroke-linejoin: round; stroke-linecap: butt}"
# As matplotlib writes it: a marker that is used twice, text, a line with a cap of its own.
DRAWING = f"""<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="90pt" height="40pt"
 viewBox="0 0 90 40" xmlns="http://www.w3.org/2000/svg"><defs>
<style type="text/css">{SHEET}</style></defs><g id="axes">
<defs><path id="m" d="M 0 0 L 0 9" style="stroke: #333333; stroke-width: 0.6"/></defs>
<use xlink:href="#m" x="20" y="20" style="fill: #333333; stroke-linecap: square"/>
<use xlink:href="#m" x="40" y="20" style="stroke: #00ff00; stroke-width: 3"/>
<path d="M 9 9 L 80 9" stroke-linejoin="bevel" style="fill: none; stroke: #000080;
 stroke-width: 4; stroke-linecap: square; stroke-dasharray: 6,3"/>
<g style="opacity: 0.5"><text style="font-size: 8px; font-family: 'Source Sans Pro', Arial;
 text-anchor: middle; fill: #4d4d4d" x="45" y="30">12%</text></g></g></svg>"""


def pdf_with(*images: bytes, **options: object) -> bytes:
    uris = [data_uri(image, "image/svg+xml") for image in images]
    body = "".join(f'<p><img alt="x" src="{uri}"></p>' for uri in uris)
    return write_pdf(PAGE.format(body), check=False, **options)  # type: ignore[arg-type]


def frame(name: str, height: int = 40) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" width="90pt" height="{height}pt" '
        f'viewBox="0 0 90 {height}"/>'
    ).encode()


def test_a_picture_that_comes_later_is_as_one_that_was_there() -> None:
    first, second = DRAWING.encode(), DRAWING.replace("#00ff00", "#ff0000").encode()
    late = {frame("a"): first, frame("b"): second}
    assert pdf_with(*late, pictures=lambda: late) == pdf_with(first, second)
    assert pdf_with(*late) != pdf_with(first, second)


def test_a_picture_of_another_size_than_its_frame_is_a_mistake() -> None:
    with pytest.raises(CheckError, match="past niet"):
        pdf_with(frame("a", 41), pictures=lambda: {frame("a", 41): DRAWING.encode()})


def test_a_sheet_with_more_in_it_is_obeyed() -> None:
    more = DRAWING.replace(SHEET, SHEET + "path{stroke: #ff0000 !important}")
    assert pdf_with(more.encode()) != pdf_with(DRAWING.encode())
