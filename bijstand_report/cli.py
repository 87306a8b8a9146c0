"""The command line: parse, call the pipeline, give the exit code.

Heavy libraries are imported inside commands, so that `--help` is quick. Progress and notices go to
standard error; the one line that says what was made goes to standard output.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from bijstand_report import __version__
from bijstand_report.choices import Profile
from bijstand_report.errors import BijstandError
from bijstand_report.options import (
    Causes,
    ClientFile,
    Config,
    MethodOption,
    Municipality,
    OutFolder,
    Overwrite,
    ProfileOption,
    Quarter,
    ReferenceDate,
    Sheet,
    Traceback,
    Verbose,
    Years,
)
from bijstand_report.usage import DutchCommand, DutchGroup, explain_usage

if TYPE_CHECKING:
    from bijstand_report.config import Settings
    from bijstand_report.pipeline import Run

EXACT_NOTICE = "Let op: profiel intern, met exacte aantallen. Niet geschikt om te publiceren."

app = typer.Typer(
    name="bijstand-report",
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


def _show_version(*, asked: bool) -> None:
    if asked:
        typer.echo(__version__)
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
) -> None:
    pass


@app.command(cls=DutchCommand, options_metavar="[OPTIES]", rich_help_panel="Rapporten")
def rapport(
    context: typer.Context,
    bestand: Annotated[
        Path | None,
        typer.Argument(
            metavar="BESTAND", help="Het klantenbestand; zonder is het de voorbeelddata."
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
    vorige: Annotated[
        Path | None,
        typer.Option("--vorige", metavar="JSON", help="Manifest van een eerder rapport."),
    ] = None,
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Maak het rapport voor de gemeenteraad (PDF, HTML, Excel)."""
    with _errors_told(traceback=traceback):
        from bijstand_report import output, resources
        from bijstand_report.pipeline import report_files

        names = ("rapport.pdf", "rapport.html", "tabellen.xlsx", "manifest.json")
        output.require_free([uit / name for name in names], overwrite=overschrijf)
        example = bestand is None
        if bestand is None:
            bestand = resources.folder("sample_data") / "voorbeeld.csv"
            config = config or resources.folder("sample_data") / "bijstand.toml"
        settings = _settings(context, config)
        run = _load(bestand, settings, Profile.RAAD, verbose=verbose, example=example)
        files = report_files(run, _tell)
        paths = output.place(files, uit, overwrite=overschrijf)
        typer.echo(f"Klaar: {paths[0]}")


