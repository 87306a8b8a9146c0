"""What the statistics give: exact counts, frozen and without logic.

Counts are the primitive; percentages are derived later, from protected counts. Nothing in this
module may reach a page: `disclosure` turns it into a `Publishable` first.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class OutflowView:
    """Uitkeringen by instroomjaar and group, and how many of them still run.

    name: name of the table ("leefvorm"), column: its group column ("Omschrijving leefvorm")
    years: instroomjaren, ascending; groups: alphabetical, "Onbekend" last
    total, active: counts of uitkeringen, one row per year, one column per group
    """

    name: str
    column: str
    years: tuple[int, ...]
    groups: tuple[str, ...]
    total: Counts
    active: Counts


@dataclass(frozen=True)
class CohortView:
    """Of the uitkeringen that began in a year, how many still ran k years after their start.

    years: instroomjaren; durations: k = 1..n; total: one count per year
    active: one row per year, one column per k; known: False where the state of a member is not
    known yet, so that the point is not applicable
    """

    years: tuple[int, ...]
    durations: tuple[int, ...]
    total: Counts
    active: Counts
    known: NDArray[np.bool_]


@dataclass(frozen=True)
class Composition:
    """Running uitkeringen by LeeftijdsKlasse (rows) and leefvorm (columns)."""

    age_classes: tuple[str, ...]
    households: tuple[str, ...]
    active: Counts


@dataclass(frozen=True)
class Moment:
    """The state of affairs on one day, with the flows of the three months that end with it.

    day: the day; stock: running uitkeringen
    inflow, outflow: begun and ended after the moment three months earlier, up to and with the day
    over_two_years: running for 24 completed calendar months or more
    median_months: median of the completed months of the running uitkeringen, None without any
    """

    day: date
    stock: int
    inflow: int
    outflow: int
    over_two_years: int
    median_months: float | None


@dataclass(frozen=True)
class RowCount:
    """How many rows of the input a rule touched, for the report's account of data quality."""

    rule: str
    description: str
    consequence: str
    count: int


@dataclass(frozen=True)
class Statistics:
    """All exact results for one municipality or team.

    moments: at most twelve, three months apart, oldest first; the last one is the peildatum
    quality: rows left out, changed or reported, and why; rows_read, spells: counts in and out
    """

    composition: Composition
    outflow: tuple[OutflowView, ...]
    cohort: CohortView
    moments: tuple[Moment, ...]
    quality: tuple[RowCount, ...]
    rows_read: int
    spells: int
