"""No command writes over what it reads, not even with --overschrijf."""

import shutil
import sys
from pathlib import Path

import pytest

from bijstand_report import cli
from bijstand_report.errors import OutputError
from bijstand_report.examples import PROGRAM
from bijstand_report.output import require_kept

SAMPLE = Path(__file__).parents[1] / "sample_data" / "voorbeeld.csv"


@pytest.mark.parametrize(
    ("own", "arguments"),
    [
        ("k.csv", ("analysebestand", "k.csv", "--uit", "../hier/k.csv")),
        ("stroom.csv", ("tabellen", "stroom.csv", "--uit", ".")),
        ("manifest.json", ("teams", SAMPLE, "--huisstijl", "manifest.json", "--uit", ".")),
        ("vergelijking.pdf", ("vergelijken", "vergelijking.pdf", "b.json", "--uit", ".")),
        ("_brand.yml", ("init", "--bron", "sqlite:///a.db", "--query", "_brand.yml", "--uit", ".")),
    ],
)
def test_what_is_read_is_never_written_over(
    own: str,
    arguments: tuple[object, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "hier"
    folder.mkdir()
    shutil.copy(SAMPLE, folder / own)
    monkeypatch.chdir(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(sys, "argv", [PROGRAM, *map(str, arguments), "--overschrijf"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    told = capsys.readouterr().err
    assert f"{own} is zelf invoer" in told
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_another_name_for_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    with pytest.raises(OutputError, match="zelf invoer"):
        require_kept([tmp_path / "b.csv"], [tmp_path / "a.csv"])
    require_kept([tmp_path / "b.csv", tmp_path / "nieuw.csv"], [tmp_path / "c.csv"])
