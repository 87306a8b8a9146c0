"""`uitwisselen` and `vergelijken` as a user runs them."""

import json
from pathlib import Path

import page
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import WIDTHS, Open
from commands import ELSEWHERE, Run
from pypdf import PdfReader
from python_calamine import load_workbook

from bijstand_report.branding import load_brand

SAMPLE = Path(__file__).parents[2] / "sample_data"
PRODUCTS = {"vergelijking.pdf", "vergelijking.html", "vergelijking.xlsx"}
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)


def share(command: Run, folder: Path, *more: object) -> None:
    """Exchange files of the example municipality."""
    done = command(
        *("uitwisselen", SAMPLE / "voorbeeld.csv", "--config", SAMPLE / "bijstand.toml"),
        *("--uit", folder, *more),
        cwd=folder.parent,
    )
    assert done.returncode == 0, done.stderr


def is_valid(pdf: Path) -> bool:
    return all(page.validate_pdf(str(pdf), profile=one).is_compliant for one in PROFILES)


@pytest.fixture(scope="module")
def six(command: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the comparison of the example set."""
    folder = tmp_path_factory.mktemp("zes")
    files = sorted((SAMPLE / "hub").iterdir())
    done = command("vergelijken", *files, "--eigen", "Bosrijk", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "uitvoer"


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


def test_six_municipalities_compared(six: Path) -> None:
    assert {path.name for path in six.iterdir()} == PRODUCTS
    assert is_valid(six / "vergelijking.pdf")
    reader = PdfReader(six / "vergelijking.pdf")
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages}
    assert sizes == {(842, 595)}
    assert len(reader.pages) == 14
    assert "trechter_eerste_jaar.csv" in reader.attachments
    html = (six / "vergelijking.html").read_text(encoding="utf-8")
    assert "Bosrijk (eigen)" in html
    assert "<script" not in html


def test_the_same_bytes_in_another_process(command: Run, six: Path, tmp_path: Path) -> None:
    """Another hash seed, time zone and locale, and another order of the files."""
    files = sorted((SAMPLE / "hub").iterdir(), reverse=True)
    done = command("vergelijken", *files, "--eigen", "Bosrijk", cwd=tmp_path, env=ELSEWHERE)
    assert done.returncode == 0, done.stderr
    for name in PRODUCTS:
        assert (tmp_path / "uitvoer" / name).read_bytes() == (six / name).read_bytes(), name
    shared = ("uitwisselen", SAMPLE / "voorbeeld.csv", "--gemeente", "Lindemeer", "--uit")
    for folder, env in (("hier", {"PYTHONHASHSEED": "1"}), ("daar", ELSEWHERE)):
        assert command(*shared, folder, cwd=tmp_path, env=env).returncode == 0
    (here,), (there,) = ([*(tmp_path / name).iterdir()] for name in ("hier", "daar"))
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_comparison_in_a_browser(open_page: Open, six: Path, width: int) -> None:
    path = six / "vergelijking.html"
    shown = open_page(path, width)
    found = Axe().run(shown)
    assert found.violations_count == 0, found.generate_report()
    assert shown.evaluate("document.documentElement.scrollWidth") == width
    assert [url for url in shown.left if not url.startswith("data:")] == [path.as_uri()]  # type: ignore[attr-defined]


def test_teams_of_one_municipality(command: Run, tmp_path: Path) -> None:
    """A file for each team, small ones together; they can be laid side by side."""
    share(command, tmp_path / "deel", "--per", "team", "--register", tmp_path / "register")
    files = sorted((tmp_path / "deel").iterdir())
    contents = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    teams = {content["afzender"]["team"] for content in contents}
    assert {"Team Noord", "Overige teams"} <= teams
    assert len(teams) == len(files) == 6
    assert {content["afzender"]["naam"] for content in contents} == {"Lindemeer"}
    assert len({content["definitiehash"] for content in contents}) == 1
    told = [content["bescherming"] for content in contents]
    assert all(one == told[0] and one["kleinste_bereik"] >= 5 for one in told)
    (remembered,) = (tmp_path / "register").iterdir()
    units = {cell["namen"][0] for cell in json.loads(remembered.read_bytes())["cellen"]}
    assert {"gemeente", "team team-noord", "team overige-teams"} <= units
    done = command("vergelijken", *files, "--eigen", "Team Zuid", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert is_valid(tmp_path / "uitvoer" / "vergelijking.pdf")
    html = (tmp_path / "uitvoer" / "vergelijking.html").read_text(encoding="utf-8")
    for text in ("Zes teams", "Team Zuid (eigen)", "Samen stopte binnen een jaar"):
        assert text in html
    assert "begonnen in 0" not in html
    assert "Elk interval bevat 1" not in html


def test_quarters_of_one_municipality(command: Run, tmp_path: Path) -> None:
    """In the order of time, about peildata, without limits of chance; in a house style."""
    for quarter in ("2018K2", "2017K2", "2017K4"):
        share(command, tmp_path / "deel", "--kwartaal", quarter)
    files = [*(tmp_path / "deel").iterdir()]
    assert len(files) == 3
    brand = SAMPLE.parent / "tests" / "branding" / "brands" / "zuiderveen" / "_brand.yml"
    about = ("--eigen", "2018-06-30", "--huisstijl", brand)
    done = command("vergelijken", *files, *about, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "uitvoer"
    assert is_valid(out / "vergelijking.pdf")
    html = (out / "vergelijking.html").read_text(encoding="utf-8")
    assert load_brand(brand).primary in html
    for text in ("Drie peildata", "op volgorde van tijd", "de eerste en de laatste peildatum"):
        assert text in html
    for text in ("Samen stopte", "kan het verschil toeval zijn", "gemeenten leggen"):
        assert text not in html
    book = load_workbook(out / "vergelijking.xlsx")
    assert not [name for name in book.sheet_names if name.startswith("trechter")]
    first = (out / "vergelijking.pdf").open("rb")
    with first:
        cover = PdfReader(first).pages[0].extract_text()
    assert "Bijstand in Lindemeer vergeleken" in cover


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
