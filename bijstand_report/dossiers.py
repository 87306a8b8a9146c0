"""From dossiers to uitkeringen (METHOD 2).

Takes a clean frame with one row per dossier; gives one row per uitkering. Rows of another group
code are left out and counted. Row order of the input never matters.
"""

from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.results import RowCount

_STILL_RUNNING = pd.Timestamp("9999-12-31")
_LAST_DAY = np.iinfo(np.int32).max  # after every date
# Columns that need not tell rows with the same dates apart: keys, and what is counted here.
_NOT_COMPARED = (
    *("clientnummer", "client", "kode_groep", "begindatum_dossier", "startdatum", "einddatum"),
    *("alle_leefvormen", "aantal_dossiers"),
)
_OF_THE_LAST = ("einddatum", "reden_einde", "team")

_Codes = NDArray[np.intp]


def keep_group(dossiers: pd.DataFrame, code: str) -> tuple[pd.DataFrame, RowCount]:
    """The dossiers with this `kode_groep`, and how many were left out."""
    keep = (dossiers["kode_groep"] == code).fillna(False).to_numpy(dtype=bool)
    left_out = RowCount(
        "andere_groep",
        f"Kode groep is niet {code}: geen algemene bijstand.",
        "weggelaten",
        int((~keep).sum()),
    )
    return dossiers[keep], left_out


def number_clients(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a column `client`: a number for each Clientnummer, -1 without one.

    Numbers are compared much faster than texts. They follow the order of the client numbers: in
    that of first appearance, row order would matter.
    """
    numbers = pd.factorize(rows["clientnummer"], sort=True)[0].astype(np.int32)
    return rows.assign(client=numbers)


def join_dossiers(dossiers: pd.DataFrame) -> pd.DataFrame:
    """One row per uitkering: the dossiers of a client with the same original start date.

    dossiers: columns client (`number_clients`), begindatum_dossier (missing: the dossier's own
    start), startdatum, einddatum, those of columns.py and own views. Gives the same columns without
    begindatum_dossier and kode_groep, plus `alle_leefvormen` (tuples) and `aantal_dossiers`.
    Einddatum, reden_einde and team are those of the last dossier, the rest of the first.
    """
    client = dossiers["client"].to_numpy()
    origin = dossiers["begindatum_dossier"].fillna(dossiers["startdatum"]).to_numpy()
    order = _order(dossiers, client, _day_numbers(origin))
    starts = _changes(client[order]) | _changes(origin[order])
    ordered = dossiers.drop(columns=["begindatum_dossier", "kode_groep"]).iloc[order]
    return _collapse(ordered, starts, _last_rows(starts))


def join_reopened(spells: pd.DataFrame, days: int) -> pd.DataFrame:
    """Make one of two uitkeringen of a client with at most this many days between them.

    spells: one row per uitkering, with client (-1: left as it is).
    The one that ends last says when and why it ended: uitkeringen of one client may overlap.
    """
    order = _order(spells, spells["client"].to_numpy())
    ordered = spells.iloc[order]
    client = ordered["client"].to_numpy()
    start, end = ordered["startdatum"].to_numpy(), ordered["einddatum"].fillna(_STILL_RUNNING)
    latest_end = end.groupby(client).cummax().to_numpy()
    starts = _changes(client) | (client < 0)
    starts[1:] |= start[1:] - latest_end[:-1] > np.timedelta64(days, "D")
    by_end = np.lexsort((end.to_numpy(), np.cumsum(starts)))
    return _collapse(ordered, starts, by_end[_last_rows(starts)])


def _order(frame: pd.DataFrame, *first: NDArray[np.integer]) -> _Codes:
    """The positions of the rows by these keys, then by start and end (open ones last).

    What else a row holds tells dossiers with the same dates apart, so that "first" and "last" are
    never a matter of row order.
    """
    start, end = (_day_numbers(frame[name].to_numpy()) for name in ("startdatum", "einddatum"))
    others = [_sortable(frame[name]) for name in frame.columns if name not in _NOT_COMPARED]
    return np.lexsort((*reversed(others), end, start, *reversed(first)))


def _day_numbers(days: NDArray[np.datetime64]) -> NDArray[np.int32]:
    """Days as small numbers, which sort twice as fast as dates; no date is the last day."""
    numbers = days.astype("datetime64[D]").astype(np.int64)
    return np.where(np.isnat(days), _LAST_DAY, numbers).astype(np.int32)


def _sortable(values: pd.Series) -> NDArray[np.generic]:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy()
    if pd.api.types.is_integer_dtype(values.dtype):
        return values.to_numpy(dtype=np.int32, na_value=_LAST_DAY)
    return pd.factorize(values, sort=True)[0]


def _changes(ordered: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; True for the first."""
    changed = np.ones(len(ordered), dtype=bool)
    changed[1:] = ordered[1:] != ordered[:-1]
    return changed


def _last_rows(starts: NDArray[np.bool_]) -> _Codes:
    return np.append(np.flatnonzero(starts)[1:], len(starts)) - 1


def _collapse(ordered: pd.DataFrame, starts: NDArray[np.bool_], last: _Codes) -> pd.DataFrame:
    """One row per run of rows; `starts` is True where a run begins, `last`: how each one ends."""
    first = np.flatnonzero(starts)
    joined = ordered.iloc[first].copy()
    for name in _OF_THE_LAST:
        if name in ordered:
            joined[name] = ordered[name].array[last]
    joined["alle_leefvormen"] = _all_households(ordered, first)
    joined["aantal_dossiers"] = _number_of_dossiers(ordered, first)
    return joined


def _number_of_dossiers(ordered: pd.DataFrame, first: _Codes) -> NDArray[np.int64]:
    if "aantal_dossiers" in ordered:
        counts = ordered["aantal_dossiers"].to_numpy()
    else:
        counts = np.ones(len(ordered), dtype=np.int64)
    return np.add.reduceat(counts, first) if len(first) else counts


def _all_households(ordered: pd.DataFrame, first: _Codes) -> NDArray[np.object_]:
    """The distinct values of leefvorm in order, as tuples; `first`: where each run begins."""
    each = _households(ordered)
    result = each[first]
    until = np.append(first[1:], len(each))
    # Most runs are of one row: only the others cost time.
    for run in np.flatnonzero(until - first > 1):
        names = chain.from_iterable(each[first[run] : until[run]])
        result[run] = tuple(dict.fromkeys(names))
    return result


def _households(rows: pd.DataFrame) -> NDArray[np.object_]:
    """For each row a tuple of household types."""
    if "alle_leefvormen" in rows:
        return rows["alle_leefvormen"].to_numpy(dtype=object)
    households = rows["leefvorm"].cat
    single = np.empty(len(households.categories), dtype=object)
    single[:] = [(name,) for name in households.categories]
    return single[households.codes.to_numpy()]
