"""A page in a headless Chromium, at the width of a phone, a tablet and a desk."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (320, 768, 1280)
NAMES = ("chromium", "chromium-browser", "google-chrome")
Open = Callable[[Path, int], "Page"]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("there is no Chromium; install it with: apt install chromium")
    # The sandbox needs rights that a build server does not give to root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=arguments)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[Open]:
    """A file as a page of some width; `requests` of the page are those that left it."""
    pages: list[Page] = []

    def show(path: Path, width: int) -> "Page":
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.left = []  # type: ignore[attr-defined]
        page.on("request", lambda asked: page.left.append(asked.url))  # type: ignore[attr-defined]
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield show
    for page in pages:
        page.close()
