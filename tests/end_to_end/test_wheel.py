"""The wheel, installed in an empty environment and run from another folder, makes the report."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        list(map(str, arguments)), cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stderr[-2000:]
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_what_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())
    for name in (
        "templates/report.html",
        "templates/sections/cover.html",
        "styles/report.css",
        "sample_data/voorbeeld.csv",
        "data/oorzaken.csv",
        "preview/venster.html",
        "preview/venster.js",
        "preview/venster.css",
    ):
        assert f"bijstand_report/{name}" in names
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


def test_the_wheel_makes_the_report(wheel: Path, tmp_path: Path) -> None:
    environment, elsewhere = tmp_path / "leeg", tmp_path / "elders"
    elsewhere.mkdir()
    assert run(sys.executable, "-m", "venv", environment, cwd=elsewhere).returncode == 0
    binaries = environment / ("Scripts" if sys.platform == "win32" else "bin")
    installed = run(
        binaries / "python",
        *("-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel),
        cwd=elsewhere,
    )
    assert installed.returncode == 0, installed.stderr[-2000:]
    done = run(binaries / "bijstand-report", "rapport", "--uit", "uit", cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    assert (elsewhere / "uit" / "rapport.pdf").read_bytes().startswith(b"%PDF-1.7")
    shutil.rmtree(environment)
