"""A report on an earlier peildatum is the same for a file that was cut at that date (METHOD 1).

What happened later, and what other rows hold, may not change what was known on the peildatum.
"""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date

import numpy as np
import pandas as pd
import pytest
from builders import (
    DAYS,
    Row,
    clean,
    cut_off,
    dossiers,
    files,
    scope,
    spells,
    uitkering,
    uitkeringen,
)
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.own_view import OwnView
from bijstand_report.read.raw import RawTable
from bijstand_report.spells import Spells
from bijstand_report.statistics.compute import compute
from bijstand_report.validation.validate import validate

FIRST = date(2013, 1, 1)
REASONS = {"11": "Werk"}
Settings = dict[str, object]


def plain(value: object) -> object:
    """A result as lists, dicts and numbers: arrays have no plain equality."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, np.ndarray):
        return value.tolist()
    return [plain(part) for part in value] if isinstance(value, tuple) else value


def everything(made: Spells, settings: Settings) -> object:
    """Every statistic; rows left out are counted elsewhere, and do depend on the file."""
    return plain(compute(made.frame, scope(**settings), (), 0, REASONS))


def same(whole: pd.DataFrame, cut: pd.DataFrame, settings: Settings) -> None:
    one, other = (everything(spells(frame, **settings), settings) for frame in (whole, cut))
    assert one == other


@st.composite
def with_reason(draw: st.DrawFn) -> Row:
    """An uitkering; who has ended may have a reason."""
    row = draw(uitkeringen())
    reason = draw(st.sampled_from(["11", "98", None])) if row["einddatum"] else None
    return {**row, "reden_einde": reason}


@given(files(with_reason()), DAYS, st.sampled_from([0, 45]))
def test_uitkeringen(rows: list[Row], day: date, reopening_days: int) -> None:
    rows = [*rows, uitkering(FIRST, clientnummer="z", reden_einde=None)]
    settings: Settings = {"peildatum": day, "reopening_days": reopening_days}
    same(clean(*rows), clean(*cut_off(rows, day)), settings)


@given(files(dossiers()), DAYS, st.sampled_from([0, 45]))
def test_dossiers(rows: list[Row], day: date, reopening_days: int) -> None:
    first = {**rows[0], "startdatum": FIRST, "kode_groep": "02", "clientnummer": "z"}
    settings: Settings = {"peildatum": day, "reopening_days": reopening_days}
    same(clean(*rows, first), clean(*cut_off([*rows, first], day)), settings)


@given(files(uitkeringen()), DAYS)
def test_a_register_that_starts_late(rows: list[Row], day: date) -> None:
    rows = [*rows, uitkering(FIRST, clientnummer="z")]
    settings: Settings = {"peildatum": day, "registration_from": date(2014, 5, 1)}
    same(clean(*rows), clean(*cut_off(rows, day)), settings)


VIEWS = (OwnView("wijk", "Wijk", "Wijk"), OwnView("hoogte", "Hoogte", "Hoogte"))


@st.composite
def lines(draw: st.DrawFn) -> Row:
    """A row as it stands in a file: birth years may be far too late."""
    row = draw(uitkeringen())
    return {
        **row,
        "geboortejaar": draw(st.sampled_from([None, 1950, 1985, 2014, 2016, 2019, 2025])),
        "Wijk": draw(st.sampled_from(["Noord", "Zuid", None])),
        "Hoogte": draw(st.sampled_from(["1", "2,5", "hoog"])),
    }


def validated(rows: Sequence[Row], settings: Settings) -> object:
    frame = pd.DataFrame([{**row, "clientnummer": None} for row in rows]).astype(object)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    found = validate(RawTable(frame, "bestand.csv"), views=VIEWS)
    return everything(spells(found.frame, **settings, views=found.views), settings)


@given(files(lines()), DAYS)
def test_a_file_from_its_first_reading(rows: list[Row], day: date) -> None:
    rows = [*rows, {**rows[0], "startdatum": FIRST, "geboortejaar": 1950}]
    settings: Settings = {"peildatum": day}
    assert validated(rows, settings) == validated(cut_off(rows, day), settings)


@pytest.mark.parametrize("later", ["2018-07-01", "2020-01-01"])
def test_what_begins_later_changes_no_number(later: str) -> None:
    rows = [
        uitkering("2015-01-01", later, clientnummer="a"),
        uitkering("2017-01-01", "2017-06-01", clientnummer="b"),
    ]
    settings: Settings = {"peildatum": date(2018, 6, 30)}
    same(clean(*rows, uitkering(later, clientnummer="b")), clean(*rows), settings)


def test_the_comparison_sees_a_difference() -> None:
    settings: Settings = {"peildatum": date(2018, 6, 30)}
    one, other = (
        everything(spells(clean(uitkering("2013-01-01", end)), **settings), settings)
        for end in (None, "2018-06-30")
    )
    assert one != other
