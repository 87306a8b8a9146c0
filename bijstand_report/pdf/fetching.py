"""What a document may load while it becomes a PDF: data URIs and the shipped fonts."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from bijstand_report import resources


class FontFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches data URIs and fonts; anything else stops the document."""

    def __init__(self, fonts: Sequence[Path] = ()) -> None:
        """fonts: files that may be loaded beside those that the program ships with."""
        super().__init__(
            allowed_protocols=("data", "file"), allow_redirects=False, fail_on_errors=True
        )
        self._fonts = frozenset(font.resolve() for font in fonts)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not (url.startswith("data:") or self._is_font(url)):
            raise FatalURLFetchingError(url[:80])
        return super().fetch(url, headers)

    def _is_font(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            return False
        path = Path(url2pathname(parts.path)).resolve()
        return path in self._fonts or path.is_relative_to(resources.font_folder().resolve())
