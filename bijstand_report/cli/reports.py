"""`rapport`: what others read."""

from pathlib import Path
from typing import Annotated

import typer

from bijstand_report.choices import Profile
from bijstand_report.cli.shared import errors_told, inputs_of, load, publish, subject_of
from bijstand_report.cli.terminal import tell, tell_done
from bijstand_report.collection import end_uncollected
from bijstand_report.examples import PROGRAM
from bijstand_report.options import (
    Causes,
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

# What the second process needs, in the order in which it does.
_LOADED_AHEAD = (
    "bijstand_report.report_parts",
    "bijstand_report.figures.draw",
    "bijstand_report.render",
)


def rapport(
    context: typer.Context,
    bestand: Annotated[
        Path | None,
        typer.Argument(
            metavar="BESTAND",
            help="Het klantenbestand; zonder is het de voorbeelddata.",
            readable=False,
        ),
    ] = None,
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
    vorige: Annotated[
        Path | None,
        typer.Option(
            "--vorige", metavar="JSON", help="Manifest van een eerder rapport.", readable=False
        ),
    ] = None,
    huisstijl: Style = None,
    toelichting: Notes = None,
    sjablonen: Templates = None,
    register_map: Register = None,
    geen_controle: Unchecked = False,
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Maak het rapport voor de gemeenteraad (PDF, HTML, Excel)."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.helper import second_process

        names = ("rapport.pdf", "rapport.html", "tabellen.xlsx", "manifest.json")
        output.require_free([uit / name for name in names], overwrite=overschrijf)
        with second_process(*_LOADED_AHEAD) as helper:
            from bijstand_report.pipeline import report_files

            bestand, settings, example = subject_of(context, bestand, config)
            inputs = inputs_of(bestand, settings, config)
            output.require_kept([uit / name for name in names], inputs)
            run = load(bestand, settings, Profile.RAAD, verbose=verbose, example=example)
            files = report_files(run, tell, check=not geen_controle, helper=helper)
            paths = publish(run, files, uit, overwrite=overschrijf, inputs=inputs)
            tell_done(str(paths[0]), _what_next(run.scope.profile, example=example))
            end_uncollected()


def _what_next(profile: Profile, *, example: bool) -> str:
    if example:
        return f"met verzonnen gegevens; voor uw eigen bestand: {PROGRAM} init"
    if profile is Profile.INTERN:
        return "lees het na; het is niet geschikt om te publiceren"
    return "lees het na voordat u het deelt"
