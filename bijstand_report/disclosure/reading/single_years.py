"""What somebody knows of single instroomjaren where only some of them together are published.

Each count is the sum of those of the years in it. These hang together with what is published of
single years elsewhere: the course by year, and other releases (`disclosure.earlier`).
"""

from collections.abc import Sequence

from bijstand_report.disclosure.reading.lifetimes import LIFE
from bijstand_report.disclosure.reading.system import Builder, Key
from bijstand_report.years import Year, single_years


def read_single_years(builder: Builder, unit: str, years: Sequence[Year]) -> None:
    """The counts of a unit by instroomjaar; `years`: the rows of its tables."""
    together = {str(year): year for year in years if len(single_years(year)) > 1}
    published = builder.keys()
    for key in (key for key in published if key[0] == unit and key not in builder.rests):
        place = 3 if key[1] == LIFE else 2
        if key[place] in together:
            parts = [_of_year(key, place, year) for year in single_years(together[key[place]])]
            builder.adds_up(key, [builder.cell(part, builder.block_of(key)) for part in parts])


def _of_year(key: Key, place: int, year: int) -> Key:
    return (*key[:place], str(year), *key[place + 1 :])
