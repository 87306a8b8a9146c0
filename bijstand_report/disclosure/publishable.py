"""What may be published: protected figures only. All that figures, text and tables ever see.

Three states stay three different things in every format: a shown value (zero included), a hidden
value, and a value that does not apply.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from bijstand_report.choices import Profile
from bijstand_report.years import Year


class Status(Enum):
    """Whether a figure is there, kept back, or cannot exist.

    HIDDEN: a count below the threshold ("< 10"), or what would follow from one
    WITHHELD: a count that is large enough, but from which a hidden one could be solved (".")
    """

    SHOWN = "getoond"
    HIDDEN = "verborgen"
    WITHHELD = "niet getoond"
    NOT_APPLICABLE = "niet van toepassing"


@dataclass(frozen=True, slots=True)
class Value:
    """A protected count, percentage or duration; `value` is None unless it is shown.

    decimals: how many of them people see; tables to compute with hold the full value
    stands_for: which whole numbers a single count may have been before it was rounded: so many in a
        row, itself in the middle (of ten: five below it, four above); 1 when it is exact
    """

    value: float | None
    status: Status
    decimals: int = 0
    stands_for: int = field(default=1, compare=False)

    @property
    def shown(self) -> bool:
        return self.status is Status.SHOWN

    @property
    def least(self) -> float:
        """The lowest count that a shown one may stand for."""
        return (self.value or 0) - self.stands_for // 2

    @property
    def most(self) -> float:
        """The highest count that a shown one may stand for."""
        return (self.value or 0) + (self.stands_for - 1) // 2

    def __repr__(self) -> str:
        """Short and exact: a report is known by what it is made of, thousands of these."""
        return f"Value({self.value!r}, {self.status.name}, {self.decimals})"

    def __reduce__(self) -> tuple[type["Value"], tuple[float | None, Status, int, int]]:
        """How it is sent to another process: quicker than field by field, and there are many."""
        return Value, (self.value, self.status, self.decimals, self.stands_for)


HIDDEN = Value(None, Status.HIDDEN)
WITHHELD = Value(None, Status.WITHHELD)
OTHER = "Overig"  # the group of small groups
NOT_APPLICABLE = Value(None, Status.NOT_APPLICABLE)

Row = tuple[Value, ...]
Grid = tuple[Row, ...]


@dataclass(frozen=True)
class PublishedOutflow:
    """An outflow view: one row per instroomjaar (ascending), one column per group (alphabetical).

    years: calendar years, or some of them together

    total: uitkeringen begun; active: those that still run; percentage: active in percents of total
    running: running sum of active within the year; year_*: the same for the whole year
    too_small: groups that have no column, because nothing of them could be shown
    """

    name: str
    column: str
    years: tuple[Year, ...]
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

    years: tuple[Year, ...]
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
    """The key figures on one day; flows are those of the three months that end with it.

    before, stock_before: the day three months earlier and the stock on it
    reentry: not applicable when the file has no client numbers
    """

    before: date
    day: date
    stock_before: Value
    stock: Value
    inflow: Value
    outflow: Value
    reentry: Value
    over_two_years: Value
    median_months: Value


@dataclass(frozen=True)
class PublishedMonthlyStock:
    """Running uitkeringen on the last day of each full month, oldest first."""

    days: tuple[date, ...]
    stock: Row


@dataclass(frozen=True)
class PublishedFlows:
    """Stock and flows of consecutive quarters ("2018K2") or years ("2018"), oldest first.

    last_days, stock: the last day of each period and the stock on it; stock_before: on the day
    before the first period; reentry: not applicable when the file has no client numbers
    """

    periods: tuple[str, ...]
    last_days: tuple[date, ...]
    stock_before: Value
    stock: Row
    inflow: Row
    outflow: Row
    reentry: Row


@dataclass(frozen=True)
class PublishedDurations:
    """Running uitkeringen by duration class, with the share of each class in percents."""

    classes: tuple[str, ...]
    count: Row
    share: Row
    total: Value


@dataclass(frozen=True)
class PublishedCurve:
    """How long the uitkeringen of a group last.

    group: its label; spells: uitkeringen in it
    days: where the step curve takes a new value, from 0 up; percentage, lower, upper: still running
        from that day on, with 95% interval; the curve is known until `last_day`
    at_years: k = 1, 2, ...: table points at 365.25 x k days; at_risk, at_percentage, at_lower,
        at_upper: one value per k, hidden where the curve may not be shown, not applicable where it
        is not known yet
    median, median_lower, median_upper: in days; not applicable when not reached
    waiting: endings, at most, that wait for the next step: so many may have been since the last one
    """

    group: str
    spells: Value
    days: tuple[float, ...]
    percentage: Row
    lower: Row
    upper: Row
    last_day: float
    at_years: tuple[int, ...]
    at_risk: Row
    at_percentage: Row
    at_lower: Row
    at_upper: Row
    median: Value
    median_lower: Value
    median_upper: Value
    waiting: int = 0


@dataclass(frozen=True)
class PublishedSurvival:
    """How long uitkeringen last, by the groups of one trait ("totaal", "instroomjaar", a view).

    too_small: groups without a curve, because nothing of them could be shown
    """

    name: str
    column: str
    curves: tuple[PublishedCurve, ...]
    too_small: tuple[str, ...]


@dataclass(frozen=True)
class PublishedReasons:
    """Why uitkeringen end, by reason group in a fixed order.

    at_years: k = 1, 2, ...; incidence: percents of uitkeringen ended for a reason within
        365.25 x k days, one row per k, one column per group; still_running: the rest, one per k
    quarters: "2018K2", oldest first; by_quarter: ended, one row per quarter, one column per group;
        quarter_total: ended, all reasons
    """

    groups: tuple[str, ...]
    at_years: tuple[int, ...]
    incidence: Grid
    still_running: Row
    quarters: tuple[str, ...]
    by_quarter: Grid
    quarter_total: Row


@dataclass(frozen=True)
class PublishedFirstYear:
    """Uitkeringen begun in `years`, and those of them that had ended a year after their start.

    begun, ended: one row per LeeftijdsKlasse at inflow, one column per leefvorm
    total_*: of all together; percentage: ended in percents of begun
    """

    years: tuple[int, ...]
    age_classes: tuple[str, ...]
    households: tuple[str, ...]
    begun: Grid
    ended: Grid
    total_begun: Value
    total_ended: Value
    percentage: Value


@dataclass(frozen=True)
class PublishedRowCount:
    """Rows of the input that a rule touched."""

    rule: str
    description: str
    consequence: str
    count: Value


@dataclass(frozen=True)
class AttackSummary:
    """What came of the attack on the release to which these results belong (METHOD 10.3).

    cells: different counts published; hidden: of these, kept back or withheld; withheld: kept back
        for the sake of others; attacked: hidden counts, and those behind a hidden percentage, that
        were attacked; smallest: no attacked count has fewer possible values than this, None when
        nothing is hidden
    """

    cells: int
    hidden: int
    withheld: int
    attacked: int
    smallest: int | None


@dataclass(frozen=True)
class Publishable:
    """The protected results of one municipality or team.

    drawn: the outflow views as figures draw them, of at most eight groups, in the order of
        `outflow`; attack: None when the profile hides nothing
    first_year: None when nothing is known yet, and under `raad`, whose products do not show it
    """

    profile: Profile
    composition: PublishedComposition
    outflow: tuple[PublishedOutflow, ...]
    cohort: PublishedCohort
    moments: tuple[PublishedMoment, ...]
    months: PublishedMonthlyStock
    quarters: PublishedFlows
    years: PublishedFlows
    durations: PublishedDurations
    survival: tuple[PublishedSurvival, ...]
    reasons: PublishedReasons | None
    quality: tuple[PublishedRowCount, ...]
    rows_read: Value
    spells: Value
    drawn: tuple[PublishedOutflow, ...] = ()
    attack: AttackSummary | None = None
    first_year: PublishedFirstYear | None = None

    def view(self, name: str) -> PublishedOutflow:
        """The outflow view with this table name; KeyError when there is none."""
        return _named(self.outflow, name)

    def drawn_view(self, name: str) -> PublishedOutflow:
        """The same view as it is drawn; KeyError when there is none."""
        return _named(self.drawn, name)


def _named(views: tuple[PublishedOutflow, ...], name: str) -> PublishedOutflow:
    for view in views:
        if view.name == name:
            return view
    raise KeyError(name)
