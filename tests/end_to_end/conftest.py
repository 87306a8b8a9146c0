"""The command, run as a user runs it: as a process, from another folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run


@pytest.fixture(scope="session")
def command() -> Run:
    """`bijstand-report` with arguments; `cwd`: the working folder, `env`: what differs there."""

    def run(
        *arguments: object, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "bijstand_report", *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            check=False,
            timeout=300,
        )

    return run


@pytest.fixture(scope="session")
def example_report(command: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the report on the example data."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    done = command("rapport", "--uit", folder / "uit", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "uit"
