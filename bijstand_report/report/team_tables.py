"""Tables of a team report: the team and what lies beside it in one table, made to be read."""

from collections.abc import Callable, Sequence

from bijstand_report import formatting
from bijstand_report.choices import Profile
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    Publishable,
    PublishedMoment,
    PublishedOutflow,
    Row,
    Status,
    Value,
)
from bijstand_report.figures.team import incidence_after
from bijstand_report.narrative.phrases import wording
from bijstand_report.narrative.readings import Reading, readings
from bijstand_report.narrative.team_words import REST, WHOLE, Neighbour, Subject
from bijstand_report.narrative.text import YEAR_BEFORE
from bijstand_report.periods import Quarter
from bijstand_report.report.cells import NOTHING_YET, bare_cell, count_cell, label, months_cell
from bijstand_report.report.model import Cell, Table
from bijstand_report.years import Year

Side = Subject | Neighbour
QUARTERS, YEARS = 5, 10  # the newest; the workbook has them all
MORE = "Alle {} staan in tabellen.xlsx."
SURVIVAL_YEARS = (1, 2, 3, 5, 10)
REASON_YEARS = (1, 2, 5)
SHORT = {REST: "Rest", WHOLE: "Gemeente", "Deze teams": "Teams"}  # where columns are narrow


def key_figures(subject: Subject) -> Table:
    """The key figures now and a year before, of the team, the rest and the municipality."""
    sides: Sequence[Side] = (subject, subject.rest, subject.whole)
    figures: list[tuple[str, Callable[[PublishedMoment], Value], Callable[[Value], Cell]]] = [
        ("Lopende uitkeringen", lambda m: m.stock, count_cell),
        ("Nieuwe uitkeringen in drie maanden", lambda m: m.inflow, count_cell),
        ("Gestopte uitkeringen in drie maanden", lambda m: m.outflow, count_cell),
        ("Twee jaar of langer (%)", lambda m: m.over_two_years, bare_cell),
        ("Mediane duur (maanden)", lambda m: m.median_months, months_cell),
    ]
    return Table(
        id="tabel-kerncijfers",
        title="Kerncijfers, nu en een jaar eerder",
        header=("Cijfer", *(name for side in sides for name in (side.name, "jaar eerder"))),
        rows=tuple(
            (
                label(name),
                *(
                    cell(pick(moment)) if moment else NOTHING_YET
                    for side in sides
                    for moment in _now_and_before(side.results)
                ),
            )
            for name, pick, cell in figures
        ),
    )


def _now_and_before(results: Publishable) -> tuple[PublishedMoment | None, ...]:
    moments = results.moments
    before = moments[-1 - YEAR_BEFORE] if len(moments) > YEAR_BEFORE else None
    return (moments[-1] if moments else None, before)


def flows(subject: Subject) -> Table:
    """Stand, in- and outflow of the newest quarters, of the team and of the rest."""
    sides: Sequence[Side] = (subject, subject.rest)
    periods = subject.results.quarters.periods[-QUARTERS:]
    columns = [
        (f"{name} {side.name.lower()}", _by_period(side.results, place))
        for side in sides
        for place, name in enumerate(("Stand", "Nieuw", "Gestopt"))
    ]
    return Table(
        id="tabel-stroom",
        title="Stand, nieuwe en gestopte uitkeringen per kwartaal",
        header=("Kwartaal", *(name for name, _ in columns)),
        rows=tuple(
            (
                label(formatting.capitalised(formatting.quarter(Quarter.parse(period)))),
                *(count_cell(values.get(period, HIDDEN)) for _, values in columns),
            )
            for period in reversed(periods)
        ),
        notes=(MORE.format("kwartalen en maanden"),) * bool(periods),
    )


def _by_period(results: Publishable, place: int) -> dict[str, Value]:
    table = results.quarters
    row = (table.stock, table.inflow, table.outflow)[place]
    return dict(zip(table.periods, row, strict=True))


