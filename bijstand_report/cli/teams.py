"""`teams`: a report per team."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bijstand_report.choices import Profile
from bijstand_report.cli.shared import (
    errors_told,
    forget,
    inputs_of,
    load,
    remember,
    require_source,
    settings_of,
)
from bijstand_report.cli.terminal import end_stage, tell, tell_done, tell_problem
from bijstand_report.errors import UsageError
from bijstand_report.options import (
    Causes,
    ClientFile,
    Config,
    MethodOption,
    Municipality,
    Notes,
    OutFolder,
    Overwrite,
    Parameters,
    ProfileOption,
    Quarter,
    Query,
    ReferenceDate,
    Register,
    Sheet,
    Source,
    Style,
    Templates,
    Traceback,
    Unchecked,
    Verbose,
    Years,
)
from bijstand_report.progress import Stage

if TYPE_CHECKING:
    from pebble import ProcessPool

    from bijstand_report.team_reports import Batch

SOME_FAILED = 3
INTERRUPTED = 130


def teams(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
    alleen: Annotated[
        str | None, typer.Option("--alleen", metavar="TEAM", help="Maak alleen dit team.")
    ] = None,
    hervat: Annotated[
        bool, typer.Option("--hervat", help="Maak alleen wat ontbreekt of verouderd is.")
    ] = False,
    processen: Annotated[
        int | None,
        typer.Option("--processen", min=1, help="Hoeveel rapporten tegelijk.", show_default=False),
    ] = None,
    config: Config = None,
    kwartaal: Quarter = None,
    peildatum: ReferenceDate = None,
    periode: Years = None,
    codelijst: Causes = None,
    profiel: ProfileOption = None,
    methode: MethodOption = None,
    gemeente: Municipality = None,
    blad: Sheet = None,
    bron: Source = None,
    query: Query = None,
    parameters: Parameters = None,
    huisstijl: Style = None,
    toelichting: Notes = None,
    sjablonen: Templates = None,
    register_map: Register = None,
    geen_controle: Unchecked = False,
    uit: OutFolder = Path("uitvoer/teams"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Maak voor elk team een rapport, naast de rest van de gemeente."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.batch import processes_ready
        from bijstand_report.team_batch import MANIFEST, OVERVIEW
        from bijstand_report.team_documents import load_libraries

        if hervat and overschrijf:
            raise UsageError("Kies --hervat of --overschrijf, niet allebei.")
        summary = [uit / name for name in (OVERVIEW, MANIFEST)]
        output.require_free(summary, overwrite=overschrijf or hervat)
        settings = settings_of(context, config)
        require_source(bestand, settings)
        inputs = inputs_of(bestand, settings, config)
        output.require_kept(summary, inputs)
        with processes_ready(1 if alleen else processen, load_libraries) as pool:
            from bijstand_report.team_reports import (
                has_anything,
                plan_batch,
                require_kept,
                require_room,
            )

            run = load(bestand, settings, Profile.INTERN, verbose=verbose)
            tell(Stage("Rekenen voor elk team"))
            batch = plan_batch(run, uit, only=alleen, resume=hervat, check=not geen_controle)
            require_kept(batch, inputs)
            if not (overschrijf or hervat):
                require_room(batch)
            entry = remember(run, batch.release)
            try:
                _make(batch, pool, traceback=traceback)
            finally:
                if not has_anything(batch):
                    forget(entry)


def _make(batch: "Batch", pool: "ProcessPool", *, traceback: bool) -> None:
    """Make the reports with a progress bar, and stop with the exit code that says how it went."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from bijstand_report.team_reports import make_batch

    end_stage()

    columns = (
        TextColumn("Rapporten maken"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("nog"),
        TimeRemainingColumn(),
    )
    done = 0
    try:
        with Progress(*columns, console=Console(stderr=True)) as progress:
            task = progress.add_task("", total=len(batch.wanted))
            for outcome in make_batch(batch, pool):
                if outcome.failure:
                    lines = [f"{batch.name(outcome.key)}: niet gemaakt. {outcome.failure}"]
                    lines += [outcome.details] if traceback and outcome.details else []
                    progress.console.print("\n".join(lines), markup=False, highlight=False)
                done += not outcome.failure
                progress.advance(task)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough: processes are being stopped
        tell_problem(
            f"Afgebroken: {done} van {len(batch.wanted)} rapporten zijn klaar.\n"
            "Met --hervat maakt u de rest."
        )
        sys.exit(INTERRUPTED)
    if not batch.wanted:
        tell("Alle rapporten waren al bij.")
    _say_what_came(batch, done)


def _say_what_came(batch: "Batch", done: int) -> None:
    from bijstand_report.team_batch import OVERVIEW

    reports = "rapport" if done == 1 else "rapporten"
    if done or not batch.failures:
        tell_done(f"{done} {reports} in {batch.uit}", f"begin bij {batch.uit / OVERVIEW}")
    if batch.failures:
        names = ", ".join(batch.name(folder) for folder in batch.failures)
        tell_problem(f"Niet gemaakt: {names}. Met --hervat probeert u het opnieuw.")
        sys.exit(SOME_FAILED)
