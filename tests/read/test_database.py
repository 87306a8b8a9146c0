"""Databases by SQLAlchemy: SQLite here, PostgreSQL in test_postgresql.py."""

import sqlite3
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from bijstand_report.errors import InputError
from bijstand_report.read.addresses import engine_for
from bijstand_report.read.database import read_database
from bijstand_report.validation.validate import validate

pytest.importorskip("sqlalchemy")

QUERY = """-- uitkeringen; :nergens is geen parameter
select start as "Startdatum periodiek algemeen", einde as "Einddatum periodiek algemeen",
    geslacht, geboortejaar, leefvorm as "Omschrijving leefvorm", oorzaak, '--;' as teken
from uitkering where regeling = :regeling order by nummer;
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "klanten nieuw.db"
    with sqlite3.connect(path) as connection:
        connection.execute(
            "create table uitkering (nummer integer, start text, einde text, geslacht text, "
            "geboortejaar integer, leefvorm text, oorzaak integer, regeling integer)"
        )
        rows = [
            (1, "2018-04-03", None, "M", 1982, "Alleenstaande", 14, 0),
            (2, "2017-01-01", "2018-01-01", "V", 1990, "Gehuwd", None, 0),
            (3, "2016-01-01", None, "V", 1970, "Gehuwd", 1, 2),
        ]
        connection.executemany("insert into uitkering values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.close()
    return path


def query(folder: Path, text: str = QUERY) -> Path:
    path = folder / "bestand.sql"
    path.write_text(text, encoding="utf-8")
    return path


def address(database: Path) -> str:
    return f"sqlite:///{database}"


def test_rows_and_bound_values(database: Path, tmp_path: Path) -> None:
    raw = read_database(address(database), query(tmp_path), {"regeling": 0})
    assert list(raw.frame.index) == [1, 2]
    assert raw.details == {"Soort": "database (sqlite)", "Query": "bestand.sql"}
    frame = validate(raw).frame
    assert frame["startdatum"].dt.date.tolist() == [date(2018, 4, 3), date(2017, 1, 1)]
    assert frame["geslacht"].tolist() == ["man", "vrouw"]
    assert frame["geboortejaar"].tolist() == [1982, 1990]


def test_a_value_is_bound_and_never_part_of_the_query(database: Path, tmp_path: Path) -> None:
    raw = read_database(address(database), query(tmp_path), {"regeling": "0 or 1=1"})
    assert len(raw.frame) == 0


def test_the_digest_is_of_what_came_out(database: Path, tmp_path: Path) -> None:
    def digest(regeling: int) -> str:
        return read_database(address(database), query(tmp_path), {"regeling": regeling}).sha256

    assert digest(0) == digest(0) != digest(2)
    assert len(digest(0)) == 64


def test_many_rows_take_little_memory(tmp_path: Path) -> None:
    """An array for every row by itself would take some 25 MB; those of many rows take one."""

    text = (
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)"
        " select i % 7 as team, i % 2 as geslacht from n"
    )
    asked = query(tmp_path, text)
    sqlite3.connect(tmp_path / "leeg.sqlite").close()
    tracemalloc.start()
    try:
        frame = read_database(f"sqlite:///{tmp_path / 'leeg.sqlite'}", asked, {}).frame
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert frame["team"].value_counts().sum() == 100_000
    assert peak < 12_000_000


@pytest.mark.parametrize(
    "text",
    [
        "delete from uitkering",
        "select 1; drop table uitkering",
        "/* select */ update uitkering set nummer = 0",
        "",
        "pragma query_only = off",
    ],
)
def test_only_one_query_that_reads(database: Path, tmp_path: Path, text: str) -> None:
    before = database.read_bytes()
    with pytest.raises(InputError, match="één query"):
        read_database(address(database), query(tmp_path, text or "-- niets"), {})
    assert database.read_bytes() == before


def test_a_query_that_writes_after_all_cannot(database: Path, tmp_path: Path) -> None:
    text = "with x as (select 1) insert into uitkering (nummer) select * from x"
    before = database.read_bytes()
    with pytest.raises(InputError, match=r"kan de query bestand\.sql niet uitvoeren"):
        read_database(address(database), query(tmp_path, text), {})
    assert database.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bestand.sql", database.name]


def test_missing_and_needless_parameters(database: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"vraagt om regeling.*--parameter regeling="):
        read_database(address(database), query(tmp_path), {"periode_van": date(2008, 1, 1)})
    with pytest.raises(InputError, match=r"kent de parameter gemente niet\. Wel: regeling"):
        read_database(address(database), query(tmp_path), {"regeling": 0, "gemente": 1})


def test_what_is_wrong_with_a_query_is_told(database: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such column: sekse"):
        read_database(address(database), query(tmp_path, "select sekse from uitkering"), {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("select cast(x'FF' || leefvorm as text) as \"Team\" from uitkering", "kolom Team"),
        ("select json_extract('{}', leefvorm) from uitkering", "niet uitvoeren\\. Controleer"),
        ("select json_extract(leefvorm, '$.x') from uitkering", "niet uitvoeren\\. Controleer"),
    ],
)
def test_what_is_wrong_with_a_value_is_told_without_it(
    database: Path, tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(InputError, match=told) as refused:
        read_database(address(database), query(tmp_path, text), {})
    assert "lleenstaande" not in str(refused.value)


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"niet\.db bestaat niet"):
        read_database(f"sqlite:///{tmp_path}/niet.db", query(tmp_path, "select 1"), {})
    assert [path.name for path in tmp_path.iterdir()] == ["bestand.sql"]


@pytest.mark.parametrize(
    "wrong", ["klanten.db", "geheim://u:hunter2@s/d", "postgresql+x://u:hunter2@s"]
)
def test_an_address_that_cannot_be_used(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(InputError, match=r"adres van de database|soort database") as refused:
        read_database(wrong, query(tmp_path, "select 1"), {})
    assert "hunter2" not in str(refused.value)


def test_without_the_library_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(InputError, match=r"bijstand-report\[database\]"):
        read_database("sqlite:///a.db", query(tmp_path, "select 1"), {})


def test_a_query_that_is_not_there(database: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"--query.*gws4all"):
        read_database(address(database), tmp_path / "geen.sql", {})


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://u:geheim@wachtwoord@localhost:1/db",
        "postgresql+psycopg://u:ge@geheim/wachtwoord@localhost:1/db",
        "postgresql+psycopg://u:ge@geheim?wachtwoord@localhost:1/db",
        "postgresql+psycopg://u/geheim:wachtwoord@localhost:1/db",
    ],
)
def test_no_part_of_a_password_is_taken_for_the_server(tmp_path: Path, address: str) -> None:
    with pytest.raises(InputError, match="%40") as refused:
        read_database(address, query(tmp_path, "select 1"), {})
    assert "geheim" not in str(refused.value)
    assert "wachtwoord@" not in str(refused.value)


@pytest.mark.parametrize("name", ["u:p%40w", "u@server:pw", "u:p/w?#:w"])
def test_a_name_and_password_with_signs_in_them_can_be(name: str) -> None:
    assert engine_for(f"postgresql+psycopg://{name}@localhost:1/db?options=a%40b").url.port == 1