def composition(subject: Subject) -> Table:
    """Running uitkeringen by household type and by age class: counts and shares."""
    own, rest = subject.results.composition, subject.rest.results.composition
    groups = [
        *_groups("Leefvorm", own.households, rest.households),
        *_groups("Leeftijd", own.age_classes, rest.age_classes),
    ]
    columns = [_composition_column(side) for side in (subject, subject.rest)]
    return Table(
        id="tabel-leeftijd_leefvorm",
        title="Lopende uitkeringen naar leefvorm en leeftijd",
        header=_count_and_share("Groep", subject),
        rows=(
            *(
                (
                    label(group if trait == "Leefvorm" else f"{trait} {group}"),
                    *(cell for column in columns for cell in column(trait, group)),
                )
                for trait, group in groups
            ),
            (
                label("Totaal"),
                *(
                    cell
                    for total in (own.total, rest.total)
                    for cell in (count_cell(total), Cell(""))
                ),
            ),
        ),
        total=True,
    )


def _count_and_share(first: str, subject: Subject) -> tuple[str, ...]:
    names = (SHORT.get(name, name) for name in (subject.name, subject.rest.name))
    return (first, *(f"{name} ({what})" for name in names for what in ("aantal", "%")))


def _groups(trait: str, own: Sequence[str], rest: Sequence[str]) -> list[tuple[str, str]]:
    """The groups of the rest, which are all of them, and then those of the team alone."""
    return [(trait, group) for group in dict.fromkeys((*rest, *own))]


def _composition_column(side: Side) -> Callable[[str, str], tuple[Cell, Cell]]:
    table = side.results.composition
    values = {
        **_pairs("Leefvorm", table.households, table.per_household, table.share_household),
        **_pairs("Leeftijd", table.age_classes, table.per_age_class, table.share_age_class),
    }
    absent = _absent(side.results)

    def cells(trait: str, group: str) -> tuple[Cell, Cell]:
        count, share = values.get((trait, group), absent)
        return count_cell(count), bare_cell(share)

    return cells


def _pairs(
    trait: str, groups: Sequence[str], counts: Row, shares: Row
) -> dict[tuple[str, str], tuple[Value, Value]]:
    return {
        (trait, group): (count, part)
        for group, count, part in zip(groups, counts, shares, strict=True)
    }


def _absent(results: Publishable) -> tuple[Value, Value]:
    """What a group without a place counts: nothing when all is shown, else it is hidden."""
    if _is_exact(results):
        return Value(0, Status.SHOWN), Value(0, Status.SHOWN)
    return HIDDEN, HIDDEN


def _is_exact(results: Publishable) -> bool:
    """Whether nothing is hidden, so that a group that is not there has nobody in it."""
    return results.profile is Profile.INTERN


def outflow(
    subject: Subject, view: PublishedOutflow, rest: PublishedOutflow, *, with_all: bool
) -> Table:
    """Percentages by group and instroomjaar: the team above the rest.

    with_all: with a line for all groups together, which is the same for every view.
    """
    years = list(reversed(view.years))[:YEARS]
    sides = ((subject.name, view), (subject.rest.name, rest))
    absent = NOTHING_YET if _is_exact(subject.results) else bare_cell(HIDDEN)
    groups = list(dict.fromkeys((*rest.groups, *view.groups)))
    small = [g for g in groups if not any(_is_shown(side, g) for _, side in sides)]
    return Table(
        id=f"tabel-{view.name}",
        title=f"{wording(view).title}: percentage dat nog loopt",
        header=("Begonnen in", *map(str, years)),
        rows=(
            *(
                (label(f"{group}, {name.lower()}"), *_percentages(side, group, years, absent))
                for group in groups
                if group not in small
                for name, side in sides
            ),
            *(
                (
                    label(f"Alle uitkeringen, {name.lower()}"),
                    *_over_years(side, side.year_percentage, years),
                )
                for name, side in sides
                if with_all
            ),
        ),
        notes=(f"Te klein om te tonen: {formatting.listing(small)}.",) if small else (),
    )


