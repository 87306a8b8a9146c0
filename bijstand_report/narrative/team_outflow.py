"""What a team report says of who leaves, how long uitkeringen last and why they end."""

from collections.abc import Sequence
from datetime import date

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import PublishedOutflow, Value
from bijstand_report.figures.team import incidence_after
from bijstand_report.figures.team_draw import REASON_YEARS
from bijstand_report.narrative import phrases
from bijstand_report.narrative.readings import Reading, differ, is_more, readings
from bijstand_report.narrative.reason_groups import within
from bijstand_report.narrative.team_contrast import Difference, is_other, outflow_difference
from bijstand_report.narrative.team_words import Neighbour, Subject, nothing_shown
from bijstand_report.narrative.text import FigureText, share

SAID_YEARS = (2, 1, 3, 5)  # years after the start at which curves are compared, the best first
MOST_REASONS = 3


def outflow_team_text(
    subject: Subject, view: PublishedOutflow, rest: PublishedOutflow, peildatum: date
) -> FigureText:
    """The words with an outflow view."""
    words = phrases.wording(view)
    subtitle = (
        f"Percentage van de uitkeringen dat nog loopt, naar jaar van instroom en {words.breakdown}"
    )
    if not any(value.shown for row in view.percentage for value in row):
        return nothing_shown(f"{words.title}: wie stroomt uit?", subtitle)
    found = outflow_difference(view, rest, peildatum)
    return FigureText(
        title=_outflow_title(found, view, subject),
        subtitle=subtitle,
        alt=" ".join(
            _outflow_alt(name, side)
            for name, side in ((subject.name, view), (subject.rest.name, rest))
        ),
        sentences=_outflow_sentences(found, view, subject),
    )


def _outflow_title(found: Difference | None, view: PublishedOutflow, subject: Subject) -> str:
    words = phrases.wording(view)
    if found is None:
        return f"{words.title}: geen groep wijkt duidelijk af van die {subject.rest.inside}"
    pace = "langer" if found.is_more else "korter"
    return f"Uitkeringen {words.of(found.group)} lopen {subject.inside} vaak {pace}"


def _outflow_sentences(
    found: Difference | None, view: PublishedOutflow, subject: Subject
) -> tuple[str, ...]:
    if found is None:
        return ("Over alle jaren samen is bij geen groep het verschil groter dan toeval kan zijn.",)
    return (
        (
            f"Van de uitkeringen {phrases.wording(view).of(found.group)} die in {found.year} "
            f"begonnen, loopt {subject.inside} nog {share(found.own)} en {subject.rest.inside} "
            f"{share(found.other)}."
        ),
        ("Dat is het grootste verschil dat meer is dan toeval."),
    )


def _outflow_alt(name: str, view: PublishedOutflow) -> str:
    """Where the line of each group begins and ends, from the newest year to the oldest."""
    parts = []
    for j, group in enumerate(view.groups):
        line = [
            (year, row[j])
            for year, row in zip(view.years, view.percentage, strict=True)
            if row[j].shown
        ]
        if line:
            ends = dict.fromkeys((line[-1], line[0]))
            parts.append(f"{group} " + " en ".join(f"{share(v)} ({y})" for y, v in ends))
    return f"{name}: {'; '.join(parts)}." if parts else f"{name}: geen lijnen."


def survival_team_text(subject: Subject) -> FigureText:
    """The words with the curves of all uitkeringen."""
    beside = subject.survival_neighbour
    subtitle = "Percentage van alle uitkeringen dat nog loopt, naar jaren na de start"
    pairs = _same_years(subject, beside)
    if not pairs:
        return nothing_shown("Hoe lang uitkeringen lopen", subtitle)
    own, other = pairs[0]
    return FigureText(
        title=_survival_title(own, other, subject, beside),
        subtitle=subtitle,
        alt=" ".join(
            _survival_alt(name, [pair[i] for pair in pairs])
            for i, name in enumerate((subject.name, beside.name))
        ),
        sentences=(
            (
                f"Na {phrases.years(own.k)} loopt {subject.inside} nog {own.told} van de "
                f"uitkeringen, {beside.inside} {other.told}."
            ),
        ),
    )


def _survival_alt(name: str, points: Sequence[Reading]) -> str:
    parts = [f"na {phrases.years(point.k)} {share(point.value)}" for point in points]
    return f"{name}: {formatting.listing(parts)}."


def _same_years(subject: Subject, beside: Neighbour) -> list[tuple[Reading, Reading]]:
    """What both curves show after the same years, the best to speak of first."""
    sides = [
        {item.k: item for view in results.survival[:1] for item in readings(view.curves[0])}
        for results in (subject.results, beside.results)
        if results.survival and results.survival[0].curves
    ]
    if len(sides) < 2:
        return []
    return [(sides[0][k], sides[1][k]) for k in SAID_YEARS if k in sides[0] and k in sides[1]]


