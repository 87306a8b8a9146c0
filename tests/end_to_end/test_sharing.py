"""`uitwisselen` and `vergelijken` as a user runs them."""

import json
from pathlib import Path

import page
from commands import Run
from pypdf import PdfReader

SAMPLE = Path(__file__).parents[2] / "sample_data"


def test_a_file_to_share(command: Run, tmp_path: Path) -> None:
    arguments = ("uitwisselen", SAMPLE / "voorbeeld.csv", "--kwartaal", "2018K2", "--uit", "deel")
    done = command(*arguments, "--gemeente", "Lindemeer", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "deel").iterdir()
    assert path.name == "lindemeer-2018-06-30.bijstand.json"
    assert path.name in done.stdout
    assert "intern" not in done.stderr
    assert json.loads(path.read_text(encoding="utf-8"))["instellingen"]["profiel"] == "hub"
    again = command(*arguments, "--gemeente", "Lindemeer", cwd=tmp_path)
    assert again.returncode == 1
    assert "--overschrijf" in again.stderr


def test_the_profile_of_the_settings_does_not_open_the_file(command: Run, tmp_path: Path) -> None:
    (tmp_path / "bijstand.toml").write_text('gemeente = "Aa"\nprofiel = "intern"\n')
    done = command(
        *("uitwisselen", SAMPLE / "voorbeeld.csv", "--kwartaal", "2018K2", "--uit", "deel"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "deel").iterdir()
    assert '"profiel": "hub"' in path.read_text(encoding="utf-8")


def test_a_file_without_a_name_is_not_made(command: Run, tmp_path: Path) -> None:
    done = command("uitwisselen", SAMPLE / "voorbeeld.csv", "--uit", "deel", cwd=tmp_path)
    assert done.returncode == 1
    assert "--gemeente" in done.stderr
    assert not (tmp_path / "deel").exists()


def test_six_municipalities_compared(command: Run, tmp_path: Path) -> None:
    files = sorted((SAMPLE / "hub").iterdir())
    done = command("vergelijken", *files, "--eigen", "Bosrijk", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "uitvoer"
    names = {"vergelijking.pdf", "vergelijking.html", "vergelijking.xlsx"}
    assert {path.name for path in out.iterdir()} == names
    pdf = out / "vergelijking.pdf"
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf(str(pdf), profile=profile).is_compliant
    reader = PdfReader(pdf)
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages}
    assert sizes == {(842, 595)}
    assert "trechter_eerste_jaar.csv" in reader.attachments
    first = {name: (out / name).read_bytes() for name in names}
    again = command("vergelijken", *files, "--eigen", "Bosrijk", "--uit", "weer", cwd=tmp_path)
    assert again.returncode == 0
    assert {name: (tmp_path / "weer" / name).read_bytes() for name in names} == first
    html = (out / "vergelijking.html").read_text(encoding="utf-8")
    assert "Bosrijk (eigen)" in html
    assert "<script" not in html


def test_how_many_can_be_compared(command: Run, tmp_path: Path) -> None:
    for number in (1, 41):
        done = command("vergelijken", *["a.json"] * number, cwd=tmp_path)
        assert done.returncode == 2
        assert f"niet {number}" in done.stderr
    assert not (tmp_path / "uitvoer").exists()


def test_a_file_that_was_edited_is_told(command: Run, tmp_path: Path) -> None:
    files = sorted((SAMPLE / "hub").iterdir())
    edited = tmp_path / "anders.bijstand.json"
    content = json.loads(files[0].read_text(encoding="utf-8"))
    content["tabellen"]["kerncijfers"][-1]["stand"] += 10
    edited.write_text(json.dumps(content), encoding="utf-8")
    done = command("vergelijken", files[1], edited, cwd=tmp_path)
    assert done.returncode == 1
    assert "anders.bijstand.json: het bestand is gewijzigd" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "uitvoer").exists()
