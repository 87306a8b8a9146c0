"""Files appear whole or not at all, and never over something without being asked."""

from pathlib import Path

import pytest

from bijstand_report.errors import OutputError
from bijstand_report.output import place


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


@pytest.mark.parametrize("name", ["../x.pdf", "/x.pdf", "a/../../x.pdf"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="buiten de map"):
        place({name: b"x", "goed.pdf": b"y"}, tmp_path / "uit", overwrite=False)
    assert list(tmp_path.iterdir()) == []
