"""The code list of causes of dependence (oorzaken): number -> description.

Takes a file with the columns of the original code list, or nothing for the list that ships with
the program. Skips rows without a number or a description, such as a time stamp at the end.
Refuses a list without these columns, without codes, or with two descriptions for one code.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from bijstand_report.columns import CAUSE_CODE, CAUSE_DESCRIPTION, normalised
from bijstand_report.errors import InputError
from bijstand_report.legible import legible
from bijstand_report.read import read_table
from bijstand_report.resources import data_file
from bijstand_report.validation.cells import as_number, as_text, cells_of

DEFAULT_LIST = "oorzaken.csv"


@dataclass(frozen=True)
class CauseList:
    """A code list: description by code, in order of code, and the name of its file."""

    descriptions: Mapping[int, str]
    name: str


def read_cause_list(path: Path | None) -> CauseList:
    """The code list in `path`, or the one that ships with the program when `path` is None.

    Raises InputError when the file cannot be read or is no such list.
    """
    names = [normalised(CAUSE_CODE), normalised(CAUSE_DESCRIPTION)]
    raw = read_table(path or data_file(DEFAULT_LIST), None, names)
    found = [normalised(name) for name in raw.frame.columns]
    if not set(names) <= set(found):
        raise InputError(
            f"In de codelijst {raw.name} ontbreken kolommen. Nodig zijn: "
            f"{CAUSE_CODE} en {CAUSE_DESCRIPTION}."
        )
    codes, texts = (cells_of(raw.frame.iloc[:, found.index(name)]) for name in names)
    pairs = {
        (code, legible(str(text)))
        for code, text in zip(codes.mapped(as_number), texts.mapped(as_text), strict=True)
        if code is not None and text is not None
    }
    return CauseList(_descriptions(pairs, raw.name), raw.name)


def _descriptions(pairs: set[tuple[int, str]], name: str) -> Mapping[int, str]:
    if not pairs:
        raise InputError(
            f"De codelijst {name} bevat geen enkele code met een omschrijving. "
            "Controleer of dit het juiste bestand is."
        )
    times = Counter(code for code, _ in pairs)
    double = sorted(code for code, count in times.items() if count > 1)
    if double:
        raise InputError(
            f"In de codelijst {name} hebben codes meer dan één omschrijving: "
            f"{', '.join(map(str, double))}. Kies er per code één."
        )
    return MappingProxyType(dict(sorted(pairs)))
