"""Protected results made by hand: ordinary ones, of which a test changes what it is about."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta

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
    PublishedMonthlyStock,
    PublishedOutflow,
    PublishedReasons,
    PublishedSurvival,
    Row,
    Status,
    Value,
)

Number = float | None
COLOUR = "#0c4f6b"
CLASSES = ("0-6 mnd", "6-12 mnd", "1-2 jaar", "2-3 jaar", "3-4 jaar", "4-5 jaar", ">= 5 jaar")
REASONS = ("werk", "ander inkomen", "studie", "overleden", "onbekend")


def value(number: Number) -> Value:
    return HIDDEN if number is None else Value(float(number), Status.SHOWN)


def row(numbers: Sequence[Number]) -> Row:
    return tuple(value(number) for number in numbers)


def made(kind: type, **given: object) -> object:
    """A result of which only the drawn fields matter; the others are empty."""
    return kind(**{field.name: given.get(field.name, ()) for field in fields(kind)})


def months(stock: Sequence[Number], first: date = date(2016, 1, 1)) -> PublishedMonthlyStock:
    starts = [
        date(first.year + (first.month + n) // 12, (first.month + n) % 12 + 1, 1)
        for n in range(len(stock))
    ]
    return PublishedMonthlyStock(tuple(day - timedelta(days=1) for day in starts), row(stock))


def quarter_names(number: int, first: int = 2008) -> tuple[str, ...]:
    return tuple(f"{first + n // 4}K{n % 4 + 1}" for n in range(number))


def flows(inflow: Sequence[Number], outflow: Sequence[Number], first: int = 2008) -> PublishedFlows:
    return made(
        PublishedFlows,
        periods=quarter_names(len(inflow), first),
        inflow=row(inflow),
        outflow=row(outflow),
    )


def curve(
    group: str = "totaal",
    days: Sequence[float] = (0, 100, 400, 900),
    percentage: Sequence[Number] = (100, 80, 50, 30),
    last_day: float = 1200,
    *,
    spells: Number = 100,
    margin: float = 5,
) -> PublishedCurve:
    around = [
        (None, None) if p is None else (max(p - margin, 0), min(p + margin, 100))
        for p in percentage
    ]
    return made(
        PublishedCurve,
        group=group,
        spells=value(spells),
        days=tuple(days),
        percentage=row(percentage),
        lower=row([low for low, _ in around]),
        upper=row([high for _, high in around]),
        last_day=last_day,
    )


def survival(
    *curves: PublishedCurve, name: str = "totaal", too_small: Sequence[str] = ()
) -> PublishedSurvival:
    return PublishedSurvival(name, name, tuple(curves), tuple(too_small))


def cohorts(years: Sequence[int], peildatum: int = 2018) -> PublishedSurvival:
    """A curve per year, each somewhat lower than the one before, known until the peildatum."""
    return survival(
        *(
            curve(
                str(year),
                percentage=(100, 80 - n, 50 - n, 30 - n),
                last_day=365 * (0.5 + peildatum - year),
            )
            for n, year in enumerate(years)
        ),
        name="instroomjaar",
    )


def durations(count: Sequence[Number], classes: Sequence[str] = CLASSES) -> PublishedDurations:
    return made(PublishedDurations, classes=tuple(classes), count=row(count))


def reasons(
    groups: Sequence[str] = REASONS,
    incidence: Sequence[Sequence[Number]] = ((20, 8, 5, 2, 1), (26, 10, 6, 3, 1)),
    by_quarter: Sequence[Sequence[Number]] = ((30, 12, None, None, None),) * 6,
) -> PublishedReasons:
    return made(
        PublishedReasons,
        groups=tuple(groups),
        at_years=tuple(range(1, len(incidence) + 1)),
        incidence=tuple(row(line) for line in incidence),
        quarters=quarter_names(len(by_quarter), 2017),
        by_quarter=tuple(row(line) for line in by_quarter),
    )


def publishable(groups: Sequence[str] = ("man", "vrouw"), number: Number = 40) -> Publishable:
    """Everything that a report draws, with these groups everywhere and this number in every cell.

    None: every value is hidden.
    """
    numbers = [number] * len(groups)
    grid = (row(numbers), row(numbers))
    view = made(
        PublishedOutflow,
        name="indeling",
        years=(2017, 2018),
        groups=tuple(groups),
        active=grid,
        percentage=grid,
    )
    return Publishable(
        profile=Profile.RAAD,
        composition=made(
            PublishedComposition, age_classes=("< 30", "50+"), households=tuple(groups), active=grid
        ),
        outflow=(view,),
        cohort=made(
            PublishedCohort,
            years=(2016, 2017),
            durations=(1, 2),
            active=(row([number, number]), row([number, None])),
            percentage=(row([number, number]), row([number, None])),
        ),
        moments=(),
        months=months([number] * 30),
        quarters=flows([number] * 20, [number] * 20),
        years=flows([], []),
        durations=durations([number] * len(CLASSES)),
        survival=(
            survival(curve(percentage=[number] * 4)),
            survival(*(curve(group, percentage=[number] * 4) for group in groups), name="indeling"),
        ),
        reasons=reasons(groups, [numbers] * 3, [numbers] * 6),
        quality=(),
        rows_read=NOT_APPLICABLE,
        spells=NOT_APPLICABLE,
    )
