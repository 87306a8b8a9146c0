"""What commands share: settings, loading a client file, telling the user, errors.

Progress and notices go to standard error; the one line that says what was made goes to standard
output, and is the command's own.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bijstand_report.choices import Profile
from bijstand_report.errors import BijstandError, UsageError

if TYPE_CHECKING:
    from bijstand_report.config import Settings
    from bijstand_report.pipeline import Run

EXACT_NOTICE = "Let op: profiel intern, met exacte aantallen. Niet geschikt om te publiceren."


def settings_of(context: typer.Context, config: Path | None) -> "Settings":
    """The settings of a command: its options go before those of the settings file."""
    from bijstand_report.config import Settings, load_settings

    if context.params.get("bestand") and context.params.get("bron"):
        raise UsageError("Geef een bestand op of een database (--bron), niet allebei.")
    given = {name: value for name, value in context.params.items() if name in Settings.model_fields}
    return load_settings(config, given)


def load(
    path: Path | None,
    settings: "Settings",
    profile: Profile,
    *,
    verbose: bool,
    example: bool = False,
    notice: bool = True,
) -> "Run":
    """Read and check a client file, or without one the database of the settings.

    profile: used when the settings name none; notice: say so when the figures are exact.
    """
    from bijstand_report import pipeline

    if path is None and settings.bron is None:
        raise UsageError("Geef een klantenbestand op (BESTAND), of een database (--bron, --query).")
    run = pipeline.load(path, settings, profile, tell, example=example)
    if verbose:
        _tell_details(run)
    if notice and run.scope.profile is Profile.INTERN:
        tell(EXACT_NOTICE)
    return run


def _tell_details(run: "Run") -> None:
    for name, value in run.raw.details.items():
        tell(f"  {name}: {value}")
    for column, form in run.validated.dates.items():
        tell(f"  Datums in {column}: {form}")
    if run.validated.ignored:
        tell(f"  Niet gebruikt: {', '.join(run.validated.ignored)}")


def tell(line: str) -> None:
    """Say something to the user on standard error."""
    typer.echo(line, err=True)


@contextmanager
def errors_told(*, traceback: bool) -> Iterator[None]:
    """Tell an expected error in Dutch and stop with its exit code."""
    try:
        yield
    except BijstandError as error:
        if traceback:
            raise
        tell(str(error))
        sys.exit(error.exit_code)
