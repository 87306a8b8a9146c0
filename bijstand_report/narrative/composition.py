"""Wie: what is said with the figure of running uitkeringen."""

from bijstand_report import formatting
from bijstand_report.columns import UNKNOWN
from bijstand_report.disclosure.publishable import OTHER, PublishedComposition, Value
from bijstand_report.narrative import phrases
from bijstand_report.narrative.text import FigureText, share

MOST_NAMED = 5  # groups in one sentence


def composition_text(table: PublishedComposition, *, on_peildatum: bool) -> FigureText:
    """Title, sentences and alt text of the figure of running uitkeringen."""
    households = _largest(table.households, table.share_household)
    ages = _largest(table.age_classes, table.share_age_class)
    moment = "op de peildatum" if on_peildatum else "bij de start van de uitkering"
    return FigureText(
        title=_composition_title(households),
        subtitle=f"Lopende uitkeringen, naar leefvorm en leeftijd {moment}",
        alt=_composition_alt(table),
        sentences=_sentences(households, ages),
    )


def _sentences(
    households: list[tuple[str, Value]], ages: list[tuple[str, Value]]
) -> tuple[str, ...]:
    said = (
        *_shares_of("Van de lopende uitkeringen is", households),
        *_shares_of("Naar leeftijd gezien is", ages),
    )
    return said or ("Er zijn te weinig lopende uitkeringen om percentages te tonen.",)


def _largest(labels: tuple[str, ...], shares: tuple[Value, ...]) -> list[tuple[str, Value]]:
    """The largest groups, the largest first; that of all small groups together comes last."""
    known = [
        (label, value)
        for label, value in zip(labels, shares, strict=True)
        if value.shown and label != UNKNOWN
    ]
    largest = sorted(known, key=lambda item: -(item[1].value or 0))[:MOST_NAMED]
    return sorted(largest, key=lambda item: item[0] == OTHER)


def _composition_title(households: list[tuple[str, Value]]) -> str:
    if not households or households[0][0] == OTHER:
        return "Lopende uitkeringen naar leefvorm en leeftijd"
    label, share = households[0]
    part = "De meeste" if (share.value or 0) > 50 else "Veel"
    return f"{part} uitkeringen zijn van {phrases.group(label)}"


def _shares_of(start: str, largest: list[tuple[str, Value]]) -> list[str]:
    if not largest:
        return []
    parts = [f"{share(value)} van {phrases.group(label)}" for label, value in largest]
    return [f"{start} {formatting.listing(parts)}."]


def _composition_alt(table: PublishedComposition) -> str:
    parts = [
        f"{household}: {formatting.listing(cells)}"
        for j, household in enumerate(table.households)
        if (
            cells := [
                f"{formatting.count(row[j])} van mensen {phrases.of_age(age)}"
                for age, row in zip(table.age_classes, table.active, strict=True)
                if row[j].shown
            ]
        )
    ]
    if not parts:
        return "Staafdiagram zonder staven: de aantallen zijn te klein."
    shown = "het aantal lopende uitkeringen per leefvorm, naar leeftijd"
    return f"Staafdiagram met {shown}. {'; '.join(parts)}."
