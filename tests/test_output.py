"""Files appear whole or not at all, and never over something without being asked."""

import os
from pathlib import Path

import pytest

from bijstand_report.errors import OutputError
from bijstand_report.output import place, require_free


def test_places_everything(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "dieper"
    paths = place({"a.txt": b"een", "b.txt": b"twee"}, folder, overwrite=False)
    assert [path.read_bytes() for path in paths] == [b"een", b"twee"]
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]


def test_writes_nothing_when_one_is_there(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"oud")
    with pytest.raises(OutputError, match="--overschrijf"):
        place({"a.txt": b"een", "b.txt": b"twee"}, tmp_path, overwrite=False)
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]
    assert (tmp_path / "b.txt").read_bytes() == b"oud"


def test_overwrites_when_asked(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"oud")
    place({"b.txt": b"nieuw"}, tmp_path, overwrite=True)
    assert (tmp_path / "b.txt").read_bytes() == b"nieuw"


def test_a_folder_in_the_way_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError, match="is een map"):
        place({"a.txt": b"een"}, tmp_path, overwrite=True)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(OutputError, match="niet te beschrijven"):
        place({"a.txt": b"een"}, tmp_path / "bestand" / "map", overwrite=False)


def test_nothing_is_left_when_a_move_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError):
        place({"a.txt": b"een"}, tmp_path, overwrite=False)
    assert list(tmp_path.iterdir()) == []


def test_all_is_as_it_was_when_the_last_move_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, when somebody has the old file open."""
    (tmp_path / "a.txt").write_bytes(b"oud")
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "c.txt":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="rechten"):
        place({"a.txt": b"een", "b.txt": b"twee", "c.txt": b"drie"}, tmp_path, overwrite=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"oud"}


@pytest.mark.parametrize("number", [13, 17, 20, 27, 28, 36, 999])
def test_the_words_of_the_system_are_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError) as refused:
        place({"a.txt": b"een"}, tmp_path, overwrite=False)
    assert os.strerror(number) not in str(refused.value)
    assert "niet te beschrijven: " in str(refused.value)


@pytest.mark.parametrize("name", ["../x.pdf", "/x.pdf", "a/../../x.pdf"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="buiten de map"):
        place({name: b"x", "goed.pdf": b"y"}, tmp_path / "uit", overwrite=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    for folder in (tmp_path / "bestand", tmp_path / "bestand" / "map"):
        with pytest.raises(OutputError, match=r"bestand.*--uit"):
            require_free([folder / "a.txt"], overwrite=True)


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="te lang"):
        require_free([tmp_path / ("a" * 300)], overwrite=True)
