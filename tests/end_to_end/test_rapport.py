"""The council report as a document: tags, text, links, attachments, and what must not be in it."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import page
import pytest
from commands import ELSEWHERE, Run
from pypdf import PdfReader

FILES = {"rapport.pdf", "rapport.html", "tabellen.xlsx", "manifest.json"}


@pytest.fixture(scope="module")
def pdf(example_report: Path) -> PdfReader:
    return PdfReader(example_report / "rapport.pdf")


@pytest.fixture(scope="module")
def text(pdf: PdfReader) -> str:
    return "\n".join(p.extract_text() for p in pdf.pages)


def test_all_files_and_no_others(example_report: Path) -> None:
    assert {path.name for path in example_report.iterdir()} == FILES


def test_ten_to_fourteen_pages(pdf: PdfReader) -> None:
    assert 10 <= len(pdf.pages) <= 14


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3A"])
def test_accessible_and_archival(example_report: Path, profile: str) -> None:
    report = page.validate_pdf(
        str(example_report / "rapport.pdf"), profile=page.ValidationProfile[profile]
    )
    assert report.is_compliant, str(report)


def test_the_tables_travel_in_the_pdf(pdf: PdfReader, command: Run, tmp_path: Path) -> None:
    """The CSV files of the same command line, protected as the report is."""
    root = Path(__file__).parents[2] / "sample_data"
    done = command(
        *("tabellen", root / "voorbeeld.csv", "--config", root / "bijstand.toml"),
        *("--profiel", "raad", "--uit", tmp_path),
    )
    assert done.returncode == 0, done.stderr
    files = {path.name: [path.read_bytes()] for path in tmp_path.iterdir()}
    assert dict(pdf.attachments) == files


def test_says_what_it_is(pdf: PdfReader, text: str) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Bijstand in Lindemeer · Tweede kwartaal 2018"
    first = pdf.pages[0].extract_text()
    for part in ("Tweede kwartaal 2018", "verzonnen", "voorlopige cijfers", "afgerond op 5"):
        assert part in first
    for title in ("In één oogopslag", "Lees dit eerst", "Wie ontvangen bijstand?", "Begrippen"):
        assert title in text


def test_profile_in_every_footer(pdf: PdfReader) -> None:
    for sheet in pdf.pages[1:]:
        assert "profiel raad" in sheet.extract_text()


def test_contents_lead_to_their_pages(pdf: PdfReader) -> None:
    links = [
        annotation.get_object()
        for annotation in pdf.pages[2].get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) >= 13
    assert all("/Dest" in link or "/A" in link for link in links)


def test_only_the_shipped_fonts(pdf: PdfReader) -> None:
    fonts = {
        font.get_object()["/BaseFont"]
        for sheet in pdf.pages
        for font in sheet["/Resources"].get("/Font", {}).values()  # type: ignore[union-attr]
    }
    assert fonts
    assert all("Source-Sans" in name or "SourceSans" in name for name in fonts), fonts


def test_no_small_or_unrounded_count(text: str) -> None:
    """How many began in each year, under every view: multiples of five, 10 or more."""
    rows = re.findall(r"^Aantal begonnen ([^\n]*)$", text, flags=re.MULTILINE)
    assert len(rows) == 6
    for row in rows:
        counts = [int(number.replace(".", "")) for number in row.split()]
        assert len(counts) == 11
        assert all(count >= 10 and count % 5 == 0 for count in counts), row


def test_every_month_and_quarter_is_rounded(text: str) -> None:
    """The stand by month and the flows by quarter, of every year of the period."""
    months = re.findall(r"^20\d\d((?: 1\.\d{3}){6,12})", text, flags=re.MULTILINE)
    assert len(months) == 11
    counts = [int(number.replace(".", "")) for row in months for number in row.split()]
    assert len(counts) == 10 * 12 + 6
    assert all(count % 5 == 0 for count in counts)


def test_html_needs_nothing_from_elsewhere(example_report: Path) -> None:
    html = (example_report / "rapport.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert not re.findall(r"(?:src|href)=[\"'](?!#|data:)", html)
    assert not re.findall(r"url\((?![\"']?data:|#)", html)
    assert html.count("<h1") == 1


def test_workbook_has_no_formulas(example_report: Path) -> None:
    with zipfile.ZipFile(example_report / "tabellen.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 18
        assert all(b"<f>" not in book.read(name) for name in sheets)


def test_manifest_is_true(example_report: Path) -> None:
    manifest = json.loads((example_report / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["instellingen"]["profiel"] == "raad"
    assert manifest["bestanden"] == {
        name: hashlib.sha256((example_report / name).read_bytes()).hexdigest()
        for name in FILES - {"manifest.json"}
    }
    assert manifest["rijen_per_regel"]["dubbele_rij"] == "< 10"


def test_same_bytes_in_another_process(command: Run, example_report: Path, tmp_path: Path) -> None:
    """Another hash seed, time zone and locale: the same PDF, HTML, workbook and manifest."""
    done = command("rapport", "--uit", tmp_path / "uit", cwd=tmp_path, env=ELSEWHERE)
    assert done.returncode == 0
    for name in FILES:
        assert (tmp_path / "uit" / name).read_bytes() == (example_report / name).read_bytes(), name


def test_same_figures_in_another_process(command: Run, tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "sample_data" / "voorbeeld.csv"
    here = {"PYTHONHASHSEED": "1", "TZ": "Europe/Amsterdam", "LC_ALL": "C.UTF-8"}
    for folder, env in (("hier", here), ("daar", ELSEWHERE)):
        done = command("figuren", example, "--formaat", "svg", "--uit", tmp_path / folder, env=env)
        assert done.returncode == 0, done.stderr
    names = [path.name for path in (tmp_path / "hier").iterdir()]
    assert len(names) == 7
    for name in names:
        assert (tmp_path / "hier" / name).read_bytes() == (tmp_path / "daar" / name).read_bytes()


def test_nothing_is_written_over(command: Run, example_report: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in example_report.iterdir()}
    done = command("rapport", "--uit", example_report)
    assert done.returncode == 1
    assert "--overschrijf" in done.stderr
    assert before == {path: path.stat().st_mtime_ns for path in example_report.iterdir()}


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "L" * 200,
    "../../etc/passwd",
    "$x^2$ _a_",
    "{{ 7*7 }}{% raw %}",
    "\N{FAMILY} 日本 \u202eomgekeerd",
    'O\'Brien "x"',
)


def test_names_from_data_do_no_harm(command: Run, tmp_path: Path) -> None:
    rows = ["startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak"]
    for number, name in enumerate(HOSTILE * 40):
        quoted = name.replace('"', '""')
        rows.append(f'01-02-{2012 + number % 5};;vrouw;{1950 + number % 45};"{quoted}";14')
    path = tmp_path / "=klanten.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    name = "<b>X</b> {{7*7}} \N{GRINNING FACE}"
    done = command(
        "rapport", path, *("--kwartaal", "2018K2", "--gemeente", name), "--uit", tmp_path / "uit"
    )
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
    pdf = str(tmp_path / "uit" / "rapport.pdf")
    report = page.validate_pdf(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)
    html = (tmp_path / "uit" / "rapport.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert "<b>X" not in html
    assert "{{ 7*7 }}" in html
    with zipfile.ZipFile(tmp_path / "uit" / "tabellen.xlsx") as book:
        for name in book.namelist():
            assert b"<f>" not in book.read(name)


def test_a_real_file(command: Run, reference: Path, tmp_path: Path) -> None:
    """The original's dummy file, as the issue of this report asks: at least 8 pages."""
    (causes,) = (reference / "data").glob("*.xlsx")
    done = command(
        "rapport",
        reference / "data" / "DummyDataBijstandv3.rds",
        *("--codelijst", causes, "--peildatum", "2018-07-09", "--uit", tmp_path / "uit"),
    )
    assert done.returncode == 0, done.stderr
    pdf = PdfReader(tmp_path / "uit" / "rapport.pdf")
    assert len(pdf.pages) >= 8
    assert "Stand op 9" in pdf.pages[0].extract_text()
