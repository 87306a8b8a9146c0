"""Every form of date that exports use, the column that decides, and what is never guessed."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from bijstand_report.validation.cells import cells_of
from bijstand_report.validation.dates import Dates, read_dates

WANTED = date(2018, 4, 3)


def read(*values: object) -> Dates:
    column = pd.Series(list(values), dtype=object)
    return read_dates({"startdatum": cells_of(column)})["startdatum"]


def days(found: Dates) -> list[date | None]:
    return [None if np.isnat(day) else day.astype(datetime).date() for day in found.days]


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("2018-04-03", "jjjj-mm-dd"),
        ("2018-4-3", "jjjj-mm-dd"),
        ("2018/04/03", "jjjj-mm-dd"),
        ("2018-04-03 23:59:59", "jjjj-mm-dd"),
        ("2018-04-03T00:00:00.000+02:00", "jjjj-mm-dd"),
        ("2018-04-02T22:00:00Z", "jjjj-mm-dd"),
        ("2018-04-02 22:00:00.1234567 +00:00", "jjjj-mm-dd"),
        ("2018-04-03T21:59Z", "jjjj-mm-dd"),
        ("2018-04-02 18:30:00-04", "jjjj-mm-dd"),
        ("03-04-2018", "dd-mm-jjjj"),
        ("3-4-2018", "dd-mm-jjjj"),
        ("03/04/2018", "dd-mm-jjjj"),
        ("03.04.2018", "dd-mm-jjjj"),
        ("3-4-2018 0:00", "dd-mm-jjjj"),
        ("  03-04-2018 ", "dd-mm-jjjj"),
        ("20180403", "jjjjmmdd"),
        ("20180403.0", "jjjjmmdd"),
        (20180403, "jjjjmmdd"),
        (20180403.0, "jjjjmmdd"),
        (Decimal(20180403), "jjjjmmdd"),
        ("43193", "Excel-getal"),
        ("43193,75", "Excel-getal"),
        (43193, "Excel-getal"),
        (43193.75, "Excel-getal"),
        (np.int64(43193), "Excel-getal"),
        (date(2018, 4, 3), "datum"),
        (datetime(2018, 4, 3, 23, 59), "datum"),  # noqa: DTZ001
        (pd.Timestamp("2018-04-03 12:00"), "datum"),
        (datetime(2018, 4, 2, 22, tzinfo=UTC), "datum"),
    ],
)
def test_forms(written: object, form: str) -> None:
    found = read(written)
    assert days(found) == [WANTED]
    assert found.form == form
    assert not found.wrong.any()


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        None,
        np.nan,
        pd.NaT,
        pd.NA,
        "NULL",
        "NA",
        "-",
        "0",
        0,
        0.0,
        "0.0",
        "00000000",
        "0000-00-00",
        "00-00-0000",
        "0000-00-00 00:00:00",
        time(0, 0),
        "9999-12-31",
        "31-12-9999",
        "99991231",
        99991231,
        "2900-01-01",
        date(9999, 12, 31),
        2958465,
        "2958465",
        "9999-99-99",
        "9999-12-31T23:59:59Z",
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    ],
)
def test_open(written: object) -> None:
    found = read(written)
    assert days(found) == [None]
    assert not found.wrong.any()


@pytest.mark.parametrize(
    "written",
    [
        "31-02-2018",
        "2018-02-30",
        "20180231",
        "29-02-2017",
        "32-01-2018",
        "00-01-2018",
        "2018-00-10",
        "31-12-1899",
        "1899-12-31",
        "18991231",
        date(1899, 12, 31),
        "03-04-18",
        "3 april 2018",
        "april",
        "2018",
        2018,
        "14003",
        14003,
        19999,
        60001,
        -5,
        True,
        "201804031",
        1522706400000,
        "0-4-2018",
        "03042018",
        np.inf,
        time(8, 30),
        "03-04-2018 x",
        "2018-02-30T00:00:00Z",
        "0001-01-01T00:00:00+05:00",
    ],
)
def test_wrong(written: object) -> None:
    found = read("2018-01-01", written)
    assert found.wrong.tolist() == [False, True]
    assert days(found)[1] is None


@pytest.mark.parametrize(
    ("written", "year"),
    [("01-01-1900", 1900), ("31-12-2899", 2899), (20000, 1954), (60000, 2064)],
)
def test_first_and_last_that_are_read(written: object, year: int) -> None:
    (day,) = days(read(written))
    assert day is not None
    assert day.year == year


def test_day_comes_first_when_nothing_proves_otherwise() -> None:
    assert days(read("03-04-2018", "12-12-2018")) == [WANTED, date(2018, 12, 12)]


def test_a_column_that_proves_month_first() -> None:
    found = read("04-03-2018", "12-13-2018", "12-31-9999")
    assert days(found) == [WANTED, date(2018, 12, 13), None]
    assert found.form == "mm-dd-jjjj"
    assert not found.wrong.any()


def test_a_column_that_proves_both_is_day_first_and_the_others_are_wrong() -> None:
    found = read("03-04-2018", "12-13-2018", "13-12-2018")
    assert found.wrong.tolist() == [False, True, False]
    assert days(found)[0] == WANTED


def test_impossible_days_prove_nothing() -> None:
    found = read("03-04-2018", "03-32-2018")
    assert found.wrong.tolist() == [False, True]
    assert days(found) == [WANTED, None]


def test_a_column_that_proves_nothing_follows_the_others_in_the_file() -> None:
    open_column = cells_of(pd.Series(["04-03-2018"]))
    month_first = cells_of(pd.Series(["12-13-2018"]))
    day_first = cells_of(pd.Series(["13-12-2018"]))
    assert days(read_dates({"a": open_column, "b": month_first})["a"]) == [WANTED]
    both = {"a": open_column, "b": month_first, "c": day_first}
    assert days(read_dates(both)["a"]) == [date(2018, 3, 4)]


def test_several_forms_in_one_column_are_all_named() -> None:
    found = read("03-04-2018", 20180403, "2018-04-03", "0")
    assert days(found) == [WANTED, WANTED, WANTED, None]
    assert found.form == "jjjj-mm-dd en dd-mm-jjjj en jjjjmmdd"


def test_a_column_of_moments_with_and_without_zone() -> None:
    moments = pd.Series(pd.to_datetime(["2018-04-03 12:00", None]))
    for column in (moments, moments.dt.tz_localize("UTC")):
        assert days(read_dates({"a": cells_of(column)})["a"]) == [WANTED, None]


@pytest.mark.parametrize(("number", "swapped"), [(9, False), (10, True)])
def test_excel_that_swapped_day_and_month(number: int, *, swapped: bool) -> None:
    real = [date(2018, 4, day + 1) for day in range(number)]
    text = [f"{day + 13}-04-2018" for day in range(number)]
    assert read(*real, *text).swapped is swapped
    assert not read(*real, date(2018, 4, 13), *text).swapped
    assert not read(*real, "12-04-2018", *text).swapped


def test_moments_of_a_whole_column_need_not_repeat() -> None:
    text = [f"2018-04-03 10:{minute:02d}:00" for minute in range(60)]
    assert set(days(read(*text))) == {WANTED}
