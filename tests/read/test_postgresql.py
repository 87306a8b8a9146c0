"""A real PostgreSQL: bound values, a password that is nowhere, and the query for GWS4all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from postgresql import PASSWORD, Server, server

from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.errors import InputError
from bijstand_report.pipeline import load, manifest
from bijstand_report.read.addresses import PASSWORD as VARIABLE
from bijstand_report.read.database import read_database
from bijstand_report.validation.validate import validate

sqlalchemy = pytest.importorskip("sqlalchemy")
pytest.importorskip("psycopg")

GWS = """
create table szclient (clientnr integer, dd_geboorte date, ind_geslacht char(1), naam text);
create table szbpdos (dossiernr integer, clientnr integer, ind_cli_type char(1));
create table szdos (dossiernr integer, kode_regeling integer, kode_gemeente varchar(4),
    dd_st_per_alg date, dd_end_per_alg date, ind_samenl varchar(2), kode_afh integer,
    kode_rede_eind integer);
create table szdomeinref (domein_naam varchar(30), kode varchar(2), omschryving text);
create table szafh (kode_afh integer, oms_afh text);
create table szeind (ind_reden_einde integer, omschryving text);
insert into szclient values (7, '1982-05-01', 'M', 'x'), (8, '1990-12-31', 'V', 'x'),
    (9, null, 'V', 'x');
insert into szbpdos values (1, 7, 'A'), (1, 8, 'P'), (2, 9, 'A'), (3, 9, 'A'), (4, 8, 'A'),
    (5, 7, 'A'), (6, 7, 'A');
insert into szdos values
    (1, 0, '1930', '2017-01-01', null, 'G', 14, null),
    (2, 0, '1930', '2007-01-01', '2008-01-01', 'A', 1, 11),
    (3, 0, '1930', '2007-01-01', '2007-12-31', 'A', 1, 11),
    (4, 5, '1930', '2018-01-01', null, 'A', 1, null),
    (5, 0, '0599', '2018-01-01', null, 'A', 1, null),
    (6, 0, '1930', '2018-12-31', '9999-12-31', 'Z', 99, null);
insert into szdomeinref values ('D_UIT_IND_SAMENL', 'G', 'Gehuwd'),
    ('D_UIT_IND_SAMENL', 'A', 'Alleenstaande'), ('D_ANDERS', 'G', 'Groen');
insert into szafh values (14, 'Beëindiging relatie'), (1, 'Werkloosheid');
insert into szeind values (11, 'Werk in dienstbetrekking');
create function weg() returns bigint language sql as
    'with x as (delete from szclient returning 1) select count(*) from x';
