"""What a client file must satisfy: every rule, what happens when it is broken, and what to do.

`RULES` is the only table; `validate` looks rules up by key, and the report prints from it. Gives
`Finding` (a rule that was broken, how often and where). Nothing here ever holds a value from the
file: rows are named by number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

ROWS_TO_SHOW = 20


class Consequence(Enum):
    """What happens to the file or the row, in the word that the user sees."""

    REFUSED = "geweigerd"
    LEFT_OUT = "weggelaten"
    UNKNOWN = "als onbekend geteld"
    REPORTED = "gemeld"


class Shown(Enum):
    """Where the user sees it, in the words of the handleiding."""

    MESSAGE = "melding"
    SCREEN = "scherm"
    REPORT = "scherm en rapport"


@dataclass(frozen=True)
class Rule:
    """One rule.

    key: its name in code and in `controleren --json`
    on_screen_only: not in the report: it is about the file, not about rows that count
    description: what is wrong, a Dutch sentence for analyst and report
    advice: what to do about it, a Dutch sentence
    """

    key: str
    consequence: Consequence
    description: str
    advice: str
    on_screen_only: bool = False

    @property
    def shown(self) -> Shown:
        """Where the user sees that it was broken."""
        if self.consequence is Consequence.REFUSED:
            return Shown.MESSAGE
        return Shown.SCREEN if self.on_screen_only else Shown.REPORT


@dataclass(frozen=True)
class Finding:
    """A rule that the file breaks.

    column: the column as it is called in the file; None when it is about whole rows or the file
    count: number of rows, or of columns for a rule about columns
    rows: the first row numbers as the user sees them, at most 20
    detail: what else there is to say; never a value from a row
    """

    rule: Rule
    column: str | None
    count: int
    rows: tuple[int, ...] = ()
    detail: str = ""


_TABLE = (
    Rule(
        "leeg_bestand",
        Consequence.REFUSED,
        "Het bestand bevat geen kolommen.",
        "Maak de export opnieuw en kijk of er gegevens in staan.",
    ),
    Rule(
        "geen_rijen",
        Consequence.REFUSED,
        "Het bestand bevat wel kolomnamen, maar geen rijen.",
        "Maak de export opnieuw en kijk of er gegevens in staan.",
    ),
    Rule(
        "kolom_ontbreekt",
        Consequence.REFUSED,
        "Er ontbreken kolommen die nodig zijn.",
        "Voeg ze toe aan de export, of zet onder [kolommen] in bijstand.toml hoe ze in uw bestand "
        "heten.",
    ),
    Rule(
        "kolom_dubbel",
        Consequence.REFUSED,
        "Meer dan één kolom past bij hetzelfde gegeven.",
        "Kies er één onder [kolommen] in bijstand.toml, of haal de andere uit het bestand.",
    ),
    Rule(
        "kolom_gedeeld",
        Consequence.REFUSED,
        "De instellingen noemen dezelfde kolom voor meer dan één gegeven.",
        "Geef elk gegeven onder [kolommen] in bijstand.toml een eigen kolom.",
    ),
    Rule(
        "kolom_onbekend",
        Consequence.REFUSED,
        "Een kolom uit de instellingen staat niet in het bestand.",
        "Pas de naam onder [kolommen] in bijstand.toml aan.",
    ),
    Rule(
        "indeling_ontbreekt",
        Consequence.REFUSED,
        "De kolom van een eigen indeling staat niet in het bestand.",
        "Pas de naam onder [indelingen] in bijstand.toml aan.",
    ),
    Rule(
        "indeling_zonder_groepen",
        Consequence.REFUSED,
        "De kolom van een eigen indeling verdeelt niet in groepen: er staan te veel verschillende "
        "waarden in, of het is een gegeven van één persoon.",
        "Kies een kolom met ten hoogste 200 verschillende waarden, of verdeel een getal met vanaf "
        "in klassen.",
    ),
    Rule(
        "datum_onleesbaar",
        Consequence.REFUSED,
        "Een datum is niet te lezen, bestaat niet of ligt voor 1900.",
        "Verbeter de datums in deze rijen. Schrijf een datum als 31-12-2018.",
    ),
    Rule(
        "datum_verwisseld",
        Consequence.REFUSED,
        "Excel heeft bij een deel van de datums dag en maand verwisseld: alle datums met een dag "
        "boven 12 staan er als tekst, alle andere als datum.",
        "Maak de export opnieuw en laat Excel deze kolom als tekst inlezen.",
    ),
    Rule(
        "clientnummer_afgerond",
        Consequence.REFUSED,
        "Excel heeft clientnummers afgerond, tot iets als 1,2E+11: zo krijgen verschillende "
        "cliënten hetzelfde nummer.",
        "Maak de export opnieuw en laat Excel deze kolom als tekst inlezen.",
    ),
    Rule(
        "geen_rij_over",
        Consequence.REFUSED,
        "Er blijft geen rij over om te tellen.",
        "Kijk of startdatum, einddatum en clientnummer in de juiste kolommen staan.",
    ),
    Rule(
        "kolom_bsn",
        Consequence.LEFT_OUT,
        "De kolom lijkt burgerservicenummers te bevatten en is niet gelezen.",
        "Haal de kolom uit de export: dit programma heeft hem niet nodig.",
        on_screen_only=True,
    ),
    Rule(
        "clientnummer_bsn",
        Consequence.REPORTED,
        "Het clientnummer lijkt een burgerservicenummer te zijn. Elk nummer is bij het lezen door "
        "een volgnummer vervangen.",
        "Neem in de export het clientnummer van de administratie op.",
        on_screen_only=True,
    ),
    Rule(
        "kolom_naam",
        Consequence.LEFT_OUT,
        "De kolom lijkt namen van personen te bevatten en is niet gelezen.",
        "Haal de kolom uit de export: dit programma heeft hem niet nodig.",
        on_screen_only=True,
    ),
    Rule(
        "onder_de_tabel",
        Consequence.LEFT_OUT,
        "De rij staat onder de tabel en hoort er niet bij, zoals een rij met totalen.",
        "U hoeft niets te doen.",
        on_screen_only=True,
    ),
    Rule(
        "startdatum_ontbreekt",
        Consequence.LEFT_OUT,
        "De startdatum ontbreekt.",
        "Vul de startdatum in de administratie in.",
    ),
    Rule(
        "clientnummer_ontbreekt",
        Consequence.LEFT_OUT,
        "Het clientnummer van een dossier ontbreekt.",
        "Vul het clientnummer in de administratie in.",
    ),
    Rule(
        "einddatum_voor_startdatum",
        Consequence.LEFT_OUT,
        "De einddatum ligt voor de startdatum: zo wordt een ingetrokken uitkering vastgelegd.",
        "Controleer of deze uitkeringen zijn ingetrokken.",
    ),
    Rule(
        "dubbele_rij",
        Consequence.LEFT_OUT,
        "De rij is gelijk aan een eerdere rij met hetzelfde clientnummer.",
        "Kijk of de export rijen dubbel bevat.",
    ),
    Rule(
        "gelijke_rij",
        Consequence.REPORTED,
        "De rij is gelijk aan een eerdere rij en heeft geen clientnummer; de rij telt mee.",
        "Kijk of de export rijen dubbel bevat, of neem het clientnummer op in de export.",
    ),
    Rule(
        "dossierbegin_ontbreekt",
        Consequence.REPORTED,
        "De oorspronkelijke begindatum van een dossier ontbreekt; de startdatum van het dossier "
        "geldt.",
        "Vul de oorspronkelijke begindatum in de administratie in.",
    ),
    Rule(
        "jonger_dan_15",
        Consequence.REPORTED,
        "Volgens het geboortejaar was de persoon bij de start jonger dan 15 jaar; de rij telt mee.",
        "Controleer het geboortejaar en de startdatum.",
    ),
    Rule(
        "geslacht_onbekend",
        Consequence.UNKNOWN,
        "Het geslacht ontbreekt of is niet te lezen.",
        "Gebruik man en vrouw, M en V, of 1 en 2.",
    ),
    Rule(
        "geboortejaar_onbekend",
        Consequence.UNKNOWN,
        "Het geboortejaar ontbreekt, is geen jaartal, ligt voor 1900 of ligt na het jaar van de "
        "startdatum.",
        "Vul het geboortejaar met vier cijfers in.",
    ),
    Rule(
        "leefvorm_onbekend",
        Consequence.UNKNOWN,
        "De leefvorm ontbreekt.",
        "Vul de leefvorm in de administratie in.",
    ),
    Rule(
        "oorzaak_onbekend",
        Consequence.UNKNOWN,
        "De oorzaak ontbreekt of is geen getal.",
        "Neem de code van de oorzaak op in de export, niet de omschrijving.",
    ),
    Rule(
        "team_onbekend",
        Consequence.UNKNOWN,
        "Het team ontbreekt.",
        "Vul het team in de administratie in.",
    ),
    Rule(
        "indeling_onbekend",
        Consequence.UNKNOWN,
        "De waarde voor een eigen indeling ontbreekt.",
        "Vul de waarde in de administratie in.",
    ),
    Rule(
        "indeling_geen_getal",
        Consequence.UNKNOWN,
        "De waarde voor een eigen indeling in klassen is geen getal.",
        "Verbeter de waarde in de administratie, of kies een kolom met getallen.",
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.key: rule for rule in _TABLE})


def refusals(findings: Sequence[Finding]) -> list[Finding]:
    """The findings for which the file is refused."""
    return [found for found in findings if found.rule.consequence is Consequence.REFUSED]
