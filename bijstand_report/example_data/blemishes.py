"""The small faults that every real export has, so that data quality has something to report.

Takes a clean frame of dossiers; gives it with a few rows withdrawn, repeated or incomplete.
"""

import numpy as np
import pandas as pd

from bijstand_report.example_data import assumptions as a
from bijstand_report.example_data.draws import Bools, Ints

_START, _END = "Startdatum periodiek algemeen", "Einddatum periodiek algemeen"
_KINDS = 5


def number_of_each(rows: int) -> int:
    """How many rows get each kind of blemish in a file of so many rows."""
    return round(rows * a.BLEMISH_SHARE)


def add_blemishes(
    rng: np.random.Generator, frame: pd.DataFrame, single: Bools, each: int
) -> pd.DataFrame:
    """The frame with `each` rows of every kind of blemish, all in different rows.

    single: rows that are the only dossier of their uitkering; only those are touched
    Kinds: end before start, no startdatum, no geboortejaar, unknown geslacht, row repeated.
    """
    closed = single & frame[_END].notna().to_numpy() & (frame["Kode groep"] == a.GROUP).to_numpy()
    withdrawn = _some(rng, closed, each)
    single = single.copy()
    single[withdrawn] = False
    others = _some(rng, single, (_KINDS - 1) * each)
    no_start, no_birth_year, no_gender, repeated = others.reshape(_KINDS - 1, -1)
    _withdraw(rng, frame, withdrawn)
    frame.loc[no_start, _START] = pd.NaT
    frame.loc[no_birth_year, "geboortejaar"] = pd.NA
    frame.loc[no_gender, "geslacht"] = np.resize(a.UNKNOWN_GENDERS, len(no_gender))
    frame["geslacht"] = frame["geslacht"].replace("", pd.NA)
    return _repeat(frame, repeated)


def _some(rng: np.random.Generator, allowed: Bools, number: int) -> Ints:
    """So many of the allowed rows, at random."""
    rows = np.flatnonzero(allowed)
    return rows[np.argsort(rng.random(len(rows)), kind="stable")[:number]].astype(np.int64)


def _withdraw(rng: np.random.Generator, frame: pd.DataFrame, rows: Ints) -> None:
    """End these rows before their start, as administrations do with a uitkering taken back."""
    days = 1 + (rng.random(len(rows)) * a.WITHDRAWN_DAYS).astype("timedelta64[D]")
    frame.loc[rows, _END] = frame.loc[rows, _START] - days
    frame.loc[rows, "Omschrijving einde bijstandsafhankelijkheid"] = a.OTHER_REASON


def _repeat(frame: pd.DataFrame, rows: Ints) -> pd.DataFrame:
    """The frame with these rows twice, one after the other."""
    times = np.ones(len(frame), dtype=np.int64)
    times[rows] = 2
    return frame.loc[np.repeat(np.arange(len(frame)), times)].reset_index(drop=True)
