"""From dossiers to uitkeringen (METHOD 2)."""

from datetime import date, timedelta
from random import Random

import numpy as np
import pandas as pd
import pytest
from builders import Row, clean, dossier, dossiers, files, spells, uitkering
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.dossiers import join_dossiers, join_reopened, keep_group, number_clients
from bijstand_report.errors import InputError, SettingsError
from bijstand_report.own_view import OwnView
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.validate import validate

TWO = (
    dossier(
        "a",
        "2015-01-01",
        "2016-01-01",
        "2015-01-01",
        leefvorm="Gehuwd",
        oorzaak=1,
        geboortejaar=1980,
        geslacht="vrouw",
        team="Noord",
        reden_einde="98",
    ),
    dossier(
        "a",
        "2016-01-01",
        "2017-01-01",
        "2015-01-01",
        leefvorm="Alleenstaande",
        oorzaak=14,
        geboortejaar=1981,
        geslacht="man",
        team="Zuid",
        reden_einde="11",
    ),
)


def texts(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """The rows as text, in the order in which they stand."""
    return [tuple(map(str, row)) for row in frame.to_numpy(dtype=object).tolist()]


def joined(*rows: Row) -> pd.DataFrame:
    return join_dossiers(number_clients(clean(*rows)))


def test_what_comes_from_the_first_and_what_from_the_last() -> None:
    (row,) = joined(*TWO).to_dict("records")
    assert row["startdatum"] == pd.Timestamp("2015-01-01")
    assert (row["leefvorm"], row["oorzaak"]) == ("Gehuwd", 1)
    assert (row["geboortejaar"], row["geslacht"]) == (1980, "vrouw")
    assert row["einddatum"] == pd.Timestamp("2017-01-01")
    assert (row["team"], row["reden_einde"]) == ("Zuid", "11")
    assert row["aantal_dossiers"] == 2
    assert row["alle_leefvormen"] == ("Gehuwd", "Alleenstaande")


def test_the_columns_that_served_to_join_are_gone() -> None:
    assert not {"begindatum_dossier", "kode_groep"} & set(joined(*TWO).columns)


def test_an_open_last_dossier_leaves_the_uitkering_open() -> None:
    (end,) = joined(
        dossier("a", "2015-01-01", "2016-01-01", "2015-01-01"),
        dossier("a", "2016-01-01", None, "2015-01-01"),
    )["einddatum"]
    assert end is pd.NaT


def test_an_open_first_dossier_does_not() -> None:
    (end,) = joined(
        dossier("a", "2015-01-01", None, "2015-01-01"),
        dossier("a", "2016-01-01", "2017-01-01", "2015-01-01"),
    )["einddatum"]
    assert end == pd.Timestamp("2017-01-01")


def test_of_two_that_begin_together_the_open_one_is_the_last() -> None:
    rows = dossier("a", "2015-01-01", None), dossier("a", "2015-01-01", "2016-01-01")
    assert joined(*rows)["einddatum"].isna().tolist() == [True]
    assert joined(*rows[::-1])["einddatum"].isna().tolist() == [True]


def test_clients_and_original_start_dates_are_kept_apart() -> None:
    frame = joined(
        dossier("a", "2015-01-01", "2015-06-01", "2015-01-01"),
        dossier("b", "2015-06-01", None, "2015-01-01"),
        dossier("a", "2015-06-01", None, "2015-06-01"),
    )
    assert len(frame) == 3
    assert set(frame["aantal_dossiers"]) == {1}


def test_without_an_original_start_date_a_dossier_has_its_own() -> None:
    rows = clean(
        dossier("a", "2015-01-01", "2016-01-01"),
        dossier("a", "2016-01-01", None),
        dossier("a", "2017-01-01", None, "2015-01-01"),
    )
    rows["begindatum_dossier"] = rows["begindatum_dossier"].mask([True, True, False])
    frame = join_dossiers(number_clients(rows)).sort_values("startdatum")
    assert frame["aantal_dossiers"].tolist() == [2, 1]


@pytest.mark.parametrize(
    ("households", "distinct"),
    [
        ("AAA", ("A",)),
        ("ABA", ("A", "B")),
        ("BBA", ("B", "A")),
        ("CAB", ("C", "A", "B")),
    ],
)
def test_every_leefvorm_once_in_order_of_start(households: str, distinct: tuple[str, ...]) -> None:
    first = date(2015, 1, 1)
    rows = [
        dossier("a", first + timedelta(days=n), None, first, leefvorm=name)
        for n, name in enumerate(households)
    ]
    frame = joined(*rows, dossier("b", "2015-01-01", leefvorm="A"))
    assert frame["alle_leefvormen"].tolist() == [distinct, ("A",)]


def test_leefvormen_are_text_in_the_end_even_with_a_comma_in_a_name() -> None:
    frame = spells(
        clean(
            dossier("a", "2015-01-01", "2016-01-01", "2015-01-01", leefvorm="Gehuwd, samen"),
            dossier("a", "2016-01-01", "2017-01-01", "2015-01-01", leefvorm="Anders"),
            dossier("a", "2017-01-10", None, "2017-01-10", leefvorm="Gehuwd, samen"),
        ),
        reopening_days=30,
    ).frame
    assert frame["alle_leefvormen"].tolist() == ["Gehuwd, samen, Anders"]


def test_other_group_codes_are_left_out_and_counted() -> None:
    codes = ["02", "03", None, "02", "PW"]
    rows = clean(*(dossier(str(n), "2015-01-01", kode_groep=code) for n, code in enumerate(codes)))
    kept, left_out = keep_group(rows, "02")
    assert kept["clientnummer"].tolist() == ["0", "3"]
    assert (left_out.rule, left_out.count) == ("andere_groep", 3)
    assert keep_group(rows, "PW")[1].count == 4


def test_another_group_code_is_a_setting() -> None:
    rows = clean(dossier("a", "2015-01-01"), dossier("b", "2015-01-01", kode_groep="04"))
    made = spells(rows, group_code="04")
    assert made.frame["clientnummer"].tolist() == ["b"]
    assert {row.rule: row.count for row in made.row_counts} == {
        "andere_groep": 1,
        "na_peildatum": 0,
        "samengevoegd": 0,
    }


def test_dossiers_that_were_joined_are_counted() -> None:
    rows = clean(dossier("a", "2015-01-01"), dossier("a", "2015-01-01"), dossier("b", "2015-01-01"))
    made = spells(rows)
    assert len(made.frame) == 2
    assert {row.rule: row.count for row in made.row_counts}["samengevoegd"] == 1


def test_no_dossier_of_the_group_is_refused() -> None:
    with pytest.raises(InputError, match="kode_groep"):
        spells(clean(dossier("a", "2015-01-01")), group_code="99")


def test_dossiers_that_begin_after_the_peildatum_do_not_count() -> None:
    (row,) = spells(
        clean(
            dossier("a", "2015-01-01", "2018-05-01", "2015-01-01", team="Noord", reden_einde="98"),
            dossier("a", "2018-07-01", None, "2015-01-01", team="Zuid", reden_einde=None),
        ),
        peildatum="2018-06-30",
    ).frame.to_dict("records")
    assert row["einddatum"] == pd.Timestamp("2018-05-01")
    assert (row["team"], row["reden_einde"], row["aantal_dossiers"]) == ("Noord", "98", 1)


# Reopening


def reopened(days: int, *rows: Row) -> pd.DataFrame:
    return join_reopened(number_clients(clean(*rows)), days)


@pytest.mark.parametrize(("gap", "number"), [(0, 1), (1, 1), (30, 1), (31, 2), (365, 2)])
def test_a_gap_of_at_most_so_many_days(gap: int, number: int) -> None:
    end = date(2016, 3, 1)
    frame = reopened(
        30,
        uitkering("2015-01-01", end, clientnummer="a"),
        uitkering(end + timedelta(days=gap), None, clientnummer="a"),
    )
    assert len(frame) == number
    assert frame["aantal_dossiers"].sum() == 2


def test_three_in_a_row_become_one() -> None:
    frame = reopened(
        30,
        uitkering("2015-01-01", "2015-06-01", clientnummer="a", leefvorm="A", team="Noord"),
        uitkering("2015-06-20", "2015-07-01", clientnummer="a", leefvorm="B", team="Zuid"),
        uitkering("2015-07-20", "2016-01-01", clientnummer="a", leefvorm="A", team="Oost"),
    )
    (row,) = frame.to_dict("records")
    assert row["startdatum"] == pd.Timestamp("2015-01-01")
    assert row["einddatum"] == pd.Timestamp("2016-01-01")
    assert (row["team"], row["leefvorm"]) == ("Oost", "A")
    assert row["alle_leefvormen"] == ("A", "B")
    assert row["aantal_dossiers"] == 3


def test_clients_are_kept_apart_and_so_are_rows_without_a_number() -> None:
    frame = reopened(
        366,
        uitkering("2015-01-01", "2015-06-01", clientnummer="a"),
        uitkering("2015-06-02", None, clientnummer="b"),
        uitkering("2015-01-01", "2015-06-01", clientnummer=None),
        uitkering("2015-06-02", None, clientnummer=None),
    )
    assert len(frame) == 4


@pytest.mark.parametrize("long_end", ["2018-01-01", None])
def test_the_one_that_ends_last_says_when_and_why(long_end: str | None) -> None:
    """Of two overlapping uitkeringen the end must not come before that of either."""
    (row,) = reopened(
        30,
        uitkering("2015-01-01", long_end, clientnummer="a", reden_einde=long_end and "11"),
        uitkering("2016-01-01", "2016-06-01", clientnummer="a", reden_einde="98"),
    ).to_dict("records")
    assert row["einddatum"] is pd.NaT or row["einddatum"] == pd.Timestamp("2018-01-01")
    assert row["reden_einde"] != "98"


def test_the_gap_is_counted_from_the_latest_end_before_it() -> None:
    frame = reopened(
        30,
        uitkering("2015-01-01", "2018-01-01", clientnummer="a"),
        uitkering("2016-01-01", "2016-06-01", clientnummer="a"),
        uitkering("2018-01-15", None, clientnummer="a"),
    )
    assert len(frame) == 1


def test_reopening_after_joining_keeps_every_leefvorm_and_dossier() -> None:
    (row,) = spells(
        clean(*TWO, dossier("a", "2017-01-11", None, "2017-01-11", leefvorm="Anders")),
        reopening_days=10,
    ).frame.to_dict("records")
    assert row["alle_leefvormen"] == "Gehuwd, Alleenstaande, Anders"
    assert row["aantal_dossiers"] == 3
    assert row["Actief"]


def test_off_by_default() -> None:
    rows = clean(*TWO, dossier("a", "2017-01-02", None, "2017-01-02"))
    assert len(spells(rows).frame) == 2


def test_reopening_needs_a_client_number() -> None:
    with pytest.raises(SettingsError, match="Clientnummer"):
        spells(clean(uitkering("2015-01-01")), reopening_days=1)


ONE_DAY = timedelta(days=1)
FIRST = date(2019, 1, 1)
HORIZON = date(2019, 7, 1)


def days_of(rows: list[Row], extra: int = 0) -> set[tuple[str, date]]:
    """Every client on every day on which one of the rows runs, or ran at most `extra` days ago."""
    running: set[tuple[str, date]] = set()
    for row in rows:
        end = HORIZON if pd.isna(row["einddatum"]) else row["einddatum"] + timedelta(days=extra)
        length = (min(end, HORIZON) - row["startdatum"]).days
        days = (row["startdatum"] + timedelta(days=n) for n in range(length))
        running |= {(row["clientnummer"], day) for day in days}
    return running


@st.composite
def short_ones(draw: st.DrawFn) -> Row:
    start = FIRST + timedelta(days=draw(st.integers(0, 90)))
    length = draw(st.none() | st.integers(1, 40))
    end = None if length is None else start + timedelta(days=length)
    return uitkering(start, end, clientnummer=draw(st.sampled_from("ab")))


@given(st.lists(short_ones(), min_size=1, max_size=8), st.integers(1, 20))
def test_reopening_loses_no_day_and_fills_no_other_than_the_gaps(
    rows: list[Row], days: int
) -> None:
    frame = join_reopened(number_clients(clean(*rows)), days)
    result = [
        {**row, "startdatum": row["startdatum"].date(), "einddatum": row["einddatum"].date()}
        if row["einddatum"] is not pd.NaT
        else {**row, "startdatum": row["startdatum"].date()}
        for row in frame.to_dict("records")
    ]
    filled = days_of(rows, days)
    assert days_of(rows) <= days_of(result) <= filled
    breaks = [(client, day) for client, day in filled if (client, day - ONE_DAY) not in filled]
    assert len(frame) == len(breaks)


@pytest.mark.parametrize("days", [0, 60])
@given(rows=files(dossiers()), random=st.randoms(use_true_random=False))
def test_row_order_never_matters(days: int, rows: list[Row], random: Random) -> None:
    frame = clean(*rows, dossier("z", "2013-01-01"))
    shuffled = frame.iloc[random.sample(range(len(frame)), len(frame))]
    one, other = (spells(rows, reopening_days=days).frame for rows in (frame, shuffled))
    assert texts(one) == texts(other)


TIED = ("leefvorm", "oorzaak", "team", "reden_einde", "geslacht", "geboortejaar")


@pytest.mark.parametrize("name", TIED)
def test_row_order_does_not_decide_between_dossiers_with_the_same_dates(name: str) -> None:
    values = {"oorzaak": (1, 14), "geboortejaar": (1980, 1990)}.get(name, ("man", "vrouw"))
    others = {"team": "Noord", "reden_einde": "11"}
    one, other = (
        dossier("a", "2015-01-01", "2016-01-01", **{**others, name: value}) for value in values
    )
    assert texts(joined(one, other)) == texts(joined(other, one))
    frame = number_clients(clean(one, other)).drop(columns="begindatum_dossier")
    assert texts(join_reopened(frame, 1)) == texts(join_reopened(frame[::-1], 1))


@given(files(dossiers()))
def test_joining_against_a_loop(rows: list[Row]) -> None:
    rows = [*rows, dossier("z", date(2013, 1, 1))]
    kept = [row for row in rows if row["kode_groep"] == "02"]
    runs: dict[tuple[object, object], list[Row]] = {}
    for row in kept:
        origin = row["begindatum_dossier"] or row["startdatum"]
        runs.setdefault((row["clientnummer"], origin), []).append(row)
    expected = sorted(
        (str(client), min(row["startdatum"] for row in run).isoformat(), len(run))
        for (client, _), run in runs.items()
    )
    group, _ = keep_group(clean(*rows), "02")
    frame = join_dossiers(number_clients(group))
    days = np.datetime_as_string(frame["startdatum"].to_numpy(), unit="D")
    found = zip(frame["clientnummer"], map(str, days), frame["aantal_dossiers"], strict=True)
    assert sorted(found) == expected


# Own views


def with_view(*groups: str | None, order: tuple[str, ...] = ("Noord", "Zuid")) -> pd.DataFrame:
    """Dossiers of one uitkering with the same dates, alike but for an own view."""
    rows = [dossier("a", "2015-01-01", "2016-01-01") for _ in groups]
    return clean(*rows).assign(indeling_wijk=pd.Categorical(groups, categories=list(order)))


def test_an_own_view_is_that_of_the_first_dossier() -> None:
    frame = clean(*TWO).assign(indeling_wijk=pd.Categorical(["Zuid", "Noord"]))
    assert join_dossiers(number_clients(frame))["indeling_wijk"].tolist() == ["Zuid"]
    assert join_dossiers(number_clients(frame[::-1]))["indeling_wijk"].tolist() == ["Zuid"]


@pytest.mark.parametrize("dtype", ["category", "string", "float64", "Int64"])
def test_row_order_does_not_decide_which_own_view_is_the_first(dtype: str) -> None:
    values = {"float64": [1.5, 2.5], "Int64": [1, 2]}.get(dtype, ["Noord", "Zuid"])
    frame = number_clients(with_view("Noord", "Zuid"))
    frame["indeling_wijk"] = pd.Series(values, index=frame.index, dtype=dtype)
    assert texts(join_dossiers(frame)) == texts(join_dossiers(frame[::-1]))


def test_an_own_view_goes_with_the_first_through_reopening() -> None:
    frame = clean(
        uitkering("2015-01-01", "2016-01-01", clientnummer="a"),
        uitkering("2016-01-10", clientnummer="a"),
    ).assign(indeling_wijk=pd.Categorical(["Zuid", "Noord"]))
    assert join_reopened(number_clients(frame), 30)["indeling_wijk"].tolist() == ["Zuid"]


def test_an_own_view_in_its_final_categories() -> None:
    view = OwnView("wijk", "Wijk", "Wijk")
    made = spells(with_view("Zuid", order=("Noord", "Zuid", "Onbekend")), views=(view,)).frame
    assert made["indeling_wijk"].cat.categories.tolist() == ["Zuid"]
    assert "client" not in made


def test_group_02_however_it_is_written() -> None:
    codes = ["02", "2", 2, 2.0, " 2 ", "2.0", "03", 12, None, "20"]
    raw = pd.DataFrame(
        {
            "Clientnummer": [str(n) for n in range(len(codes))],
            "Startdatum periodiek algemeen": "2015-01-01",
            "Einddatum periodiek algemeen": None,
            "Oorspronkelijke begindatum uitkeringsdossier": "2015-01-01",
            "Kode groep": pd.Series(codes, dtype=object),
            "Geslacht": "man",
            "Geboortejaar": 1980,
            "Omschrijving leefvorm": "Alleenstaande",
            "Oorzaak bijstandsafhankelijkheid": 14,
        }
    )
    found = validate(RawTable(raw, "dossiers.csv"))
    assert found.is_dossiers
    kept, left_out = keep_group(found.frame, "02")
    assert (kept["clientnummer"].tolist(), left_out.count) == (list("012345"), 4)
