"""Who is spoken of in a team report: the team, and what lies beside it."""

from dataclasses import dataclass

from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.narrative.text import FigureText

TOO_FEW = "Te weinig uitkeringen om te tonen."
REST, WHOLE = "Rest van de gemeente", "Hele gemeente"


@dataclass(frozen=True)
class Neighbour:
    """What lies beside the team. name: in legends and tables; inside: in a sentence

    is_rest: without the team itself, so that a difference may be tested
    """

    name: str
    results: Publishable

    @property
    def is_rest(self) -> bool:
        return self.name == REST

    @property
    def inside(self) -> str:
        return f"in de {self.name[:1].lower()}{self.name[1:]}"


@dataclass(frozen=True)
class Subject:
    """The team of a report. name: in legends and tables ("Dit team"); inside: in a sentence"""

    name: str
    inside: str
    results: Publishable
    rest: Neighbour
    whole: Neighbour

    @property
    def survival_neighbour(self) -> Neighbour:
        """What has a curve to lay beside that of the team."""
        return self.rest if self.rest.results.survival else self.whole

    @property
    def reasons_neighbour(self) -> Neighbour:
        """What has shares by reason to lay beside those of the team."""
        reasons = self.rest.results.reasons
        return self.rest if reasons and reasons.at_years else self.whole


def nothing_shown(title: str, subtitle: str) -> FigureText:
    """The words where nothing of the team may be shown."""
    return FigureText(title, subtitle, "Geen figuur.", (TOO_FEW,))
