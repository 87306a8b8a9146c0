"""What a report says otherwise than an earlier one: against manifests, good and bad."""

import json
from datetime import date
from pathlib import Path

import pytest
from builders import Row, clean, published, scope, uitkering

from bijstand_report.choices import Profile
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.errors import InputError
from bijstand_report.manifest import write_manifest
from bijstand_report.revisions import Revision, read_earlier, revisions

SCOPE: dict[str, object] = {"peildatum": "2018-06-30", "years": (2017, 2018)}
ROWS: list[Row] = [uitkering("2017-02-01") for _ in range(20)]
LATE = [uitkering("2018-02-01") for _ in range(3)]


def manifest(tmp_path: Path, result: Publishable, about: Scope) -> Path:
    path = tmp_path / "manifest.json"
    path.write_bytes(
        write_manifest(result, about, input_name="a.csv", input_sha256="", warnings=[], files={})
    )
    return path


def test_a_late_registration_is_told(tmp_path: Path) -> None:
    about = scope(**SCOPE)
    earlier = manifest(tmp_path, published(clean(*ROWS), **SCOPE), about)
    found = revisions(read_earlier(earlier, about), published(clean(*ROWS, *LATE), **SCOPE))
    assert found == (
        Revision("2018K2", "stand", 20, 23),
        Revision("2018K1", "stand", 20, 23),
        Revision("2018K1", "instroom", 0, 3),
    )


def test_nothing_changed(tmp_path: Path) -> None:
    about = scope(**SCOPE)
    result = published(clean(*ROWS), **SCOPE)
    assert revisions(read_earlier(manifest(tmp_path, result, about), about), result) == ()


def test_only_quarters_in_both(tmp_path: Path) -> None:
    """A later report has a quarter more; that is no revision."""
    early = {**SCOPE, "peildatum": "2018-03-31"}
    before = manifest(tmp_path, published(clean(*ROWS), **early), scope(**early))
    rows = [*ROWS, uitkering("2018-05-01")]
    assert revisions(read_earlier(before, scope(**SCOPE)), published(clean(*rows), **SCOPE)) == ()


def test_protected_figures_are_compared_as_they_were_published(tmp_path: Path) -> None:
    about = {**SCOPE, "profile": Profile.RAAD}
    before = manifest(tmp_path, published(clean(*ROWS), **about), scope(**about))
    rows = [*ROWS, *[uitkering("2018-02-01") for _ in range(12)]]
    found = revisions(read_earlier(before, scope(**about)), published(clean(*rows), **about))
    assert Revision("2018K1", "stand", 20, 30) in found
    assert Revision("2018K1", "instroom", "< 10", 10) in found


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        100_000 * b"[",
        json.dumps({"instellingen": {}, "tabellen": {"stroom": []}}).encode(),
    ],
)
def test_a_file_that_is_no_manifest(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"is niet te lezen"):
        read_earlier(path, scope())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"manifest\.json van een eerder rapport"):
        read_earlier(tmp_path / "weg.json", scope())


@pytest.mark.parametrize("text", ["<b>9</b>", "=1+1", "negen", -1.5])
def test_nothing_else_than_counts_gets_in(tmp_path: Path, text: object) -> None:
    about = scope(**SCOPE)
    path = manifest(tmp_path, published(clean(*ROWS), **SCOPE), about)
    content = json.loads(path.read_text())
    content["tabellen"]["stroom"][0]["stand"] = text
    path.write_text(json.dumps(content))
    with pytest.raises(InputError):
        read_earlier(path, about)


def test_another_municipality_or_profile_is_refused_by_name(tmp_path: Path) -> None:
    about = scope(**SCOPE)
    path = manifest(tmp_path, published(clean(*ROWS), **SCOPE), about)
    other = scope(**SCOPE, gemeente="Zandvoorde", profile=Profile.RAAD)
    with pytest.raises(InputError, match=r"(?s)gemeente was Lindemeer.*profiel was intern"):
        read_earlier(path, other)


def test_the_reference_date_may_differ(tmp_path: Path) -> None:
    path = manifest(tmp_path, published(clean(*ROWS), **SCOPE), scope(**SCOPE))
    later = scope(**{**SCOPE, "peildatum": "2018-09-30"})
    assert read_earlier(path, later).instellingen.peildatum == date(2018, 6, 30).isoformat()
