"""Columns that name persons, which nothing needs: dropped before anything is done with them.

Takes a table as read; gives it without columns that look like a BSN or like names of persons, and
says which these were. A client number that is a BSN becomes a number of no meaning, so that the
dossiers of a client can still be told together. Looks at a sample of the rows.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

import pandas as pd

from bijstand_report.columns import SPELLINGS, normalised
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.cells import as_clients, as_text, cells_of

ROWS_TO_LOOK_AT = 2_000
CLIENT = "clientnummer"
# Of random numbers of nine digits one in eleven passes; of BSNs with a few mistakes nearly all.
_SHARE = 0.8
_ENOUGH_NAMES = 5  # fewer different values may be anything
_DIFFERENT = 0.3
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BSN_TITLES = ("bsn", "burgerservicenummer", "sofinummer", "sofinr", "sofi", "bsnnummer")
_NAME_TITLES = (
    *("naam", "namen", "voornaam", "voornamen", "achternaam", "geslachtsnaam", "geboortenaam"),
    *("meisjesnaam", "roepnaam", "voorletters", "tussenvoegsel", "voorvoegsel", "voorvoegsels"),
    *("clientnaam", "naamclient", "klantnaam", "naamklant", "volledigenaam", "partnernaam"),
    *("naampartner", "achternaampartner", "voornaampartner", "initialen"),
)
# A word of a name: "Vries", "d'Angelo", "El-Amrani", "'t"; initials stand together: "P.J.".
_WORD = r"['’]?[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_WORD}(?:,?\s{_WORD})+,?")
_INITIAL_OR_COMMA = re.compile(r"\b[^\W\d_]\.|,")
_LONGEST_NAME = 80


def without_personal(raw: RawTable, mapping: Mapping[str, str]) -> RawTable:
    """The table without what names persons; mapping: `[kolommen]` of the settings."""
    sample = raw.frame.iloc[:: max(1, len(raw.frame) // ROWS_TO_LOOK_AT)]
    found: dict[str, str] = {}
    replaced: dict[int, pd.Series] = {}
    kept: list[int] = []
    for place, title in enumerate(map(str, raw.frame.columns)):
        known = _canonical(title, mapping)
        key = _rule(title, known, sample.iloc[:, place])
        if key is None or key == "clientnummer_bsn":
            kept.append(place)
        if key == "clientnummer_bsn":
            replaced[place] = _serial(raw.frame.iloc[:, place])
        if key is not None:
            found[title] = key
    if not found:
        return raw
    columns = [replaced.get(place, raw.frame.iloc[:, place]) for place in kept]
    frame = raw.frame.iloc[:, kept].copy(deep=False)
    if replaced:
        frame = pd.concat(columns, axis="columns").set_axis(frame.columns, axis="columns")
    return replace(raw, frame=frame, personal=found)


def _canonical(title: str, mapping: Mapping[str, str]) -> str | None:
    chosen = {normalised(wanted): name for name, wanted in mapping.items()}
    return chosen.get(normalised(title), SPELLINGS.get(normalised(title)))


def _rule(title: str, known: str | None, column: pd.Series) -> str | None:
    """The key of the rule for a column that names persons; None for any other."""
    if known not in (None, CLIENT):
        return None
    texts = [as_text(value) for value in cells_of(column).mapped(as_text) if value is not None]
    name = normalised(title)
    if (known is None and name in _BSN_TITLES) or _mostly(texts, is_bsn):
        return "clientnummer_bsn" if known == CLIENT else "kolom_bsn"
    if known is None and (name in _NAME_TITLES or _are_names(texts)):
        return "kolom_naam"
    return None


def _mostly(texts: Collection[str], test: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(test, texts)) >= _SHARE * len(texts)


def _are_names(texts: Collection[str]) -> bool:
    """Names of persons are nearly all different; descriptions are not."""
    different = set(texts)
    enough = len(different) >= max(_ENOUGH_NAMES, _DIFFERENT * len(texts))
    return enough and _mostly(different, _is_person)


def _is_person(text: str) -> bool:
    if len(text) > _LONGEST_NAME or not _NAME.fullmatch(text):
        return False
    first, *_, last = text.split()
    capitals = first.lstrip("'’")[0].isupper() and last[0].isupper()
    return capitals or _INITIAL_OR_COMMA.search(text) is not None


def is_bsn(text: str) -> bool:
    """Whether a text can be a burgerservicenummer: eight or nine digits that pass the eleven-test.

    >>> is_bsn("123456782"), is_bsn("123456789"), is_bsn("1234567")
    (True, False, False)
    """
    digits = text.replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) in (8, 9)):
        return False
    numbers = map(int, digits.zfill(9))
    total = sum(weight * number for weight, number in zip(_WEIGHTS, numbers, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _serial(column: pd.Series) -> pd.Series:
    """A number for each different value, in their order; missing stays missing."""
    texts = pd.Series(as_clients(cells_of(column)), dtype="str")
    codes, _ = pd.factorize(texts, sort=True)
    return pd.Series(codes + 1, index=column.index, dtype="Int64").mask(codes < 0)
