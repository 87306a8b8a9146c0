"""What a report says otherwise than an earlier one (METHOD 8): read from the earlier manifest.

Takes the `manifest.json` of an earlier report, or an exchange file; both hold `tabellen.stroom`.
Compares published figures only. Refuses a file of another municipality, profile or method.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.errors import InputError
from bijstand_report.manifest import FLOW_COLUMNS, flow_rows


class _Settings(BaseModel):
    gemeente: str | None
    peildatum: str
    profiel: str
    methode: str


KEPT_BACK = "."
Count = int | Literal["< 10", "n.v.t.", "."]


class _Flow(BaseModel):
    kwartaal: Annotated[str, Field(pattern=r"^\d{4}K[1-4]$")]
    stand: Count
    instroom: Count
    uitstroom: Count


class _Tables(BaseModel):
    stroom: list[_Flow]


class Earlier(BaseModel):
    """An earlier report: what it was about, and its published stand, instroom and uitstroom."""

    model_config = ConfigDict(frozen=True)
    instellingen: _Settings
    tabellen: _Tables


@dataclass(frozen=True)
class Revision:
    """One figure that changed: quarter ("2018K1"), name of the figure, as it was and as it is."""

    quarter: str
    figure: str
    was: Count
    is_now: Count


def read_earlier(path: Path, scope: Scope) -> Earlier:
    """The earlier report to compare with.

    Raises InputError when the file cannot be read, or is about something else than `scope`.
    """
    try:
        earlier = Earlier.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        raise InputError(
            f"Het vorige rapport {path} is niet te lezen.\n"
            "Geef bij vorige het bestand manifest.json van een eerder rapport."
        ) from None
    settings = earlier.instellingen
    different = [
        f"{name} was {was or 'niet ingevuld'}, is nu {now or 'niet ingevuld'}"
        for name, was, now in (
            ("gemeente", settings.gemeente, scope.gemeente),
            ("profiel", settings.profiel, scope.profile.value),
            ("methode", settings.methode, scope.method.value),
        )
        if was != now
    ]
    if different:
        raise InputError(
            f"Het vorige rapport {path} is niet te vergelijken: {'; '.join(different)}.\n"
            "Kies een rapport met dezelfde instellingen, of laat vorige weg."
        )
    return earlier


def revisions(earlier: Earlier, publishable: Publishable) -> tuple[Revision, ...]:
    """The figures of quarters in both reports that are no longer the same, newest quarter first.

    A figure that one of both keeps back for the sake of another says nothing of a revision.
    """
    before = _by_quarter(earlier.tabellen.stroom)
    now = _by_quarter([_Flow.model_validate(row) for row in flow_rows(publishable)])
    return tuple(
        Revision(quarter, name, before[quarter][name], now[quarter][name])
        for quarter in sorted(before.keys() & now.keys(), reverse=True)
        for name in FLOW_COLUMNS
        if before[quarter][name] != now[quarter][name]
        and KEPT_BACK not in (before[quarter][name], now[quarter][name])
    )


def _by_quarter(flows: Sequence[_Flow]) -> dict[str, dict[str, Count]]:
    return {
        flow.kwartaal: {"stand": flow.stand, "instroom": flow.instroom, "uitstroom": flow.uitstroom}
        for flow in flows
    }
