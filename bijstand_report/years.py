"""Instroomjaren as tables have them: one calendar year, or some years counted together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

TO = "–"


@dataclass(frozen=True)
class Years:
    """Calendar years that are counted together, from the first to the last.

    >>> str(Years(2009, 2011)), str(Years(2008, 2008))
    ('2009–2011', '2008')
    """

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}{TO}{self.last}"


Year = int | Years


def first_of(year: Year) -> int:
    """The calendar year, or the first of some together."""
    return year.first if isinstance(year, Years) else year


def last_of(year: Year) -> int:
    """The calendar year, or the last of some together."""
    return year.last if isinstance(year, Years) else year


def single_years(year: Year) -> range:
    """The calendar years that it holds."""
    return range(first_of(year), last_of(year) + 1)


def middle(year: Year) -> float:
    """Where it stands on an axis of calendar years: some years together half-way.

    >>> middle(2010), middle(Years(2017, 2018))
    (2010.0, 2017.5)
    """
    return (first_of(year) + last_of(year)) / 2


def are_together(years: Sequence[Year]) -> bool:
    """Whether some of them hold more than one calendar year."""
    return any(first_of(year) < last_of(year) for year in years)


def is_followed(year: Year, k: int, peildatum: date) -> bool:
    """Whether all who began in it can be followed for k calendar years: that day is passed.

    >>> is_followed(2016, 1, date(2018, 6, 30)), is_followed(2017, 1, date(2018, 6, 30))
    (True, False)
    """
    return last_of(year) + k < peildatum.year


def has_full_year(year: Year, peildatum: date) -> bool:
    """Whether a calendar year in it is over by the peildatum."""
    return date(first_of(year), 12, 31) <= peildatum
