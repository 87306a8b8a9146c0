"""The seven tables as CSV: against the original, and with what is hidden or does not apply."""

import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from builders import Row, clean, published, uitkering

from bijstand_report.choices import Method, Profile
from bijstand_report.columns import CAUSE_DESCRIPTION
from bijstand_report.config import load_settings
from bijstand_report.pipeline import load
from bijstand_report.tables import data_tables
from bijstand_report.tables.model import DataTable, Kind
from bijstand_report.tables.original import original_tables
from bijstand_report.tables.to_csv import to_csv

TABLES = (
    "leeftijd_leefvorm",
    "instroomreden",
    "leefvorm",
    "geslacht",
    "leeftijdsklasse",
    "leeftijdsklasse_geslacht",
    "cohort",
)


@pytest.fixture(scope="module")
def original(reference: Path) -> dict[str, bytes]:
    """The CSV files of the reference file, as the original analysis computed it."""
    options = {
        "methode": "origineel",
        "peildatum": "2018-07-09",
        "periode": "2008-2018",
        "profiel": "intern",
        "codelijst": next((reference / "data").glob("*Code oorzaak*.xlsx")),
    }
    path = reference / "data" / "DummyDataBijstandv3.rds"
    run = load(path, load_settings(None, options), Profile.RAAD, lambda _line: None)
    return {table.name: to_csv(table, run.scope.method) for table in data_tables(run.publishable)}


@pytest.mark.parametrize("name", TABLES)
def test_table_against_R(original: dict[str, bytes], reference: Path, name: str) -> None:  # noqa: N802
    found = pd.read_csv(io.BytesIO(original[name]))
    expected = pd.read_csv(reference / "tables" / f"{name}.csv")
    pd.testing.assert_frame_equal(found, expected, rtol=0, atol=1e-9)


TIME_TABLES = ("stand", "stroom", "stroom_jaar", "duur", "overleving", "overleving_mediaan")


def test_the_files_of_R_and_those_of_time(  # noqa: N802
    original: dict[str, bytes], reference: Path
) -> None:
    """The dummy file has no client numbers and no reasons: no re-entry, no reasons of ending."""
    of_the_original = [path.stem for path in (reference / "tables").glob("*.csv")]
    assert sorted(original) == sorted([*of_the_original, *TIME_TABLES])


@pytest.fixture(scope="module")
def known(reference: Path) -> dict[str, bytes]:
    """The same as known on the peildatum, as the survival figures of R are."""
    options = {"peildatum": "2018-07-09", "periode": "2008-2018", "profiel": "intern"}
    path = reference / "data" / "DummyDataBijstandv3.rds"
    run = load(path, load_settings(None, options), Profile.RAAD, lambda _line: None)
    return {table.name: to_csv(table, run.scope.method) for table in data_tables(run.publishable)}


def test_survival_against_R(known: dict[str, bytes], reference: Path) -> None:  # noqa: N802
    """Every row of R's table, in its order; ours has the other views of the report as well."""
    text = {"groep": str}
    expected = pd.read_csv(reference / "survival" / "overleving.csv", dtype=text)
    found = pd.read_csv(io.BytesIO(known["overleving"]), dtype=text)
    assert list(found.columns) == list(expected.columns)
    pd.testing.assert_frame_equal(
        found.head(len(expected)), expected, rtol=0, atol=1e-9, check_dtype=False
    )
    others = found["indeling"].iloc[len(expected) :].unique()
    assert list(others) == ["leeftijdsklasse", "instroomreden"]


def test_median_against_R(known: dict[str, bytes], reference: Path) -> None:  # noqa: N802
    expected = pd.read_csv(reference / "survival" / "mediaan.csv").iloc[0]
    found = pd.read_csv(io.BytesIO(known["overleving_mediaan"])).iloc[0]
    assert found["groep"] == expected["groep"]
    assert int(found["aantal"]) == expected["n"]
    assert float(found["mediaan_dagen"]) == expected["mediaan_dagen"]


