"""The tables of a comparison on its pages: formatted cells, made to be read."""

from collections.abc import Sequence

from bijstand_report import formatting
from bijstand_report.comparison.indicators import Comparison, first_year
from bijstand_report.comparison.participants import Participant, Participants
from bijstand_report.comparison.readings import shares, shown_names, survival_at, whole_percents
from bijstand_report.comparison.standardise import Standardised
from bijstand_report.comparison.values import AFTER_YEARS, after, count_of, number_of
from bijstand_report.disclosure.publishable import HIDDEN, PublishedOutflow, Value
from bijstand_report.report.cells import bare_cell, count_cell, label, months_cell
from bijstand_report.report.model import Cell, Table
from bijstand_report.years import first_of

FLOWS_NOTE = "Nieuw en gestopt: in de drie maanden tot en met de peildatum."
FIRST_YEAR_NOTE = (
    "Binnen een jaar gestopt: van wie begon in de nieuwste jaren (ten hoogste drie) waarvan alles "
    "bekend is. Welke jaren dat zijn, staat in de verantwoording."
)
MOST_OF_A_YEAR = 0.8
NO_FIGURE = Cell(formatting.HIDDEN_PERCENTAGE, "hidden")


def key_figures(participants: Participants) -> Table:
    """Stock, flows and durations of each, on its peildatum."""
    rows = []
    for member in participants.members:
        last = member.content.tabellen.kerncijfers[-1]
        share = first_year(member)
        rows.append(
            (
                label(member.label),
                count_cell(count_of(last.stand)),
                count_cell(count_of(last.instroom)),
                count_cell(count_of(last.uitstroom)),
                bare_cell(whole_percents(share.percentage)) if share else NO_FIGURE,
                bare_cell(number_of(last.twee_jaar_of_langer)),
                months_cell(number_of(last.mediane_duur_maanden)),
            )
        )
    return Table(
        id="tabel-kerncijfers",
        title="Kerncijfers op de peildatum",
        header=(
            formatting.capitalised(participants.kind.one),
            "Lopend",
            "Nieuw",
            "Gestopt",
            "Binnen een jaar gestopt (%)",
            "Twee jaar of langer (%)",
            "Mediane duur (maanden)",
        ),
        rows=tuple(rows),
        notes=(FLOWS_NOTE, FIRST_YEAR_NOTE),
    )


def composition(participants: Participants) -> Table:
    """Running uitkeringen by leefvorm and age class: shares of all, where both are shown."""
    margins = [shares(member) for member in participants.members]
    names = shown_names(margins)
    return Table(
        id="tabel-leeftijd_leefvorm",
        title="Lopende uitkeringen naar leefvorm en leeftijd, in procenten van alle",
        header=(formatting.capitalised(participants.kind.one), *names),
        rows=tuple(
            (
                label(member.label),
                *(bare_cell(found[name]) if name in found else NO_FIGURE for name in names),
            )
            for member, found in zip(participants.members, margins, strict=True)
        ),
    )


def newest_year(
    participants: Participants, views: Sequence[PublishedOutflow], name: str, title: str
) -> Table:
    """Percentages by group of the newest instroomjaar that most of them have figures of."""
    year = year_shown(views)
    groups = views[0].groups if views else ()
    rows = [of_year(view, year) for view in views]
    there = [place for place in range(len(groups)) if any(row[place].shown for row in rows)]
    return Table(
        id=f"tabel-{name}",
        title=f"{title}: percentage dat nog loopt, begonnen in {year}",
        header=(formatting.capitalised(participants.kind.one), *(groups[place] for place in there)),
        rows=tuple(
            (label(member.label), *(bare_cell(row[place]) for place in there))
            for member, row in zip(participants.members, rows, strict=True)
        ),
        notes=("Alle jaren en de aantallen staan in het Excel-bestand.",),
    )


def year_shown(views: Sequence[PublishedOutflow]) -> int:
    """The newest year of which most of what the fullest year shows is there; 0 without figures."""
    years = sorted({first_of(year) for view in views for year in view.years})
    shown = {
        year: sum(value.shown for view in views for value in of_year(view, year)) for year in years
    }
    most = max(shown.values(), default=0)
    return max((y for y in years if shown[y] and shown[y] >= MOST_OF_A_YEAR * most), default=0)


