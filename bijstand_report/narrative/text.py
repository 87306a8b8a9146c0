"""What every part of the narrative uses: the text with a figure, and figures in running text."""

from dataclasses import dataclass
from datetime import date

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import PublishedMoment, Value
from bijstand_report.periods import Quarter, ending_on

YEAR_BEFORE = 4  # quarters
TABLE_YEARS = (1, 2, 3, 5, 10)  # years since the start that the tables of the report have
PRIVACY = "vanwege de privacy"
WHATEVER_YEAR = "in welk jaar ze ook begonnen"

Moments = tuple[PublishedMoment, ...]


@dataclass(frozen=True)
class FigureText:
    """What is said with a figure: its finding, what it measures, what is to be seen, sentences."""

    title: str
    subtitle: str
    alt: str
    sentences: tuple[str, ...]


def place(scope: Scope) -> str:
    """The municipality in a sentence."""
    return scope.gemeente or "de gemeente"


def share(value: Value) -> str:
    """A percentage as its table shows it: whole, or with one decimal when it is exact."""
    return formatting.percentage(value)


def period_of(last_day: date) -> str:
    """The three months up to a day: "het tweede kwartaal van 2018", or in general words."""
    closed = ending_on(last_day)
    if closed is None:
        return f"de drie maanden tot en met {formatting.day(last_day)}"
    return quarter_named(closed)


def quarter_named(quarter: Quarter) -> str:
    """A quarter in a sentence: "het tweede kwartaal van 2018"."""
    return f"het {formatting.quarter_of_the_year(quarter)} van {quarter.year}"


def is_shorter(scope: Scope) -> bool:
    """Whether the period is shorter than the file: not all figures are of the same uitkeringen."""
    first, last = scope.years
    begins_later = scope.first_year is not None and scope.first_year < first
    return begins_later or last < scope.peildatum.year


def earlier(moments: Moments, quarters: int) -> PublishedMoment | None:
    """The moment some quarters before the newest, when the file goes back that far."""
    return moments[-1 - quarters] if len(moments) > quarters else None


def uitkeringen(value: Value, unit: str = "uitkering") -> str:
    """A number of uitkeringen that is shown: "190 uitkeringen", "1 uitkering", "geen uitkeringen".

    unit: "" for the number alone
    """
    amount = "geen" if value.value == 0 else formatting.count(value)
    noun = unit if value.value == 1 or not unit else f"{unit}en"
    return f"{amount} {noun}".rstrip()


@dataclass(frozen=True)
class Verb:
    """A verb that takes a number of uitkeringen as its subject."""

    one: str
    many: str

    def there(self, value: Value, *, unit: str = "uitkering") -> str:
        """How many did so, after the verb: "begonnen er 190 uitkeringen", "begon er 1".

        value: shown; unit: "" when it was just named
        """
        return f"{self._with(value)} er {uitkeringen(value, unit)}"

    def _with(self, value: Value) -> str:
        return self.one if value.value == 1 else self.many


BEGAN = Verb("begon", "begonnen")
STOPPED = Verb("stopte", "stopten")
RAN = Verb("liep", "liepen")
RUNS = Verb("loopt", "lopen")


def beside(now: Value, before: Value | None) -> str:
    """A count a year before, to go after the newest one; nothing when it is not shown."""
    if before is None or not before.shown:
        return ""
    also = "ook " if before.value == now.value else ""
    return f", een jaar eerder {also}{uitkeringen(before, unit='')}"
