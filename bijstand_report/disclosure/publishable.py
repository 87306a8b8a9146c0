"""What may be published: protected figures only. All that figures, text and tables ever see.

Three states stay three different things in every format: a shown value (zero included), a hidden
value, and a value that does not apply.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bijstand_report.choices import Profile


class Status(Enum):
    """Whether a figure is there, kept back, or cannot exist."""

    SHOWN = "getoond"
    HIDDEN = "verborgen"
    NOT_APPLICABLE = "niet van toepassing"


@dataclass(frozen=True, slots=True)
class Value:
    """A protected count, percentage or duration; `value` is None unless it is shown.

    decimals: how many of them people see; tables to compute with hold the full value
    """

    value: float | None
    status: Status
    decimals: int = 0

    @property
    def shown(self) -> bool:
        return self.status is Status.SHOWN


HIDDEN = Value(None, Status.HIDDEN)
NOT_APPLICABLE = Value(None, Status.NOT_APPLICABLE)

Row = tuple[Value, ...]
Grid = tuple[Row, ...]


@dataclass(frozen=True)
class PublishedOutflow:
    """An outflow view: one row per instroomjaar (ascending), one column per group (alphabetical).

    total: uitkeringen begun; active: those that still run; percentage: active in percents of total
    running: running sum of active within the year; year_*: the same for the whole year
    too_small: groups that have no column, because nothing of them could be shown
    """

    name: str
    column: str
    years: tuple[int, ...]
    groups: tuple[str, ...]
    total: Grid
    active: Grid
    percentage: Grid
    running: Grid
    year_total: Row
    year_active: Row
    year_percentage: Row
    too_small: tuple[str, ...]


@dataclass(frozen=True)
class PublishedCohort:
    """Cohorts: one row per instroomjaar (ascending), one column per number of years since start."""

    years: tuple[int, ...]
    durations: tuple[int, ...]
    total: Row
    active: Grid
    percentage: Grid
    running: Grid


@dataclass(frozen=True)
class PublishedComposition:
    """Running uitkeringen by age class (rows) and leefvorm (columns), with both margins.

    share_*: the margins in percents of the total
    too_small: classes and household types left out, because nothing of them could be shown
    """

    age_classes: tuple[str, ...]
    households: tuple[str, ...]
    active: Grid
    per_age_class: Row
    per_household: Row
    share_age_class: Row
    share_household: Row
    total: Value
    too_small: tuple[str, ...]


@dataclass(frozen=True)
class PublishedMoment:
    """The key figures on one day; flows are those of the three months that end with it."""

    day: date
    stock: Value
    inflow: Value
    outflow: Value
    over_two_years: Value
    median_months: Value


@dataclass(frozen=True)
class PublishedRowCount:
    """Rows of the input that a rule touched."""

    rule: str
    description: str
    consequence: str
    count: Value


@dataclass(frozen=True)
class Publishable:
    """The protected results of one municipality or team."""

    profile: Profile
    composition: PublishedComposition
    outflow: tuple[PublishedOutflow, ...]
    cohort: PublishedCohort
    moments: tuple[PublishedMoment, ...]
    quality: tuple[PublishedRowCount, ...]
    rows_read: Value
    spells: Value

    def view(self, name: str) -> PublishedOutflow:
        """The outflow view with this table name; KeyError when there is none."""
        for view in self.outflow:
            if view.name == name:
                return view
        raise KeyError(name)
