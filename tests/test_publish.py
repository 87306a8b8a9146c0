"""What is published is in the ledger, and what is not published is not."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from bijstand_report.cli.shared import publish
from bijstand_report.disclosure.ledger import Entry
from bijstand_report.errors import OutputError
from bijstand_report.pipeline import Run

FILES = {"a.json": b"een", "b.json": b"twee"}
ENTRY = Entry("2018-06-30-hub-0.json", b"{}")


def run_of(register: Path) -> Run:
    """As much of a run as publishing needs."""
    settings = SimpleNamespace(register_map=register)
    return cast("Run", SimpleNamespace(settings=settings, ledger_entry=lambda _release: ENTRY))


def taken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the system refuse to write a file of this name, as Windows does with an open one."""
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == name:
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_what_is_published_is_remembered(tmp_path: Path) -> None:
    publish(run_of(tmp_path / "register"), FILES, tmp_path / "uit", overwrite=False)
    assert (tmp_path / "register" / ENTRY.name).read_bytes() == ENTRY.content
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == sorted(FILES)


def test_what_cannot_be_published_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken(monkeypatch, "b.json")
    with pytest.raises(OutputError, match=r"geen rechten.*--uit"):
        publish(run_of(tmp_path / "register"), FILES, tmp_path / "uit", overwrite=False)
    assert list((tmp_path / "register").iterdir()) == []
    assert list((tmp_path / "uit").iterdir()) == []


def test_what_was_published_before_stays_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(run_of(tmp_path / "register"), FILES, tmp_path / "uit", overwrite=False)
    taken(monkeypatch, "b.json")
    with pytest.raises(OutputError):
        publish(run_of(tmp_path / "register"), FILES, tmp_path / "elders", overwrite=False)
    assert (tmp_path / "register" / ENTRY.name).exists()


def test_without_a_ledger_that_can_be_written_nothing_is_published(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(OutputError, match="--register"):
        publish(run_of(tmp_path / "bestand"), FILES, tmp_path / "uit", overwrite=False)
    assert not (tmp_path / "uit").exists()


def test_nothing_is_remembered_for_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(OutputError, match=r"al een bestand met die naam.*--uit"):
        publish(run_of(tmp_path / "register"), FILES, tmp_path / "bestand", overwrite=False)
    assert not (tmp_path / "register").exists()
