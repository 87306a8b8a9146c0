"""Reasons of ending and the groups that the report shows them in (METHOD 8).

Takes the list that ships with the program, whose legal codes are those of the benefit statistics
(kenmerk 34), and the user's own list, if any: it goes before the shipped one, so that it need only
hold what is new or different. Refuses a list without its columns, with a group missing, or with
two groups for one reason.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from bijstand_report.columns import UNKNOWN, normalised
from bijstand_report.errors import InputError
from bijstand_report.legible import legible
from bijstand_report.read import read_table
from bijstand_report.resources import data_file
from bijstand_report.validation.cells import as_number, as_text, cells_of

DEFAULT_LIST = "redenen.csv"
REASON, GROUP = "reden", "groep"
OTHER = "Overig"
# "11 - Werk in dienstbetrekking", "11: Werk"; not "14 dagen niet verschenen".
_CODE_FIRST = re.compile(r"(\d{1,2})\s*(?:[:.)=–]|-\s)\s*\D", re.ASCII)


@dataclass(frozen=True)
class _Line:
    """A line of a list: row number in the file, key of the reason, group."""

    row: int
    key: str
    group: str


def read_reason_list(path: Path | None) -> Mapping[str, str]:
    """Reason key -> group, for `group_of`; in the order in which the groups are shown.

    That is the order of the shipped list, then the groups that only the own list in `path` has,
    then "Overig", and "Onbekend" last. Raises InputError when the list cannot be used.
    """
    shipped = _lines(data_file(DEFAULT_LIST))
    own = _lines(path) if path else []
    spelling = {line.group.casefold(): line.group for line in reversed([*shipped, *own])}
    merged = {line.key: spelling[line.group.casefold()] for line in (*shipped, *own)}
    place = {group: number for number, group in enumerate(_order(spelling, shipped, own))}
    ordered = sorted(merged.items(), key=lambda item: (place[item[1]], item[0]))
    return MappingProxyType(dict(ordered))


def group_of(reason: str, grouping: Mapping[str, str]) -> str:
    """The group of a reason as it stands in a file; "Onbekend" for what the lists do not know.

    A text is looked up as a whole; failing that, by the code that stands before it.

    >>> grouping = {"1": "Studie", "aanvangstudie": "Studie"}
    >>> [group_of(text, grouping) for text in ("01", "1.0", "Aanvang studie", "01 - Opleiding")]
    ['Studie', 'Studie', 'Studie', 'Studie']
    >>> group_of("Iets anders", grouping)
    'Onbekend'
    """
    whole = grouping.get(reason_key(reason))
    if whole is not None:
        return whole
    code = _CODE_FIRST.match(reason.strip())
    return grouping.get(reason_key(code[1]), UNKNOWN) if code else UNKNOWN


def reason_key(reason: object) -> str:
    """A reason for comparing: a code without leading zeros, a text without case and signs.

    >>> reason_key("01"), reason_key(1.0), reason_key("AOW-leeftijd")
    ('1', '1', 'aowleeftijd')
    """
    text = as_text(reason).strip()
    code = as_number(text)
    if code is not None:
        return str(code)
    letters = normalised(text)
    return text if letters.isdecimal() else letters  # "1,5" is not the code 15


def _order(spelling: Mapping[str, str], *lists: list[_Line]) -> list[str]:
    """Every group once, by first appearance; the two that say least come last."""
    groups = list(
        dict.fromkeys(spelling[line.group.casefold()] for lines in lists for line in lines)
    )
    return sorted(groups, key=lambda group: (group == UNKNOWN, group == OTHER))


def _lines(path: Path) -> list[_Line]:
    raw = read_table(path, None, (REASON, GROUP))
    reasons, groups = (_column(raw.frame, name, raw.name) for name in (REASON, GROUP))
    keys = cells_of(reasons).mapped(reason_key)
    names = cells_of(groups).mapped(lambda value: legible(as_text(value)).strip() or None)
    filled = [
        (int(row), key, name)
        for row, key, name in zip(raw.frame.index, keys, names, strict=True)
        if key
    ]
    _refuse_without_group([row for row, _, name in filled if name is None], raw.name)
    lines = [_Line(row, key, name) for row, key, name in filled]
    _refuse_empty(lines, raw.name)
    _refuse_contradictions(lines, raw.name)
    return lines


def _column(frame: pd.DataFrame, name: str, file: str) -> pd.Series:
    found = [normalised(str(title)) for title in frame.columns]
    if name not in found:
        raise InputError(
            f"In de lijst van redenen {file} ontbreekt de kolom {name}. "
            f"Nodig zijn: {REASON} en {GROUP}."
        )
    return frame.iloc[:, found.index(name)]


def _refuse_without_group(rows: list[int], file: str) -> None:
    if rows:
        raise InputError(
            f"In de lijst van redenen {file} is de kolom {GROUP} leeg op rij {_listed(rows)}. "
            "Vul daar een groep in, of haal de rij weg."
        )


def _refuse_empty(lines: list[_Line], file: str) -> None:
    if not lines:
        raise InputError(
            f"De lijst van redenen {file} bevat geen enkele reden. "
            "Controleer of dit het juiste bestand is."
        )


def _refuse_contradictions(lines: list[_Line], file: str) -> None:
    groups: dict[str, set[str]] = {}
    for line in lines:
        groups.setdefault(line.key, set()).add(line.group.casefold())
    rows = [line.row for line in lines if len(groups[line.key]) > 1]
    if rows:
        raise InputError(
            f"In de lijst van redenen {file} heeft een reden meer dan één groep: kolom {GROUP}, "
            f"rij {_listed(rows)}. Kies per reden één groep."
        )


def _listed(rows: Iterable[int]) -> str:
    *others, last = map(str, rows)
    return f"{', '.join(others)} en {last}" if others else last
