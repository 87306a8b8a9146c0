"""What the system refuses: told in Dutch at whatever place it does so, with exit code 1."""

import os
import sys
from pathlib import Path

import pytest

from bijstand_report import cli
from bijstand_report.examples import PROGRAM

LONG = "a" * 300
CLOSED = "dicht"
SAMPLE = Path(__file__).parents[1] / "sample_data" / "voorbeeld.csv"
# Where a user can name a file or folder.
PLACES = [
    ("controleren", "{}/k.csv"),
    ("tabellen", SAMPLE, "--codelijst", "{}/k.csv"),
    ("tabellen", SAMPLE, "--uit", "{}/uit"),
    ("analysebestand", SAMPLE, "--uit", "{}/uit.csv"),
    ("controleren", "--bron", "sqlite:///{}/k.db", "--query", "vraag.sql"),
    ("controleren", SAMPLE, "--config", "{}/bijstand.toml"),
    ("vergelijken", "{}/a.json", "{}/b.json"),
    ("voorbeelddata", "--uit", "{}/k.csv"),
    ("init", "--uit", "{}/nieuw"),
]


def refused(monkeypatch: pytest.MonkeyPatch, arguments: tuple[object, ...], folder: str) -> None:
    """Run a command in which "{}" is a folder, and require that it stops with exit code 1."""
    Path("vraag.sql").write_text("select 1 as startdatum")
    typed = [str(argument).replace("{}", folder) for argument in arguments]
    monkeypatch.setattr(sys, "argv", [PROGRAM, *typed])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1


@pytest.mark.parametrize("arguments", PLACES)
def test_a_name_that_is_too_long(
    arguments: tuple[object, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(monkeypatch, arguments, LONG)
    told = capsys.readouterr().err
    assert "te lang" in told or "niet te lezen" in told or "niet te openen" in told
    assert [path.name for path in tmp_path.iterdir()] == ["vraag.sql"]


@pytest.mark.parametrize("arguments", PLACES)
def test_a_folder_that_may_not_be_entered(
    arguments: tuple[object, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The system is imitated, as it refuses an administrator nothing."""
    stat = os.stat

    def may_not_enter(path: object, *arguments: object, **options: object) -> os.stat_result:
        if CLOSED in Path(str(path)).parts[:-1]:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "stat", may_not_enter)
    refused(monkeypatch, arguments, CLOSED)
    told = capsys.readouterr().err
    assert "rechten" in told or "niet te lezen" in told or "niet te openen" in told
    assert "Permission" not in told


@pytest.mark.parametrize("arguments", [("controleren", "k.csv"), ("tabellen", "k.csv")])
def test_a_file_that_may_not_be_read(
    arguments: tuple[object, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def may_not_read(path: Path, *_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "k.csv").write_text("startdatum;einddatum\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_arguments, **_options: False)
    monkeypatch.setattr(Path, "read_bytes", may_not_read)
    refused(monkeypatch, arguments, "")
    assert "k.csv is niet te lezen: u hebt er geen rechten voor" in capsys.readouterr().err
