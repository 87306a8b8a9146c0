"""Help is Dutch throughout, for every command, with examples; so are mistakes in a command."""

import ast
import shlex
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bijstand_report import cli
from bijstand_report.cli import COMMANDS as BY_HEADING
from bijstand_report.cli import app
from bijstand_report.examples import EXAMPLES, PROGRAM

COMMANDS = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
ENGLISH = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Show this",
    "default",
    "required",
    "<",
    ">",
)


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


TYPED = [(name, typed) for name, examples in EXAMPLES.items() for typed, _ in examples]


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == {PROGRAM, *COMMANDS}
    assert all(EXAMPLES.values())


@pytest.mark.parametrize(("name", "typed"), TYPED)
def test_an_example_is_a_command_that_exists(name: str, typed: str) -> None:
    """Its options and values are those of the command, which is the one that it stands under."""
    command, *arguments = shlex.split(typed)
    assert name in (PROGRAM, command)
    typer.main.get_command(app).commands[command].make_context(command, arguments)  # type: ignore[attr-defined]
    shown = CliRunner().invoke(app, ["--help"] if name == PROGRAM else [name, "--help"])
    assert f"{PROGRAM} {typed}" in " ".join(shown.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rappor"], "Deze opdracht bestaat niet: rappor is onbekend. Bedoelt u rapport?"),
        (["rapport", "--kwartal", "2018K2"], "De optie --kwartal bestaat niet. Bedoelt u --kw"),
        (["rapport", "--uit"], "Achter de optie --uit hoort een waarde."),
        (["rapport", "a.csv", "b c.csv"], "Er staat te veel in de opdracht: b c.csv."),
        (["rapport", "--profiel", "x"], "--profiel: deze waarde kan niet. Kies intern of raad"),
        (["vergelijken"], "Er ontbreekt iets: BESTANDEN."),
        (["voorbeelddata", "--aantal", "veel"], "--aantal: deze waarde kan niet."),
    ],
)
def test_a_mistake_in_a_command_is_told_in_dutch(
    arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(sys, "argv", [PROGRAM, *arguments])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith(says)
    assert told.endswith(" --help\n")


def test_without_anything_it_shows_the_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(sys, "argv", [PROGRAM])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    told = capsys.readouterr()
    assert stopped.value.code == 2
    assert "Voorbeelden" in told.out + told.err
    assert not (told.out + told.err).rstrip().endswith("--help")


def test_every_command_closes_with_what_to_do_next() -> None:
    """Save `controleren` and `bekijk`, which show something and write nothing."""
    for function in [function for functions in BY_HEADING.values() for function in functions]:
        tree = ast.parse(Path(function.__code__.co_filename).read_text(encoding="utf-8"))
        bodies = {part.name: ast.unparse(part) for part in tree.body if hasattr(part, "name")}
        reached = (
            bodies[function.__name__] + bodies.get("_make", "") + bodies.get("_say_what_came", "")
        )
        assert ("tell_done(" in reached) == (function.__name__ not in ("controleren", "bekijk"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["controleren", "k.csv", "--query", "q.sql"], "--query hoort bij een database."),
        (["tabellen", "k.csv", "--parameter", "x=1"], "--parameter hoort bij een database."),
        (["rapport", "--query", "q.sql"], "--query hoort bij een database."),
        (["init", "k.csv", "--query", "q.sql"], "--query hoort bij een database."),
        (["init", "k.csv", "--bron", "sqlite:///a.db"], "Geef een bestand op of een database"),
        (["controleren", "k.csv", "--blad", "x"], "--blad hoort bij een rekenblad"),
        (["controleren", "--bron", "sqlite:///a.db", "--blad", "x"], "--blad hoort bij een"),
    ],
)
def test_an_option_that_would_be_left_aside_is_refused(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "k.csv").write_text("startdatum\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [PROGRAM, *arguments])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith(says)
