"""From clean rows to uitkeringen as known on the peildatum, with derived columns (METHOD 2 to 4).

Takes the frame that `validate` gives, the code list and the scope; gives `Spells`. With method
`origineel` nothing is cut off at the peildatum.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.choices import Method
from bijstand_report.columns import UNKNOWN, alphabetical
from bijstand_report.config import AgeClasses, Scope
from bijstand_report.dossiers import join_dossiers, join_reopened, keep_group, number_clients
from bijstand_report.errors import InputError, SettingsError
from bijstand_report.reentry import REENTRY, is_reentry
from bijstand_report.statistics.results import RowCount
from bijstand_report.views import derive


@dataclass(frozen=True)
class Spells:
    """The uitkeringen of a run.

    frame: one row per uitkering; besides the clean columns: instroomjaar, leeftijd (at inflow),
        leeftijd_peildatum, LeeftijdsKlasse, LeeftijdsKlasse_peildatum, LeeftijdGeslacht,
        oorzaak_omschrijving, Actief, herinstroom (bool) when there are client numbers, and
        the own views in their final categories
    row_counts: rows of the input that were left out or changed here, and why
    """

    frame: pd.DataFrame
    row_counts: tuple[RowCount, ...]


def build_spells(
    clean: pd.DataFrame,
    *,
    is_dossiers: bool,
    group_code: str,
    causes: Mapping[int, str],
    scope: Scope,
) -> Spells:
    """Uitkeringen as known on the peildatum, with every derived column.

    clean: the frame of `validate`; is_dossiers: its rows are dossiers, to be joined
    causes: code -> description. Raises InputError when nothing is left.
    """
    row_counts: list[RowCount] = []
    rows = clean
    if is_dossiers:
        rows, left_out = keep_group(rows, group_code)
        row_counts.append(left_out)
    if scope.method is Method.PEILDATUM:
        rows, left_out = _as_known_on(rows, scope.peildatum)
        row_counts.append(left_out)
    if rows.empty:
        raise InputError(_nothing_left(scope))
    frame = _join(rows, is_dossiers=is_dossiers, reopening_days=scope.reopening_days)
    if is_dossiers or scope.reopening_days:
        row_counts.append(_joined(len(rows) - len(frame)))
    derived = _derive(frame, causes, scope).drop(columns="client", errors="ignore")
    return Spells(derived, tuple(row_counts))


def _joined(rows: int) -> RowCount:
    return RowCount(
        "samengevoegd", "De rij is een vervolg van een eerdere rij.", "samengevoegd", rows
    )


def _nothing_left(scope: Scope) -> str:
    return (
        f"Er blijven geen uitkeringen over op peildatum {scope.peildatum:%d-%m-%Y}.\n"
        "Controleer de peildatum (--peildatum, --kwartaal) en de instelling kode_groep."
    )


def _as_known_on(rows: pd.DataFrame, peildatum: date) -> tuple[pd.DataFrame, RowCount]:
    day = np.datetime64(peildatum, "s")
    begun = rows["startdatum"].to_numpy() <= day
    known = rows[begun].copy()
    ends_later = known["einddatum"].to_numpy() > day
    known.loc[ends_later, "einddatum"] = pd.NaT
    if "reden_einde" in known:
        known.loc[ends_later, "reden_einde"] = None
    left_out = RowCount(
        "na_peildatum", "De uitkering begint na de peildatum.", "weggelaten", int((~begun).sum())
    )
    return known, left_out


def _join(rows: pd.DataFrame, *, is_dossiers: bool, reopening_days: int) -> pd.DataFrame:
    spells = number_clients(rows) if "clientnummer" in rows else rows.copy()
    if is_dossiers:
        spells = join_dossiers(spells)
    if reopening_days and "client" not in spells:
        raise SettingsError(
            "De instelling heropening_dagen kan alleen als het bestand een Clientnummer heeft. "
            "Voeg dat toe aan de export, of laat de instelling weg."
        )
    if reopening_days:
        spells = join_reopened(spells, reopening_days)
    if "alle_leefvormen" in spells:
        spells["alle_leefvormen"] = _as_text(spells["alle_leefvormen"])
    return spells


def _as_text(lists: pd.Series) -> pd.api.extensions.ExtensionArray:
    """Tuples of names as text; each different tuple is joined once."""
    codes, different = pd.factorize(lists.to_numpy(dtype=object))
    return pd.array([", ".join(names) for names in different], dtype="str").take(codes)


def _derive(spells: pd.DataFrame, causes: Mapping[int, str], scope: Scope) -> pd.DataFrame:
    start = spells["startdatum"].to_numpy()
    born = spells["geboortejaar"]
    spells["instroomjaar"] = _year(start)
    spells["leeftijd"] = age_on(born, start)
    spells["leeftijd_peildatum"] = age_on(born, np.datetime64(scope.peildatum, "s"))
    classes = scope.age_classes
    spells["LeeftijdsKlasse"] = age_class(spells["leeftijd"], classes)
    spells["LeeftijdsKlasse_peildatum"] = age_class(spells["leeftijd_peildatum"], classes)
    spells["LeeftijdGeslacht"] = _combine(spells["geslacht"], spells["LeeftijdsKlasse"])
    spells["oorzaak_omschrijving"] = describe_causes(spells["oorzaak"], causes)
    # The rows are as known on the peildatum already, so that an open end means running.
    spells["Actief"] = spells["einddatum"].isna().to_numpy()
    if "client" in spells and (spells["client"] >= 0).any():
        spells[REENTRY] = is_reentry(spells)
    return derive(spells, scope.views)


def _year(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def age_on(birth_year: pd.Series, day: NDArray[np.datetime64] | np.datetime64) -> "pd.Series[int]":
    """Completed years from 1 July of the birth year to a day (Int32, missing when unknown).

    >>> age_on(pd.Series([1988, 1988], dtype="Int32"),
    ...        np.array(["2018-06-30", "2018-07-01"], "datetime64[s]")).tolist()
    [29, 30]
    """
    days = np.asarray(day)
    month = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    completed = _year(days) - (month < 7)
    age: pd.Series[int] = (completed - birth_year).astype("Int32")
    return age


def age_class(age: "pd.Series[int]", classes: AgeClasses) -> "pd.Categorical[str]":
    """The age class of each age, unknown last.

    >>> from bijstand_report.config import AGE_CLASSES
    >>> list(age_class(pd.Series([29, 30, 50, 51, None], dtype="Int32"), AGE_CLASSES["origineel"]))
    ['< 30', '30-50', '30-50', '50+', 'Onbekend']
    """
    codes = np.searchsorted(classes.vanaf, age.fillna(0).to_numpy(dtype=np.int64), side="right")
    codes[age.isna().to_numpy()] = len(classes.namen)
    return pd.Categorical.from_codes(codes, categories=pd.Index([*classes.namen, UNKNOWN]))


def _combine(first: pd.Series, second: pd.Series) -> "pd.Categorical[str]":
    """Every pair of two categorical columns as one text, in the order of both."""
    names = [f"{a} {b}" for a in first.cat.categories for b in second.cat.categories]
    codes = first.cat.codes.to_numpy().astype(np.int64) * len(second.cat.categories)
    return pd.Categorical.from_codes(
        codes + second.cat.codes.to_numpy(), categories=pd.Index(names)
    )


def describe_causes(codes: pd.Series, causes: Mapping[int, str]) -> "pd.Categorical[str]":
    """The description of each cause code; "Onbekend" for no code or one that the list lacks."""
    unique, inverse = np.unique(codes.fillna(-1).to_numpy(dtype=np.int64), return_inverse=True)
    texts = [causes.get(int(code), UNKNOWN) for code in unique]
    categories = alphabetical(list({*texts, UNKNOWN}))
    position: NDArray[np.int64] = np.array(
        [categories.index(text) for text in texts], dtype=np.int64
    )
    return pd.Categorical.from_codes(position[inverse], categories=pd.Index(categories))
