"""The rules about rows: which are left out, what is counted as unknown, what is told.

Takes the clean frame and the names of its columns in the file; gives findings, and the rows that
count. Rules are applied in a fixed order and a row is left out once, so counts add up.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import BY_NAME, DOSSIER_COLUMNS, UNKNOWN
from bijstand_report.validation.rules import ROWS_TO_SHOW, RULES, Finding

YOUNGEST_AGE = 15
_MONTH_OF_BIRTH = 7  # the birthday is unknown; METHOD 4 takes 1 July

_Mask = NDArray[np.bool_]


def finding(key: str, broken: _Mask, rows: pd.Index, column: str | None = None) -> list[Finding]:
    """The finding for the rows that break a rule; an empty list when none does."""
    if not broken.any():
        return []
    first = np.flatnonzero(broken)[:ROWS_TO_SHOW]
    numbers = tuple(int(number) for number in rows[first])
    return [Finding(RULES[key], column, int(broken.sum()), numbers)]


def leave_out(frame: pd.DataFrame, titles: Mapping[str, str]) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows that count, and a finding for each rule by which others were left out.

    titles: canonical name -> name in the file. Categories without a row left disappear.
    """
    findings: list[Finding] = []
    for key, column, breaks in _LEAVE_OUT:
        broken = breaks(frame)
        findings += finding(key, broken, frame.index, titles.get(column))
        frame = frame[~broken] if broken.any() else frame
    categories = frame.select_dtypes("category")
    used = {str(name): values.cat.remove_unused_categories() for name, values in categories.items()}
    return frame.assign(**used), findings


def unknown_values(frame: pd.DataFrame, titles: Mapping[str, str]) -> list[Finding]:
    """What is counted as unknown, for each column."""
    unknown = {
        name: frame[name].isna() | (frame[name] == UNKNOWN)
        for name in ("geslacht", "geboortejaar", "leefvorm", "oorzaak", "team")
        if name in frame
    }
    return [
        found
        for name, rows in unknown.items()
        for found in finding(f"{name}_onbekend", _mask(rows), frame.index, titles[name])
    ]


def worth_telling(frame: pd.DataFrame, titles: Mapping[str, str]) -> list[Finding]:
    """What may be wrong but changes nothing."""
    found = finding("jonger_dan_15", _too_young(frame), frame.index, titles["geboortejaar"])
    found += finding("gelijke_rij", _alike_without_client(frame), frame.index)
    if _is_dossiers(frame):
        missing = _mask(frame["begindatum_dossier"].isna())
        title = titles["begindatum_dossier"]
        found += finding("dossierbegin_ontbreekt", missing, frame.index, title)
    return found


def _is_dossiers(frame: pd.DataFrame) -> bool:
    return set(DOSSIER_COLUMNS) <= set(frame.columns)


def _mask(rows: pd.Series) -> _Mask:
    return rows.to_numpy(dtype=bool, na_value=False)


def _without_start(frame: pd.DataFrame) -> _Mask:
    return _mask(frame["startdatum"].isna())


def _dossier_without_client(frame: pd.DataFrame) -> _Mask:
    if not _is_dossiers(frame):
        return np.zeros(len(frame), dtype=bool)
    return _mask(frame["clientnummer"].isna())


def _ends_before_start(frame: pd.DataFrame) -> _Mask:
    return _mask(frame["einddatum"] < frame["startdatum"])


def _repeated(frame: pd.DataFrame) -> _Mask:
    """Rows equal in every known column to another row with the same client number.

    Of equal rows the first one stays, or the one that comes first in the order of the own views:
    not a matter of row order, and a known group goes before "Onbekend".
    """
    repeated = np.zeros(len(frame), dtype=bool)
    if "clientnummer" in frame:
        client = frame["clientnummer"]
        several = np.flatnonzero(_mask(client.notna() & client.duplicated(keep=False)))
        order = several[_by_own_views(frame.iloc[several])]
        repeated[order] = _known(frame.iloc[order]).duplicated()
    return repeated


def _by_own_views(frame: pd.DataFrame) -> NDArray[np.intp]:
    own = [frame[name].cat.codes for name in frame.columns if name not in BY_NAME]
    return np.lexsort(own[::-1]) if own else np.arange(len(frame))


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    """Without own views: these may not change which rows count."""
    return frame[[name for name in frame.columns if name in BY_NAME]]


def _alike_without_client(frame: pd.DataFrame) -> _Mask:
    alike = np.zeros(len(frame), dtype=bool)
    anonymous = _mask(frame["clientnummer"].isna()) if "clientnummer" in frame else ~alike
    alike[anonymous] = _known(frame[anonymous]).duplicated()
    return alike


def _too_young(frame: pd.DataFrame) -> _Mask:
    start = frame["startdatum"].dt
    before_birthday = (start.month < _MONTH_OF_BIRTH).astype("Int32")
    age = start.year - frame["geboortejaar"] - before_birthday
    return _mask(age < YOUNGEST_AGE)


_LEAVE_OUT: tuple[tuple[str, str, Callable[[pd.DataFrame], _Mask]], ...] = (
    ("startdatum_ontbreekt", "startdatum", _without_start),
    ("clientnummer_ontbreekt", "clientnummer", _dossier_without_client),
    ("einddatum_voor_startdatum", "einddatum", _ends_before_start),
    ("dubbele_rij", "", _repeated),
)
