"""`controleren`: is this file fit for use, and what is wrong with it.

Takes a table as read and the settings; gives `Quality`, also of a file that is refused, as text for
the screen or as JSON. Rows are named by number, at most twenty per finding; never a value.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bijstand_report.check.recognition import columns_found, form_of, recognition
from bijstand_report.own_view import OwnView
from bijstand_report.read.raw import RawTable
from bijstand_report.registration import advice, rows_seem_to_begin
from bijstand_report.validation.matching import showable
from bijstand_report.validation.refusal import RefusedError, where
from bijstand_report.validation.rules import Consequence, Finding
from bijstand_report.validation.validate import Validated, about_the_file, validate

_ORDER = tuple(Consequence)


@dataclass(frozen=True)
class Quality:
    """A file and what was found.

    validated: None when the file is refused; seems_from: when it seems to begin, if not complete
    """

    raw: RawTable
    validated: Validated | None
    findings: tuple[Finding, ...]
    seems_from: date | None = None


def check(
    raw: RawTable,
    mapping: Mapping[str, str],
    views: Sequence[OwnView],
    group_code: str | None = None,
) -> Quality:
    """Look at a file; mapping, views: `[kolommen]` and `[indelingen]` of the settings.

    group_code: the `kode_groep` of dossiers that count; None leaves the start of the file alone,
    where the settings have it
    """
    try:
        validated = validate(raw, mapping, views)
    except RefusedError as refused:
        return Quality(raw, None, (*refused.findings, *about_the_file(raw, mapping)))
    return Quality(raw, validated, validated.findings, _seems_from(validated, group_code))


def _seems_from(validated: Validated, group_code: str | None) -> date | None:
    if group_code is None:
        return None
    return rows_seem_to_begin(
        validated.frame, is_dossiers=validated.is_dossiers, group_code=group_code
    )


def as_text(quality: Quality) -> str:
    """For the screen."""
    lines = [form_of(quality.raw)]
    if quality.validated is not None:
        lines += ["", *recognition(quality.validated), "", *_rows(quality.validated)]
    ordered = sorted(quality.findings, key=lambda found: _ORDER.index(found.rule.consequence))
    lines += ["", *(line for found in ordered for line in _lines(found))]
    if quality.seems_from is not None:
        lines += [f"Let op: {advice(quality.seems_from)}", ""]
    return "\n".join([*lines, _verdict(quality)])


def _rows(validated: Validated) -> list[str]:
    kind = _kind(validated)
    read, kept = _number(validated.rows_read), _number(len(validated.frame))
    return [f"{read} rijen gelezen, {kept} doen mee ({kind})."]


def _lines(found: Finding) -> list[str]:
    column = f"kolom {found.column}: " if found.column else ""
    parts = (found.rule.description, found.detail, where(found))
    return [
        f"[{found.rule.consequence.value}] {column}{' '.join(part for part in parts if part)}",
        f"    {found.rule.advice}",
        "",
    ]


def _verdict(quality: Quality) -> str:
    if quality.validated is None:
        return "Dit bestand kan zo niet worden gebruikt."
    if not quality.findings and quality.seems_from is None:
        return "Dit bestand kan worden gebruikt; er is niets op te merken."
    return "Dit bestand kan worden gebruikt."


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def as_json(quality: Quality) -> str:
    """The same for a program; keys are Dutch, row numbers as the user sees them."""
    validated = quality.validated
    content = {
        "bestand": quality.raw.name,
        "bruikbaar": validated is not None,
        "vorm": dict(quality.raw.details),
        "soort": None if validated is None else _kind(validated),
        "kolommen": {} if validated is None else _columns(validated),
        "niet_gebruikt": [] if validated is None else showable(validated.ignored),
        "rijen": None if validated is None else _row_counts(validated),
        "lijkt_te_beginnen_op": quality.seems_from and quality.seems_from.isoformat(),
        "bevindingen": [_finding(found) for found in quality.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _kind(validated: Validated) -> str:
    return "dossiers" if validated.is_dossiers else "uitkeringen"


def _columns(validated: Validated) -> dict[str, dict[str, str]]:
    return {
        name: {"kolom": title, **({"vorm": form} if form else {})}
        for name, title, form in columns_found(validated)
    }


def _row_counts(validated: Validated) -> dict[str, int]:
    kept = len(validated.frame)
    return {
        "gelezen": validated.rows_read,
        "meegeteld": kept,
        "weggelaten": validated.rows_read - kept,
    }


def _finding(found: Finding) -> dict[str, object]:
    return {
        "regel": found.rule.key,
        "gevolg": found.rule.consequence.value,
        "kolom": found.column,
        "aantal": found.count,
        "rijen": list(found.rows),
        "omschrijving": found.rule.description,
        "toelichting": found.detail,
        "advies": found.rule.advice,
    }
