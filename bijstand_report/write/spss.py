"""SPSS (`.sav`): names that SPSS allows, with the full name as label; categories as labelled codes.

Needs the extra `spss`.
"""

import re
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from bijstand_report.errors import OutputError
from bijstand_report.read.extras import require

_LONGEST_NAME = 64  # bytes
_NOT_IN_A_NAME = re.compile(r"\W+", re.ASCII)
# The header says when the file was made: always the same day, so that the bytes are the same.
_MOMENT = slice(92, 109)
_MADE = b"09 Jul 1800:00:00"


def write_spss(frame: pd.DataFrame) -> bytes:
    """The bytes of an SPSS file.

    Raises InputError without the extra, OutputError when there is no room to make it.
    """
    pyreadstat = require("pyreadstat", "spss", "SPSS-bestanden (.sav)")
    names = _names([str(name) for name in frame.columns])
    labels = {names[name]: _meanings(frame[name]) for name in names}
    columns = {names[name]: _values(frame[name]) for name in names}
    with tempfile.TemporaryDirectory(prefix="bijstand-") as folder:
        path = Path(folder) / "gegevens.sav"
        try:
            pyreadstat.write_sav(
                pd.DataFrame(columns),
                path,
                column_labels=list(names),
                variable_value_labels={name: found for name, found in labels.items() if found},
                variable_format={
                    names[str(name)]: "DATE11" for name in frame.select_dtypes("datetime").columns
                },
            )
        except pyreadstat.ReadstatError:
            raise OutputError(
                f"Het SPSS-bestand is niet te maken in de tijdelijke map {tempfile.gettempdir()}. "
                "Maak daar ruimte, of kies een andere soort, zoals .csv of .parquet."
            ) from None
        content = bytearray(path.read_bytes())
    content[_MOMENT] = _MADE
    return bytes(content)


def _names(titles: list[str]) -> dict[str, str]:
    """Title -> a name of letters, digits and underscores, each different without regard to case."""
    names: dict[str, str] = {}
    for title in titles:
        name = _NOT_IN_A_NAME.sub("_", title).strip("_")[: _LONGEST_NAME - 4]
        name = name if name[:1].isalpha() else f"V_{name}"
        taken = {other.casefold() for other in names.values()}
        number = 1
        while (f"{name}_{number}" if number > 1 else name).casefold() in taken:
            number += 1
        names[title] = f"{name}_{number}" if number > 1 else name
    return names


def _meanings(column: pd.Series) -> dict[int | float, str]:
    if column.dtype == bool:
        return {0: "nee", 1: "ja"}
    if isinstance(column.dtype, pd.CategoricalDtype):
        return {code: str(name) for code, name in enumerate(column.cat.categories, start=1)}
    return {}


def _values(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy().astype(np.float64) + 1
        return pd.Series(np.where(codes > 0, codes, np.nan))
    if pd.api.types.is_datetime64_dtype(column.dtype):
        return column.astype("datetime64[us]")
    if pd.api.types.is_numeric_dtype(column.dtype):
        return pd.Series(column.to_numpy(dtype=np.float64, na_value=np.nan))
    return column.astype("str")
