"""HTML -> PDF bytes.

Takes the print HTML of any document; gives a PDF that is PDF/UA-1 and PDF/A-3a. Refuses to fetch
anything but fonts that it may use, a document about which WeasyPrint warns (a missing image is a
defect, not a detail), and a finished document that does not pass its check.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bijstand_report.collection import without_collection
from bijstand_report.errors import CheckError
from bijstand_report.pdf.attachments import Attachment
from bijstand_report.pdf.check import check_pdf
from bijstand_report.pdf.pango import load_weasyprint
from bijstand_report.temporary import own_temporary_folder

if TYPE_CHECKING:
    import weasyprint

    from bijstand_report.pdf.pictures import Pictures

_ADVICE = "Kijk daarop uw sjablonen, toelichtingen en huisstijl na."


def write_pdf(
    html: str,
    attachments: Sequence[Attachment] = (),
    *,
    fonts: Sequence[Path] = (),
    check: bool = True,
    is_xml: bool = False,
    pictures: "Callable[[], Pictures]" = dict,
) -> bytes:
    """The PDF of a page of HTML, with files in it, the same bytes for the same input.

    fonts: files that the page may load beside the report's own; check: validate what was made
    is_xml: the page means the same as XML, where it is well-formed: that is read much faster
    pictures: what comes in the place of frames, asked for when the pages are laid out

    Raises SystemLibraryError without Pango, CheckError when something in the page fails or the
    finished document is not accessible and archival.
    """
    load_weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    from bijstand_report.pdf.fetching import FontFetcher
    from bijstand_report.pdf.reading import read_page

    # WeasyPrint leaves copies of fonts until garbage is collected.
    with own_temporary_folder(), without_collection(), _collected_warnings() as warnings:
        try:
            page = read_page(html, FontFetcher(fonts), is_xml=is_xml)
            pdf = _made(page, attachments, pictures)
        except FatalURLFetchingError as error:
            raise CheckError(
                f"Het rapport vraagt iets van buiten op: {error}. Haal dat uit uw sjablonen."
            ) from None
    if warnings:
        raise CheckError("\n".join(["Het rapport is niet in orde:", *warnings, _ADVICE]))
    if check:
        check_pdf(pdf)
    return pdf


def _made(
    page: "weasyprint.HTML",
    attachments: Sequence[Attachment],
    pictures: "Callable[[], Pictures]",
) -> bytes:
    """The PDF, laid out and then painted; nothing of its pages remains."""
    from bijstand_report.pdf.finish import finish
    from bijstand_report.pdf.pictures import put_in_place

    images: dict[str, object] = {}
    options = {
        "pdf_variant": "pdf/a-3a",
        "attachments": _embedded(attachments),
        "cache": images,
    }
    document = page.render(**options)
    put_in_place(pictures(), images)
    pdf: bytes = document.write_pdf(finisher=finish, **options)
    return pdf


def _embedded(attachments: Sequence[Attachment]) -> "list[weasyprint.Attachment]":
    """As WeasyPrint takes them, in the order of names that a PDF keeps them in."""
    from weasyprint import Attachment as Embedded

    return [
        Embedded(
            string=file.content,
            name=file.name,
            description=file.description,
            created=file.moment,
            modified=file.moment,
            relationship=file.relationship,
        )
        for file in sorted(attachments, key=lambda file: file.name)
    ]


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """What WeasyPrint warns of, in a list instead of on the terminal."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(f"- {record.getMessage()}")

    logger = logging.getLogger("weasyprint")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [Collector(logging.WARNING)], False
    try:
        yield messages
    finally:
        logger.handlers, logger.propagate = handlers, propagate
