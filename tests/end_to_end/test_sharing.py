"""`uitwisselen` as a user runs it."""

import json
from pathlib import Path

from commands import Run

SAMPLE = Path(__file__).parents[2] / "sample_data"


def test_a_file_to_share(command: Run, tmp_path: Path) -> None:
    arguments = ("uitwisselen", SAMPLE / "voorbeeld.csv", "--kwartaal", "2018K2", "--uit", "deel")
    done = command(*arguments, "--gemeente", "Lindemeer", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "deel").iterdir()
    assert path.name == "lindemeer-2018-06-30.bijstand.json"
    assert path.name in done.stdout
    assert "intern" not in done.stderr
    assert json.loads(path.read_text(encoding="utf-8"))["instellingen"]["profiel"] == "hub"
    again = command(*arguments, "--gemeente", "Lindemeer", cwd=tmp_path)
    assert again.returncode == 1
    assert "--overschrijf" in again.stderr


def test_the_profile_of_the_settings_does_not_open_the_file(command: Run, tmp_path: Path) -> None:
    (tmp_path / "bijstand.toml").write_text('gemeente = "Aa"\nprofiel = "intern"\n')
    done = command(
        *("uitwisselen", SAMPLE / "voorbeeld.csv", "--kwartaal", "2018K2", "--uit", "deel"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "deel").iterdir()
    assert '"profiel": "hub"' in path.read_text(encoding="utf-8")


def test_a_file_without_a_name_is_not_made(command: Run, tmp_path: Path) -> None:
    done = command("uitwisselen", SAMPLE / "voorbeeld.csv", "--uit", "deel", cwd=tmp_path)
    assert done.returncode == 1
    assert "--gemeente" in done.stderr
    assert not (tmp_path / "deel").exists()
