"""The course over time as cells: stock and flows, durations, reasons by quarter.

All days of which something is published cut the time line into pieces; stock on a day is stock
on the day before it, plus what began, minus what ended in the piece between. Periods are sums of
pieces, so that months, quarters, years and moments all hang together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bijstand_report.disclosure.publishable import (
    Publishable,
    PublishedFlows,
    PublishedMoment,
    Status,
    Value,
)
from bijstand_report.disclosure.reading.cells import begun_key, running_key, share, stock_key
from bijstand_report.disclosure.reading.system import LIMIT, Builder, Key, interval
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.disclosure.rules import Rules
from bijstand_report.periods import Quarter

TWO_YEARS = ("2-3 jaar", "3-4 jaar", "4-5 jaar", ">= 5 jaar")


@dataclass(frozen=True)
class Period:
    """From the day after `before` up to and with `day`."""

    before: date
    day: date

    def inside(self, days: list[date]) -> list["Period"]:
        """The pieces into which days cut it."""
        cuts = [day for day in days if self.before <= day <= self.day]
        return [Period(a, b) for a, b in pairwise(cuts)]


def flow_key(unit: str, kind: str, period: Period, peildatum: date | None) -> Key:
    """Uitkeringen begun ("in") or ended ("uit") in a period; what began in a year is one count.

    peildatum: the last day of its year that counts; None when years are counted otherwise
    """
    opens = (period.before + timedelta(days=1)).timetuple().tm_yday == 1
    closes = period.day == date(period.day.year, 12, 31) or period.day == peildatum
    same_year = period.day.year == period.before.year + 1
    if kind == "in" and peildatum and opens and closes and same_year:
        return begun_key(unit, period.day.year)
    return (unit, kind, str(period.before), str(period.day))


def periods(flows: PublishedFlows) -> list[Period]:
    """The periods of a course: each begins where the one before ends."""
    if not flows.periods:
        return []
    label = flows.periods[0]
    first = Quarter.parse(label).first_day if "K" in label else date(int(label), 1, 1)
    days = [first - timedelta(days=1), *flows.last_days]
    return [Period(a, b) for a, b in pairwise(days)]


def read_course(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """Months, quarters, years and moments."""
    for day, value in _stocks(result):
        builder.count(stock_key(unit, day), _block(day), value)
    days = _days({day for day, _ in _stocks(result)})
    line = _Line(builder, unit, days, counted_until(result, told))
    line.balance()
    for period, *values in _flows(result):
        line.read(period, values)
    years = _years(line.days) if told.as_known else ()
    line.cut("in", years)
    for kind in ("in", "uit"):
        line.cut(kind, dict.fromkeys(period for period, *_ in _flows(result)))


def counted_until(result: Publishable, told: Told) -> date | None:
    """Up to which day a year counts that is not over; None when years are counted otherwise."""
    return result.moments[-1].day if told.as_known else None


def _block(day: date) -> str:
    return f"{day.year}/verloop"


@dataclass(frozen=True)
class _Line:
    """The time line of a unit, cut at `days`."""

    builder: Builder
    unit: str
    days: list[date]
    peildatum: date | None

    def key(self, kind: str, period: Period) -> Key:
        key = flow_key(self.unit, kind, period, self.peildatum)
        return self.builder.cell(key, _block(period.day))

    def stock(self, day: date) -> Key:
        return self.builder.cell(stock_key(self.unit, day), _block(day))

    def balance(self) -> None:
        """Stock after = stock before + begun - ended, for every piece."""
        for piece in (Period(a, b) for a, b in pairwise(self.days)):
            after, before = self.stock(piece.day), self.stock(piece.before)
            begun, ended = self.key("in", piece), self.key("uit", piece)
            self.builder.balances([(after, 1), (before, -1), (begun, -1), (ended, 1)])

    def read(self, period: Period, values: Iterable[Value]) -> None:
        """Inflow, outflow and re-entry of a period; re-entry is a part of the inflow."""
        applicable = [
            (kind, value)
            for kind, value in zip(("in", "uit", "herinstroom"), values, strict=True)
            if value.status is not Status.NOT_APPLICABLE
        ]
        for kind, value in applicable:
            self.builder.count(self.key(kind, period), _block(period.day), value)
        if len(applicable) == 3:
            reentry, inflow = self.key("herinstroom", period), self.key("in", period)
            self.builder.at_most(reentry, inflow, _block(period.day))

    def cut(self, kind: str, periods: Iterable[Period]) -> None:
        """Each period is the sum of its pieces."""
        for period in periods:
            parts = [self.key(kind, piece) for piece in period.inside(self.days)]
            if parts not in ([], [self.key(kind, period)]):
                self.builder.adds_up(self.key(kind, period), parts)


def _stocks(result: Publishable) -> Iterator[tuple[date, Value]]:
    yield from zip(result.months.days, result.months.stock, strict=True)
    for flows in (result.quarters, result.years):
        if flows.periods:
            yield periods(flows)[0].before, flows.stock_before
        yield from zip(flows.last_days, flows.stock, strict=True)
    for moment in result.moments:
        yield moment.before, moment.stock_before
        yield moment.day, moment.stock


def _days(published: set[date]) -> list[date]:
    """The published days, and the ends of years between them."""
    first, last = min(published), max(published)
    ends = {date(year, 12, 31) for year in range(first.year, last.year)}
    return sorted(published | {day for day in ends if first <= day})


def _years(days: list[date]) -> Iterator[Period]:
    """Every year from its first day on, as far as it is published."""
    for year in range(days[0].year, days[-1].year + 1):
        before = date(year - 1, 12, 31)
        if days[0] <= before:
            yield Period(before, min(date(year, 12, 31), days[-1]))


def _flows(result: Publishable) -> Iterator[tuple[Period, Value, Value, Value]]:
    for flows in (result.quarters, result.years):
        yield from zip(periods(flows), flows.inflow, flows.outflow, flows.reentry, strict=True)
    for moment in result.moments:
        yield Period(moment.before, moment.day), moment.inflow, moment.outflow, moment.reentry


def read_durations(
    builder: Builder, unit: str, result: Publishable, total: Key, told: Told
) -> None:
    """Duration classes of the stock, and the share of two years and more on every moment."""
    table = result.durations
    keys: list[Key] = [(unit, "duur", name) for name in table.classes]
    builder.count(total, "stand/totaal", table.total)
    for key, count, percentage in zip(keys, table.count, table.share, strict=True):
        builder.count(key, "stand/duur", count)
        share(builder, key, total, percentage, told)
    for moment in result.moments:
        _read_two_years(builder, unit, moment, told)
        long: Key = two_years_key(unit, moment.day)
        short: Key = (*long, "rest")
        _read_median(builder, unit, moment, {short: (0, 24), long: (24, LIMIT)})
    if keys:
        spans = dict(zip(keys, map(_months_of, table.classes), strict=True))
        _read_median(builder, unit, result.moments[-1], spans)
        builder.adds_up(total, keys)
        over = [key for key in keys if key[-1] in TWO_YEARS]
        builder.adds_up(two_years_key(unit, result.moments[-1].day), over)


def _months_of(name: str) -> tuple[float, float]:
    """From how many completed months a duration class goes, and up to how many (not included).

    >>> _months_of("6-12 mnd"), _months_of("2-3 jaar"), _months_of(">= 5 jaar")
    ((6, 12), (24, 36), (60, 10000000.0))
    """
    numbers, unit = name.removeprefix(">= ").split(" ")
    times = 12 if unit == "jaar" else 1
    first, _, last = numbers.partition("-")
    return int(first) * times, int(last) * times if last else LIMIT


def _median_key(unit: str, day: date, side: str, table: str) -> Key:
    return (unit, "mediaan", str(day), side, table)


def median_keys(unit: str, day: date) -> list[Key]:
    """What the median leaves over of half of the stock, on both sides of it, by both tables."""
    return [
        _median_key(unit, day, side, table)
        for side in ("korter", "langer")
        for table in ("duur", "twee_jaar")
    ]


def _read_median(
    builder: Builder,
    unit: str,
    moment: PublishedMoment,
    spans: Mapping[Key, tuple[float, float]],
) -> None:
    """At most half of the stock runs shorter than the median duration, and at most half longer.

    spans: counts of one table, with the completed months from and up to which they run. What is
    left over is shown by the median: when it has to be kept back, the median is.
    """
    for key in median_keys(unit, moment.day):  # there too when the median is kept back
        builder.cell(key, _block(moment.day))
    months = moment.median_months.value
    if months is None:
        return
    whole, table = stock_key(unit, moment.day), next(iter(spans))[1]
    most = interval(moment.stock, builder.rules)[1]
    sides = {
        "korter": [key for key, (_, before) in spans.items() if before <= months],
        "langer": [key for key, (least, _) in spans.items() if least > months],
    }
    for side, keys in sides.items():
        if keys:
            rest = _median_key(unit, moment.day, side, table)
            builder.cell(rest, _block(moment.day), 0, most)
            builder.show(rest, moment.median_months)
            builder.balances([(whole, 1), (rest, -1), *((part, -2) for part in keys)])


def two_years_key(unit: str, day: date) -> Key:
    """Uitkeringen that run for two years or more on a day."""
    return (unit, "twee_jaar", str(day))


def _read_two_years(builder: Builder, unit: str, moment: PublishedMoment, told: Told) -> None:
    """Only a percentage is published, from which the protected count may be found."""
    key, block = two_years_key(unit, moment.day), _block(moment.day)
    whole = stock_key(unit, moment.day)
    builder.cell(key, block)
    rest = builder.at_most(key, whole, block)
    if moment.over_two_years.value is not None and moment.stock.value:
        percentage = moment.over_two_years.value
        builder.cell(key, block, *behind(percentage, moment.stock.value, builder.rules))
        builder.show(key, moment.over_two_years)
        builder.cell(rest, block, low=builder.rules.threshold)
        builder.cell(whole, block, low=builder.rules.denominator)
    else:
        for cell in (cell for cell in (key, rest) if cell in told.small):
            builder.hide(cell, block)


def behind(percentage: float, whole: float, rules: Rules) -> tuple[float, float]:
    """Between which bounds a count lies when it is this percentage of a protected total.

    >>> from bijstand_report.choices import Profile
    >>> from bijstand_report.disclosure.rules import RULES
    >>> behind(40, 100, RULES[Profile.RAAD]), behind(39.5, 200, RULES[Profile.INTERN])
    ((38, 42), (79, 79))
    """
    if not rules.whole_percents:
        return (round(percentage * whole / 100),) * 2
    # 1 and 99 stand for less and for more as well: 0% and 100% are never written.
    least, most = percentage - (0.5 + (percentage == 1)), percentage + (0.5 + (percentage == 99))
    shown = [
        n for n in range(0, int(whole) + 2 * rules.base, rules.base) if _fits(n, whole, least, most)
    ]
    return (
        max(min(shown) - rules.base // 2, rules.threshold),
        max(shown) + rules.base - 1 - rules.base // 2,
    )


def _fits(part: int, whole: float, least: float, most: float) -> bool:
    return least <= 100 * part / whole <= most


def read_reasons(builder: Builder, unit: str, result: Publishable, told: Told) -> None:
    """Reasons of ending by quarter, which add up to the outflow."""
    if result.reasons is None:
        return
    reasons, peildatum = result.reasons, counted_until(result, told)
    for label, row, total in zip(
        reasons.quarters, reasons.by_quarter, reasons.quarter_total, strict=True
    ):
        quarter = Quarter.parse(label)
        period = Period(quarter.first_day - timedelta(days=1), quarter.last_day)
        whole = flow_key(unit, "uit", period, peildatum)
        if not told.reasons_add_up:
            whole = (*whole, "totaal")
        builder.count(whole, _block(period.day), total)
        block = f"{quarter.year}/reden"
        keys = [
            builder.count((unit, "uitstroomreden", label, group), block, value)
            for group, value in zip(reasons.groups, row, strict=True)
        ]
        others = sorted(told.reasons - set(reasons.groups))
        keys += [builder.hide((unit, "uitstroomreden", label, name), block) for name in others]
        builder.adds_up(whole, keys)


def read_period(builder: Builder, unit: str, result: Publishable, total: Key, told: Told) -> None:
    """What still runs of the years of the tables is part of the stock, or all of it."""
    years = [running_key(unit, year) for year in max((v.years for v in result.outflow), key=len)]
    if not years:
        return
    earlier = builder.cell((unit, "lopend", "eerder"), "stand/totaal")
    if told.whole_period:
        builder.cell(earlier, "stand/totaal", 0, 0)
    builder.adds_up(total, [*years, earlier])
