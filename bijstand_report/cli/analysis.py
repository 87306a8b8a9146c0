"""`tabellen`, `figuren` and `analysebestand`: figures for the analyst."""

from pathlib import Path
from typing import Annotated

import typer

from bijstand_report.choices import Profile
from bijstand_report.cli.shared import errors_told, inputs_of, load, settings_of
from bijstand_report.cli.terminal import end_stage, tell, tell_done
from bijstand_report.options import (
    Causes,
    ClientFile,
    Config,
    MethodOption,
    Municipality,
    OutFile,
    OutFolder,
    Overwrite,
    Parameters,
    ProfileOption,
    Quarter,
    Query,
    ReferenceDate,
    Sheet,
    Source,
    Traceback,
    Verbose,
    Years,
)


def tabellen(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
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
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Schrijf de statistieken, één CSV per tabel."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.pipeline import table_files

        settings = settings_of(context, config)
        run = load(bestand, settings, Profile.INTERN, verbose=verbose)
        files = table_files(run)
        output.require_kept([uit / name for name in files], inputs_of(bestand, settings, config))
        paths = output.place(files, uit, overwrite=overschrijf)
        tell_done(f"{len(paths)} tabellen in {uit}", "open ze in Excel, R of een ander programma")


def figuren(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
    waardelabels: Annotated[
        bool, typer.Option("--waardelabels", help="Zet aantallen bij de punten.")
    ] = False,
    formaat: Annotated[
        str, typer.Option("--formaat", metavar="png|svg", help="Soort bestand.")
    ] = "png",
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
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Teken de zeven figuren van de oorspronkelijke analyse."""
    if formaat not in ("png", "svg"):
        raise typer.BadParameter("kies png of svg", param_hint="--formaat")
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.figures import fonts
        from bijstand_report.pipeline import figure_files

        settings = settings_of(context, config)
        run = load(bestand, settings, Profile.INTERN, verbose=verbose)
        if fonts.original_family() not in fonts.SAME_WIDTH:
            tell(fonts.MISSING)
        files = figure_files(run, labels=waardelabels, svg=formaat == "svg")
        output.require_kept([uit / name for name in files], inputs_of(bestand, settings, config))
        paths = output.place(files, uit, overwrite=overschrijf)
        tell_done(f"{len(paths)} figuren in {uit}", "zet ze in een eigen document")


def analysebestand(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
    config: Config = None,
    kwartaal: Quarter = None,
    peildatum: ReferenceDate = None,
    periode: Years = None,
    codelijst: Causes = None,
    methode: MethodOption = None,
    blad: Sheet = None,
    bron: Source = None,
    query: Query = None,
    parameters: Parameters = None,
    uit: OutFile = Path("analysebestand.csv"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Bewaar de uitkeringen met alle afgeleide kolommen, voor eigen analyse."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.analysis_file import analysis_frame
        from bijstand_report.write import writer_for

        write = writer_for(uit)
        settings = settings_of(context, config)
        output.require_kept([uit], inputs_of(bestand, settings, config))
        output.require_free([uit], overwrite=overschrijf)
        run = load(bestand, settings, Profile.INTERN, verbose=verbose, notice=False)
        content = write(analysis_frame(run.spells.frame, run.scope))
        (path,) = output.place({uit.name: content}, uit.parent, overwrite=overschrijf)
        end_stage()
        tell("Let op: dit bestand bevat persoonsgegevens. Bewaar het veilig en deel het niet.")
        tell_done(str(path), "gooi het weg zodra u het niet meer nodig hebt")
