"""The columns of a client file: canonical names, accepted spellings, levels and labels.

Everything that depends on how an administration names things stands here and nowhere else.
"""

import unicodedata
from dataclasses import dataclass

UNKNOWN = "Onbekend"


@dataclass(frozen=True)
class Column:
    """One column that the program knows.

    name: canonical name, used in code and in settings (`[kolommen]`)
    label: the name that the original tables and the report print
    kind: how values are read: "datum", "jaar", "code", "geslacht" or "tekst"
    required: a file without this column is refused
    spellings: other names under which exports know it; case, spaces and signs do not matter
    """

    name: str
    label: str
    kind: str
    required: bool = False
    spellings: tuple[str, ...] = ()


COLUMNS = (
    Column(
        "startdatum",
        "startdatum",
        "datum",
        required=True,
        spellings=(
            "Startdatum periodiek algemeen",
            "Ingangsdatum",
            "Begindatum",
            "Startdatum uitkering",
        ),
    ),
    Column(
        "einddatum",
        "einddatum",
        "datum",
        required=True,
        spellings=("Einddatum periodiek algemeen", "Einddatum uitkering", "Datum einde"),
    ),
    Column("geslacht", "geslacht", "geslacht", required=True, spellings=("sekse", "M/V")),
    Column("geboortejaar", "geboortejaar", "jaar", required=True, spellings=("Jaar van geboorte",)),
    Column(
        "leefvorm",
        "Omschrijving leefvorm",
        "tekst",
        required=True,
        spellings=("Omschrijving leefvorm", "Leefvorm omschrijving", "Huishoudtype"),
    ),
    Column(
        "oorzaak",
        "Oorzaak bijstandsafhankelijkheid",
        "code",
        required=True,
        spellings=(
            "Oorzaak bijstandsafhankelijkheid",
            "Code oorzaak bijstandsafhankelijkheid",
            "Instroomreden",
            "Code oorzaak",
        ),
    ),
    Column("clientnummer", "Clientnummer", "tekst", spellings=("Clientnr", "Cliëntnummer")),
    Column(
        "reden_einde",
        "Reden einde",
        "tekst",
        spellings=("Omschrijving einde bijstandsafhankelijkheid", "Reden beeindiging"),
    ),
    Column("team", "Team", "tekst", spellings=("Teamnaam", "Team omschrijving")),
    Column("kode_groep", "Kode groep", "code", spellings=("Code groep",)),
    Column(
        "begindatum_dossier",
        "Oorspronkelijke begindatum uitkeringsdossier",
        "datum",
        spellings=("Oorspronkelijke begindatum uitkeringsdossier",),
    ),
)

BY_NAME = {column.name: column for column in COLUMNS}

# A file with all of these holds dossiers, otherwise uitkeringen.
DOSSIER_COLUMNS = ("clientnummer", "kode_groep", "begindatum_dossier")

GENDERS = {
    "man": "man",
    "m": "man",
    "1": "man",
    "mannelijk": "man",
    "vrouw": "vrouw",
    "v": "vrouw",
    "2": "vrouw",
    "vrouwelijk": "vrouw",
}

CAUSE_CODE = "Code oorzaak bijstandsafhankelijkheid"
CAUSE_DESCRIPTION = "Omschrijving oorzaak bijstandsafhankelijkheid"


def normalised(name: str) -> str:
    """A column name without case, accents, spaces and signs, for comparing spellings.

    >>> normalised("Omschrijving_Leefvorm ") == normalised("omschrijving leefvorm")
    True
    """
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


SPELLINGS = {
    normalised(spelling): column.name
    for column in COLUMNS
    for spelling in (column.name, column.label, *column.spellings)
}


def alphabetical(labels: list[str]) -> list[str]:
    """Labels in the order of a Dutch list: signs, digits, letters; unknown last.

    >>> alphabetical(["Onbekend", "50+", "30-50", "< 30", "appel", "Anders"])
    ['< 30', '30-50', '50+', 'Anders', 'appel', 'Onbekend']
    """
    return sorted(labels, key=lambda label: (label == UNKNOWN, _collation_key(label), label))


def _collation_key(label: str) -> list[tuple[int, str]]:
    plain = unicodedata.normalize("NFKD", label).casefold()
    return [
        (letter.isdigit() + 2 * letter.isalpha(), letter)
        for letter in plain
        if not unicodedata.combining(letter)
    ]
