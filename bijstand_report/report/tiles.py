"""The six key figures of the summary page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable, PublishedMoment, Status, Value
from bijstand_report.narrative.cohort import newest_point
from bijstand_report.narrative.targets import target_text
from bijstand_report.narrative.text import YEAR_BEFORE
from bijstand_report.report.model import Tile
from bijstand_report.report.tables import left_within_a_year
from bijstand_report.resources import data_uri
from bijstand_report.years import Year, is_followed

Pick = Callable[[PublishedMoment], Value]
Format = Callable[[Value], str]

SERIES: dict[str, Pick] = {
    "stand": lambda moment: moment.stock,
    "instroom": lambda moment: moment.inflow,
    "uitstroom": lambda moment: moment.outflow,
    "mediane_duur": lambda moment: moment.median_months,
    "twee_jaar": lambda moment: moment.over_two_years,
}

ORDER = ("stand", "instroom", "uitstroom", "eerste_jaar", "mediane_duur", "twee_jaar")


def series(publishable: Publishable) -> dict[str, tuple[float | None, ...]]:
    """The values behind the sparkline of each tile, oldest first; None where not shown."""
    values = {
        name: tuple(pick(moment).value for moment in publishable.moments)
        for name, pick in SERIES.items()
    }
    told = told_year(publishable, publishable.moments[-1].day)
    known = left_within_a_year(publishable.cohort)
    until = [year for year, _ in known].index(told) + 1 if told else 0
    return {**values, "eerste_jaar": tuple(value.value for _, value in known[:until])}


def told_year(publishable: Publishable, peildatum: date) -> Year | None:
    """The instroomjaar of which the tile tells who was out within a year; None without one."""
    point = newest_point(publishable.cohort, 1, peildatum)
    return point[1] if point else None


def key_tiles(
    publishable: Publishable,
    scope: Scope,
    sparklines: Mapping[str, bytes],
    year: Year | None = None,
) -> tuple[Tile, ...]:
    """Six tiles, each with the quarter before and the same quarter last year, and a target.

    year: the instroomjaar of the first year's tile; without it `told_year`
    """
    when = "dit kwartaal" if scope.quarter else "in drie maanden"
    labels: dict[str, tuple[str, Format]] = {
        "stand": ("Lopende uitkeringen", formatting.count),
        "instroom": (f"Nieuwe uitkeringen {when}", formatting.count),
        "uitstroom": (f"Gestopte uitkeringen {when}", formatting.count),
        "mediane_duur": ("De helft loopt ten minste", formatting.months),
        "twee_jaar": ("Twee jaar of langer in de bijstand", formatting.percentage),
    }
    tiles = {name: _tile(name, label, text, publishable) for name, (label, text) in labels.items()}
    tiles["eerste_jaar"] = _first_year(publishable, scope.peildatum, year)
    return tuple(
        replace(
            tiles[name],
            sparkline=_uri(sparklines.get(name)),
            comparisons=(*tiles[name].comparisons, *target_text(name, scope)),
        )
        for name in ORDER
    )


def _tile(name: str, label: str, text: Format, publishable: Publishable) -> Tile:
    pick, moments = SERIES[name], publishable.moments
    before = [("drie maanden eerder", 1), ("een jaar eerder", YEAR_BEFORE)]
    comparisons = tuple(
        (words, text(pick(moments[-1 - steps]))) for words, steps in before if len(moments) > steps
    )
    number, unit = _split(text(pick(moments[-1])))
    return Tile(label, number, unit, None, comparisons)


def _first_year(publishable: Publishable, peildatum: date, year: Year | None) -> Tile:
    year = year or told_year(publishable, peildatum)
    label = "Binnen een jaar uit de bijstand"
    known = left_within_a_year(publishable.cohort)
    shown = [(began, value) for began, value in known if value.shown]
    places = [place for place, (began, _) in enumerate(shown) if began == year]
    if not places:
        return Tile(label, _absent(known, peildatum), "", None, ())
    (place,) = places
    number, unit = _split(formatting.percentage(shown[place][1]))
    comparisons = tuple(
        (f"instroom {began}", formatting.percentage(value)) for began, value in shown[:place][-1:]
    )
    return Tile(f"{label} (instroom {year})", number, unit, None, comparisons)


def _absent(known: tuple[tuple[Year, Value], ...], peildatum: date) -> str:
    """What stands for the percentage: hidden, or not there yet."""
    followed = [value for year, value in known if is_followed(year, 1, peildatum)]
    hidden = any(value.status is Status.HIDDEN for value in followed)
    return formatting.HIDDEN_PERCENTAGE if hidden else formatting.NOT_APPLICABLE


def _split(text: str) -> tuple[str, str]:
    """The number and its unit: "38%" -> ("38", "%"); a sign for hidden stays whole."""
    if text.endswith("%"):
        return text[:-1], "%"
    number, _, unit = text.partition(formatting.NO_BREAK)
    return number, unit


def _uri(image: bytes | None) -> str | None:
    return data_uri(image, "image/svg+xml") if image else None
