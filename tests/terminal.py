"""A terminal for a command: what it shows there, and what is typed when it asks something."""

import os
import select
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "bijstand_report")
QUIET = 0.3  # seconds without output after which it waits for an answer
LONGEST = 60


def on_terminal(
    arguments: Sequence[str],
    folder: Path,
    *,
    answers: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    """Exit code and all that was shown, with its escape codes. answers: typed one by one."""
    import pty

    try:
        child, terminal = pty.fork()
    except OSError as error:
        pytest.skip(f"no pseudo terminal can be opened here: {error}")
    if child == 0:
        os.chdir(folder)
        unset = {"NO_COLOR", "FORCE_COLOR", "CI"}
        ours = {name: value for name, value in os.environ.items() if name not in unset}
        os.execvpe(  # noqa: S606
            PROGRAM[0], [*PROGRAM, *arguments], {**ours, "TERM": "xterm", **(environment or {})}
        )
    shown = _conversation(terminal, list(answers))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8").replace("\r\n", "\n")


def _conversation(terminal: int, answers: list[str]) -> bytes:
    shown, ends = b"", time.monotonic() + LONGEST
    while time.monotonic() < ends:
        if select.select([terminal], [], [], QUIET)[0]:
            try:
                part = os.read(terminal, 65536)
            except OSError:  # how Linux says that the other side is gone
                break
            if not part:
                break
            shown += part
        elif answers and shown.rstrip().endswith(b":"):
            os.write(terminal, answers.pop(0).encode() + b"\n")
            shown += b" "
    return shown
