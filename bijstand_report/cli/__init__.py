"""The command line: parse, call the pipeline, give the exit code.

One module per group of commands; here they become the command `bijstand-report`. Heavy libraries
are imported inside commands, so that `--help` is quick.
"""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bijstand_report import __version__
from bijstand_report.cli import analysis, first_steps, preview, reports, sharing, teams
from bijstand_report.cli.completion import answer_shells, install_completion
from bijstand_report.cli.shared import errors_told
from bijstand_report.cli.terminal import leave_stage, show_what_can_be_shown, tell_problem
from bijstand_report.collection import collect_rarely, end_uncollected
from bijstand_report.examples import PROGRAM
from bijstand_report.usage import DutchCommand, DutchGroup, explain_usage

# Heading in the help -> its commands.
COMMANDS: Mapping[str, tuple[Callable[..., None], ...]] = MappingProxyType(
    {
        "Rapporten": (reports.rapport, preview.bekijk, teams.teams),
        "Cijfers": (analysis.tabellen, analysis.figuren, analysis.analysebestand),
        "Delen en vergelijken": (sharing.uitwisselen, sharing.vergelijken),
        "Hulp": (first_steps.controleren, first_steps.init, first_steps.voorbeelddata),
    }
)

INTERRUPTED = 130
_INTERRUPTED = "Afgebroken. Geef de opdracht opnieuw om het af te maken."

app = typer.Typer(
    name=PROGRAM,
    cls=DutchGroup,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT ...",
    help="Maakt van een klantenbestand een rapport over wie bijstand ontvangt en hoe mensen "
    "uitstromen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for _heading, _functions in COMMANDS.items():
    for _function in _functions:
        app.command(cls=DutchCommand, options_metavar="[OPTIES]", rich_help_panel=_heading)(
            _function
        )


def _show_version(*, asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


def _install_completion(*, asked: bool) -> None:
    if asked:
        with errors_told(traceback=False):
            install_completion()
        raise typer.Exit


@app.callback()
def _common(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Toon de versie.",
            is_eager=True,
            callback=lambda value: _show_version(asked=value),
        ),
    ] = False,
    aanvulling: Annotated[
        bool,
        typer.Option(
            "--installeer-aanvulling",
            help="Vul opdrachten en opties aan met de Tab-toets (bash, zsh, fish, PowerShell).",
            is_eager=True,
            callback=lambda value: _install_completion(asked=value),
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point of the command."""
    collect_rarely()
    answer_shells()
    show_what_can_be_shown()
    try:
        code = app(standalone_mode=False)
        if code == INTERRUPTED:
            tell_problem(_INTERRUPTED)
        sys.exit(code)
    except typer.Abort:
        tell_problem(_INTERRUPTED)
        sys.exit(INTERRUPTED)
    except TyperException as error:
        tell_problem(explain_usage(error))
        sys.exit(2)
    finally:
        leave_stage()
        end_uncollected()
