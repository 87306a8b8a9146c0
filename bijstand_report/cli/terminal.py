"""What the user sees: lines on standard error while a command works, one on standard output after.

On a terminal lines have colours (not with NO_COLOR), and each stage has a mark that moves while it
goes on, a tick once it is done, and its time. Through a pipe or in a log they are the same lines,
plain.
"""

import os
import shlex
import sys
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from bijstand_report.progress import Stage

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

_NOTICE = "Let op"
_FRAMES_PER_SECOND = 4  # enough to see it move; drawing is work too


def show_what_can_be_shown() -> None:
    """Print a question mark for what the terminal or log has no sign for, such as the dash.

    An old encoding is no reason to stop when all files are there.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(line: str) -> None:
    """Say something on standard error: a `Stage`, a notice or any other line."""
    if not is_terminal(sys.stderr):
        typer.echo(line, err=True)
    elif isinstance(line, Stage):
        _begin(line)
    else:
        _print(_stages().console, line, "yellow" if line.startswith(_NOTICE) else "")


def tell_problem(message: str) -> None:
    """Say on standard error what went wrong; a stage that went on is not done."""
    leave_stage()
    if is_terminal(sys.stderr):
        first, _, rest = message.partition("\n")
        _print(_console(err=True), first, "bold red")
        message = rest
    if message:
        typer.echo(message, err=True)


def tell_done(made: str, then: str) -> None:
    """The closing line, on standard output: what was made, and what to do next."""
    end_stage()
    line = f"Klaar: {made} – {then}"
    if is_terminal(sys.stdout):
        _print(_console(err=False), line, "bold green")
    else:
        typer.echo(line)


def end_stage() -> None:
    """The stage that goes on, if any, is done."""
    if is_terminal(sys.stderr):
        _tick()
        leave_stage()


def leave_stage() -> None:
    """Stop showing stages, whether done or not."""
    if is_terminal(sys.stderr):
        _stages().stop()


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at it, on a terminal that can do more than print lines."""
    return stream.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def as_typed(path: Path) -> str:
    """A file as it is typed in a command: in quotes when its name needs them.

    >>> as_typed(Path("klanten.csv"))
    'klanten.csv'
    """
    if sys.platform == "win32":
        return f'"{path}"' if " " in str(path) else str(path)
    return shlex.quote(str(path))


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _begin(stage: Stage) -> None:
    progress = _stages()
    _tick()
    progress.add_task(stage, total=1)
    progress.start()


def _tick() -> None:
    progress = _stages()
    for task in progress.tasks:
        progress.update(task.id, completed=1)


@cache
def _stages() -> "Progress":
    """The stages of this command, each with what it is and how long it takes."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = _console(err=True)
    done, moving = ("✓", "dots") if console.encoding.startswith("utf") else ("+", "line")
    columns = (
        SpinnerColumn(moving, finished_text=f"[green]{done}[/green]"),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console, refresh_per_second=_FRAMES_PER_SECOND)


@cache
def _console(*, err: bool) -> "Console":
    from rich.console import Console

    return Console(stderr=err, highlight=False, markup=False, emoji=False)


def _print(console: "Console", line: str, style: str) -> None:
    console.print(line, style=style or None)
