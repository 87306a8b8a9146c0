"""Uitkeringen as known on the peildatum, and their derived columns (METHOD 3 and 4)."""

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
    records,
    spells,
    uitkering,
    uitkeringen,
)
from hypothesis import given

from bijstand_report.choices import Method
from bijstand_report.config import AGE_CLASSES, AgeClasses
from bijstand_report.errors import InputError
from bijstand_report.spells import age_class, age_on, describe_causes

PEILDATUM = "2018-06-30"


def one(start: str, end: str | None = None, **others: object) -> dict[str, object]:
    (row,) = spells(clean(uitkering(start, end, **others))).frame.to_dict("records")
    return row


# As known on the peildatum


@pytest.mark.parametrize(
    ("end", "active"),
    [
        (None, True),
        ("2018-06-29", False),
        (PEILDATUM, False),
        ("2018-07-01", True),
        ("2015-01-01", False),
    ],
)
def test_who_is_active_on_the_peildatum(end: str | None, active: bool) -> None:
    row = one("2015-01-01", end)
    assert row["Actief"] is active
    assert pd.isna(row["einddatum"]) is active


def test_the_reason_of_an_end_that_is_still_to_come_is_not_known() -> None:
    frame = spells(
        clean(
            uitkering("2015-01-01", "2018-07-01", reden_einde="11"),
            uitkering("2015-01-01", "2018-06-30", reden_einde="14"),
        )
    ).frame
    assert frame["reden_einde"].isna().tolist() == [True, False]


def test_a_start_on_the_peildatum_counts_and_a_later_one_is_left_out_and_counted() -> None:
    made = spells(
        clean(uitkering(PEILDATUM), uitkering("2018-07-01"), uitkering("2020-01-01", "2020-01-01"))
    )
    assert made.frame["Actief"].tolist() == [True]
    assert [(row.rule, row.count) for row in made.row_counts] == [("na_peildatum", 2)]


def test_origineel_leaves_no_row_out_and_takes_every_end_for_an_end() -> None:
    made = spells(
        clean(uitkering("2015-01-01", "2018-07-01"), uitkering("2020-01-01")),
        method=Method.ORIGINEEL,
    )
    assert made.frame["Actief"].tolist() == [False, True]
    assert made.row_counts == ()


def test_a_peildatum_before_the_whole_file_is_refused() -> None:
    rows = clean(uitkering("2015-01-01"), uitkering("2016-01-01"))
    with pytest.raises(InputError, match="peildatum 31-12-2014"):
        spells(rows, peildatum="2014-12-31")


@pytest.mark.parametrize("method", list(Method))
def test_the_clean_frame_stays_as_it_is(method: Method) -> None:
    rows = clean(uitkering("2015-01-01", "2018-07-01", reden_einde="11"), uitkering("2019-01-01"))
    before = rows.copy(deep=True)
    spells(rows, method=method)
    pd.testing.assert_frame_equal(rows, before)


def test_row_numbers_of_the_file_are_kept() -> None:
    rows = clean(uitkering("2019-01-01"), uitkering("2015-01-01"))
    assert spells(rows).frame.index.tolist() == [3]


@given(files(uitkeringen()), DAYS)
def test_a_file_cut_off_at_the_peildatum_gives_the_same(rows: list[Row], day: date) -> None:
    compare_cut_off([*rows, uitkering(date(2013, 1, 1), clientnummer="z")], day, 0)


@given(files(dossiers()), DAYS)
def test_a_file_of_dossiers_cut_off_at_the_peildatum_gives_the_same(
    rows: list[Row], day: date
) -> None:
    first = {**rows[0], "startdatum": date(2013, 1, 1), "kode_groep": "02", "clientnummer": "z"}
    compare_cut_off([*rows, first], day, 0)
    compare_cut_off([*rows, first], day, 45)


def compare_cut_off(rows: list[Row], day: date, reopening_days: int) -> None:
    settings = {"peildatum": day, "reopening_days": reopening_days}
    whole = spells(clean(*rows), **settings).frame
    cut = spells(clean(*cut_off(rows, day)), **settings).frame
    assert list(whole.columns) == list(cut.columns)
    assert records(whole) == records(cut)


