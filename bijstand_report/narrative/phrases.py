"""How groups are named in running text: "Alleenstaande ouder" -> "alleenstaande ouders".

The labels of the file stay as they are in tables and figures; sentences use these words. A label
that is not here is quoted, and so are the names of own views and their groups.
"""

from dataclasses import dataclass
from typing import Protocol

from bijstand_report.columns import UNKNOWN
from bijstand_report.formatting import NO_BREAK

_HOUSEHOLDS = {
    "Alleenstaande": "alleenstaanden",
    "Alleenstaande ouder": "alleenstaande ouders",
    "Anders": "andere huishoudens",
    "Gehuwd / Samenwonend": "gehuwden en samenwonenden",
}
_GENDERS = {"man": "mannen", "vrouw": "vrouwen"}
_AGES = {
    "< 30": f"jonger dan{NO_BREAK}30",
    "30-50": "van 30 tot en met 50".replace(" ", NO_BREAK),
    "50+": f"ouder dan{NO_BREAK}50",
    "tot 27": f"jonger dan{NO_BREAK}27",
    "27 tot 45": f"van 27 tot{NO_BREAK}45",
    "45 tot AOW": "van 45 en ouder",
}
_CAUSES = {
    "Afkomstig van AZC/COA": "een verblijf in een asielzoekerscentrum",
    "Beeindiging huwelijk/relatie": "het einde van een relatie",
    "Beeindiging studie": "het einde van een studie",
    "Detentie": "detentie",
    "Einde Alimentatie": "het einde van alimentatie",
    "Einde Arb. dienstbetr./ZW": "het einde van een baan of de Ziektewet",
    "Einde Uitkering werkeloosheid": "het einde van de WW",
    "Einde WIA - WAJONG": "het einde van de WIA of Wajong",
    "Einde WSW": "het einde van een baan in de sociale werkvoorziening",
    "Einde Zelfst beroep of bedrijf": "het einde van een eigen bedrijf",
    "Einde interen vermogen": "het opraken van vermogen",
    "Einde kostgeld inkomsten": "het einde van kostgeld",
    "Langer dan 3 mnd geen inkomen": "drie maanden zonder inkomen",
    "Verhuizing vanuit andere gemeente": "een verhuizing uit een andere gemeente",
    "Verhuizing vanuit buitenland": "een verhuizing uit het buitenland",
}


class View(Protocol):
    """What has the name and the column of a view: its figures of outflow, or of survival."""

    @property
    def name(self) -> str: ...

    @property
    def column(self) -> str: ...


@dataclass(frozen=True)
class Wording:
    """How the groups of a view are spoken of; {} stands for the group.

    title: the view by itself; breakdown: after "naar"; spell: after "uitkeringen"; other: opens the
    second sentence; own: made in the settings, so that its groups have no words of their own
    """

    title: str
    breakdown: str
    spell: str = "van {}"
    other: str = "Bij {}"
    own: bool = False

    def group(self, label: str) -> str:
        """A group of this view as words in a sentence."""
        return _quoted(label) if self.own else group(label)

    def label(self, label: str) -> str:
        """A group by its own name, as figures show it; quoted where it can be anything."""
        return _quoted(label) if self.own else label

    def of(self, label: str) -> str:
        """A group after "uitkeringen": "van vrouwen"."""
        return self.spell.format(self.group(label))

    def with_other(self, label: str) -> str:
        """A group that opens a second sentence: "Bij mannen"."""
        return self.other.format(self.group(label))


_WORDINGS = {
    "instroomreden": Wording("Instroomreden", "instroomreden", spell="na {}", other="Na {}"),
    "leefvorm": Wording("Leefvorm", "leefvorm"),
    "geslacht": Wording("Geslacht", "geslacht"),
    "leeftijdsklasse": Wording("Leeftijd bij de start", "leeftijd bij de start"),
    "leeftijdsklasse_geslacht": Wording(
        "Geslacht en leeftijd bij de start", "geslacht en leeftijd bij de start"
    ),
}


def wording(view: View) -> Wording:
    """The words for a view; an own view goes by its name in the settings."""
    return _WORDINGS.get(view.name) or Wording(
        title=view.column,
        breakdown=_quoted(view.column),
        spell="in groep {}",
        other="In groep {}",
        own=True,
    )


def view_name(view: View) -> str:
    """The name of a view by itself: a heading, or the start of one."""
    return wording(view).title


def _quoted(label: str) -> str:
    return f"‘{label}’"


def group(label: str) -> str:
    r"""A group as words in a sentence.

    >>> group("vrouw 50+"), group("Anders"), group("Hofje")
    ('vrouwen ouder dan\xa050', 'andere huishoudens', '‘Hofje’')
    """
    known = {**_HOUSEHOLDS, **_GENDERS, **_CAUSES}
    if label in known:
        return known[label]
    if label in _AGES:
        return f"mensen {_AGES[label]}"
    gender, _, age = label.partition(" ")
    if gender in _GENDERS and age in _AGES:
        return f"{_GENDERS[gender]} {_AGES[age]}"
    return _quoted(label)


def short(label: str) -> str:
    r"""A group of gender and age as a heading has room for, with the age as figures name it.

    >>> short("vrouw 50+"), short("man < 30"), short("Onbekend 50+")
    ('vrouwen\xa050+', 'mannen\xa0<\xa030', '‘Onbekend 50+’')
    """
    gender, _, age = label.partition(" ")
    if gender in _GENDERS and age:
        return f"{_GENDERS[gender]}{NO_BREAK}{age.replace(' ', NO_BREAK)}"
    return group(label)


def of_age(label: str) -> str:
    r"""An age class after a number of people.

    >>> of_age("50+"), of_age("Onbekend"), of_age("0 tot 18")
    ('ouder dan\xa050', 'van wie de leeftijd niet bekend is', 'in de klasse ‘0 tot 18’')
    """
    if label == UNKNOWN:
        return "van wie de leeftijd niet bekend is"
    return _AGES.get(label) or f"in de klasse {_quoted(label)}"


_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def years(number: int) -> str:
    """A number of years in words as far as ten: "drie jaar", "12 jaar"; one year is "een jaar"."""
    if number == 1:
        return "een jaar"
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} jaar"
