"""`controleren`, `init` and `voorbeelddata`: to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from bijstand_report.cli.shared import (
    errors_told,
    options_of,
    require_fitting,
    require_source,
    settings_of,
)
from bijstand_report.cli.terminal import as_typed, can_ask, end_stage, tell, tell_done
from bijstand_report.examples import PROGRAM
from bijstand_report.options import (
    ClientFile,
    Config,
    Municipality,
    OutFile,
    Overwrite,
    Parameters,
    Query,
    Sheet,
    Source,
    Traceback,
    Years,
)


def controleren(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
    als_json: Annotated[
        bool, typer.Option("--json", help="Geef de uitkomst als JSON, voor een programma.")
    ] = False,
    config: Config = None,
    blad: Sheet = None,
    bron: Source = None,
    query: Query = None,
    parameters: Parameters = None,
    periode: Years = None,
    traceback: Traceback = False,
) -> None:
    """Controleer een klantenbestand: wat is gevonden, wat klopt niet."""
    with errors_told(traceback=traceback):
        from bijstand_report.check.quality import as_json, as_text, check
        from bijstand_report.pipeline import read_source

        settings = settings_of(context, config)
        require_source(bestand, settings)
        raw = read_source(bestand, settings, tell)
        code = settings.kode_groep if settings.registratie_vanaf is None else None
        quality = check(raw, settings.kolommen, settings.views, code)
        end_stage()
        typer.echo(as_json(quality) if als_json else as_text(quality))
        if quality.validated is None:
            raise typer.Exit(1)
        if bestand and not als_json:
            tell(f"Maak nu het rapport: {PROGRAM} rapport {as_typed(bestand)}")


def init(
    context: typer.Context,
    bron_of_map: Annotated[
        Path | None,
        typer.Argument(
            metavar="[BESTAND|MAP]",
            help="Een klantenbestand, om de kolommen in te vullen, of de map voor het resultaat.",
            show_default=False,
            readable=False,
        ),
    ] = None,
    *,
    gemeente: Municipality = None,
    blad: Sheet = None,
    bron: Source = None,
    query: Query = None,
    parameters: Parameters = None,
    uit: Annotated[
        Path | None,
        typer.Option("--uit", metavar="MAP", help="Map voor het resultaat.", readable=False),
    ] = None,
    overschrijf: Overwrite = False,
    traceback: Traceback = False,
) -> None:
    """Maak bijstand.toml en _brand.yml om mee te beginnen."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.check.new_settings import brand_text, settings_text
        from bijstand_report.check.start import start_from
        from bijstand_report.cli.questions import ask

        file, folder = _file_or_folder(bron_of_map, uit)
        names = ("bijstand.toml", "_brand.yml")
        output.require_free([folder / name for name in names], overwrite=overschrijf)
        settings = options_of(context)
        require_fitting(context, file, settings)
        if can_ask():
            file, settings = ask(file, settings)
        inputs = [path for path in (file, settings.query) if path is not None]
        output.require_kept([folder / name for name in names], inputs)
        start = start_from(file, settings, tell, folder)
        contents = (settings_text(start), brand_text(settings.gemeente))
        files = {name: text.encode() for name, text in zip(names, contents, strict=True)}
        paths = output.place(files, folder, overwrite=overschrijf)
        words = [] if start.bron else [as_typed(file or Path("klanten.csv"))]
        if folder.resolve() != Path.cwd():  # there the settings are found by themselves
            words.append(f"--config {as_typed(paths[0])}")
        what = "wat de database geeft" if start.bron else "uw bestand"
        then = f"controleer {what}: {' '.join([PROGRAM, 'controleren', *words])}"
        tell_done(f"{paths[0]} en {paths[1]}", then)


def _file_or_folder(given: Path | None, uit: Path | None) -> tuple[Path | None, Path]:
    """The client file, if any, and the folder to write in."""
    if given is not None and (given.is_dir() or not given.suffix) and not given.is_file():
        return None, uit or given
    return given, uit or Path()


def voorbeelddata(
    *,
    aantal: Annotated[int, typer.Option("--aantal", min=1, help="Aantal rijen.")] = 9200,
    teams: Annotated[
        int, typer.Option("--teams", min=1, max=200, help="Aantal teams, tot 200.")
    ] = 6,
    zaad: Annotated[int, typer.Option("--zaad", min=0, help="Startgetal van het toeval.")] = 1,
    hub: Annotated[
        bool,
        typer.Option("--hub", help="Maak zes uitwisselbestanden om te vergelijken, in de map uit."),
    ] = False,
    uit: OutFile = Path("voorbeeld.csv"),
    overschrijf: Overwrite = False,
    traceback: Traceback = False,
) -> None:
    """Maak een klantenbestand met verzonnen gegevens."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.example_data import content_of, generate

        if hub:
            from bijstand_report.example_data.hub import hub_files

            paths = output.place(hub_files(), uit.with_suffix(""), overwrite=overschrijf)
            where = paths[0].parent
            then = f"leg ze naast elkaar: {PROGRAM} vergelijken {as_typed(where)}/*.bijstand.json"
            tell_done(f"{len(paths)} uitwisselbestanden in {where}", then)
            return
        output.require_free([uit], overwrite=overschrijf)
        content = content_of(generate(aantal, zaad, teams), uit)
        (path,) = output.place({uit.name: content}, uit.parent, overwrite=overschrijf)
        tell_done(str(path), f"maak er een rapport van: {PROGRAM} rapport {as_typed(path)}")
