"""Exact counts that stand out are put in and looked for in every byte that comes out.

A client file so large that its exact counts are numbers that nothing else would make; published
they are rounded. What is looked for: each of them, with and without the point of thousands, in the
text of every page, in attachments, in every stream of the PDF, in HTML, SVG, XLSX, CSV and JSON.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from commands import Run
from pypdf import PdfReader
from pypdf.generic import StreamObject

from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.disclosure.pooling import pool_years
from bijstand_report.pipeline import load

ROWS = 150_000
LEAST = 10_000
TOGETHER = 2
NUMBER = re.compile(r"(?<![\w.,])\d+(?:\.\d{3})*(?![\w,]|\.\d)")
ABOUT = ("--kwartaal", "2018K2", "--periode", "2013-2018", "--gemeente", "Lindemeer")


@pytest.fixture(scope="module")
def client_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    random = np.random.default_rng(11)
    start = pd.Timestamp(2013, 1, 1) + pd.to_timedelta(random.integers(0, 2000, ROWS), unit="D")
    end = start + pd.to_timedelta(random.exponential(900, ROWS).astype(int) + 1, unit="D")
    frame = pd.DataFrame(
        {
            "startdatum": start,
            "einddatum": pd.Series(end).where(end < pd.Timestamp(2018, 7, 1)),
            "geslacht": random.choice(["man", "vrouw"], ROWS, p=[0.45, 0.55]),
            "geboortejaar": random.integers(1950, 1998, ROWS),
            "leefvorm": random.choice(["Alleenstaande", "Gehuwd"], ROWS, p=[0.7, 0.3]),
            "oorzaak": random.choice([1, 14], ROWS, p=[0.4, 0.6]),
            "reden_einde": np.where(end < pd.Timestamp(2018, 7, 1), "11", None),
        }
    )
    path = tmp_path_factory.mktemp("groot") / "klanten.parquet"
    frame.to_parquet(path)
    return path


def numbers(thing: object) -> Iterator[int]:
    """Every count in the exact results."""
    if isinstance(thing, np.ndarray):
        yield from (int(number) for number in thing.ravel())
    elif isinstance(thing, int):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from numbers(item)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from numbers(getattr(thing, field.name))


@pytest.fixture(scope="module")
def sentinels(client_file: Path) -> set[str]:
    settings = load_settings(None, {"kwartaal": "2018K2", "periode": "2013-2018"}, use_file=False)
    whole = load(client_file, settings, Profile.RAAD, lambda _: None).statistics
    exact = {number for width in (1, TOGETHER) for number in numbers(pool_years(whole, width))}
    chosen = sorted(number for number in exact if number >= LEAST and number % 5)
    assert len(chosen) > 100
    return {text for n in chosen for text in (str(n), f"{n // 1000}.{n % 1000:03d}")}


def words(path: Path) -> Iterator[str]:
    """All that can be read in a file, layer by layer."""
    match path.suffix:
        case ".pdf":
            reader = PdfReader(path)
            yield "\n".join(page.extract_text() for page in reader.pages)
            yield str(reader.metadata)
            for contents in reader.attachments.values():
                yield from (apart(content.decode("utf-8")) for content in contents)
            for number in range(1, len(reader.xref[0]) + 1):
                thing = reader.get_object(number)
                if isinstance(thing, StreamObject):
                    yield thing.get_data().decode("latin-1")
        case ".xlsx":
            with zipfile.ZipFile(path) as book:
                dates = date_cells(book.read("xl/styles.xml").decode("utf-8"))
                yield from (dates.sub("", book.read(n).decode("utf-8")) for n in book.namelist())
        case ".csv" | ".json":
            yield apart(path.read_text(encoding="utf-8"))
        case _:
            yield path.read_text(encoding="utf-8")


def date_cells(styles: str) -> re.Pattern[str]:
    """Cells that hold a date: their number of days is no count."""
    codes = dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    used = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    days = [str(place) for place, code in enumerate(used) if "yyyy" in codes.get(code, "")]
    return re.compile(rf'<c r="[A-Z]+\d+" s="(?:{"|".join(days)})"><v>\d+</v></c>')


def apart(text: str) -> str:
    """Values that a comma parts: not the comma of a decimal."""
    return text.replace(",", " ")


def matches(text: str, sentinels: set[str]) -> list[str]:
    return [number for number in NUMBER.findall(text) if number in sentinels]


def found(folder: Path, sentinels: set[str]) -> dict[str, list[str]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    hits = {
        path.name: [m for text in words(path) for m in matches(text, sentinels)] for path in files
    }
    return {name: those for name, those in hits.items() if those}


@pytest.mark.parametrize(
    "arguments",
    [
        ("rapport", "--profiel", "raad", "--register", "register"),
        ("tabellen", "--profiel", "raad"),
        ("figuren", "--profiel", "raad", "--formaat", "svg", "--waardelabels"),
        ("uitwisselen", "--register", "register"),
    ],
    ids=["rapport", "tabellen", "figuren", "uitwisselen"],
)
def test_no_exact_count_comes_out(
    arguments: tuple[str, ...],
    client_file: Path,
    sentinels: set[str],
    command: Run,
    tmp_path: Path,
) -> None:
    name, *options = arguments
    done = command(name, client_file, *ABOUT, *options, "--uit", "uit", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    # The ledger stays inside, and holds the bounds of every rounded number.
    assert found(tmp_path / "uit", sentinels) == {}
    assert not matches(done.stdout + done.stderr, sentinels)


def test_no_exact_count_comes_out_of_years_together(
    client_file: Path, sentinels: set[str], command: Run, tmp_path: Path
) -> None:
    (tmp_path / "bijstand.toml").write_text(f"jaren_samen = {TOGETHER}\n", encoding="utf-8")
    done = command("rapport", client_file, *ABOUT, "--uit", "uit", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"2013–2014"' in (tmp_path / "uit" / "manifest.json").read_text(encoding="utf-8")
    assert found(tmp_path / "uit", sentinels) == {}


def test_they_are_found_where_they_are_meant_to_be(
    client_file: Path, sentinels: set[str], command: Run, tmp_path: Path
) -> None:
    """Under intern the same search finds them: in tables, figures and the report."""
    for name, options in (("tabellen", ()), ("rapport", ("--profiel", "intern"))):
        done = command(name, client_file, *ABOUT, *options, "--uit", name, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    hits = found(tmp_path, sentinels)
    assert {"rapport.pdf", "rapport.html", "tabellen.xlsx", "stroom.csv"} <= hits.keys()
