"""From dossiers to uitkeringen (METHOD 2).

Takes a clean frame with one row per dossier; gives one row per uitkering. Rows of another group
code are left out and counted. Row order of the input never matters.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.statistics.results import RowCount

_STILL_RUNNING = pd.Timestamp("9999-12-31")
# What tells two dossiers with the same dates apart, so that "first" and "last" are never a matter
# of row order.
_TIE_BREAKERS = ("leefvorm", "oorzaak", "team", "reden_einde", "geslacht", "geboortejaar")


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


def join_dossiers(dossiers: pd.DataFrame) -> pd.DataFrame:
    """One row per uitkering: the dossiers of a client with the same original start date.

    dossiers: columns clientnummer, begindatum_dossier (missing: the dossier's own start),
    startdatum, einddatum and those of columns.py. Gives the same columns without
    begindatum_dossier and kode_groep, plus `alle_leefvormen` (tuples) and `aantal_dossiers`.
    """
    origin = dossiers["begindatum_dossier"].fillna(dossiers["startdatum"])
    order = _order(dossiers, dossiers["clientnummer"], origin)
    client = pd.factorize(dossiers["clientnummer"])[0][order]
    begun = origin.to_numpy()[order]
    starts = _starts(client, begun)
    return _collapse(
        dossiers.iloc[order].drop(columns=["begindatum_dossier", "kode_groep"]),
        starts,
        _last_rows(starts),
    )


def join_reopened(spells: pd.DataFrame, days: int) -> pd.DataFrame:
    """Make one of two uitkeringen of a client with at most this many days between them.

    spells: one row per uitkering, with clientnummer; rows without one are left as they are.
    The one that ends last says when and why it ended: uitkeringen of one client may overlap.
    """
    order = _order(spells, spells["clientnummer"], spells["startdatum"])
    ordered = spells.iloc[order]
    client = pd.factorize(ordered["clientnummer"])[0]
    start, end = ordered["startdatum"].to_numpy(), ordered["einddatum"].fillna(_STILL_RUNNING)
    latest_end = end.groupby(client).cummax().to_numpy()
    gap_fits = np.zeros(len(ordered), dtype=bool)
    gap_fits[1:] = start[1:] - latest_end[:-1] <= np.timedelta64(days, "D")
    same_client = np.zeros(len(ordered), dtype=bool)
    same_client[1:] = (client[1:] == client[:-1]) & (client[1:] >= 0)
    starts = ~(same_client & gap_fits)
    by_end = np.lexsort((end.to_numpy(), np.cumsum(starts)))
    return _collapse(ordered, starts, by_end[_last_rows(starts)])


def _order(frame: pd.DataFrame, client: pd.Series, origin: pd.Series) -> NDArray[np.intp]:
    end = frame["einddatum"].to_numpy().astype(np.int64)
    end[frame["einddatum"].isna()] = np.iinfo(np.int64).max
    breakers = [_codes(frame[name]) for name in reversed(_TIE_BREAKERS) if name in frame]
    start = frame["startdatum"].to_numpy()
    # Sorted by the client number itself: codes by first appearance would follow row order.
    client_code = pd.factorize(client, sort=True)[0]
    return np.lexsort((*breakers, end, start, origin.to_numpy(), client_code))


def _codes(values: pd.Series) -> NDArray[np.generic]:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy()
    return values.fillna(-1).to_numpy(dtype=np.int64)


def _starts(client: NDArray[np.intp], begun: NDArray[np.generic]) -> NDArray[np.bool_]:
    changed = np.ones(len(client), dtype=bool)
    changed[1:] = (client[1:] != client[:-1]) | (begun[1:] != begun[:-1])
    return changed


def _last_rows(starts: NDArray[np.bool_]) -> NDArray[np.intp]:
    return np.append(np.flatnonzero(starts)[1:], len(starts)) - 1


def _collapse(
    ordered: pd.DataFrame, starts: NDArray[np.bool_], last: NDArray[np.intp]
) -> pd.DataFrame:
    """One row per run of rows; `starts` is True where a run begins, `last`: how each one ends."""
    first = np.flatnonzero(starts)
    joined = ordered.iloc[first].copy()
    for name in ("einddatum", "reden_einde", "team"):
        if name in ordered:
            joined[name] = ordered[name].array[last]
    joined["alle_leefvormen"] = _all_households(ordered, np.cumsum(starts) - 1)
    joined["aantal_dossiers"] = _number_of_dossiers(ordered, first)
    return joined


def _number_of_dossiers(ordered: pd.DataFrame, first: NDArray[np.intp]) -> NDArray[np.int64]:
    if "aantal_dossiers" in ordered:
        counts = ordered["aantal_dossiers"].to_numpy()
    else:
        counts = np.ones(len(ordered), dtype=np.int64)
    return np.add.reduceat(counts, first) if len(first) else counts


def _all_households(ordered: pd.DataFrame, spell: NDArray[np.int64]) -> NDArray[np.object_]:
    """The distinct values of leefvorm in order, as tuples; most uitkeringen have just one."""
    pairs = pd.DataFrame({"spell": spell, "leefvorm": ordered["leefvorm"].to_numpy(dtype=object)})
    if "alle_leefvormen" in ordered:
        pairs = pairs.assign(leefvorm=ordered["alle_leefvormen"].to_numpy()).explode("leefvorm")
    distinct = pairs.drop_duplicates()
    first = distinct.drop_duplicates("spell")["leefvorm"]
    result = first.map({name: (name,) for name in first.unique()}).to_numpy(dtype=object).copy()
    several = distinct[distinct["spell"].duplicated(keep=False)]
    joined = several.groupby("spell")["leefvorm"].agg(tuple)
    result[joined.index.to_numpy(dtype=np.int64)] = joined.to_numpy(dtype=object)
    return result
