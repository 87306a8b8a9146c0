"""SPSS files (`.sav`, `.zsav`).

Takes a path; gives values as they stand and the labels of coded values; row 1 is the first row.
A variable whose name says nothing is called by its label, when that is the name of a known column.
Needs the extra `spss`. Refuses a file that is no SPSS file.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypedDict, cast

import pandas as pd

from bijstand_report.columns import normalised
from bijstand_report.errors import InputError
from bijstand_report.read.extras import require
from bijstand_report.read.isolated import read_apart
from bijstand_report.read.raw import Labels, RawTable


def read_spss(path: Path, known: Collection[str]) -> RawTable:
    """Read an SPSS file; `known` are the normalised names of the columns that are looked for.

    Raises InputError when it cannot be read, or without the extra.
    """
    require("pyreadstat", "spss", "SPSS-bestanden (.sav)")
    found = cast("_Found", read_apart("spss", path, _broken(path.name)))
    names = _names(found["titles"], known)
    table = pd.DataFrame(found["columns"]).set_axis(list(names.values()), axis="columns")
    table.index = pd.RangeIndex(1, len(table) + 1)
    labels = {names[variable]: meaning for variable, meaning in found["labels"].items()}
    details = {"Soort": "SPSS", "Codering": found["encoding"]}
    return RawTable(table, path.name, details, labels)


class _Found(TypedDict):
    """What comes of a file; titles: variable -> its label."""

    columns: dict[str, list[object]]
    titles: dict[str, str | None]
    labels: dict[str, Labels]
    encoding: str


def _broken(name: str) -> InputError:
    return InputError(
        f"Het bestand {name} is geen leesbaar SPSS-bestand; het is misschien beschadigd. "
        "Sla het in SPSS opnieuw op."
    )


def _names(variables: Mapping[str, str | None], known: Collection[str]) -> dict[str, str]:
    """Variable -> its name, or its label when that says more."""
    return {
        name: label if label and _says_more(label, name, known) else name
        for name, label in variables.items()
    }


def _says_more(label: str, name: str, known: Collection[str]) -> bool:
    if normalised(label) == normalised(name):
        return True
    return normalised(label) in known and normalised(name) not in known
