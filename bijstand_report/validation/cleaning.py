"""The clean frame: every known column in its own type, under its canonical name.

Takes columns taken apart in `Cells` and the dates that were read; gives one frame with the row
numbers of the file as index. What cannot be understood becomes unknown here; `checks` counts it.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from bijstand_report.columns import BY_NAME, GENDERS, UNKNOWN, alphabetical
from bijstand_report.legible import legible
from bijstand_report.validation.cells import Cells, as_clients, as_number, as_text
from bijstand_report.validation.dates import FIRST_YEAR, Dates

_LAST_YEAR = 9999


def clean_frame(
    cells: Mapping[str, Cells], dates: Mapping[str, Dates], rows: pd.Index
) -> pd.DataFrame:
    """All known columns of the file, in the order of `columns.COLUMNS`.

    cells: canonical name -> column; dates: the same for date columns, read; rows: row numbers.
    """
    columns = {
        name: pd.Series(dates[name].days) if name in dates else _clean_column(name, cells[name])
        for name in BY_NAME
        if name in cells
    }
    columns["geboortejaar"] = _born_by_then(columns["geboortejaar"], columns["startdatum"])
    return pd.DataFrame(columns).set_index(rows)


def _born_by_then(birth_year: pd.Series, start: pd.Series) -> pd.Series:
    """The birth years without those after the start of their own row.

    Never measured by other rows: what is known of somebody may not depend on who else is in the
    file.
    """
    later = (birth_year > start.dt.year.astype("Int32")).fillna(value=False)
    return birth_year.mask(later)


def _clean_column(name: str, cells: Cells) -> pd.Series:
    match name:
        case "geslacht":
            return _category(cells, _gender)
        case "leefvorm" | "team" | "reden_einde":
            # A missing reason stays missing: an open uitkering has none.
            return _category(cells, _description, missing_is_unknown=name != "reden_einde")
        case "geboortejaar":
            return _numbers(cells, range(FIRST_YEAR, _LAST_YEAR + 1))
        case "oorzaak":
            return _numbers(cells)
        case "kode_groep":
            return pd.Series(cells.mapped(_group_code), dtype="string")
        case _:  # clientnummer
            return pd.Series(as_clients(cells), dtype="string")


def _category(
    cells: Cells, read: Callable[[object], str], *, missing_is_unknown: bool = True
) -> pd.Series:
    missing = UNKNOWN if missing_is_unknown else ""
    results = [missing if value is None else read(value) for value in cells.values]
    labels = alphabetical(list({*results, missing} - {""}))
    code = {label: place for place, label in enumerate(labels)}
    codes = np.array([code.get(label, -1) for label in [*results, missing]], dtype="int32")
    return pd.Series(pd.Categorical.from_codes(cells.spread(codes), categories=pd.Index(labels)))


def _numbers(cells: Cells, allowed: range | None = None) -> pd.Series:
    found = [None if value is None else as_number(value) for value in cells.values]
    known = [
        number if number is not None and (allowed is None or number in allowed) else None
        for number in found
    ]
    numbers = np.array([*(number or 0 for number in known), 0], dtype="int32")
    missing = np.array([*(number is None for number in known), True])
    return pd.Series(pd.arrays.IntegerArray(cells.spread(numbers), cells.spread(missing)))


def _gender(value: object) -> str:
    return GENDERS.get(as_text(value).casefold(), UNKNOWN)


def _description(value: object) -> str:
    text = legible(as_text(value)).strip()
    return UNKNOWN if not text or text.casefold() == UNKNOWN.casefold() else text


def _group_code(value: object) -> str:
    number = as_number(value)
    return as_text(value) if number is None else f"{number:02d}"
