"""What every part of the narrative uses: the text with a figure, and figures in running text."""

from dataclasses import dataclass

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Value


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
