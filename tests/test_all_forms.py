"""The same client file in every form gives the same tables, byte for byte."""

from pathlib import Path

import pandas as pd
import pytest
from client_files import FORMS, client_frame, sqlite_file
from postgresql import PASSWORD, server

from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.pipeline import load, table_files

QUERY = "select * from uitkering"
OPTIONS = {"kwartaal": "2018K2", "indelingen": {"Opleidingsniveau": "Opleidingsniveau"}}


def tables(path: Path | None, **options: object) -> dict[str, bytes]:
    settings = load_settings(None, {**OPTIONS, **options}, use_file=False)
    return table_files(load(path, settings, Profile.INTERN, lambda _line: None))


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return client_frame()


@pytest.fixture(scope="module")
def expected(frame: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("vormen") / "klanten.parquet"
    path.write_bytes(FORMS[path.name](frame))
    found = tables(path)
    assert len(found) == 17
    assert "Één ouder".encode() in found["leefvorm.csv"]
    return found


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_file(
    name: str, frame: pd.DataFrame, expected: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(FORMS[name](frame))
    assert tables(path) == expected


def test_sqlite(frame: pd.DataFrame, expected: dict[str, bytes], tmp_path: Path) -> None:
    query = tmp_path / "a.sql"
    query.write_text(QUERY)
    address = sqlite_file(tmp_path / "klanten.db", frame)
    assert tables(None, bron=address, query=query) == expected


def test_postgresql(frame: pd.DataFrame, expected: dict[str, bytes], tmp_path: Path) -> None:
    sqlalchemy = pytest.importorskip("sqlalchemy")
    query = tmp_path / "a.sql"
    query.write_text(QUERY)
    with server() as running:
        engine = sqlalchemy.create_engine(running.admin)
        frame.to_sql("uitkering", engine, index=False)
        engine.dispose()
        assert tables(None, bron=running.address(password=PASSWORD), query=query) == expected