@given(files(dossiers()), DAYS)
def test_every_row_is_accounted_for(rows: list[Row], day: date) -> None:
    first = {**rows[0], "startdatum": date(2013, 1, 1), "kode_groep": "02"}
    made = spells(clean(*rows, first), peildatum=day, reopening_days=30)
    assert len(made.frame) + sum(row.count for row in made.row_counts) == len(rows) + 1


# Derived columns


def test_the_year_of_inflow() -> None:
    assert one("2017-12-31")["instroomjaar"] == 2017
    assert one("1969-12-31")["instroomjaar"] == 1969


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (1988, "2018-06-30", 29),
        (1988, "2018-07-01", 30),
        (1988, "2018-12-31", 30),
        (1968, "2018-06-30", 49),
        (1968, "2018-07-01", 50),
        (1967, "2018-06-30", 50),
        (1967, "2018-07-01", 51),
        (1930, "1960-01-01", 29),
        (None, "2018-07-01", None),
    ],
)
def test_age_turns_on_the_first_of_july(born: int | None, day: str, age: int | None) -> None:
    found = age_on(pd.Series([born], dtype="Int32"), np.array([day], "datetime64[s]"))
    assert found.tolist() == [pd.NA if age is None else age]


@pytest.mark.parametrize(
    ("born", "start", "at_inflow", "on_peildatum"),
    [
        (1988, "2018-06-30", "< 30", "30-50"),
        (1988, "2018-07-01", "30-50", "30-50"),
        (1968, "2018-06-30", "30-50", "30-50"),
        (1967, "2018-06-30", "30-50", "50+"),
        (1967, "2018-07-01", "50+", "50+"),
        (1988, "2010-01-01", "< 30", "30-50"),
        (None, "2010-01-01", "Onbekend", "Onbekend"),
    ],
)
def test_age_at_inflow_and_on_the_peildatum(
    born: int | None, start: str, at_inflow: str, on_peildatum: str
) -> None:
    rows = clean(uitkering(start, geboortejaar=born, geslacht="vrouw"))
    (row,) = spells(rows, peildatum="2018-07-01").frame.to_dict("records")
    assert row["LeeftijdsKlasse"] == at_inflow
    assert row["LeeftijdsKlasse_peildatum"] == on_peildatum
    assert row["LeeftijdGeslacht"] == f"vrouw {at_inflow}"


def test_classes_of_cbs_and_of_ones_own() -> None:
    ages = pd.Series([26, 27, 44, 45, None], dtype="Int32")
    assert list(age_class(ages, AGE_CLASSES["cbs"])) == [
        "tot 27",
        "27 tot 45",
        "27 tot 45",
        "45 tot AOW",
        "Onbekend",
    ]
    everyone = AgeClasses(vanaf=(), namen=("allen",))
    assert list(age_class(ages, everyone)) == 4 * ["allen"] + ["Onbekend"]


def test_gender_and_age_in_the_order_of_both_unknown_last() -> None:
    frame = spells(clean(uitkering("2015-01-01"), uitkering("2015-01-01", geslacht="vrouw"))).frame
    names = list(frame["LeeftijdGeslacht"].cat.categories)
    assert names[:5] == ["man < 30", "man 30-50", "man 50+", "man Onbekend", "vrouw < 30"]
    assert names[-1] == "Onbekend Onbekend"


def test_causes_that_are_missing_or_not_in_the_list_are_unknown() -> None:
    causes = {14: "Werkloosheid", 1: "Studie"}
    found = describe_causes(pd.Series([14, 1, 2, None], dtype="Int32"), causes)
    assert list(found) == ["Werkloosheid", "Studie", "Onbekend", "Onbekend"]
    assert list(found.categories) == ["Studie", "Werkloosheid", "Onbekend"]


def test_two_codes_with_one_description_are_one_group() -> None:
    found = describe_causes(pd.Series([1, 2], dtype="Int32"), {1: "Studie", 2: "Studie"})
    assert list(found) == ["Studie", "Studie"]
