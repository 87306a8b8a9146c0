"""Quarters and periods of years, as the settings write them ("2018K2", "2008-2018")."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = range(1900, 2100)  # years that a setting may name
_NEARLY = timedelta(days=14)
_YEAR = "(?:19|20)[0-9]{2}"


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter.

    >>> Quarter.parse("2018K2").last_day
    datetime.date(2018, 6, 30)
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read "2018K2"; ValueError for anything else."""
        match = re.fullmatch(rf"({_YEAR})[Kk]([1-4])", text.strip())
        if not match:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which a day falls."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - timedelta(days=1)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year}K{self.number}"


def ending_on(day: date) -> Quarter | None:
    """The quarter of which this is the last day, or None."""
    quarter = Quarter.of(day)
    return quarter if quarter.last_day == day else None


def last_full_quarter(day: date) -> Quarter:
    """The last quarter that has ended on or before a day.

    >>> str(last_full_quarter(date(2018, 7, 9)))
    '2018K2'
    """
    return ending_on(day) or Quarter.of(Quarter.of(day).first_day - timedelta(days=1))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier; the last day of a month stays the last day of its month.

    >>> months_before(date(2018, 6, 30), 3)
    datetime.date(2018, 3, 31)
    """
    is_last_day = (day + timedelta(days=1)).month != day.month
    index = day.year * 12 + day.month - 1 - months
    last_of_month = date(index // 12 + (index % 12 == 11), (index + 1) % 12 + 1, 1) - timedelta(
        days=1
    )
    if is_last_day:
        return last_of_month
    return last_of_month.replace(day=min(day.day, last_of_month.day))


def is_beyond(peildatum: date, latest: date) -> bool:
    """Whether a peildatum is about days of which a file knows nothing any more.

    latest: the latest day in the file. A quarter without a start or an end, or nearly so, can be.

    >>> [is_beyond(day, date(2018, 6, 29)) for day in (date(2018, 9, 30), date(2018, 12, 31))]
    [False, True]
    """
    return latest < months_before(peildatum, 3) - _NEARLY


def last_day_of_month(day: date) -> date:
    """The last day of the month in which a day falls.

    >>> last_day_of_month(date(2016, 2, 1))
    datetime.date(2016, 2, 29)
    """
    return day.replace(day=monthrange(day.year, day.month)[1])


def parse_years(text: str) -> tuple[int, int]:
    """Read "2008-2018" as (2008, 2018); ValueError when it is no ascending pair of years."""
    match = re.fullmatch(rf"\s*({_YEAR})\s*-\s*({_YEAR})\s*", text)
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(text)
    return int(match[1]), int(match[2])
