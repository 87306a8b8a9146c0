"""What a municipality adds: own text, templates and style, and what happens when it is wrong."""

from pathlib import Path

import page
import pytest
from commands import Run
from pypdf import PdfReader

VOORBEELD = Path(__file__).parents[2] / "docs" / "voorbeeld"
NOTE = """# Wat speelt er

De gemeente **verwacht** een daling. Zie [de *begroting*](https://voorbeeld.nl).

1. een
2. twee
   - diep

> Een uitspraak.

| jaar | budget |
|------|--------|
| 2018 | 10     |
"""


@pytest.fixture
def client_file(tmp_path: Path) -> Path:
    rows = ["startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak"]
    rows += [f"01-02-{2012 + n % 5};;vrouw;{1950 + n % 45};Anders;14" for n in range(200)]
    path = tmp_path / "klanten.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_own_text_in_every_section_and_own_templates(
    command: Run, client_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "toelichting").mkdir()
    for name in ("oogopslag", "leeswijzer", "ontwikkeling", "wie", "uitstroom", "hoe_lang"):
        (tmp_path / "toelichting" / f"{name}.md").write_text(NOTE, encoding="utf-8")
    for name in ("verantwoording", "bijlage"):
        (tmp_path / "toelichting" / f"{name}.md").write_text(NOTE, encoding="utf-8")
    own = ("--sjablonen", VOORBEELD / "sjablonen")
    done = command("rapport", client_file, *("--kwartaal", "2018K2"), *own, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    path = tmp_path / "uitvoer" / "rapport.pdf"
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf(str(path), profile=profile)
        assert report.is_compliant, str(report)
    text = "".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    assert text.count("Wat speelt er") == 8
    assert "Vragen over dit rapport" in text
    html = (tmp_path / "uitvoer" / "rapport.html").read_text(encoding="utf-8")
    assert html.count('<a href="https://voorbeeld.nl">de begroting</a>') == 8


def test_a_document_that_fails_its_check(command: Run, client_file: Path, tmp_path: Path) -> None:
    own = tmp_path / "sjablonen" / "sections"
    own.mkdir(parents=True)
    text = '{% include "standaard/sections/wie.html" %}<H5>Een kop te diep</H5>'
    (own / "wie.html").write_text(text, encoding="utf-8")
    arguments = ("rapport", client_file, "--kwartaal", "2018K2", "--sjablonen", own.parent)
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == 4
    assert "PDF/UA-1" in done.stderr
    assert "--geen-controle" in done.stderr
    assert not (tmp_path / "uitvoer").exists()
    done = command(*arguments, "--geen-controle", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "uitvoer" / "rapport.pdf").exists()


@pytest.mark.parametrize(
    ("option", "file", "says"),
    [
        ("--sjablonen", "sections/wie.html", "wie.html, regel 2,"),
        ("--toelichting", "wei.md", "Bedoelt u wie?"),
        ("--huisstijl", "_brand.yml", "niet te lezen"),
    ],
)
def test_what_is_wrong_is_told(
    command: Run, client_file: Path, option: str, file: str, says: str
) -> None:
    tmp_path = client_file.parent
    folder = tmp_path / "eigen"
    (folder / file).parent.mkdir(parents=True)
    (folder / file).write_text("<p>\n{{ report.titel }}", encoding="utf-8")
    done = command("rapport", client_file, "--kwartaal", "2018K2", option, folder, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "uitvoer").exists()