def _is_shown(view: PublishedOutflow, group: str) -> bool:
    """Whether any percentage of a group may be seen."""
    if group not in view.groups:
        return False
    j = view.groups.index(group)
    return any(row[j].shown for row in view.percentage)


def _percentages(
    view: PublishedOutflow, group: str, years: Sequence[Year], absent: Cell
) -> tuple[Cell, ...]:
    if group not in view.groups:
        return (absent,) * len(years)
    j = view.groups.index(group)
    return _over_years(view, tuple(row[j] for row in view.percentage), years)


def _over_years(view: PublishedOutflow, row: Row, years: Sequence[Year]) -> tuple[Cell, ...]:
    values = dict(zip(view.years, row, strict=True))
    return tuple(bare_cell(values[year]) if year in values else NOTHING_YET for year in years)


def survival(subject: Subject) -> Table:
    """Still running after some years, with interval, of the team and its neighbour."""
    sides: Sequence[Side] = (subject, subject.survival_neighbour)
    found = {side.name: _readings(side.results) for side in sides}
    years = [k for k in SURVIVAL_YEARS if any(k in points for points in found.values())]
    return Table(
        id="tabel-overleving",
        title="Percentage dat na een aantal jaren nog loopt, met 95%-interval",
        header=("Uitkeringen", *(f"na {k} jaar" for k in years)),
        rows=tuple(
            (label(name), *(_reading(points.get(k)) for k in years))
            for name, points in found.items()
        ),
    )


def _readings(results: Publishable) -> dict[int, Reading]:
    return {
        item.k: item
        for view in results.survival[:1]
        for curve in view.curves[:1]
        for item in readings(curve, SURVIVAL_YEARS)
    }


def _reading(item: Reading | None) -> Cell:
    if item is None:
        return NOTHING_YET
    values = (item.value, item.lower, item.upper)
    text, low, high = (formatting.percentage(value, sign=False) for value in values)
    return Cell(f"{text} ({low}–{high})" if item.estimate else text)


def durations(subject: Subject) -> Table:
    """Running uitkeringen by duration class: counts and shares."""
    classes = dict.fromkeys(
        (*subject.results.durations.classes, *subject.rest.results.durations.classes)
    )
    columns = [
        {
            name: (count_cell(count), bare_cell(part))
            for name, count, part in zip(table.classes, table.count, table.share, strict=True)
        }
        for table in (subject.results.durations, subject.rest.results.durations)
    ]
    return Table(
        id="tabel-duur",
        title="Lopende uitkeringen naar duur op de peildatum",
        header=_count_and_share("Duur", subject),
        rows=tuple(
            (
                label(name),
                *(cell for column in columns for cell in column.get(name, (NOTHING_YET,) * 2)),
            )
            for name in classes
        ),
    )


def reasons(subject: Subject) -> Table:
    """Ended within some years for each reason, in percents, of the team and its neighbour."""
    sides: Sequence[Side] = (subject, subject.reasons_neighbour)
    tables = [(side.name, side.results.reasons) for side in sides]
    groups = dict.fromkeys(group for _, table in tables if table for group in table.groups)
    shares = {
        (name, k): dict(zip(table.groups, incidence_after(table, k), strict=False))
        for name, table in tables
        if table
        for k in REASON_YEARS
    }
    absent = NOT_APPLICABLE if _is_exact(subject.results) else HIDDEN
    years = [k for k in REASON_YEARS if any(shares.get((name, k)) for name, _ in tables)]
    return Table(
        id="tabel-uitstroomreden",
        title="Percentage dat na een aantal jaren is gestopt, naar reden",
        header=(
            "Reden",
            *(f"{SHORT.get(name, name)}, {k} jaar" for name, _ in tables for k in years),
        ),
        rows=tuple(
            (
                label(formatting.capitalised(group)),
                *(
                    bare_cell(shares.get((name, k), {}).get(group, absent))
                    for name, _ in tables
                    for k in years
                ),
            )
            for group in groups
        ),
    )
