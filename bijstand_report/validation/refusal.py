"""What a user is told of a refused file: every reason at once, with its place and advice."""

from collections.abc import Sequence

from bijstand_report.errors import InputError
from bijstand_report.validation.rules import Finding


class RefusedError(InputError):
    """A file that is refused; findings: every reason."""

    def __init__(self, findings: Sequence[Finding], file: str) -> None:
        super().__init__(refusal_message(findings, file))
        self.findings = tuple(findings)


def refusal_message(findings: Sequence[Finding], file: str) -> str:
    """Why a file is refused: every refusing finding with its place and what to do.

    findings: the refusing ones, at least one; file: name of the file.
    """
    lines = [f"- {explain(found)}" for found in findings]
    return "\n".join([f"Het bestand {file} kan zo niet worden gebruikt:", *lines])


def explain(found: Finding) -> str:
    """A finding as sentences: what, where, and what to do."""
    column = f"Kolom {found.column}: " if found.column else ""
    parts = [column + found.rule.description, found.detail, where(found), found.rule.advice]
    return " ".join(part for part in parts if part)


def where(found: Finding) -> str:
    """The rows of a finding.

    >>> from bijstand_report.validation.rules import RULES
    >>> where(Finding(RULES["datum_onleesbaar"], None, 2, (5, 9)))
    'Het gaat om rij 5 en 9.'
    >>> where(Finding(RULES["datum_onleesbaar"], None, 1300, (5, 9)))
    'Het gaat om 1.300 rijen, de eerste zijn rij 5 en 9.'
    """
    if not found.rows:
        return ""
    *first, last = map(str, found.rows)
    rows = f"{', '.join(first)} en {last}" if first else last
    if found.count == len(found.rows):
        return f"Het gaat om rij {rows}."
    return f"Het gaat om {_dutch(found.count)} rijen, de eerste zijn rij {rows}."


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")
