"""A page on this computer: the report in a frame, and what is wrong with it, if anything.

Only programs on this computer can reach it (it listens on 127.0.0.1), only under the names of this
computer (so that no page elsewhere can pose as it), and only with the secret word in the address
(so that no other user of this computer finds it). It answers questions and takes nothing in.
"""

import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bijstand_report.errors import UsageError

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost", "[::1]")
_PAGES = {
    "": ("venster.html", "text/html; charset=utf-8"),
    "venster.css": ("venster.css", "text/css; charset=utf-8"),
    "venster.js": ("venster.js", "text/javascript; charset=utf-8"),
}
_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_FRAME_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_REPORT_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_NOT_YET = (
    b"<!DOCTYPE html><html lang='nl'><title>Rapport</title>"
    b"<p style='margin: 1rem; font-family: sans-serif'>Hier komt het rapport.</p>"
)


@dataclass(frozen=True)
class Shown:
    """What the page shows: the last good report, its number, and what is wrong since."""

    html: bytes = _NOT_YET
    version: int = 0
    problem: str = ""
    busy: bool = True


@dataclass
class Preview:
    """A page that can be looked at, and what it shows now.

    port: 0 for any that is free. Raises UsageError when the port is taken.
    """

    port: int = 0
    shown: Shown = field(default_factory=Shown)
    word: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    def __post_init__(self) -> None:
        try:
            self._server = ThreadingHTTPServer((HOST, self.port), _handler(self))
        except (OSError, OverflowError):
            raise UsageError(
                f"Poort {self.port} is bezet of niet te gebruiken. "
                "Kies een andere met --poort, of laat --poort weg."
            ) from None
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where to look."""
        return f"http://{HOST}:{self.port}/{self.word}/"

    def show(self, html: bytes) -> None:
        """Show a report."""
        self.shown = Shown(html, self.shown.version + 1, busy=False)

    def show_problem(self, problem: str) -> None:
        """Say what is wrong, beside the last report that was good."""
        self.shown = replace(self.shown, problem=problem, busy=False)

    def show_work(self) -> None:
        """Say that the report is being made again."""
        self.shown = replace(self.shown, busy=True)

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, host: str, path: str) -> "Answer":
        """The answer to a question for a path. host: the name by which the asker knows us."""
        if host not in {f"{name}:{self.port}" for name in _NAMES}:
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", b"")
        secret, _, page = path.removeprefix("/").partition("?")[0].partition("/")
        if not secrets.compare_digest(secret.encode(), self.word.encode()):
            return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"")
        return self._page(page)

    def _page(self, page: str) -> "Answer":
        shown = self.shown
        if page == "rapport":
            return Answer(HTTPStatus.OK, "text/html; charset=utf-8", shown.html, _REPORT_POLICY)
        if page == "stand":
            told = {"versie": shown.version, "melding": shown.problem, "bezig": shown.busy}
            return Answer(HTTPStatus.OK, "application/json", json.dumps(told).encode())
        if page in _PAGES:
            name, media_type = _PAGES[page]
            content = (Path(__file__).parent / name).read_bytes()
            return Answer(HTTPStatus.OK, media_type, content, _FRAME_POLICY)
        return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"")


@dataclass(frozen=True)
class Answer:
    """policy: what the page may do, as a Content-Security-Policy."""

    status: HTTPStatus
    media_type: str
    content: bytes
    policy: str = "default-src 'none'"


def _handler(preview: Preview) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD."""

        server_version, sys_version = "bijstand-report", ""
        timeout = 10  # seconds for a question to be asked

        def do_GET(self) -> None:
            """Answer with the content."""
            self.wfile.write(self._head())

        def do_HEAD(self) -> None:
            """Answer without the content."""
            self._head()

        def _head(self) -> bytes:
            answer = preview.answer(self.headers.get("Host", ""), self.path)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.content)))
            self.send_header("Content-Security-Policy", answer.policy)
            for name, value in _ALWAYS.items():
                self.send_header(name, value)
            self.end_headers()
            return answer.content

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002  # its own name
            """Nothing: the address holds the secret word."""

    return Handler
