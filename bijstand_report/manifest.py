"""`manifest.json`: how a result was made, so that anyone can check it later.

Holds version, settings, the hash of the input, counts in and out (protected), warnings and the
files written with their hashes. No dates of making and no paths, so that it is the same each time.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bijstand_report import __version__, formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import AttackSummary, Publishable
from bijstand_report.years import are_together

FLOW_COLUMNS = ("stand", "instroom", "uitstroom")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(
    publishable: Publishable,
    scope: Scope,
    *,
    input_name: str,
    input_sha256: str,
    warnings: Sequence[str],
    files: Mapping[str, bytes],
) -> bytes:
    """The manifest as JSON; `files` are those written beside it."""
    content = {
        "programma": "bijstand-report",
        "versie": __version__,
        "instellingen": settings_told(scope),
        "invoer": {"bestand": input_name, "sha256": input_sha256},
        "rijen_gelezen": formatting.count(publishable.rows_read),
        "uitkeringen": formatting.count(publishable.spells),
        "rijen_per_regel": {row.rule: formatting.count(row.count) for row in publishable.quality},
        "bescherming": attack_told(publishable.attack),
        **_years_together(publishable),
        "tabellen": {"stroom": flow_rows(publishable)},
        "waarschuwingen": list(warnings),
        "bestanden": {
            name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _years_together(publishable: Publishable) -> dict[str, list[str]]:
    """The instroomjaren as they stand together in the tables; nothing when each is by itself."""
    years = publishable.cohort.years
    return {"jaren_samen": [str(year) for year in years]} if are_together(years) else {}


def attack_told(summary: AttackSummary | None) -> dict[str, int | None] | None:
    """What the attack on the release found; None under a profile that hides nothing."""
    if summary is None:
        return None
    return {
        "cellen": summary.cells,
        "verborgen": summary.hidden,
        "achtergehouden": summary.withheld,
        "aangevallen": summary.attacked,
        "kleinste_bereik": summary.smallest,
    }


def flow_rows(publishable: Publishable) -> list[dict[str, str | int]]:
    """Stand, instroom and uitstroom by quarter, with which a later report can tell revisions."""
    flows = publishable.quarters
    return [
        {
            "kwartaal": period,
            **{
                name: formatting.count(value) if value.value is None else int(value.value)
                for name, value in zip(FLOW_COLUMNS, values, strict=True)
            },
        }
        for period, *values in zip(
            flows.periods, flows.stock, flows.inflow, flows.outflow, strict=True
        )
    ]


def settings_told(scope: Scope) -> dict[str, object]:
    """The settings that matter for what figures mean."""
    return {
        "gemeente": scope.gemeente,
        "peildatum": scope.peildatum.isoformat(),
        "periode": f"{scope.years[0]}-{scope.years[1]}",
        "methode": scope.method.value,
        "profiel": scope.profile.value,
        "leeftijdsklassen": list(scope.age_classes.namen),
        "heropening_dagen": scope.reopening_days,
        "registratie_vanaf": scope.registration_from.isoformat()
        if scope.registration_from
        else None,
        "indelingen": [view.title for view in scope.views],
        "voorlopig": scope.provisional,
        "voorbeeld": scope.example,
    }
