"""`init`: the text of a first `bijstand.toml`, with the columns of a file filled in.

Takes the columns that were found (or nothing); gives TOML in which every other setting stands as a
comment with an example. Never holds a password or a value from a row.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bijstand_report.columns import COLUMNS


@dataclass(frozen=True)
class Start:
    """What the new settings begin with.

    columns: canonical name -> name in the file; others: columns of the file that are not used
    gemeente: name; blad: sheet of a spreadsheet; bron, query: a database, without a password
    seems_from: when the register seems to begin, where the file is not complete
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    gemeente: str | None = None
    blad: str | None = None
    bron: str | None = None
    query: str | None = None
    seems_from: date | None = None


def settings_text(start: Start) -> str:
    """The content of `bijstand.toml`."""
    return "\n".join([*_general(start), "", *_columns(start), "", *_the_rest(start), ""])


def brand_text(gemeente: str | None) -> str:
    """The content of `_brand.yml`."""
    return f"""\
# Huisstijl van de gemeente, in de vorm van brand.yml. Haal het hekje weg en vul in.

meta:
  name: {_quoted(gemeente or "Onze gemeente")}

# logo:
#   medium:
#     path: logo.svg        # SVG of PNG, gezocht vanaf de map van dit bestand
#     alt: Logo van de gemeente

# color:
#   primary: "#154c66"      # titels, lijnen en de omslag
#   secondary: "#b4472a"    # kleine accenten
"""


def _general(start: Start) -> list[str]:
    return [
        "# Instellingen van bijstand-report. Een regel met een hekje (#) ervoor geldt niet: haal",
        "# het hekje weg om de instelling te gebruiken. Opties van een opdracht gaan voor.",
        "",
        '# Naam van de gemeente, zonder het woord "gemeente".',
        _line("gemeente", start.gemeente, "Lindemeer"),
        "",
        "# Het kwartaal van het rapport. Zonder: het laatste dat het bestand helemaal bevat.",
        '# kwartaal = "2018K2"',
        "",
        "# Eerste en laatste jaar van instroom in de tabellen.",
        '# periode = "2008-2018"',
        "",
        "# Eerste dag van de registratie: wat eerder eindigde, staat niet in het bestand.",
        *_seems_from(start),
        "",
        "# Huisstijl: logo en kleuren.",
        'huisstijl = "_brand.yml"',
        "",
        "# Blad van een Excel-bestand.",
        _line("blad", start.blad, "Blad1"),
        "",
        "# Een database in plaats van een bestand. Het wachtwoord hoort hier niet: zet het in de",
        "# omgevingsvariabele BIJSTAND_WACHTWOORD.",
        _line("bron", start.bron, "postgresql+psycopg://lezer@server/database"),
        _line("query", start.query, "bestand.sql"),
    ]


def _seems_from(start: Start) -> list[str]:
    if start.seems_from is None:
        return ["# registratie_vanaf = 2005-01-01"]
    return [
        "# Uw bestand lijkt op deze dag te beginnen. Klopt dat? Haal dan het hekje weg.",
        f"# registratie_vanaf = {start.seems_from.isoformat()}",
    ]


def _columns(start: Start) -> list[str]:
    width = max(len(column.name) for column in COLUMNS)
    lines = [
        "# Hoe de kolommen in uw bestand heten." + (" Nog niet gebruikt:" if start.others else ""),
        *(f"#   {title}" for title in start.others),
        "[kolommen]",
    ]
    for column in COLUMNS:
        title = start.columns.get(column.name)
        setting = f"{column.name:<{width}} = {_quoted(title or column.label)}"
        need = "   # nodig" if column.required and title is None else ""
        lines.append(setting if title is not None else f"# {setting}{need}")
    return lines


def _the_rest(start: Start) -> list[str]:
    example = start.others[0] if start.others else "Wijknaam"
    return [
        "# Eigen indelingen: de naam in het rapport en de kolom in uw bestand.",
        "# [indelingen]",
        f"# {_quoted(example)} = {_quoted(example)}",
        "",
        "# Doelen van de gemeente bij de kerncijfers.",
        "# [doelen]",
        "# stand = 1650",
        "# eerste_jaar = 55",
        "",
        "# Meer instellingen staan in de handleiding.",
    ]


def _line(key: str, value: str | None, example: str) -> str:
    return f"{key} = {_quoted(value)}" if value else f"# {key} = {_quoted(example)}"


def _quoted(text: str) -> str:
    """A string of TOML (and YAML), which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
