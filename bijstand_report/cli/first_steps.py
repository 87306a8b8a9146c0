"""`voorbeelddata`: to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from bijstand_report.cli.shared import errors_told
from bijstand_report.options import (
    OutFile,
    Overwrite,
    Traceback,
)


def voorbeelddata(
    *,
    aantal: Annotated[int, typer.Option("--aantal", min=1, help="Aantal rijen.")] = 9200,
    teams: Annotated[int, typer.Option("--teams", min=1, max=200, help="Aantal teams.")] = 6,
    zaad: Annotated[int, typer.Option("--zaad", min=0, help="Startgetal van het toeval.")] = 1,
    uit: OutFile = Path("voorbeeld.csv"),
    overschrijf: Overwrite = False,
    traceback: Traceback = False,
) -> None:
    """Maak een klantenbestand met verzonnen gegevens."""
    with errors_told(traceback=traceback):
        from bijstand_report import output
        from bijstand_report.example_data import content_of, generate

        output.require_free([uit], overwrite=overschrijf)
        content = content_of(generate(aantal, zaad, teams), uit)
        (path,) = output.place({uit.name: content}, uit.parent, overwrite=overschrijf)
        typer.echo(f"Klaar: {path}")