def test_flows_of_the_reference_close(known: dict[str, bytes]) -> None:
    flows = pd.read_csv(io.BytesIO(known["stroom"]))
    assert list(flows.columns) == ["kwartaal", "stand", "instroom", "uitstroom"]
    assert list(flows["kwartaal"].iloc[[0, -1]]) == ["2008K1", "2018K2"]
    net = flows["instroom"] - flows["uitstroom"]
    assert list(flows["stand"].diff().iloc[1:]) == list(net.iloc[1:])


def test_durations_add_up_to_the_stand(known: dict[str, bytes]) -> None:
    durations = pd.read_csv(io.BytesIO(known["duur"]))
    running = pd.read_csv(io.BytesIO(known["leeftijd_leefvorm"]))
    assert list(durations.columns) == ["klasse", "aantal"]
    years = [f"{first}-{first + 1} jaar" for first in range(1, 5)]
    assert list(durations["klasse"]) == ["0-6 mnd", "6-12 mnd", *years, ">= 5 jaar"]
    assert durations["aantal"].sum() == running["SumActief"].sum() > 1000


# Made by hand

ROWS: list[Row] = [
    *[uitkering("2015-01-01", leefvorm="A") for _ in range(21)],
    *[uitkering("2015-01-01", "2016-06-01", leefvorm="A") for _ in range(22)],
    *[uitkering("2015-01-01", leefvorm="B", oorzaak=None) for _ in range(12)],
    *[uitkering("2016-01-01", "2016-02-01", leefvorm="C") for _ in range(3)],
    uitkering("2018-05-01", leefvorm="A", geslacht="vrouw", geboortejaar=1995),
]


def lines(name: str, **changes: object) -> list[str]:
    changes = {"years": (2015, 2018), **changes}
    (table,) = [t for t in data_tables(published(clean(*ROWS), **changes)) if t.name == name]
    return to_csv(table, changes.get("method", Method.PEILDATUM)).decode("utf-8").splitlines()


def test_exact_tables_hold_the_groups_that_occur() -> None:
    assert lines("leefvorm") == [
        "instroomjaar,Omschrijving leefvorm,PercentageActief,SumBestand,SumActief,RunningTotal",
        "2015,A,48.83720930232558,43,21,21",
        "2015,B,100,12,12,33",
        "2016,C,0,3,0,0",
        "2018,A,100,1,1,1",
    ]


def test_protected_tables_hold_every_group_and_year_so_as_not_to_show_zeroes() -> None:
    assert lines("leefvorm", profile=Profile.RAAD)[1:] == [
        "2015,A,.,45,.,.",  # "." for the sake of the nobody who left group B
        "2015,B,.,10,.,.",
        "2016,A,.,< 10,< 10,.",
        "2016,B,.,< 10,< 10,.",
        "2017,A,.,< 10,< 10,.",
        "2017,B,.,< 10,< 10,.",
        "2018,A,.,< 10,< 10,.",
        "2018,B,.,< 10,< 10,.",
    ]


def test_composition() -> None:
    assert lines("leeftijd_leefvorm") == [
        "LeeftijdsKlasse,Omschrijving leefvorm,SumBestand,SumActief",
        "< 30,A,1,1",
        "30-50,A,21,21",
        "30-50,B,12,12",
    ]
    raad = lines("leeftijd_leefvorm", profile=Profile.RAAD)
    assert raad[1:] == [
        "30-50,A,20,20",
        "30-50,B,.,.",  # for the sake of the nobody of another age
        "30-50,Overig,< 10,< 10",  # of C nobody runs any more, which is not told
        "Overig,A,< 10,< 10",
        "Overig,B,< 10,< 10",
        "Overig,Overig,< 10,< 10",
    ]