def of_year(view: PublishedOutflow, year: int) -> tuple[Value, ...]:
    """The percentages of a year, hidden where the view does not have it."""
    if year not in view.years:
        return (HIDDEN,) * len(view.groups)
    return view.percentage[view.years.index(year)]


def survival(participants: Participants) -> Table:
    """Still running after 1, 2, 3 and 5 years, with intervals."""
    return Table(
        id="tabel-overleving",
        title="Percentage dat nog loopt, jaren na de start, met 95%-interval",
        header=(
            formatting.capitalised(participants.kind.one),
            *(formatting.capitalised(after(years)) for years in AFTER_YEARS),
        ),
        rows=tuple(
            (label(member.label), *(_with_interval(member, years) for years in AFTER_YEARS))
            for member in participants.members
        ),
    )


def _with_interval(member: Participant, years: int) -> Cell:
    value, lower, upper = survival_at(member).get(years, (None, None, None))
    if value is None:
        return NO_FIGURE
    if lower is None or upper is None:
        return Cell(formatting.number(value))
    return Cell(f"{value:.0f} ({lower:.0f} tot {upper:.0f})")


def funnel(
    participants: Participants, comparison: Comparison, name: str, words: tuple[str, str]
) -> Table:
    """The numbers of a funnel plot. words: its title, and what the part is called."""
    rows = []
    for member, position in zip(participants.members, comparison.positions, strict=True):
        if position is None:
            rows.append((label(member.label), *(NO_FIGURE,) * 5, label("geen punt")))
        else:
            rows.append(
                (
                    label(member.label),
                    Cell(formatting.number(position.share.whole)),
                    Cell(formatting.number(position.share.part)),
                    bare_cell(whole_percents(position.share.percentage)),
                    _span(position.inner),
                    _span(position.outer),
                    label(position.where),
                )
            )
    return Table(
        id=f"tabel-{name}",
        title=words[0],
        header=(
            formatting.capitalised(participants.kind.one),
            "Begonnen",
            words[1],
            "Percentage",
            "95%-grenzen",
            "99,8%-grenzen",
            "Ligging",
        ),
        rows=tuple(rows),
    )


def _span(limits: tuple[float, float], decimals: int = 1) -> Cell:
    low, high = (formatting.number(limit, decimals) for limit in limits)
    return Cell(f"{low} tot {high}")


def standardised(participants: Participants, found: Sequence[Standardised | None]) -> Table:
    """Observed and expected, with the interval of their ratio."""
    rows = []
    for member, one in zip(participants.members, found, strict=True):
        if one is None:
            rows.append((label(member.label), *(NO_FIGURE,) * 6))
        else:
            rows.append(
                (
                    label(member.label),
                    Cell(formatting.number(one.at_risk)),
                    Cell(formatting.number(one.strata)),
                    Cell(formatting.number(one.observed)),
                    Cell(formatting.number(one.expected)),
                    Cell(formatting.number(one.ratio, 2)),
                    _span((one.lower, one.upper), 2),
                )
            )
    return Table(
        id="tabel-gestandaardiseerd",
        title="Binnen een jaar gestopt: waargenomen en verwacht bij dezelfde leeftijd en leefvorm",
        header=(
            formatting.capitalised(participants.kind.one),
            "Begonnen, vergeleken",
            "Groepen",
            "Waargenomen",
            "Verwacht",
            "Verhouding",
            "95%-interval",
        ),
        rows=tuple(rows),
    )


def files(participants: Participants) -> Table:
    """Who made what: peildatum, status, period and register of each file."""
    rows = []
    for member in participants.members:
        settings = member.content.instellingen
        register = settings.registratie_vanaf
        rows.append(
            (
                label(member.label),
                label(member.content.afzender.gemeentecode or "–"),
                label(formatting.day(settings.peildatum)),
                label(member.content.status),
                label(settings.periode.replace("-", " tot en met ")),
                label(formatting.day(register) if register else "–"),
                label(_years(member.content.eerste_jaar_van)),
            )
        )
    return Table(
        id="tabel-bestanden",
        title="De bestanden die zijn vergeleken",
        header=(
            formatting.capitalised(participants.kind.one),
            "Code",
            "Peildatum",
            "Cijfers",
            "Periode",
            "Administratie vanaf",
            "Binnen een jaar: begonnen in",
        ),
        rows=tuple(rows),
    )


def _years(years: Sequence[int]) -> str:
    if not years:
        return "–"
    return str(years[0]) if len(years) == 1 else f"{years[0]} tot en met {years[-1]}"
