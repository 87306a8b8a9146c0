"""Small client files, scopes and results, made by hand or at random.

A row is a dict; what it does not say is ordinary. `clean` makes a frame of rows, as `validate`
gives it; `spells`, `computed` and `published` take it further down the chain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pandas as pd
from hypothesis import strategies as st

from bijstand_report.choices import Method, Profile
from bijstand_report.columns import UNKNOWN, alphabetical
from bijstand_report.config import AGE_CLASSES, Scope
from bijstand_report.disclosure.protect import protect
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.spells import Spells, build_spells
from bijstand_report.statistics.compute import compute
from bijstand_report.statistics.results import Statistics

Row = dict[str, object]
REASONS = read_reason_list(None)
CAUSES: Mapping[int, str] = MappingProxyType(
    {1: "Beeindiging studie", 14: "Einde Uitkering werkeloosheid", 39: "Andere oorzaak"}
)
DATES = ("startdatum", "einddatum", "begindatum_dossier")
CATEGORIES = ("geslacht", "leefvorm", "reden_einde", "team")
SCOPE = Scope(
    gemeente="Lindemeer",
    peildatum=date(2018, 6, 30),
    quarter=None,
    years=(2008, 2018),
    method=Method.PEILDATUM,
    profile=Profile.INTERN,
    age_classes=AGE_CLASSES["origineel"],
    reopening_days=0,
    provisional=True,
)


def uitkering(start: str | date, end: str | date | None = None, **others: object) -> Row:
    ordinary = {"geslacht": "man", "geboortejaar": 1980, "leefvorm": "Alleenstaande", "oorzaak": 14}
    return {"startdatum": start, "einddatum": end, **ordinary, **others}


def dossier(
    client: str | None,
    start: str | date,
    end: str | date | None = None,
    origin: str | date | None = None,
    **others: object,
) -> Row:
    """A dossier, by itself unless `origin` says of which uitkering it is a part."""
    own = {"clientnummer": client, "kode_groep": "02", "begindatum_dossier": origin or start}
    return uitkering(start, end, **{**own, **others})


def clean(*rows: Row) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows)).astype(object)
    for name in frame.columns:
        values = [None if pd.isna(value) else value for value in frame[name]]
        frame[name] = pd.Series(_typed(str(name), values), index=frame.index)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return frame


def _typed(name: str, values: list[object]) -> object:
    if name in DATES:
        return pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[s]")
    if name in CATEGORIES:
        known = [str(value) for value in values if value is not None]
        return pd.Categorical(values, categories=alphabetical(list({*known, UNKNOWN})))
    return pd.array(values, dtype="Int32" if name in {"geboortejaar", "oorzaak"} else "string")


def scope(**changes: object) -> Scope:
    """An ordinary scope; changes: its fields, a date may be text."""
    day = changes.get("peildatum")
    if isinstance(day, str):
        changes["peildatum"] = date.fromisoformat(day)
    return replace(SCOPE, **changes)  # type: ignore[arg-type]


def spells(
    frame: pd.DataFrame,
    causes: Mapping[int, str] = CAUSES,
    group_code: str = "02",
    **changes: object,
) -> Spells:
    return build_spells(
        frame,
        is_dossiers="begindatum_dossier" in frame,
        group_code=group_code,
        causes=causes,
        scope=scope(**changes),
    )


def computed(frame: pd.DataFrame, **changes: object) -> Statistics:
    made = spells(frame, **changes)
    return compute(made.frame, scope(**changes), made.row_counts, len(frame), REASONS)


def published(frame: pd.DataFrame, **changes: object) -> Publishable:
    return protect(computed(frame, **changes), scope(**changes).profile)


def records(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """The rows as text, in a fixed order, to compare frames whatever their order and types."""
    return sorted(tuple(map(str, row)) for row in frame.to_numpy(dtype=object).tolist())


# Files at random: few values, close together, so that rows often touch each other.

FIRST = date(2013, 1, 1)
DAYS = st.integers(0, 2600).map(lambda days: FIRST + timedelta(days=days))
LENGTHS = st.none() | st.integers(0, 1500)


def _end(start: date, length: int | None) -> date | None:
    return None if length is None else start + timedelta(days=length)


@st.composite
def uitkeringen(draw: st.DrawFn) -> Row:
    start = draw(DAYS)
    return uitkering(
        start,
        _end(start, draw(LENGTHS)),
        geslacht=draw(st.sampled_from(["man", "vrouw", UNKNOWN])),
        geboortejaar=draw(st.none() | st.integers(1950, 1998)),
        leefvorm=draw(st.sampled_from(["Alleenstaande", "Anders", "Gehuwd"])),
        oorzaak=draw(st.sampled_from([1, 14, 39, 77, None])),
        clientnummer=draw(st.none() | st.sampled_from("abc")),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Row:
    row = draw(uitkeringen())
    origin = draw(st.sampled_from([None, FIRST, date(2016, 2, 29), row["startdatum"]]))
    return {
        **row,
        "clientnummer": draw(st.sampled_from("ab")),
        "kode_groep": draw(st.sampled_from(["02", "02", "02", "03", None])),
        "begindatum_dossier": origin,
        "reden_einde": draw(st.none() | st.sampled_from(["11", "98"])),
        "team": draw(st.sampled_from(["Noord", "Zuid"])),
    }


def files(rows: st.SearchStrategy[Row], least: int = 1) -> st.SearchStrategy[list[Row]]:
    return st.lists(rows, min_size=least, max_size=25)


def cut_off(rows: Sequence[Row], day: date) -> list[Row]:
    """What the file would have held on that day."""
    return [
        row if row["einddatum"] is None or row["einddatum"] <= day else _still_open(row)  # type: ignore[operator]
        for row in rows
        if row["startdatum"] <= day  # type: ignore[operator]
    ]


def _still_open(row: Row) -> Row:
    return {**row, "einddatum": None} | ({"reden_einde": None} if "reden_einde" in row else {})
