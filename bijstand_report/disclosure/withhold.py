"""Counts that are kept back for the sake of others, in every place where they appear.

Takes protected results and the keys of the counts; gives the results without them, and without the
percentages, shares and running sums that are made of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bijstand_report.disclosure.first_year import withhold_first_year
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    WITHHELD,
    Grid,
    Publishable,
    PublishedCohort,
    PublishedComposition,
    PublishedFlows,
    PublishedMoment,
    PublishedOutflow,
    PublishedReasons,
    PublishedSurvival,
    Row,
    Status,
    Value,
)
from bijstand_report.disclosure.reading.cells import (
    KINDS,
    begun_key,
    cohort_key,
    composition_key,
    group_key,
    running_key,
    stock_key,
)
from bijstand_report.disclosure.reading.courses import (
    Period,
    counted_until,
    flow_key,
    median_keys,
    periods,
    two_years_key,
)
from bijstand_report.disclosure.reading.lifetimes import life_key
from bijstand_report.disclosure.reading.release import total_key
from bijstand_report.disclosure.reading.system import Key
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.disclosure.running import running
from bijstand_report.periods import Quarter

Flow = Callable[[str, Period], Key]


def withhold(result: Publishable, unit: str, withheld: frozenset[Key], told: Told) -> Publishable:
    """The results of a unit without the counts of these keys."""
    if not any(key[0] == unit for key in withheld):
        return result
    out = _Withholder(unit, withheld)
    until = counted_until(result, told)

    def flow(kind: str, period: Period) -> Key:
        return flow_key(unit, kind, period, until)

    day = result.moments[-1].day
    outflow = tuple(out.outflow(view) for view in result.outflow)
    return replace(
        result,
        composition=out.composition(result.composition, total_key(unit, day, told)),
        outflow=outflow,
        drawn=outflow,
        cohort=out.cohort(result.cohort),
        moments=tuple(out.moment(moment, flow) for moment in result.moments),
        months=replace(
            result.months, stock=out.row(result.months.stock, out.stocks(result.months.days))
        ),
        quarters=out.flows(result.quarters, flow),
        years=out.flows(result.years, flow),
        durations=replace(
            result.durations,
            count=out.row(result.durations.count, out.durations(result.durations.classes)),
            share=out.shares(
                result.durations.share,
                out.durations(result.durations.classes),
                stock_key(unit, day),
            ),
            total=out.value(result.durations.total, stock_key(unit, day)),
        ),
        survival=tuple(out.survival(view, told) for view in result.survival),
        reasons=out.reasons(result.reasons, flow, told) if result.reasons else None,
        quality=tuple(
            replace(row, count=out.value(row.count, (unit, "rijen", row.rule)))
            for row in result.quality
        ),
        rows_read=out.value(result.rows_read, (unit, "rijen", "gelezen")),
        spells=out.value(result.spells, (unit, "rijen", "uitkeringen")),
        first_year=(
            withhold_first_year(result.first_year, unit, out.value, out.share)
            if result.first_year
            else None
        ),
    )


@dataclass(frozen=True)
class _Withholder:
    unit: str
    keys: frozenset[Key]

    def value(self, value: Value, key: Key) -> Value:
        applies = value.status is not Status.NOT_APPLICABLE
        return WITHHELD if applies and key in self.keys else value

    def row(self, row: Row, keys: Iterable[Key]) -> Row:
        return tuple(self.value(value, key) for value, key in zip(row, keys, strict=True))

    def share(self, share: Value, part: Key, whole: Key) -> Value:
        """A percentage, unless a count that it is made of is withheld."""
        return HIDDEN if share.shown and {part, whole} & self.keys else share

    def shares(self, row: Row, parts: Iterable[Key], whole: Key) -> Row:
        return tuple(self.share(v, part, whole) for v, part in zip(row, parts, strict=True))

    def stocks(self, days: Iterable[object]) -> list[Key]:
        return [stock_key(self.unit, day) for day in days]

    def durations(self, classes: Iterable[str]) -> list[Key]:
        return [(self.unit, "duur", name) for name in classes]

    def outflow(self, view: PublishedOutflow) -> PublishedOutflow:
        totals, actives = (
            [
                [group_key(self.unit, view.name, year, group, kind) for group in view.groups]
                for year in view.years
            ]
            for kind in KINDS
        )
        active = self._grid(view.active, actives)
        begun = [begun_key(self.unit, year) for year in view.years]
        run = [running_key(self.unit, year) for year in view.years]
        return replace(
            view,
            total=self._grid(view.total, totals),
            active=active,
            percentage=tuple(
                tuple(self.share(v, a, b) for v, a, b in zip(row, parts, wholes, strict=True))
                for row, parts, wholes in zip(view.percentage, actives, totals, strict=True)
            ),
            running=tuple(running(row) for row in active),
            year_total=self.row(view.year_total, begun),
            year_active=self.row(view.year_active, run),
            year_percentage=tuple(
                self.share(v, a, b)
                for v, a, b in zip(view.year_percentage, run, begun, strict=True)
            ),
        )

    def _grid(self, grid: Grid, keys: Sequence[Sequence[Key]]) -> Grid:
        return tuple(self.row(row, names) for row, names in zip(grid, keys, strict=True))

    def cohort(self, cohort: PublishedCohort) -> PublishedCohort:
        begun = [begun_key(self.unit, year) for year in cohort.years]
        keys = [[cohort_key(self.unit, y, k) for k in cohort.durations] for y in cohort.years]
        active = self._grid(cohort.active, keys)
        return replace(
            cohort,
            total=self.row(cohort.total, begun),
            active=active,
            percentage=tuple(
                self.shares(row, parts, whole)
                for row, parts, whole in zip(cohort.percentage, keys, begun, strict=True)
            ),
            running=tuple(running(row) for row in active),
        )

    def composition(self, table: PublishedComposition, total: Key) -> PublishedComposition:
        ages = [composition_key(self.unit, age, "") for age in table.age_classes]
        households = [composition_key(self.unit, "", name) for name in table.households]
        keys = [
            [composition_key(self.unit, age, name) for name in table.households]
            for age in table.age_classes
        ]
        return replace(
            table,
            active=self._grid(table.active, keys),
            per_age_class=self.row(table.per_age_class, ages),
            per_household=self.row(table.per_household, households),
            share_age_class=self.shares(table.share_age_class, ages, total),
            share_household=self.shares(table.share_household, households, total),
            total=self.value(table.total, total),
        )

    def moment(self, moment: PublishedMoment, flow: Flow) -> PublishedMoment:
        period = Period(moment.before, moment.day)
        stock = stock_key(self.unit, moment.day)
        return replace(
            moment,
            stock_before=self.value(moment.stock_before, stock_key(self.unit, moment.before)),
            stock=self.value(moment.stock, stock),
            inflow=self.value(moment.inflow, flow("in", period)),
            outflow=self.value(moment.outflow, flow("uit", period)),
            reentry=self.value(moment.reentry, flow("herinstroom", period)),
            median_months=self.median(moment),
            over_two_years=self.share(
                moment.over_two_years, two_years_key(self.unit, moment.day), stock
            ),
        )

    def median(self, moment: PublishedMoment) -> Value:
        """The median duration, unless what it leaves over of half of the stock is withheld."""
        keys = {*median_keys(self.unit, moment.day), stock_key(self.unit, moment.day)}
        return HIDDEN if moment.median_months.shown and keys & self.keys else moment.median_months

    def flows(self, flows: PublishedFlows, flow: Flow) -> PublishedFlows:
        spans = periods(flows)
        before = stock_key(self.unit, spans[0].before) if spans else ()
        return replace(
            flows,
            stock_before=self.value(flows.stock_before, before),
            stock=self.row(flows.stock, self.stocks(flows.last_days)),
            inflow=self.row(flows.inflow, [flow("in", period) for period in spans]),
            outflow=self.row(flows.outflow, [flow("uit", period) for period in spans]),
            reentry=self.row(flows.reentry, [flow("herinstroom", period) for period in spans]),
        )

    def survival(self, view: PublishedSurvival, told: Told) -> PublishedSurvival:
        curves = tuple(
            replace(
                curve,
                spells=self.value(
                    curve.spells, life_key(self.unit, view.name, curve.group, 0, told)
                ),
                at_risk=self.row(
                    curve.at_risk,
                    [life_key(self.unit, view.name, curve.group, k, told) for k in curve.at_years],
                ),
            )
            for curve in view.curves
        )
        return replace(view, curves=curves)

    def reasons(self, reasons: PublishedReasons, flow: Flow, told: Told) -> PublishedReasons:
        quarters = [Quarter.parse(label) for label in reasons.quarters]
        spans = [Period(q.first_day - timedelta(days=1), q.last_day) for q in quarters]
        wholes = [flow("uit", span) for span in spans]
        keys = [
            [(self.unit, "uitstroomreden", label, group) for group in reasons.groups]
            for label in reasons.quarters
        ]
        tail = () if told.reasons_add_up else ("totaal",)
        return replace(
            reasons,
            by_quarter=self._grid(reasons.by_quarter, keys),
            quarter_total=self.row(reasons.quarter_total, [(*whole, *tail) for whole in wholes]),
        )
