"""What the statistics give: exact counts, frozen and without logic.

Counts are the primitive; percentages are derived later, from protected counts. Nothing in this
module may reach a page: `disclosure` turns it into a `Publishable` first.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bijstand_report.years import Year

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class OutflowView:
    """Uitkeringen by instroomjaar and group, and how many of them still run.

    name: name of the table ("leefvorm"), column: its group column ("Omschrijving leefvorm"); an
        own view has its name of the settings as column, and as name the same made fit for files
    years: instroomjaren, ascending; groups: alphabetical, "Onbekend" last
    total, active: counts of uitkeringen, one row per year, one column per group
    """

    name: str
    column: str
    years: tuple[Year, ...]
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

    years: tuple[Year, ...]
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

    before: the day three months earlier, day: the day; stock_before, stock: running uitkeringen on
        these days, so that stock = stock_before + inflow - outflow
    inflow, outflow: begun and ended after `before`, up to and with the day
    reentry: of the inflow, clients whose previous uitkering ended at most 12 months earlier; None
        when the file has no client numbers
    over_two_years: running for 24 completed calendar months or more
    median_months: median of the completed months of the running uitkeringen, None without any
    """

    before: date
    day: date
    stock_before: int
    stock: int
    inflow: int
    outflow: int
    reentry: int | None
    over_two_years: int
    median_months: float | None


@dataclass(frozen=True)
class MonthlyStock:
    """Running uitkeringen on the last day of each full month of the period, up to the peildatum."""

    days: tuple[date, ...]
    stock: Counts


@dataclass(frozen=True)
class Flows:
    """Stock and flows of consecutive periods: quarters ("2018K2") or years ("2018").

    last_days: last day of each period; stock: running uitkeringen on it
    stock_before: running uitkeringen on the day before the first period, so that for every period
        stock = stock of the period before + inflow - outflow
    inflow, outflow: begun and ended in the period
    reentry: of the inflow, clients whose previous uitkering ended at most 12 months earlier; None
        when the file has no client numbers
    """

    periods: tuple[str, ...]
    last_days: tuple[date, ...]
    stock_before: int
    stock: Counts
    inflow: Counts
    outflow: Counts
    reentry: Counts | None


@dataclass(frozen=True)
class Durations:
    """Running uitkeringen on the peildatum by how long they run, in the classes of CBS."""

    classes: tuple[str, ...]
    count: Counts


@dataclass(frozen=True)
class Curve:
    """The life table of one group, by days since the start: all that Kaplan-Meier needs.

    group: its label; spells: uitkeringen in it
    days: distinct days on which an uitkering ended, was last seen or came under observation,
        ascending; at_risk: uitkeringen under observation just before each day (nothing changes
        between two of them); ended: how many ended on it
    horizon: the longest that any uitkering of the group could have run by the peildatum, in days:
        what lies beyond it cannot be known yet, whatever happened
    """

    group: str
    spells: int
    days: Counts
    at_risk: Counts
    ended: Counts
    horizon: int


@dataclass(frozen=True)
class SurvivalView:
    """How long uitkeringen last, by the groups of one trait.

    name: "totaal", "instroomjaar", or the name of an outflow view; column: as its outflow view has
    curves: in the order of the groups (alphabetical, years ascending, "Onbekend" last); only of
        groups with an uitkering that was under observation
    """

    name: str
    column: str
    curves: tuple[Curve, ...]


@dataclass(frozen=True)
class Reasons:
    """Why uitkeringen end, by reason group (METHOD 8), in the fixed order of the grouping.

    groups: those that occur; spells, days, at_risk: of all uitkeringen together, as in `Curve`
    ended: one row per day, one column per group
    quarters: "2018K2", the same as in `Flows`; by_quarter: ended, one row per quarter, one column
    per group
    """

    groups: tuple[str, ...]
    spells: int
    days: Counts
    at_risk: Counts
    ended: Counts
    quarters: tuple[str, ...]
    by_quarter: Counts


@dataclass(frozen=True)
class FirstYear:
    """Uitkeringen begun in some years, and those of them that had ended a year after their start.

    years: instroomjaren, ascending; age_classes: LeeftijdsKlasse at inflow; households: leefvormen
    begun, ended: one row per age class, one column per leefvorm, all years together
    """

    years: tuple[int, ...]
    age_classes: tuple[str, ...]
    households: tuple[str, ...]
    begun: Counts
    ended: Counts


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
    months, quarters, years: the course over the period, for every full one up to the peildatum
    durations: of the running uitkeringen; survival: of all, "totaal" first
    reasons: None when the file has no reasons of ending
    quality: rows left out, changed or reported, and why; rows_read, spells: counts in and out
    first_year: None when of no year all is known yet
    """

    composition: Composition
    outflow: tuple[OutflowView, ...]
    cohort: CohortView
    moments: tuple[Moment, ...]
    months: MonthlyStock
    quarters: Flows
    years: Flows
    durations: Durations
    survival: tuple[SurvivalView, ...]
    reasons: Reasons | None
    quality: tuple[RowCount, ...]
    rows_read: int
    spells: int
    first_year: FirstYear | None = None