create table geheim (bsn text);
insert into geheim values ('123456782');
"""
PARAMETERS = {
    "periode_van": date(2008, 1, 1),
    "periode_tot": date(2018, 12, 31),
    "regeling": "0",
    "gemeente": "1930",
}


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with server() as running:
        engine = sqlalchemy.create_engine(running.admin)
        with engine.begin() as connection:
            connection.exec_driver_sql(GWS)
        engine.dispose()
        yield running


@pytest.fixture
def with_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)


@pytest.mark.usefixtures("with_password")
def test_the_query_for_gws4all(postgres: Server) -> None:
    """In the period, of this regulation and municipality; every person, every unknown code."""
    raw = read_database(postgres.address(), Path("gws4all"), PARAMETERS)
    checked = validate(raw)
    assert not checked.is_dossiers
    frame = checked.frame
    assert frame["clientnummer"].tolist() == ["7", "7", "8", "9"]
    assert frame["leefvorm"].tolist() == ["Gehuwd", "Onbekend", "Gehuwd", "Alleenstaande"]
    assert frame["geslacht"].tolist() == ["man", "man", "vrouw", "vrouw"]
    assert frame["geboortejaar"].tolist() == [1982, 1982, 1990, pd.NA]
    assert frame["oorzaak"].tolist() == [14, 99, 14, 1]
    assert frame["einddatum"].isna().tolist() == [True, True, True, False]
    assert frame["reden_einde"].iloc[3] == "Werk in dienstbetrekking"
    assert checked.ignored == ("Omschrijving oorzaak bijstandsafhankelijkheid",)


@pytest.mark.usefixtures("with_password")
@pytest.mark.parametrize(
    ("changed", "clients"),
    [
        ({"regeling": 5}, ["8"]),
        ({"gemeente": "0599"}, ["7"]),
        ({"gemeente": "1930' or '1'='1"}, []),
        ({"periode_van": date(2008, 1, 2)}, ["7", "7", "8"]),
        ({"periode_tot": date(2018, 12, 30)}, ["7", "8", "9"]),
    ],
)
def test_every_parameter_is_bound(
    postgres: Server, changed: dict[str, str | int | date], clients: list[str]
) -> None:
    raw = read_database(postgres.address(), Path("gws4all"), {**PARAMETERS, **changed})
    assert [str(number) for number in raw.frame["Clientnummer"]] == clients


@pytest.mark.usefixtures("with_password")
def test_nothing_can_be_written(postgres: Server, tmp_path: Path) -> None:
    path = tmp_path / "a.sql"
    path.write_text("select weg()")
    with pytest.raises(InputError, match="read-only transaction"):
        read_database(postgres.address(), path, {})
    path.write_text("with x as (delete from szclient returning *) select * from x")
    with pytest.raises(InputError, match="niet uitvoeren"):
        read_database(postgres.address(), path, {})
    path.write_text("select count(*) as n from szclient")
    assert read_database(postgres.address(), path, {}).frame["n"].tolist() == [3]


@pytest.mark.usefixtures("with_password")
def test_a_failure_tells_no_value(postgres: Server, tmp_path: Path) -> None:
    path = tmp_path / "a.sql"
    path.write_text("select (bsn || 'x')::integer as n from geheim")
    with pytest.raises(InputError, match=r"foutcode 22P02") as failed:
        read_database(postgres.address(), path, {})
    assert "123456782" not in str(failed.value)
    path.write_text("select sekse from szclient")
    with pytest.raises(InputError, match='column "sekse" does not exist'):
        read_database(postgres.address(), path, {})


def test_a_password_in_the_address_works_and_is_in_no_message(
    postgres: Server, tmp_path: Path
) -> None:
    path = tmp_path / "a.sql"
    path.write_text("select 1 as n")
    address = postgres.address(password=PASSWORD)
    raw = read_database(address, path, {})
    assert PASSWORD not in repr(raw)
    for wrong in ("select x", "select 1/0 as n"):
        path.write_text(wrong)
        with pytest.raises(InputError) as failed:
            read_database(address, path, {})
        assert PASSWORD not in str(failed.value)


def test_the_manifest_names_the_query_and_no_address(postgres: Server) -> None:
    address = postgres.address(password=PASSWORD)
    options = {"bron": address, "query": Path("gws4all"), "peildatum": "2018-12-31"}
    parameters = ["regeling=0", "gemeente=1930"]
    told: list[str] = []
    settings = load_settings(None, {**options, "parameters": parameters})
    run = load(None, settings, Profile.INTERN, told.append)
    made = manifest(run, {}, []).decode()
    assert '"bestand": "gws4all"' in made
    assert run.raw.sha256 in made
    for secret in (PASSWORD, "127.0.0.1", "tester"):
        assert secret not in made + "".join(told)


def test_without_or_with_a_wrong_password(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sql"
    path.write_text("select 1 as n")
    for password in ("", "verkeerd-w00rd"):
        with pytest.raises(InputError, match=VARIABLE) as failed:
            read_database(postgres.address(password=password), path, {})
        assert "verkeerd" not in str(failed.value)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: PASSWORD)
    assert read_database(postgres.address(), path, {}).frame["n"].tolist() == [1]


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.sql"
    path.write_text("select 1 as n")
    with pytest.raises(InputError, match=r"geen verbinding met de database 127\.0\.0\.1/d"):
        read_database("postgresql+psycopg://u:hunter2@127.0.0.1:1/d", path, {})
