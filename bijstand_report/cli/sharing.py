"""`uitwisselen` and `vergelijken`: figures to share with others, and to lay side by side."""

from pathlib import Path
from typing import Annotated

import typer

from bijstand_report.choices import Profile
from bijstand_report.cli.shared import errors_told, load, settings_of
from bijstand_report.options import (
    Causes,
    ClientFile,
    Config,
    MethodOption,
    Municipality,
    OutFolder,
    Overwrite,
    Parameters,
    Quarter,
    Query,
    ReferenceDate,
    Sheet,
    Source,
    Traceback,
    Verbose,
    Years,
)


def uitwisselen(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
    schuilnaam: Annotated[
        str | None,
        typer.Option(
            "--schuilnaam", metavar="NAAM", help="Naam in plaats van die van de gemeente."
        ),
    ] = None,
    config: Config = None,
    kwartaal: Quarter = None,
    peildatum: ReferenceDate = None,
    periode: Years = None,
    codelijst: Causes = None,
    methode: MethodOption = None,
    gemeente: Municipality = None,
    blad: Sheet = None,
    bron: Source = None,
    query: Query = None,
    parameters: Parameters = None,
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Maak het bestand om te delen: alleen afgeschermde totalen."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.pipeline import exchange_file

        settings = settings_of(context, config).model_copy(update={"profiel": Profile.HUB})
        run = load(bestand, settings, Profile.HUB, verbose=verbose)
        files = exchange_file(run, schuilnaam)
        (path,) = output.place(files, uit, overwrite=overschrijf)
        typer.echo(f"Klaar: {path}")
