"""What a document may load while it becomes a PDF: data URIs and the shipped fonts."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from bijstand_report import resources


class FontFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches data URIs and fonts; anything else stops the document."""

    def __init__(self) -> None:
        super().__init__(
            allowed_protocols=("data", "file"), allow_redirects=False, fail_on_errors=True
        )

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not (url.startswith("data:") or _is_font(url)):
            raise FatalURLFetchingError(url[:80])
        return super().fetch(url, headers)


def _is_font(url: str) -> bool:
    parts = urlsplit(url)
    path = Path(unquote(parts.path)).resolve()
    return parts.scheme == "file" and path.is_relative_to(resources.font_folder().resolve())
