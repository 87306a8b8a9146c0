"""New settings: they are settings, hold what was found, and change nothing of what is computed."""

import sqlite3
import tomllib
from pathlib import Path

import pytest

from bijstand_report.branding import load_brand
from bijstand_report.check.new_settings import Start, brand_text, settings_text
from bijstand_report.check.start import start_from
from bijstand_report.columns import COLUMNS
from bijstand_report.config import load_settings
from bijstand_report.pipeline import read_source
from bijstand_report.settings import Settings

SAMPLE = Path(__file__).parents[2] / "sample_data" / "voorbeeld.csv"


def load(tmp_path: Path, start: Start) -> Settings:
    path = tmp_path / "bijstand.toml"
    path.write_text(settings_text(start), encoding="utf-8")
    (tmp_path / "_brand.yml").write_text(brand_text(start.gemeente), encoding="utf-8")
    return load_settings(path, {})


def silent(_line: str) -> None:
    pass


def test_without_a_file_every_default_stays(tmp_path: Path) -> None:
    settings = load(tmp_path, Start())
    assert settings == Settings(huisstijl=tmp_path / "_brand.yml")
    assert load_brand(settings.huisstijl) == load_brand(None)


def test_what_stands_behind_a_hash_is_right_too() -> None:
    """Every commented setting can be used as it stands."""
    text = settings_text(Start())
    used = [line.removeprefix("# ").split("   #")[0] for line in text.splitlines()]
    given = tomllib.loads("\n".join(line for line in used if line[:1] == "[" or " = " in line))
    tables = {"kolommen", "indelingen", "doelen"}
    assert {"kwartaal", "periode", "registratie_vanaf", "bron", "query", *tables} <= set(given)
    assert set(given["kolommen"]) == {column.name for column in COLUMNS}
    Settings.model_validate(given)


def test_the_columns_of_a_file(tmp_path: Path) -> None:
    start = start_from(SAMPLE, Settings(gemeente="Lindemeer"), silent)
    settings = load(tmp_path, start)
    assert settings.gemeente == "Lindemeer"
    assert settings.kolommen["startdatum"] == "Startdatum periodiek algemeen"
    assert len(settings.kolommen) == len(COLUMNS)
    assert "#   Opleidingsniveau" in settings_text(start)


def test_the_day_on_which_a_file_seems_to_begin_is_proposed(tmp_path: Path) -> None:
    start = start_from(SAMPLE, Settings(), silent)
    lines = settings_text(start).splitlines()
    at = lines.index("# registratie_vanaf = 2005-01-01")
    assert lines[at - 1].startswith("# Uw bestand lijkt op deze dag te beginnen.")
    assert load(tmp_path, start).registratie_vanaf is None
    assert "lijkt" not in settings_text(Start())


def test_a_file_that_lacks_columns_still_begins(tmp_path: Path) -> None:
    path = tmp_path / "klanten.csv"
    path.write_text('Ingangsdatum;"Rare ""naam"" \\n";BSN\n01-02-2018;x;123456782\n')
    start = start_from(path, Settings(), silent)
    text = settings_text(start)
    assert load(tmp_path, start).kolommen == {"startdatum": "Ingangsdatum"}
    assert '# einddatum          = "einddatum"   # nodig' in text
    assert "BSN" not in text


def test_a_file_without_header_shows_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "klanten.csv"
    path.write_text("Jansen;01-02-2018\nPietersen;01-03-2018\n")
    assert start_from(path, Settings(), silent) == Start()


@pytest.mark.parametrize("name", ['Bergen "op" Zoom', "’s-Gravenhage", "Súdwest-Fryslân"])
def test_names_that_need_quotes(tmp_path: Path, name: str) -> None:
    settings = load(tmp_path, Start(gemeente=name, columns={"team": name}))
    assert settings.gemeente == name
    assert settings.kolommen == {"team": name}
    assert load_brand(settings.huisstijl)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The folder of a database `a.db` and a query `a.sql`."""
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("create table a (startdatum text)")
    connection.close()
    (tmp_path / "a.sql").write_text("select startdatum from a")
    return tmp_path


@pytest.mark.parametrize("secret", ["password", "wachtwoord", "sleutel", "PWD", "odbc_connect"])
def test_a_database_without_its_password(database: Path, secret: str) -> None:
    address = f"sqlite:///{database}/a.db?{secret}=hunter2&sslmode=require"
    start = start_from(None, Settings(bron=address, query=database / "a.sql"), silent)
    assert start.bron == f"sqlite:///{database}/a.db?sslmode=require"
    assert start.columns == {"startdatum": "startdatum"}


def test_settings_elsewhere_find_the_database(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(database)
    given, folder = Settings(bron="sqlite:///a.db", query=Path("a.sql")), database / "nieuw"
    folder.mkdir()
    start = start_from(None, given, silent, folder)
    assert start.query == "../a.sql"
    settings = load(folder, start)
    monkeypatch.chdir(folder)
    assert settings.bron is not None
    assert list(read_source(None, settings, silent).frame) == ["startdatum"]


def test_the_query_that_is_shipped_keeps_its_name(database: Path) -> None:
    from bijstand_report.check.start import _from

    assert _from(database, Path("gws4all")) == "gws4all"
