"""Choosing a reader, and what is refused before any reader starts."""

from pathlib import Path

import pytest

from bijstand_report.errors import InputError
from bijstand_report.read import READERS, read_client_file


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"weg\.csv bestaat niet"):
        read_client_file(tmp_path / "weg.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is een map"):
        read_client_file(tmp_path)


def test_an_unknown_kind_names_the_kinds_there_are(tmp_path: Path) -> None:
    file = tmp_path / "bestand.docx"
    file.write_text("x")
    with pytest.raises(InputError, match=r"bestand\.docx.*\.csv.*\.parquet"):
        read_client_file(file)


@pytest.mark.parametrize("extension", READERS)
def test_an_empty_file_is_refused(tmp_path: Path, extension: str) -> None:
    file = tmp_path / f"leeg{extension}"
    file.touch()
    with pytest.raises(InputError, match="is leeg"):
        read_client_file(file)


@pytest.mark.parametrize("extension", READERS)
@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02\x03" * 100, b"PK\x03\x04" + b"\x00" * 50, b"\x1f\x8b\x08\x00kapot"],
    ids=["binary", "zip", "gzip"],
)
def test_a_broken_file_is_refused(tmp_path: Path, extension: str, content: bytes) -> None:
    file = tmp_path / f"kapot{extension}"
    file.write_bytes(content)
    with pytest.raises(InputError, match=rf"kapot\{extension} is geen leesbaar"):
        read_client_file(file)


def test_the_extension_may_be_in_capitals(tmp_path: Path) -> None:
    file = tmp_path / "BESTAND.CSV"
    file.write_text("geslacht;leefvorm\nman;Anders\n")
    assert list(read_client_file(file).frame.columns) == ["geslacht", "leefvorm"]
