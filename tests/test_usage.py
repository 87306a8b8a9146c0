"""Help is Dutch throughout, for every command."""

import pytest
import typer
from typer.testing import CliRunner

from bijstand_report.cli import app

COMMANDS = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
ENGLISH = ("Usage", "Options", "Arguments", "Commands", "Show this", "default", "required")


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_dutch(command: str | None) -> None:
    done = CliRunner().invoke(app, [command, "--help"] if command else ["--help"])
    assert done.exit_code == 0
    assert "Gebruik:" in done.output
    assert "Opties" in done.output
    assert [word for word in ENGLISH if word in done.output] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_help(command: str) -> None:
    group = typer.main.get_command(app)
    for parameter in group.commands[command].params:  # type: ignore[attr-defined]
        assert parameter.help, parameter.name
        assert parameter.help.endswith((".", ")."))
