"""A page that asks for nothing: no scripts, no addresses that are fetched.

The page says the same to the browser (a content security policy), but a user's template may replace
that; this is looked at whatever the template is.
"""

import re
from html.parser import HTMLParser

from bijstand_report.errors import CheckError

_ADVICE = "Haal dat uit uw sjablonen: het rapport moet zonder internet te lezen zijn."
_FETCHED = frozenset({"src", "srcset", "data", "poster", "background", "action", "formaction"})
_FORBIDDEN = frozenset({"script", "iframe", "object", "embed", "form", "base", "link", "frame"})
_LINKS = ("#", "./", "https:", "http:", "mailto:")
_IN_CSS = re.compile(r"url\((?!\s*[\"']?(?:data:|#))|@import", re.IGNORECASE)


def require_self_contained(html: str) -> None:
    """Raise CheckError, with line numbers, when the page would fetch or run something."""
    reader = _Reader()
    reader.feed(html)
    if reader.found:
        lines = [f"- regel {line}: {what}" for line, what in reader.found[:10]]
        raise CheckError("\n".join(["De HTML-editie vraagt iets van buiten op:", *lines, _ADVICE]))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        self._in_style = tag == "style"
        if tag in _FORBIDDEN:
            self._add(f"<{tag}>")
        for name, value in attrs:
            if _fetches(tag, name, (value or "").strip()):
                self._add(f"{name} van <{tag}>")
        if tag == "meta" and ("http-equiv", "refresh") in [
            (n, (v or "").lower()) for n, v in attrs
        ]:
            self._add("refresh van <meta>")

    def handle_data(self, data: str) -> None:
        """Look at the text of a style sheet."""
        if self._in_style and _IN_CSS.search(data):
            self._add("url() of @import in <style>")

    def handle_endtag(self, tag: str) -> None:
        """A style sheet ends."""
        self._in_style = self._in_style and tag != "style"

    def _add(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))


def _fetches(tag: str, name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    if name in _FETCHED:
        return not value.startswith("data:image/")
    if name == "style":
        return bool(_IN_CSS.search(value))
    if name.endswith("href"):
        allowed = _LINKS if tag == "a" else ("#",)
        return not value.lower().startswith(allowed)
    return False