def test_cohort_with_what_does_not_apply() -> None:
    assert lines("cohort")[1:7] == [
        "2015,1,100,55,55,55",
        "2015,2,60,55,33,88",
        "2015,3,60,55,33,121",
        "2016,1,0,3,0,0",
        "2016,2,0,3,0,0",
        "2016,3,0,3,0,0",
    ]
    assert lines("cohort")[7:] == [f"2018,{k},n.v.t.,1,n.v.t.,n.v.t." for k in (1, 2, 3)]


def test_cohort_of_the_council_tells_hidden_from_not_applicable() -> None:
    raad = lines("cohort", profile=Profile.RAAD)
    assert raad[1:5] == [
        "2015,1,.,55,55,55",
        "2015,2,64,55,35,90",
        "2015,3,64,55,35,125",
        "2016,1,.,< 10,< 10,.",
    ]
    assert raad[-1] == "2018,3,n.v.t.,< 10,n.v.t.,n.v.t."


def test_origineel_leaves_empty_what_does_not_apply_or_is_unknown() -> None:
    assert lines("cohort", method=Method.ORIGINEEL)[-1] == "2018,3,,1,,"
    causes = lines("instroomreden", method=Method.ORIGINEEL)
    assert causes[2] == "2015,,100,12,12,33"
    assert "2015,Onbekend,100,12,12,33" in lines("instroomreden")


def test_origineel_still_shows_what_is_hidden() -> None:
    raad = lines("cohort", method=Method.ORIGINEEL, profile=Profile.RAAD)
    assert raad[4] == "2016,1,.,< 10,< 10,."
    assert raad[-1] == "2018,3,,< 10,,"


def test_unknown_is_empty_in_the_causes_only() -> None:
    rows = clean(uitkering("2015-01-01", leefvorm="Onbekend", geslacht="Onbekend", oorzaak=None))
    tables = original_tables(published(rows, method=Method.ORIGINEEL))
    texts = {table.name: to_csv(table, Method.ORIGINEEL).decode() for table in tables}
    assert {name for name, text in texts.items() if "Onbekend" in text} == {
        "leeftijd_leefvorm",
        "leefvorm",
        "geslacht",
        "leeftijdsklasse_geslacht",
    }


def test_names_titles_and_columns() -> None:
    tables = data_tables(published(clean(*ROWS)))
    assert tuple(table.name for table in tables) == (*TABLES, *TIME_TABLES)
    causes = tables[1]
    assert causes.columns == {
        "instroomjaar": Kind.LABEL,
        CAUSE_DESCRIPTION: Kind.LABEL,
        "PercentageActief": Kind.PERCENTAGE,
        "SumBestand": Kind.COUNT,
        "SumActief": Kind.COUNT,
        "RunningTotal": Kind.RUNNING,
    }
    assert len({table.title for table in tables}) == len(tables)
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)


def test_a_name_with_a_comma_is_quoted_and_text_is_utf8() -> None:
    table = DataTable("a", "A", "x", {"é": Kind.LABEL}, (("Één, twee",),))
    assert to_csv(table, Method.PEILDATUM) == 'é\n"Één, twee"\n'.encode()


def test_percentages_keep_full_precision() -> None:
    third = [uitkering("2015-01-01", end) for end in (None, "2016-01-01", "2016-01-01")]
    table = next(t for t in data_tables(published(clean(*third))) if t.name == "geslacht")
    (row,) = csv_rows(table)
    assert float(row["PercentageActief"]) == 100 / 3


def csv_rows(table: DataTable) -> list[dict[str, str]]:
    frame = pd.read_csv(io.BytesIO(to_csv(table, Method.PEILDATUM)), dtype=str)
    return frame.to_dict("records")


def test_a_file_without_open_uitkeringen_has_an_empty_composition() -> None:
    ended = clean(uitkering(date(2015, 1, 1), date(2016, 1, 1)))
    table = data_tables(published(ended))[0]
    assert table.rows == ()
    assert to_csv(table, Method.PEILDATUM).count(b"\n") == 1
