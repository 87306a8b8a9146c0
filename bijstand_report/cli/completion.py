"""Completion of commands, options and file names by the shell, when Tab is pressed.

typer makes the scripts; here they are installed or shown, in Dutch.
"""

import os

from bijstand_report.cli.terminal import tell_done
from bijstand_report.errors import UsageError
from bijstand_report.examples import PROGRAM

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
VARIABLE = "_BIJSTAND_REPORT_COMPLETE"


def answer_shells() -> None:
    """Make typer know the shells, when it is one of them that calls the program."""
    if VARIABLE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()


def install_completion() -> None:
    """Put the script where the shell of the user finds it, and say so.

    Raises UsageError when it is not known which shell that is.
    """
    from typer._completion_shared import install

    shell, path = install(shell=_shell(), prog_name=PROGRAM, complete_var=VARIABLE)
    tell_done(str(path), f"open een nieuw venster; in {shell} vult Tab dan opdrachten aan")


def _shell() -> str:
    import shellingham

    try:
        shell = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        shell = "onbekend"
    if shell not in SHELLS:
        raise UsageError(
            f"Dit programma kent de opdrachtregel {shell} niet. "
            f"Start het vanuit een van deze: {', '.join(SHELLS)}."
        )
    return shell
