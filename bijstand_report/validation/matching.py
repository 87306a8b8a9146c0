"""Which column of a file is which: by the settings, by canonical name or by a known spelling.

Takes the header of a file, and `[kolommen]` and the own views of the settings; gives the place of
each column that the program knows or that a view is made of. Reports all that is missing, double
or unknown at once, with the nearest name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bijstand_report.columns import COLUMNS, SPELLINGS, normalised
from bijstand_report.own_view import OwnView
from bijstand_report.validation.rules import RULES, Finding

_NEAR = 0.6
# A long number in a header: the file has no header, and this is a value from its first row.
_LONG_NUMBER = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Matching:
    """positions: canonical name -> place in the file; findings: what does not fit."""

    positions: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ViewMatching:
    """The own views whose column was found.

    views: with `source` filled in where the column is one that the program knows
    positions: name of the view -> place in the file; findings: what does not fit
    """

    views: tuple[OwnView, ...]
    positions: Mapping[str, int]
    findings: tuple[Finding, ...]


def match_columns(header: Sequence[str], mapping: Mapping[str, str]) -> Matching:
    """Find the known columns in a header.

    header: column names of the file; mapping: canonical name -> name in the file, which goes
    before spellings.
    """
    if not header:
        return Matching({}, (Finding(RULES["leeg_bestand"], None, 1),))
    candidates = _candidates(header, mapping)
    findings = [
        *_unknown_in_settings(header, mapping, candidates),
        *_double(header, candidates),
        *_shared(header, candidates),
        *_missing(header, mapping, candidates),
    ]
    positions = {name: places[0] for name, places in candidates.items() if len(places) == 1}
    return Matching(positions, tuple(findings))


def match_views(
    header: Sequence[str], views: Sequence[OwnView], known: Mapping[str, int]
) -> ViewMatching:
    """Find the columns of the own views in a header, or among the known columns.

    known: canonical name -> place, for columns that the view names as the program does.
    """
    candidates = {view.name: _view_places(header, view.column, known) for view in views}
    positions = {name: places[0] for name, places in candidates.items() if len(places) == 1}
    names = {place: name for name, place in known.items()}
    found = tuple(
        replace(view, source=names.get(positions[view.name], ""))
        for view in views
        if view.name in positions
    )
    titled = {view.title: candidates[view.name] for view in views}
    absent = [view for view in views if not candidates[view.name]] if header else []
    findings = [
        *_not_there("indeling_ontbreekt", header, {view.title: view.column for view in absent}),
        *_double(header, titled),
    ]
    return ViewMatching(found, positions, tuple(findings))


def _view_places(header: Sequence[str], wanted: str, known: Mapping[str, int]) -> list[int]:
    name = SPELLINGS.get(normalised(wanted), "")
    return _places(header, wanted) or ([known[name]] if name in known else [])


def _candidates(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, list[int]]:
    """Canonical name -> every place in the file that it may be."""
    mapped = {name: _places(header, wanted) for name, wanted in mapping.items()}
    taken = {place for places in mapped.values() for place in places}
    found: dict[str, list[int]] = {name: places for name, places in mapped.items() if places}
    for place, title in enumerate(header):
        name = SPELLINGS.get(normalised(title))
        if name and name not in mapping and place not in taken:
            found.setdefault(name, []).append(place)
    return found


def _places(header: Sequence[str], wanted: str) -> list[int]:
    exact = [place for place, title in enumerate(header) if title == wanted]
    alike = [place for place, title in enumerate(header) if normalised(title) == normalised(wanted)]
    return exact or alike


def _unknown_in_settings(
    header: Sequence[str], mapping: Mapping[str, str], candidates: Mapping[str, list[int]]
) -> list[Finding]:
    absent = {name: wanted for name, wanted in mapping.items() if name not in candidates}
    return _not_there("kolom_onbekend", header, absent)


def _not_there(key: str, header: Sequence[str], absent: Mapping[str, str]) -> list[Finding]:
    """absent: what is looked for, by what it is for."""
    return [
        Finding(RULES[key], None, 1, detail=f"Bij {name} staat {wanted}.{_hint(wanted, header)}")
        for name, wanted in absent.items()
    ]


def _hint(wanted: str, header: Sequence[str]) -> str:
    near = get_close_matches(wanted, showable(header), n=1, cutoff=_NEAR)
    return f" Bedoelt u {near[0]}?" if near else ""


def _double(header: Sequence[str], candidates: Mapping[str, list[int]]) -> list[Finding]:
    return [
        Finding(
            RULES["kolom_dubbel"],
            None,
            len(places),
            detail=f"Voor {name}: {', '.join(header[place] for place in places)}.",
        )
        for name, places in candidates.items()
        if len(places) > 1
    ]


def _shared(header: Sequence[str], candidates: Mapping[str, list[int]]) -> list[Finding]:
    names: dict[int, list[str]] = {}
    for name, places in candidates.items():
        for place in places:
            names.setdefault(place, []).append(name)
    return [
        Finding(
            RULES["kolom_gedeeld"],
            None,
            len(sharing),
            detail=f"{header[place]} staat bij {' en '.join(sharing)}.",
        )
        for place, sharing in names.items()
        if len(sharing) > 1
    ]


def _missing(
    header: Sequence[str], mapping: Mapping[str, str], candidates: Mapping[str, list[int]]
) -> list[Finding]:
    absent = [
        column.name
        for column in COLUMNS
        if column.required and column.name not in candidates and column.name not in mapping
    ]
    if not absent:
        return []
    used = {place for places in candidates.values() for place in places}
    unused = showable([title for place, title in enumerate(header) if place not in used])
    hints = [hint for name in absent for hint in [_near_spelling(name, unused)] if hint]
    detail = [f"Niet gevonden: {', '.join(absent)}.", *hints, _found(header, mapping)]
    return [Finding(RULES["kolom_ontbreekt"], None, len(absent), detail=" ".join(detail))]


def _near_spelling(name: str, titles: Sequence[str]) -> str:
    spellings = [spelling for spelling, canonical in SPELLINGS.items() if canonical == name]
    for title in titles:
        if get_close_matches(normalised(title), spellings, n=1, cutoff=_NEAR):
            return f"Is {title} misschien {name}?"
    return ""


def _found(header: Sequence[str], mapping: Mapping[str, str]) -> str:
    if not has_names(header, mapping):
        return "De eerste rij lijkt geen kolomnamen te bevatten."
    return f"Wel in het bestand: {', '.join(showable(header))}."


def has_names(header: Sequence[str], mapping: Mapping[str, str]) -> bool:
    """Whether a header holds a known name; if not, it may well be a client: do not show it."""
    return bool(_candidates(header, mapping))


def showable(header: Sequence[str]) -> list[str]:
    """The names that can be shown: not what may be a value, where a file has no header."""
    return [title for title in header if not _LONG_NUMBER.search(title)]