@app.command(cls=DutchCommand, options_metavar="[OPTIES]", rich_help_panel="Cijfers")
def tabellen(
    context: typer.Context,
    bestand: ClientFile,
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
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Schrijf de statistieken, één CSV per tabel."""
    with _errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.pipeline import table_files

        settings = _settings(context, config)
        run = _load(bestand, settings, Profile.INTERN, verbose=verbose)
        paths = output.place(table_files(run), uit, overwrite=overschrijf)
        typer.echo(f"Klaar: {len(paths)} tabellen in {uit}")


@app.command(cls=DutchCommand, options_metavar="[OPTIES]", rich_help_panel="Cijfers")
def figuren(
    context: typer.Context,
    bestand: ClientFile,
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
    uit: OutFolder = Path("uitvoer"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Teken de zeven figuren van de oorspronkelijke analyse."""
    if formaat not in ("png", "svg"):
        raise typer.BadParameter("kies png of svg", param_hint="--formaat")
    with _errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.pipeline import figure_files

        settings = _settings(context, config)
        run = _load(bestand, settings, Profile.INTERN, verbose=verbose)
        files = figure_files(run, labels=waardelabels, svg=formaat == "svg")
        paths = output.place(files, uit, overwrite=overschrijf)
        typer.echo(f"Klaar: {len(paths)} figuren in {uit}")


@app.command(cls=DutchCommand, options_metavar="[OPTIES]", rich_help_panel="Cijfers")
def analysebestand(
    context: typer.Context,
    bestand: ClientFile,
    *,
    config: Config = None,
    kwartaal: Quarter = None,
    peildatum: ReferenceDate = None,
    periode: Years = None,
    codelijst: Causes = None,
    methode: MethodOption = None,
    blad: Sheet = None,
    uit: Annotated[
        Path, typer.Option("--uit", metavar="BESTAND", help="Het bestand (.csv of .parquet).")
    ] = Path("analysebestand.csv"),
    overschrijf: Overwrite = False,
    verbose: Verbose = False,
    traceback: Traceback = False,
) -> None:
    """Bewaar de uitkeringen met alle afgeleide kolommen, voor eigen analyse."""
    with _errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.analysis_file import analysis_frame, writer_for

        write = writer_for(uit)
        settings = _settings(context, config)
        run = _load(bestand, settings, Profile.INTERN, verbose=verbose, notice=False)
        content = write(analysis_frame(run.spells.frame, run.scope))
        (path,) = output.place({uit.name: content}, uit.parent, overwrite=overschrijf)
        _tell("Let op: dit bestand bevat persoonsgegevens. Bewaar het veilig en deel het niet.")
        typer.echo(f"Klaar: {path}")


@app.command(cls=DutchCommand, options_metavar="[OPTIES]", rich_help_panel="Hulp")
def voorbeelddata(
    *,
    aantal: Annotated[int, typer.Option("--aantal", min=1, help="Aantal rijen.")] = 9200,
    teams: Annotated[int, typer.Option("--teams", min=1, max=200, help="Aantal teams.")] = 6,
    zaad: Annotated[int, typer.Option("--zaad", min=0, help="Startgetal van het toeval.")] = 1,
    uit: Annotated[
        Path, typer.Option("--uit", metavar="BESTAND", help="Het bestand (CSV, XLSX, parquet).")
    ] = Path("voorbeeld.csv"),
    overschrijf: Overwrite = False,
    traceback: Traceback = False,
) -> None:
    """Maak een klantenbestand met verzonnen gegevens."""
    with _errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.example_data import content_of, generate

        output.require_free([uit], overwrite=overschrijf)
        content = content_of(generate(aantal, zaad, teams), uit)
        (path,) = output.place({uit.name: content}, uit.parent, overwrite=overschrijf)
        typer.echo(f"Klaar: {path}")


def _settings(context: typer.Context, config: Path | None) -> "Settings":
    """The settings of a command: its options go before those of the settings file."""
    from bijstand_report.config import Settings, load_settings

    given = {name: value for name, value in context.params.items() if name in Settings.model_fields}
    return load_settings(config, given)


def _load(
    path: Path,
    settings: "Settings",
    profile: Profile,
    *,
    verbose: bool,
    example: bool = False,
    notice: bool = True,
) -> "Run":
    from bijstand_report.pipeline import load

    run = load(path, settings, profile, _tell, example=example)
    if verbose:
        _tell_details(run)
    if notice and run.scope.profile is Profile.INTERN:
        _tell(EXACT_NOTICE)
    return run


def _tell_details(run: "Run") -> None:
    for name, value in run.raw.details.items():
        _tell(f"  {name}: {value}")
    for column, form in run.validated.dates.items():
        _tell(f"  Datums in {column}: {form}")
    if run.validated.ignored:
        _tell(f"  Niet gebruikt: {', '.join(run.validated.ignored)}")


def _tell(line: str) -> None:
    typer.echo(line, err=True)


@contextmanager
def _errors_told(*, traceback: bool) -> Iterator[None]:
    """Tell an expected error in Dutch and stop with its exit code."""
    try:
        yield
    except BijstandError as error:
        if traceback:
            raise
        _tell(str(error))
        sys.exit(error.exit_code)


def main() -> None:
    """Entry point of the command."""
    try:
        sys.exit(app(standalone_mode=False))
    except typer.Abort:
        _tell("Afgebroken.")
        sys.exit(130)
    except TyperException as error:
        _tell(explain_usage(error))
        sys.exit(2)
