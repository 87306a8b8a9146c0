"""What commands share: settings, loading a client file, telling the user, errors.

How it looks stands in `terminal`.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bijstand_report.choices import Profile
from bijstand_report.cli.terminal import leave_stage, tell, tell_problem
from bijstand_report.errors import BijstandError, InputError, OutputError, UsageError
from bijstand_report.refusals import explain

if TYPE_CHECKING:
    from bijstand_report.config import Settings
    from bijstand_report.disclosure.protect import Release
    from bijstand_report.pipeline import Run

WITH_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
EXACT_NOTICE = "Let op: profiel intern, met exacte aantallen. Niet geschikt om te publiceren."


def settings_of(context: typer.Context, config: Path | None) -> "Settings":
    """The settings of a command: its options go before those of the settings file."""
    from bijstand_report.config import load_settings

    settings = load_settings(config, _given(context))
    require_fitting(context, context.params.get("bestand"), settings)
    return settings


def require_fitting(context: typer.Context, path: Path | None, settings: "Settings") -> None:
    """Raise UsageError for options that would be left aside, given what is to be read.

    path: the client file, if any. Settings of the file may be there for another occasion.
    """
    given = {name for name, value in context.params.items() if value}
    if path is not None and "bron" in given:
        raise UsageError("Geef een bestand op of een database (--bron), niet allebei.")
    for name, option in (("query", "--query"), ("parameters", "--parameter")):
        if name in given and (path is not None or settings.bron is None):
            raise UsageError(f"{option} hoort bij een database. Geef ook --bron, of laat het weg.")
    is_sheet = path is not None and path.suffix.lower() in WITH_SHEETS
    if "blad" in given and (path is not None or settings.bron is not None) and not is_sheet:
        raise UsageError(
            f"--blad hoort bij een rekenblad ({', '.join(WITH_SHEETS)}). Laat het weg."
        )


def subject_of(
    context: typer.Context, path: Path | None, config: Path | None
) -> "tuple[Path | None, Settings, bool]":
    """What a report is about: a client file (None for a database), settings, and whether it is the
    example, as it is when neither is given.
    """
    from bijstand_report import resources

    settings = settings_of(context, config)
    if path is not None or settings.bron is not None:
        return path, settings, False
    sample = resources.folder("sample_data")
    return sample / "voorbeeld.csv", settings_of(context, config or sample / "bijstand.toml"), True


def inputs_of(path: Path | None, settings: "Settings", config: Path | None) -> list[Path]:
    """The files of the user that a command reads, and nobody means to have written over.

    Not the manifest of an earlier report: a new one may come in its place.
    """
    from bijstand_report.preview.sources import data_files, settings_files, text_files

    files = (*data_files(path, settings), *settings_files(config), *text_files(settings))
    return [file for file in files if file != settings.vorige]


def options_of(context: typer.Context) -> "Settings":
    """The options of a command alone, whatever settings file there is."""
    from bijstand_report.config import load_settings

    return load_settings(None, _given(context), use_file=False)


def _given(context: typer.Context) -> dict[str, object]:
    from bijstand_report.config import Settings

    return {name: value for name, value in context.params.items() if name in Settings.model_fields}


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

    require_source(path, settings)
    run = pipeline.load(path, settings, profile, tell, example=example)
    if verbose:
        _tell_details(run)
    if notice and run.scope.profile is Profile.INTERN:
        tell(EXACT_NOTICE)
    return run


def require_source(path: Path | None, settings: "Settings") -> None:
    """Raise UsageError when there is nothing to read."""
    if path is None and settings.bron is None:
        raise UsageError("Geef een klantenbestand op (BESTAND), of een database (--bron, --query).")


def _tell_details(run: "Run") -> None:
    from bijstand_report.validation.refusal import explain

    for found in run.validated.findings:
        tell(f"  {found.rule.consequence.value}: {explain(found)}")


@contextmanager
def errors_told(*, traceback: bool) -> Iterator[None]:
    """Tell an expected error in Dutch and stop with its exit code.

    Expected is also that the system refuses a file or folder: any path can lead to one.
    """
    try:
        yield
    except (BijstandError, OSError) as error:
        leave_stage()
        if traceback or isinstance(error, BrokenPipeError):
            raise
        expected = error if isinstance(error, BijstandError) else InputError(explain(error))
        tell_problem(str(expected))
        sys.exit(expected.exit_code)


def publish(
    run: "Run",
    files: Mapping[str, bytes],
    uit: Path,
    *,
    overwrite: bool,
    inputs: Iterable[Path] = (),
    release: "Release | None" = None,
) -> tuple[Path, ...]:
    """Put in place what others will read, and write in the ledger that it is published.

    inputs: what it was made of; release: other than that of the municipality alone.
    The ledger goes first: what is published without it being known can be differenced later.
    Raises OutputError when one of both cannot be written; then nothing has changed.
    """
    from bijstand_report import output

    paths = [uit / name for name in files]
    output.require_kept(paths, inputs)
    output.require_free(paths, overwrite=overwrite)
    entry = remember(run, release)
    try:
        return output.place(files, uit, overwrite=overwrite)
    except OutputError:
        forget(entry)
        raise


def remember(run: "Run", release: "Release | None" = None) -> Path | None:
    """Write in the ledger of the settings what is about to be published; gives the new file.

    None when there is no ledger, when nothing was hidden, or when it was published before.
    """
    from bijstand_report import output

    register, entry = run.settings.register_map, run.ledger_entry(release)
    if register is None or entry is None:
        return None
    path = register / entry.name
    is_known = path.exists()
    output.place({entry.name: entry.content}, register, overwrite=True, option="--register")
    tell(f"Onthouden in het register: {path}")
    return None if is_known else path


def forget(entry: Path | None) -> None:
    """Take back what `remember` wrote, as it was not published after all."""
    if entry is not None:
        entry.unlink(missing_ok=True)
        tell("Niet gepubliceerd, en dus weer uit het register gehaald.")
