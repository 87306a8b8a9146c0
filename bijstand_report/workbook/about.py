"""What there is to say about all tables of a workbook together."""

from dataclasses import dataclass
from datetime import date

from bijstand_report import formatting
from bijstand_report.config import Scope

PROVISIONAL = "Voorlopige cijfers: wat later in de administratie komt, kan ze nog veranderen."


@dataclass(frozen=True)
class About:
    """title: of the whole; source: where the figures come from; days: peildatum, or several
    privacy: how small numbers are treated; provisional: the figures may still change
    notes: what more there is to know, a line each
    """

    title: str
    source: str
    days: tuple[date, ...]
    privacy: str
    provisional: bool = False
    notes: tuple[str, ...] = ()

    @property
    def source_line(self) -> str:
        """Source and peildatum in a sentence, and whether the figures may still change."""
        days = [formatting.day(day) for day in self.days]
        when = days[0] if len(days) == 1 else f"{days[0]} tot en met {days[-1]}"
        status = "; voorlopige cijfers" if self.provisional else ""
        return f"Bron: {self.source}, peildatum {when}{status}."

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that a reader of the tables should know, a line each."""
        return (PROVISIONAL, *self.notes) if self.provisional else self.notes


def about_administration(scope: Scope, title: str, privacy: str) -> About:
    """What there is to say of figures from a client file."""
    owner = f" gemeente {scope.gemeente}" if scope.gemeente else ""
    example = " (verzonnen voorbeeldgegevens)" if scope.example else ""
    return About(
        title=title,
        source=f"uitkeringsadministratie{owner}{example}",
        days=(scope.peildatum,),
        privacy=privacy,
        provisional=scope.provisional,
    )
