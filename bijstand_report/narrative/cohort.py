"""Cohorten: what is said with the figure of years since the start.

A point may stand in table and figure before its time, when every member is known already (METHOD
6). Sentences and tiles wait until the whole instroomjaar has been followed.
"""

from datetime import date

from bijstand_report.disclosure.publishable import PublishedCohort, Status, Value
from bijstand_report.narrative import phrases
from bijstand_report.narrative.text import FigureText, share
from bijstand_report.years import Year, are_together, is_followed

LEAST_TOLD = 30  # uitkeringen begun in a year of which a percentage is told, if there is one


def cohort_text(cohort: PublishedCohort, peildatum: date) -> FigureText:
    """Title, sentences and alt text of the cohort figure."""
    found = [point for k in (1, 3, 5, 10) if (point := newest_point(cohort, k, peildatum))]
    return FigureText(
        title=_cohort_title(cohort, found),
        subtitle="Uitkeringen die nog lopen, naar jaren na de start en jaar van instroom",
        alt=_cohort_alt(cohort),
        sentences=_cohort_sentences(cohort, found),
    )


def _cohort_title(cohort: PublishedCohort, found: list[tuple[int, Year, Value]]) -> str:
    if not found:
        return "Te weinig uitkeringen" if _hides(cohort) else "Nog geen volledige instroomjaren"
    k, year, value = next((point for point in found if point[0] == 3), found[0])
    return f"Na {phrases.years(k)} loopt nog {share(value)} van de uitkeringen uit {year}"


def _hides(cohort: PublishedCohort) -> bool:
    return any(value.status is Status.HIDDEN for row in cohort.percentage for value in row)


def _cohort_sentences(
    cohort: PublishedCohort, found: list[tuple[int, Year, Value]]
) -> tuple[str, ...]:
    if not found and _hides(cohort):
        return ("Er zijn te weinig uitkeringen om percentages te tonen.",)
    if not found:
        return ("Er is nog geen instroomjaar waarvan alle uitkeringen lang genoeg te volgen zijn.",)
    sentences = [
        f"Van de uitkeringen uit {year} loopt na {phrases.years(k)} nog {share(value)}."
        for k, year, value in found
    ]
    which = "die jaren" if are_together(cohort.years) else "dat jaar"
    return (
        *sentences,
        f"Een punt staat er pas als het van alle uitkeringen uit {which} bekend is.",
    )


def _cohort_alt(cohort: PublishedCohort) -> str:
    rows = [
        (year, [(k, v) for k, v in zip(cohort.durations, row, strict=True) if v.shown])
        for year, row in zip(cohort.years, cohort.percentage, strict=True)
    ]
    shown = [(year, values) for year, values in rows if values]
    if not shown:
        return "Lijngrafiek per instroomjaar zonder punten."
    ends = [shown[0]] if len(shown) == 1 else [shown[0], shown[-1]]
    parts = [f"uit {year} {_course(values)}" for year, values in ends]
    return f"Lijngrafiek met een dalende lijn per instroomjaar. Uitkeringen {'; '.join(parts)}."


def _course(values: list[tuple[int, Value]]) -> str:
    (first_k, first), (last_k, last) = values[0], values[-1]
    start = f"{share(first)} na {phrases.years(first_k)}"
    return (
        start if len(values) == 1 else f"van {start} tot {share(last)} na {phrases.years(last_k)}"
    )


def newest_point(
    cohort: PublishedCohort, k: int, peildatum: date
) -> tuple[int, Year, Value] | None:
    """(k, instroomjaar, percentage) of the newest cohort to tell of after k years."""
    if k not in cohort.durations:
        return None
    column = cohort.durations.index(k)
    followed = [
        (total, (k, year, row[column]))
        for year, total, row in zip(cohort.years, cohort.total, cohort.percentage, strict=True)
        if row[column].shown and is_followed(year, k, peildatum)
    ]
    large = [item for item in followed if (item[0].value or 0) >= LEAST_TOLD]
    told = large or followed
    return told[-1][1] if told else None
