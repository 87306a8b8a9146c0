"""`uitwisselen` and `vergelijken`: figures to share with others, and to lay side by side."""

from pathlib import Path
from typing import Annotated

import typer

from bijstand_report.choices import Per, Profile
from bijstand_report.cli.shared import errors_told, inputs_of, load, publish, settings_of
from bijstand_report.cli.terminal import tell, tell_done
from bijstand_report.errors import UsageError
from bijstand_report.examples import PROGRAM
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

COMPARED = range(2, 41)
_HOW_TO_SHARE = f"deel het met andere gemeenten; naast elkaar zetten: {PROGRAM} vergelijken"


def uitwisselen(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
    per: Annotated[
        Per, typer.Option("--per", help="Een bestand van de gemeente, of een per team.")
    ] = Per.GEMEENTE,
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
    register_map: Register = None,
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Maak het bestand om te delen: alleen afgeschermde totalen."""
    with errors_told(traceback=traceback):
        from bijstand_report.sharing import exchange_file, team_exchange_files

        settings = settings_of(context, config).model_copy(update={"profiel": Profile.HUB})
        run = load(bestand, settings, Profile.HUB, verbose=verbose)
        if per is Per.TEAM:
            files, release = team_exchange_files(run, schuilnaam, tell)
        else:
            files, release = exchange_file(run, schuilnaam), run.release
        inputs = inputs_of(bestand, settings, config)
        paths = publish(run, files, uit, overwrite=overschrijf, inputs=inputs, release=release)
        made = paths[0] if len(paths) == 1 else f"{len(paths)} bestanden in {uit}"
        tell_done(str(made), _HOW_TO_SHARE)


def vergelijken(
    context: typer.Context,
    bestanden: Annotated[
        list[Path],
        typer.Argument(
            metavar="BESTANDEN...", help="Uitwisselbestanden (.bijstand.json).", readable=False
        ),
    ],
    *,
    eigen: Annotated[
        str | None, typer.Option("--eigen", metavar="NAAM", help="Wie in beeld wordt gemarkeerd.")
    ] = None,
    config: Config = None,
    huisstijl: Style = None,
    sjablonen: Templates = None,
    geen_controle: Unchecked = False,
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    traceback: Traceback = False,
) -> None:
    """Zet 2 tot 40 uitwisselbestanden naast elkaar (PDF, HTML, Excel)."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.sharing import comparison_files

        if len(bestanden) not in COMPARED:
            raise UsageError(f"Geef 2 tot en met 40 uitwisselbestanden op, niet {len(bestanden)}.")
        names = [f"vergelijking.{extension}" for extension in ("pdf", "html", "xlsx")]
        output.require_free([uit / name for name in names], overwrite=overschrijf)
        settings = settings_of(context, config)
        inputs = [*bestanden, *inputs_of(None, settings, config)]
        output.require_kept([uit / name for name in names], inputs)
        files = comparison_files(bestanden, settings, eigen, tell, check=not geen_controle)
        paths = output.place(files, uit, overwrite=overschrijf)
        tell_done(str(paths[0]), "lees het na voordat u het deelt")
