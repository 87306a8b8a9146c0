"""`bekijk`: the report follows what it is made of, and nobody else can look at it."""

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from bijstand_report.config import load_settings
from bijstand_report.errors import SettingsError, UsageError
from bijstand_report.preview.build import Builder, Subject
from bijstand_report.preview.serve import Preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROWS = ["startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak"]
ROWS += [f"01-02-{2012 + n % 5};;vrouw;{1950 + n % 45};Anders;14" for n in range(200)]

SETTINGS = 'kwartaal = "2018K2"\nhuisstijl = "_brand.yml"\nsjablonen = "sjablonen"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "klanten.csv").write_text("\n".join(ROWS), encoding="utf-8")
    (tmp_path / "toelichting").mkdir()
    (tmp_path / "sjablonen" / "sections").mkdir(parents=True)
    (tmp_path / "sjablonen" / "sections" / "wie.html").write_text("<p>eigen</p>", encoding="utf-8")
    (tmp_path / "_brand.yml").write_text('color: {primary: "#154c66"}', encoding="utf-8")
    (tmp_path / "bijstand.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def preview() -> Iterator[Preview]:
    made = Preview()
    yield made
    made.close()


def asked(
    preview: Preview, path: str, host: str | None = None, method: str = "GET"
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=5)
    connection.request(method, path, headers={"Host": host} if host else {})
    return connection.getresponse()


def test_it_is_found_by_who_has_the_address_only(preview: Preview) -> None:
    preview.show(b"<p>rapport</p>")
    home = f"/{preview.word}/"
    assert asked(preview, home).status == 200
    assert asked(preview, f"{home}rapport").read() == b"<p>rapport</p>"
    for path in ("/", "/rapport", "/x/rapport", f"/{preview.word[:-1]}/rapport"):
        assert asked(preview, path).status == 404
    for path in ("../serve.py", "serve.py", "%2e%2e/serve.py", "/etc/passwd"):
        assert asked(preview, home + path).status == 404
    assert asked(preview, f"{home}rapport", method="POST").status == 501
    assert asked(preview, f"{home}rapport", method="HEAD").read() == b""


@pytest.mark.parametrize(
    "host", ["voorbeeld.nl", "voorbeeld.nl:{port}", "127.0.0.1", "", "localhost:1"]
)
def test_no_other_page_can_pose_as_this_computer(preview: Preview, host: str) -> None:
    """A name elsewhere that is made to lead here (DNS rebinding) gets nothing."""
    preview.show(b"<p>rapport</p>")
    answer = asked(preview, f"/{preview.word}/rapport", host.format(port=preview.port) or " ")
    assert (answer.status, answer.read()) == (421, b"")
    for name in ("localhost", "[::1]"):
        assert asked(preview, f"/{preview.word}/", f"{name}:{preview.port}").status == 200


def address_for_others() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))  # sends nothing; shows the address that others know
        except OSError:
            return None
        own = str(line.getsockname()[0])
    return None if own.startswith("127.") else own


def test_it_listens_on_this_computer_only(preview: Preview) -> None:
    assert preview.address.startswith("http://127.0.0.1:")
    own = address_for_others()
    if own is None:
        pytest.skip("this computer has no address for others")
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((own, preview.port), timeout=2)


def test_a_port_that_is_taken(preview: Preview) -> None:
    with pytest.raises(UsageError, match="--poort"):
        Preview(preview.port)


def test_what_a_change_costs(folder: Path) -> None:
    """Text and templates: no more than filling in; a colour: the figures; settings: everything."""
    told: list[str] = []

    def subject() -> Subject:
        return Subject(folder / "klanten.csv", load_settings(folder / "bijstand.toml", {}))

    def again(name: str, text: str) -> tuple[str, list[str]]:
        before = builder.state()
        (folder / name).write_text(text, encoding="utf-8")
        assert builder.state() != before
        told.clear()
        return builder.build(told.append).decode(), [line.split()[0] for line in told]

    builder = Builder(subject, folder / "bijstand.toml")
    assert b"<p>eigen</p>" in builder.build(told.append)
    assert "Figuren tekenen" in told
    html, work = again("toelichting/wie.md", "Onze **tekst**.")
    assert ("Onze <strong>tekst</strong>" in html, work) == (
        False,
        [],
    )  # the template leaves it out
    html, work = again("sjablonen/sections/wie.html", "<p>{{ report.notes.wie }}</p>")
    assert ("Onze <strong>tekst</strong>" in html, work) == (True, [])
    html, work = again("bijstand.toml", f'{SETTINGS}toelichting = "toelichting"\n')
    assert ("Onze <strong>tekst</strong>" in html, work) == (True, [])
    html, work = again("_brand.yml", 'color: {primary: "#7a1f5c"}')
    assert ("#7a1f5c" in html, work) == (True, ["Figuren"])
    html, work = again("bijstand.toml", 'kwartaal = "2018K1"\nsjablonen = "sjablonen"\n')
    assert ("31\xa0maart\xa02018" in html, work[0], work[-1]) == (True, "klanten.csv", "Figuren")
    with pytest.raises(SettingsError, match="onbekend"):
        again("bijstand.toml", 'kwartal = "2018K1"\n')


