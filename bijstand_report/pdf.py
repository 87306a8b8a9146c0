"""HTML -> PDF bytes.

Takes the print HTML of `render`; gives a tagged PDF (PDF/UA-1). Refuses to fetch anything but the
fonts that the program ships with, and refuses a document about which WeasyPrint warns: a missing
image is a defect, not a detail.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO

from bijstand_report.errors import CheckError, SystemLibraryError

PANGO_MISSING = """\
De bibliotheek Pango ontbreekt; zonder Pango kan er geen PDF worden gemaakt.
Installeer haar zo:
  Debian of Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  macOS:            brew install pango
  Windows:          gebruik WSL, of MSYS2 met mingw-w64-ucrt-x86_64-pango"""


def write_pdf(html: str) -> bytes:
    """The PDF of a page of HTML.

    Raises SystemLibraryError without Pango, CheckError when something in the page fails.
    """
    _require_pango()
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    from bijstand_report.fetching import FontFetcher

    with _collected_warnings() as warnings:
        try:
            pdf: bytes = HTML(string=html, url_fetcher=FontFetcher()).write_pdf(
                pdf_variant="pdf/ua-1"
            )
        except FatalURLFetchingError as error:
            raise CheckError(f"Het rapport vraagt iets van buiten op: {error}.") from None
    if warnings:
        raise CheckError("\n".join(["Het rapport is niet in orde:", *warnings]))
    return pdf


def _require_pango() -> None:
    try:
        # WeasyPrint prints its own, English, advice on standard output before it raises.
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401
    except OSError:
        raise SystemLibraryError(PANGO_MISSING) from None


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
