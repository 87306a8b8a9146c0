"""SPSS files (`.sav`, `.zsav`).

Takes a path; gives values as they stand and the labels of coded values; row 1 is the first row.
A variable whose name says nothing is called by its label, when that is the name of a known column.
Needs the extra `spss`. Refuses a file that is no SPSS file.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from bijstand_report.columns import normalised
from bijstand_report.errors import InputError
from bijstand_report.read.extras import require
from bijstand_report.read.raw import Labels, RawTable


def read_spss(path: Path, known: Collection[str]) -> RawTable:
    """Read an SPSS file; `known` are the normalised names of the columns that are looked for.

    Raises InputError when it cannot be read, or without the extra.
    """
    pyreadstat = require("pyreadstat", "spss", "SPSS-bestanden (.sav)")
    try:
        with path.open("rb") as file:
            frame, about = pyreadstat.read_sav(file)
    except Exception as error:
        # A broken file makes the reader fail in any way; an errno means the disk, not the file.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise InputError(
            f"Het bestand {path.name} is geen leesbaar SPSS-bestand; het is misschien beschadigd. "
            "Sla het in SPSS opnieuw op."
        ) from None
    names = _names(about.column_names_to_labels, known)
    labels: dict[str, Labels] = {
        names[variable]: meaning for variable, meaning in about.variable_value_labels.items()
    }
    table = frame.set_axis(list(names.values()), axis="columns")
    table.index = pd.RangeIndex(1, len(table) + 1)
    return RawTable(table, path.name, {"Soort": "SPSS", "Codering": about.file_encoding}, labels)


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
