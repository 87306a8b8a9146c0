"""On a terminal: questions, colours, stages. Elsewhere the same words, plain; never a question."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from terminal import PROGRAM, on_terminal

pytest.importorskip("pty", reason="this system has no pseudo terminals")

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[1-7]|9[1-7])(?:;\d+)*m")
ESCAPE = "\x1b"
BASH = shutil.which("bash")
ROWS = ["startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak"]
ROWS += [f"01-02-{2012 + n % 5};;vrouw;{1950 + n % 45};Anders;14" for n in range(60)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "klanten.csv").write_text("\n".join(ROWS), encoding="utf-8")
    return tmp_path


def through_a_pipe(
    *arguments: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_init_asks_for_what_was_not_given(folder: Path) -> None:
    answers = ["x" * 61, "Lindemeer", "nergens.csv", "'klanten.csv'"]
    code, shown = on_terminal(["init"], folder, answers=answers)
    assert code == 0
    assert shown.count("Naam van de gemeente") == 2
    assert "nergens.csv is geen bestand. Controleer de naam en de map." in shown
    told = tomllib.loads((folder / "bijstand.toml").read_text(encoding="utf-8"))
    assert told["gemeente"] == "Lindemeer"
    assert told["kolommen"]["leefvorm"] == "leefvorm"


def test_what_was_given_is_not_asked(folder: Path) -> None:
    code, shown = on_terminal(["init", "klanten.csv", "--gemeente", "Lindemeer"], folder)
    assert (code, "Naam van de gemeente" in shown) == (0, False)


def test_what_to_do_next_can_be_typed_as_it_stands(folder: Path) -> None:
    """A name with a space or a quote comes in quotes, so that the shell takes it for one."""
    name = "onze 'nieuwe' klanten.csv"
    done = through_a_pipe("voorbeelddata", "--aantal", "20", "--uit", name, folder=folder)
    _, _, command = done.stdout.partition("maak er een rapport van: ")
    assert shlex.split(command) == ["bijstand-report", "rapport", name]


def test_nothing_is_asked_where_nobody_answers(folder: Path) -> None:
    done = through_a_pipe("init", folder=folder)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("Klaar: bijstand.toml en _brand.yml – controleer uw bestand:")


def test_colours_and_stages_on_a_terminal_only(folder: Path) -> None:
    arguments = ("tabellen", "klanten.csv", "--kwartaal", "2018K2", "--overschrijf")
    code, shown = on_terminal(arguments, folder)
    assert code == 0
    assert COLOUR.search(shown)
    for stage in ("klanten.csv lezen", "Rekenen"):
        assert re.search(rf"✓\S* {stage}", shown)
    code, plain = on_terminal(arguments, folder, environment={"NO_COLOR": "1"})
    assert code == 0
    assert not COLOUR.search(plain)
    assert "✓" in plain
    _, dumb = on_terminal(arguments, folder, environment={"TERM": "dumb"})
    done = through_a_pipe(*arguments, folder=folder, TERM="xterm")
    assert ESCAPE not in dumb + done.stderr + done.stdout
    assert "klanten.csv lezen\n" in done.stderr
    assert re.fullmatch(r"Klaar: \d+ tabellen in uitvoer – open ze .+\n", done.stdout)


def test_a_stage_that_failed_has_no_tick(folder: Path) -> None:
    (folder / "klanten.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    code, shown = on_terminal(["tabellen", "klanten.csv"], folder)
    assert code == 1
    assert "klanten.csv lezen" in shown
    assert "✓" not in shown
    assert shown.rfind("\x1b[?25h") > shown.rfind("\x1b[?25l") >= 0  # the cursor is back


@pytest.mark.skipif(BASH is None, reason="bash is not here")
def test_bash_completes_commands_and_options(folder: Path) -> None:
    program = Path(sys.executable).parent / "bijstand-report"
    script = f"""
        '{program}' --installeer-aanvulling
        source "$HOME/.bash_completions/bijstand-report.sh"
        tab() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"
                 _bijstand_report_completion "$1"; echo "${{COMPREPLY[@]}}"; }}
        tab bijstand-report verg
        tab bijstand-report tabellen --prof
        tab bijstand-report tabellen --profiel ""
    """
    here = {**os.environ, "HOME": str(folder), "PATH": f"{program.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        [BASH, "-c", script], env=here, capture_output=True, text=True, check=True
    )
    told, *completed = done.stdout.splitlines()
    assert told.startswith("Klaar: ")
    assert "Tab" in told
    assert completed == ["vergelijken", "--profiel", "intern raad hub"]


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_signs_that_an_old_terminal_lacks_stop_nothing(folder: Path, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bijstand_report", "init", "--gemeente", "Súdwest-Fryslân"],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Klaar: bijstand.toml" in done.stdout