def wait_for(
    told: Callable[[], dict[str, object]], wanted: Callable[[dict[str, object]], bool]
) -> dict[str, object]:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        state = told()
        if wanted(state):
            return state
        time.sleep(0.1)
    pytest.fail(f"it stays at {told()}")


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """Whoever starts the tests in the background may have it ignored, in what they start too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_it_follows_mistakes_and_repairs(folder: Path) -> None:
    """As a process: a mistake is told in the page with its place, beside the last good report."""
    running = subprocess.Popen(
        [sys.executable, "-m", "bijstand_report", "bekijk", "klanten.csv", "--geen-browser"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdout
        address = re.search(r"http://127\.0\.0\.1:(\d+)(/\S+/)", running.stdout.readline())
        assert address

        def get(page: str) -> bytes:
            connection = http.client.HTTPConnection("127.0.0.1", int(address[1]), timeout=5)
            connection.request("GET", address[2] + page)
            return connection.getresponse().read()

        def state() -> dict[str, object]:
            return dict(json.loads(get("stand")))

        wait_for(state, lambda now: now["versie"] == 1)
        good = get("rapport")
        (folder / "sjablonen" / "sections" / "wie.html").write_text("<p>\n{{ report.titel }}")
        told = wait_for(state, lambda now: bool(now["melding"]))
        assert "sections/wie.html, regel 2" in str(told["melding"])
        assert get("rapport") == good
        (folder / "sjablonen" / "sections" / "wie.html").write_text("<p>{{ report.title }}</p>")
        assert wait_for(state, lambda now: now["versie"] == 2)["melding"] == ""
        assert get("rapport") != good
    finally:
        running.send_signal(signal.SIGINT)
        _, told_on_screen = running.communicate(timeout=30)
    assert running.returncode == 0
    assert told_on_screen.endswith("Gestopt.\n")
    assert not (folder / "uitvoer").exists()


def test_the_page_renews_itself(preview: Preview, browser: "Browser") -> None:
    """In a browser: the new report at the same place; a mistake in sight until it is repaired."""
    tall = (
        "<!DOCTYPE html><html lang='nl'><title>x</title><h1>{}</h1><p style='height: 9000px'></p>"
    )
    preview.show(tall.format("Eerste").encode())
    page = browser.new_page(viewport={"width": 900, "height": 600})
    problems: list[str] = []
    page.on("console", lambda line: problems.append(line.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(preview.address)
    report = page.frame_locator("#rapport")
    report.get_by_role("heading", name="Eerste").wait_for()
    page.locator("body[data-versie='1']").wait_for()
    frame = page.frame(url=re.compile("rapport$"))
    assert frame
    frame.evaluate("scrollTo(0, 4000)")
    preview.show_problem("sections/wie.html, regel 2: <b>dit</b> klopt niet.")
    page.get_by_role("alert").get_by_text("regel 2: <b>dit</b> klopt niet.").wait_for()
    assert report.get_by_role("heading", name="Eerste").count() == 1
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    preview.show(tall.format("Tweede").encode())
    report.get_by_role("heading", name="Tweede").wait_for()
    page.wait_for_function("document.getElementById('rapport').contentWindow.scrollY === 4000")
    assert page.get_by_role("alert").is_hidden()
    assert problems == []
    preview.close()
    page.get_by_text("Het programma is gestopt.").wait_for()
    # How a browser calls it that nobody answers any more differs.
    assert [line for line in problems if "net::ERR_" not in line] == []
    page.close()
