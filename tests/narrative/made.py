"""Published figures made by hand: ordinary ones, of which a test changes what it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date

from bijstand_report import formatting
from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedCurve,
    PublishedDurations,
    PublishedFlows,
    PublishedMoment,
    PublishedMonthlyStock,
    PublishedReasons,
    PublishedSurvival,
    Row,
    Status,
    Value,
)
from bijstand_report.narrative.text import FigureText
from bijstand_report.periods import Quarter, months_before

DAY = date(2018, 6, 30)
CLASSES = ("0-6 mnd", "6-12 mnd", "1-2 jaar", "2-3 jaar", "3-4 jaar", "4-5 jaar", ">= 5 jaar")
REASONS = ("Werk", "Ander inkomen", "Verhuizing", "Overig", "Onbekend")
NO_FLOWS = PublishedFlows((), (), NOT_APPLICABLE, (), (), (), ())
EMPTY = PublishedComposition((), (), (), (), (), (), (), NOT_APPLICABLE, ())
Number = float | Value | None


def value(number: Number, decimals: int = 0) -> Value:
    """A shown value; None is hidden; a Value stays as it is."""
    if isinstance(number, Value):
        return number
    return HIDDEN if number is None else Value(number, Status.SHOWN, decimals)


def row(numbers: Sequence[Number]) -> Row:
    return tuple(value(number) for number in numbers)


def moment(
    stock_before: Number = 1665,
    inflow: Number = 190,
    outflow: Number = 165,
    stock: Number = 1690,
    *,
    day: date = DAY,
    reentry: Number = NOT_APPLICABLE,
    over: Number = 45,
    median: Number = 20,
) -> PublishedMoment:
    return PublishedMoment(
        before=months_before(day, 3),
        day=day,
        stock_before=value(stock_before),
        stock=value(stock),
        inflow=value(inflow),
        outflow=value(outflow),
        reentry=value(reentry),
        over_two_years=value(over),
        median_months=value(median),
    )


def moments(
    flows: Sequence[tuple[Number, Number]], day: date = DAY, stock: Number = 1690
) -> tuple[PublishedMoment, ...]:
    """Three months apart, oldest first, up to a day; the stock is the same throughout."""
    days = [months_before(day, 3 * i) for i in reversed(range(len(flows)))]
    return tuple(
        moment(stock, inflow, outflow, stock, day=at)
        for at, (inflow, outflow) in zip(days, flows, strict=True)
    )


def months(stock: Sequence[Number], last: date = DAY) -> PublishedMonthlyStock:
    days = tuple(months_before(last, i) for i in reversed(range(len(stock))))
    return PublishedMonthlyStock(days, row(stock))


def flows(numbers: Sequence[tuple[Number, Number]]) -> PublishedFlows:
    """Quarters up to 2018K2; numbers: in- and outflow of each."""
    days = [months_before(DAY, 3 * i) for i in reversed(range(len(numbers)))]
    return PublishedFlows(
        periods=tuple(str(Quarter.of(day)) for day in days),
        last_days=tuple(days),
        stock_before=value(1665),
        stock=row([1690] * len(numbers)),
        inflow=row([inflow for inflow, _ in numbers]),
        outflow=row([outflow for _, outflow in numbers]),
        reentry=(NOT_APPLICABLE,) * len(numbers),
    )


def curve(
    group: str = "totaal",
    at: Sequence[tuple[Number, Number, Number]] = ((53, 52, 54), (38, 37, 39), (30, 29, 31)),
    median: Number = 415.0,
    spells: Number = 6715,
    years: Sequence[int] | None = None,
) -> PublishedCurve:
    """A curve with a step at each year; at: percentage, lower and upper after 1, 2, ... years."""
    points = [tuple(value(number) for number in triple) for triple in at]
    drawn = [(value(100),) * 3, *(point for point in points if point[0].shown)]
    at_years = tuple(years or range(1, len(points) + 1))
    return PublishedCurve(
        group=group,
        spells=value(spells),
        days=tuple(365.25 * k for k in range(len(drawn))),
        percentage=tuple(point[0] for point in drawn),
        lower=tuple(point[1] for point in drawn),
        upper=tuple(point[2] for point in drawn),
        last_day=365.25 * len(drawn),
        at_years=at_years,
        at_risk=row([100] * len(points)),
        at_percentage=tuple(point[0] for point in points),
        at_lower=tuple(point[1] for point in points),
        at_upper=tuple(point[2] for point in points),
        median=value(median),
        median_lower=NOT_APPLICABLE,
        median_upper=NOT_APPLICABLE,
    )


def survival(name: str, *curves: PublishedCurve, column: str = "") -> PublishedSurvival:
    return PublishedSurvival(name, column, curves, ())


def durations(counts: Sequence[Number]) -> PublishedDurations:
    """Counts by class; the shares are hidden with the counts."""
    total = sum(number for number in counts if isinstance(number, int))
    shares = [round(100 * n / total) if isinstance(n, int) and total else None for n in counts]
    return PublishedDurations(CLASSES, row(counts), row(shares), value(total))


WITHIN = ((18, 9, 5, 3, 4), (26, 13, 7, 5, 6), (31, 15, 8, 7, 8))
BY_QUARTER = (*((55, 30, 20, 15, 10),) * 4, (60, 35, 15, 15, 10))


def reasons(
    incidence: Sequence[Sequence[Number]] = WITHIN,
    still: Sequence[Number] = (61, 43, 31),
    quarters: Sequence[Sequence[Number]] = BY_QUARTER,
    groups: tuple[str, ...] = REASONS,
    totals: Sequence[Number] | None = None,
) -> PublishedReasons:
    ends = [months_before(DAY, 3 * i) for i in reversed(range(len(quarters)))]
    sums = [sum(n for n in counts if isinstance(n, int)) for counts in quarters]
    return PublishedReasons(
        groups=groups,
        at_years=tuple(range(1, len(incidence) + 1)),
        incidence=tuple(row(numbers) for numbers in incidence),
        still_running=row(still),
        quarters=tuple(str(Quarter.of(day)) for day in ends),
        by_quarter=tuple(row(counts) for counts in quarters),
        quarter_total=row(totals or sums),
    )


def publishable(**changes: object) -> Publishable:
    """Ordinary figures of an ordinary municipality; changes: its fields."""
    ordinary: dict[str, object] = {
        "profile": Profile.RAAD,
        "composition": EMPTY,
        "outflow": (),
        "cohort": PublishedCohort((), (), (), (), (), ()),
        "moments": moments([(190, 165)] * 5),
        "months": months([1690] * 13),
        "quarters": flows([(190, 165)] * 5),
        "years": NO_FLOWS,
        "durations": durations([340, 200, 250, 180, 120, 95, 505]),
        "survival": (survival("totaal", curve()),),
        "reasons": reasons(),
        "quality": (),
        "rows_read": value(8000),
        "spells": value(6715),
    }
    return Publishable(**{**ordinary, **changes})  # type: ignore[arg-type]


# What may be in a text.

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
NO_FIGURES = (
    rf"\d{{1,2}}\s(?:{MONTHS})\s\d{{4}}",
    r"(?:uit|in|van|vanaf) \d{4}\b",
    r"\d+ jaar",
)


def numbers(text: str) -> list[str]:
    """The figures in a text; dates, years and durations in years are no figures."""
    for pattern in NO_FIGURES:
        text = re.sub(pattern, " ", text)
    return [found.rstrip(".,") for found in re.findall(r"\d[\d.,]*", text)]


def shown_values(thing: object) -> Iterator[Value]:
    """Every shown value in published figures."""
    if isinstance(thing, Value):
        yield from [thing] if thing.shown else []
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from shown_values(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for item in thing:
            yield from shown_values(item)


def printed(thing: object) -> set[str]:
    """Every figure that a table of these published figures can print."""
    found: set[str] = set()
    for item in shown_values(thing):
        found |= {formatting.count(item), formatting.percentage(item, sign=False)}
        found.add(formatting.number(formatting.in_months(item).value or 0))
    return found


def texts(text: FigureText) -> tuple[str, ...]:
    return (text.title, text.subtitle, text.alt, *text.sentences)


def faults(text: str) -> list[str]:
    """What no text may hold: signs for what is not shown, wrong plurals, loose ends."""
    wrong = (
        r"None|\bnan\b|n\.v\.t\.|< 10|[{}]|  |\( | \)|\(\)| ,| \.|\.\.",
        r"(?<![\d.,])[01] uitkeringen",
        r"\b(?:begon|stopte|liep|loopt|was) er (?!1\b(?![.,]\d))(?:\d|geen\b(?! enkele))",
        r"\b(?:begonnen|stopten|liepen|lopen|waren) er (?:1(?![\d.,]\d|\d)|0\b)",
    )
    return [pattern for pattern in wrong if re.search(pattern, text)]
