"""The options that commands share, each with its name and help in one place.

What may not be read (`readable=False`) typer leaves to the code that reads it, which says what to
do about it.
"""

from pathlib import Path
from typing import Annotated

import typer

from bijstand_report.choices import Method, Profile

ClientFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="BESTAND", help="Het klantenbestand.", show_default=False, readable=False
    ),
]
Source = Annotated[
    str | None,
    typer.Option("--bron", metavar="ADRES", help="Database in plaats van een bestand."),
]
Query = Annotated[
    Path | None,
    typer.Option(
        "--query", metavar="SQL", help="Bestand met de query, of gws4all.", readable=False
    ),
]
Parameters = Annotated[
    list[str] | None,
    typer.Option("--parameter", metavar="NAAM=WAARDE", help="Waarde voor de query."),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="TOML", help="Instellingen (anders bijstand.toml hier).", readable=False
    ),
]
Quarter = Annotated[
    str | None, typer.Option("--kwartaal", metavar="2018K2", help="Het kwartaal van het rapport.")
]
ReferenceDate = Annotated[
    str | None, typer.Option("--peildatum", metavar="2018-06-30", help="De peildatum.")
]
Years = Annotated[
    str | None, typer.Option("--periode", metavar="2008-2018", help="Eerste en laatste jaar.")
]
Causes = Annotated[
    Path | None,
    typer.Option("--codelijst", metavar="BESTAND", help="Codelijst van oorzaken.", readable=False),
]
ProfileOption = Annotated[
    Profile | None, typer.Option("--profiel", help="Voor wie de cijfers zijn.")
]
MethodOption = Annotated[
    Method | None, typer.Option("--methode", help="Hoe lopende uitkeringen worden bepaald.")
]
Municipality = Annotated[
    str | None, typer.Option("--gemeente", metavar="NAAM", help="Naam van de gemeente.")
]
Sheet = Annotated[
    str | None, typer.Option("--blad", metavar="NAAM", help="Blad van een Excel-bestand.")
]
OutFolder = Annotated[
    Path, typer.Option("--uit", metavar="MAP", help="Map voor het resultaat.", readable=False)
]
OutFile = Annotated[
    Path,
    typer.Option(
        "--uit",
        metavar="BESTAND",
        help="Het bestand (.csv, .xlsx, .sav, .rds of .parquet).",
        readable=False,
    ),
]
Overwrite = Annotated[bool, typer.Option("--overschrijf", help="Overschrijf wat er al is.")]
Style = Annotated[
    Path | None,
    typer.Option(
        "--huisstijl",
        metavar="BESTAND",
        help="Huisstijl: _brand.yml of tokens (JSON).",
        readable=False,
    ),
]
Notes = Annotated[
    Path | None,
    typer.Option("--toelichting", metavar="MAP", help="Eigen tekst per onderdeel.", readable=False),
]
Templates = Annotated[
    Path | None, typer.Option("--sjablonen", metavar="MAP", help="Eigen sjablonen.", readable=False)
]
Unchecked = Annotated[
    bool,
    typer.Option("--geen-controle", help="Sla de controle van het gemaakte document over."),
]
Register = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="MAP",
        help="Map die onthoudt wat al gepubliceerd is (privacy).",
        readable=False,
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Meld ook wat in het bestand niet klopt.")]
Traceback = Annotated[
    bool, typer.Option("--traceback", help="Toon ook waar in het programma iets misging.")
]