def _survival_title(own: Reading, other: Reading, subject: Subject, beside: Neighbour) -> str:
    if not beside.is_rest:
        return f"Na {phrases.years(own.k)} loopt {subject.inside} nog {share(own.value)}"
    if not differ(own, other):
        return f"Uitkeringen lopen ongeveer even lang als {beside.inside}"
    pace = "langer" if is_more(own, other) else "korter"
    return f"Uitkeringen lopen {pace} dan {beside.inside}"


def durations_team_text(subject: Subject) -> FigureText:
    """The words with the running uitkeringen by duration."""
    table = subject.results.durations
    subtitle = "Percentage van de lopende uitkeringen, naar duur tot de peildatum"
    if not any(value.shown for value in table.share):
        return nothing_shown("Hoe lang de lopende uitkeringen al duren", subtitle)
    said = two_years(subject)
    return FigureText(
        title=_two_years_title(subject),
        subtitle=subtitle,
        alt=" ".join(
            f"{side.name}: "
            + formatting.listing(
                [
                    f"{name} {share(value)}"
                    for name, value in zip(
                        side.results.durations.classes, side.results.durations.share, strict=True
                    )
                    if value.shown
                ]
            )
            + "."
            for side in (subject, subject.rest)
        ),
        sentences=tuple(said) or ("Het aandeel van twee jaar of langer is te klein om te tonen.",),
    )


def two_years_neighbour(subject: Subject) -> Neighbour | None:
    """What has a share of two years and over to lay beside that of the team."""
    for side in (subject.rest, subject.whole):
        if side.results.moments and side.results.moments[-1].over_two_years.shown:
            return side
    return None


def _two_years_title(subject: Subject) -> str:
    now = subject.results.moments[-1].over_two_years
    if not now.shown:
        return "Hoe lang de lopende uitkeringen al duren"
    return f"{share(now)} van de lopende uitkeringen loopt twee jaar of langer"


def two_years(subject: Subject) -> list[str]:
    """The share of two years and over, beside another one."""
    now, beside = subject.results.moments[-1], two_years_neighbour(subject)
    if not now.over_two_years.shown or beside is None:
        return []
    other = beside.results.moments[-1]
    said = (
        f"Twee jaar of langer loopt {subject.inside} {share(now.over_two_years)} van de "
        f"uitkeringen, {beside.inside} {share(other.over_two_years)}."
    )
    return [
        f"{said} {_verdict(now.over_two_years, now.stock, other.over_two_years, other.stock)}"
        if beside.is_rest
        else said
    ]


def _verdict(own: Value, whole: Value, other: Value, other_whole: Value) -> str:
    counts = [
        ((part.value or 0) * (total.value or 0) / 100, total.value or 0)
        for part, total in ((own, whole), (other, other_whole))
    ]
    if is_other(counts[0], counts[1]):
        return "Dat verschil is meer dan toeval."
    return "Dat verschil kan toeval zijn." if own != other else ""


def reasons_team_text(subject: Subject) -> FigureText:
    """The words with the reasons of ending."""
    reasons, beside = subject.results.reasons, subject.reasons_neighbour
    subtitle = (
        f"Percentage van alle uitkeringen dat binnen {phrases.years(REASON_YEARS)} na de start "
        "stopte, naar reden"
    )
    found = within(reasons, REASON_YEARS)[:MOST_REASONS] if reasons else []
    if reasons is None or not found:
        return nothing_shown("Waarom uitkeringen stoppen", subtitle)
    other = beside.results.reasons
    values = (
        dict(zip(other.groups, incidence_after(other, REASON_YEARS), strict=False)) if other else {}
    )
    parts = [f"{share(item.value)} {item.words}{_other(item.group, values)}" for item in found]
    return FigureText(
        title=f"Uitkeringen stoppen het vaakst {found[0].words}",
        subtitle=subtitle,
        alt=" ".join(_reasons_alt(side.name, side) for side in (subject, beside)),
        sentences=(
            (
                f"Binnen {phrases.years(REASON_YEARS)} na de start stopte {subject.inside} "
                f"{formatting.listing(parts)} (tussen haakjes {beside.inside})."
            ),
        ),
    )


def _other(group: str, values: dict[str, Value]) -> str:
    value = values.get(group)
    return f" ({share(value)})" if value and value.shown else ""


def _reasons_alt(name: str, side: Subject | Neighbour) -> str:
    reasons = side.results.reasons
    parts: Sequence[str] = (
        [f"{item.group} {share(item.value)}" for item in within(reasons, REASON_YEARS)]
        if reasons
        else []
    )
    return f"{name}: {formatting.listing(list(parts))}." if parts else f"{name}: geen staven."
