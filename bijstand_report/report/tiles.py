"""The six key figures of the summary page."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable, PublishedMoment, Value
from bijstand_report.narrative.targets import target_text
from bijstand_report.narrative.text import YEAR_BEFORE
from bijstand_report.report.model import Tile
from bijstand_report.report.tables import left_within_a_year
from bijstand_report.resources import data_uri

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
    first_year = left_within_a_year(publishable.cohort)
    known = [value.value for _, value in first_year]
    while known and known[-1] is None:
        known.pop()
    return {**values, "eerste_jaar": tuple(known)}


def key_tiles(
    publishable: Publishable, scope: Scope, sparklines: Mapping[str, bytes]
) -> tuple[Tile, ...]:
    """Six tiles, each with the quarter before and the same quarter last year, and a target."""
    when = "dit kwartaal" if scope.quarter else "in drie maanden"
    labels: dict[str, tuple[str, Format]] = {
        "stand": ("Lopende uitkeringen", formatting.count),
        "instroom": (f"Nieuwe uitkeringen {when}", formatting.count),
        "uitstroom": (f"Gestopte uitkeringen {when}", formatting.count),
        "mediane_duur": ("De helft loopt ten minste", formatting.months),
        "twee_jaar": ("Twee jaar of langer in de bijstand", formatting.percentage),
    }
    tiles = {name: _tile(name, label, text, publishable) for name, (label, text) in labels.items()}
    tiles["eerste_jaar"] = _first_year(publishable)
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


def _first_year(publishable: Publishable) -> Tile:
    shown = [(y, value) for y, value in left_within_a_year(publishable.cohort) if value.shown]
    label = "Binnen een jaar uit de bijstand"
    if not shown:
        return Tile(label, formatting.NOT_APPLICABLE, "", None, ())
    number, unit = _split(formatting.percentage(shown[-1][1]))
    comparisons = tuple(
        (f"instroom {year}", formatting.percentage(value)) for year, value in shown[-2:-1]
    )
    return Tile(
        f"{label} (instroom {shown[-1][0]})",
        number,
        unit,
        None,
        comparisons,
    )


def _split(text: str) -> tuple[str, str]:
    """The number and its unit: "38%" -> ("38", "%"); a sign for hidden stays whole."""
    if text.endswith("%"):
        return text[:-1], "%"
    number, _, unit = text.partition(formatting.NO_BREAK)
    return number, unit


def _uri(image: bytes | None) -> str | None:
    return data_uri(image, "image/svg+xml") if image else None
