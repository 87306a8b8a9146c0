"""The other commands, exit codes, and what a user is told when something is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from commands import Run
from PIL import Image

from bijstand_report.read import read_client_file

HEADER = (
    "startdatum;einddatum;geslacht;geboortejaar;Omschrijving leefvorm;"
    "Oorzaak bijstandsafhankelijkheid\n"
)
ROW = "01-02-2015;;vrouw;1980;Alleenstaande;14\n"
TABLES = {
    "leeftijd_leefvorm",
    "instroomreden",
    "leefvorm",
    "geslacht",
    "leeftijdsklasse",
    "leeftijdsklasse_geslacht",
    "cohort",
}


def client_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "klanten.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_tables_against_R(command: Run, reference: Path, tmp_path: Path) -> None:  # noqa: N802
    done = command(
        "tabellen",
        reference / "data" / "DummyDataBijstandv3.rds",
        *("--methode", "origineel", "--peildatum", "2018-07-09", "--periode", "2008-2018"),
        *("--profiel", "intern", "--uit", tmp_path / "uit"),
    )
    assert done.returncode == 0, done.stderr
    for name in TABLES:
        expected = pd.read_csv(reference / "tables" / f"{name}.csv")
        found = pd.read_csv(tmp_path / "uit" / f"{name}.csv")
        pd.testing.assert_frame_equal(found, expected, rtol=0, atol=1e-9)


def test_exact_figures_come_with_a_notice(command: Run, tmp_path: Path) -> None:
    path = client_file(tmp_path, HEADER + ROW)
    done = command("tabellen", path, "--peildatum", "2018-06-30", "--uit", tmp_path / "uit")
    assert done.returncode == 0
    assert "profiel intern" in done.stderr
    done = command(
        "tabellen", path, "--peildatum", "2018-06-30", "--profiel", "raad", "--uit", tmp_path / "r"
    )
    assert "profiel intern" not in done.stderr
    assert "< 10" in (tmp_path / "r" / "leeftijd_leefvorm.csv").read_text() or (
        (tmp_path / "r" / "leeftijd_leefvorm.csv").read_text().count("\n") == 1
    )


@pytest.mark.parametrize("extension", [".csv", ".parquet", ".xlsx", ".sav", ".rds"])
def test_analysis_file(command: Run, tmp_path: Path, extension: str) -> None:
    path = client_file(tmp_path, HEADER + ROW + "01-03-2016;01-05-2017;man;1990;Anders;99\n")
    out = tmp_path / "uit" / f"analyse{extension}"
    done = command("analysebestand", path, "--kwartaal", "2018K2", "--uit", out)
    assert done.returncode == 0, done.stderr
    assert "persoonsgegevens" in done.stderr
    assert [p.name for p in out.parent.iterdir()] == [out.name]
    frame = pd.read_csv(out, sep=";") if extension == ".csv" else read_client_file(out).frame
    assert frame["instroomjaar"].tolist() == [2015, 2016]
    assert frame["leeftijd"].tolist() == [34, 25]
    assert frame["Actief"].tolist() == [True, False]
    assert frame["ActiefNaJaar1"].tolist() == [1, 1]
    assert frame["ActiefNaJaar2"].tolist() == [1, 0]
    labels = read_client_file(out).labels.get("LeeftijdGeslacht", {})
    groups = [labels.get(group, group) for group in frame["LeeftijdGeslacht"]]
    assert groups == ["vrouw 30-50", "man < 30"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "leeg"),
        (HEADER, "geen rijen"),
        ("a;b\n1;2\n", "startdatum"),
        (HEADER + ROW + "31-02-2016;;man;1990;Anders;14\n", "rij 3"),
        (HEADER.replace("einddatum", "startdatum") + ROW, "startdatum"),
    ],
)
def test_a_file_that_cannot_be_used(command: Run, tmp_path: Path, text: str, says: str) -> None:
    path = client_file(tmp_path, text)
    for name in ("rapport", "tabellen", "figuren", "analysebestand"):
        done = command(name, path, "--uit", tmp_path / "uit" / "x.csv")
        assert done.returncode == 1
        assert says in done.stderr
        assert "klanten.csv" in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
        assert not (tmp_path / "uit").exists()


def test_all_problems_at_once(command: Run, tmp_path: Path) -> None:
    path = client_file(tmp_path, "startdatum;sexe\n01-01-2015;man\n")
    done = command("tabellen", path)
    for missing in ("einddatum", "geslacht", "geboortejaar", "leefvorm", "Oorzaak"):
        assert missing.lower() in done.stderr.lower()


def test_no_uitkeringen_on_the_peildatum(command: Run, tmp_path: Path) -> None:
    done = command("tabellen", client_file(tmp_path, HEADER + ROW), "--peildatum", "2010-01-01")
    assert done.returncode == 1
    assert "peildatum" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["tabellen"], 2, "BESTAND"),
        (["rapport", "--kwartal", "2018K2"], 2, "--kwartal"),
        (["rapport", "--profiel", "openbaar"], 2, "--profiel"),
        (["figuren", "x.csv", "--formaat", "gif"], 2, "--formaat"),
        (["onzin"], 2, "bestaat niet"),
        (["rapport", "x.csv", "--kwartaal", "2018Q2"], 1, "2018K2"),
        (["rapport", "x.csv"], 1, "bestaat niet"),
        (["rapport", "x.csv", "--config", "geen.toml"], 1, "geen.toml"),
        (["voorbeelddata", "--uit", "x.doc"], 1, ".xlsx"),
        (["analysebestand", "x.csv", "--uit", "x.doc"], 1, ".parquet"),
    ],
)
def test_exit_codes(
    command: Run, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_traceback_on_request(command: Run, tmp_path: Path) -> None:
    done = command("tabellen", tmp_path / "x.csv", "--traceback")
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_example_data_makes_a_report_table(command: Run, tmp_path: Path) -> None:
    out = tmp_path / "voorbeeld.xlsx"
    assert command("voorbeelddata", "--aantal", 500, "--zaad", 3, "--uit", out).returncode == 0
    done = command("tabellen", out, "--kwartaal", "2018K2", "--uit", tmp_path / "uit", "--verbose")
    assert done.returncode == 0, done.stderr
    assert "dossiers" in done.stderr
    assert {path.stem for path in (tmp_path / "uit").iterdir()} == TABLES | {
        *("stand", "stroom", "stroom_jaar", "herinstroom", "duur"),
        *("overleving", "overleving_mediaan", "uitstroomreden", "uitstroomreden_kwartaal"),
    }


def test_settings_file_in_the_working_folder(command: Run, tmp_path: Path) -> None:
    client_file(tmp_path, HEADER + ROW)
    (tmp_path / "bijstand.toml").write_text('kwartaal = "2018K2"\nprofil = "raad"\n')
    done = command("tabellen", "klanten.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert "Bedoelt u profiel?" in done.stderr


@pytest.mark.parametrize("installed", [True, False])
def test_figures_say_when_their_font_is_absent(tmp_path: Path, installed: bool) -> None:
    client_file(tmp_path, HEADER + ROW)
    family = "DejaVu Sans"  # always there
    program = (
        "from bijstand_report.figures import fonts\n"
        f"fonts.original_family = lambda: {family!r}\n"
        f"fonts.SAME_WIDTH = ({family!r},) * {installed:d}\n"
        "from bijstand_report.cli import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "figuren", "klanten.csv"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert ("fonts-liberation" in done.stderr) is not installed


def test_figures(command: Run, tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "sample_data" / "voorbeeld.csv"
    done = command("figuren", example, "--kwartaal", "2018K2", "--uit", tmp_path / "png")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "png").iterdir()} == {f"{n}.png" for n in TABLES}
    for path in (tmp_path / "png").iterdir():
        with Image.open(path) as picture:
            assert picture.size == (6000, 2400)
            assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    done = command("figuren", example, "--formaat", "svg", "--uit", tmp_path / "svg")
    assert done.returncode == 0, done.stderr
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "svg").iterdir()}
    assert set(texts) == TABLES
    assert all("gemeente XXX" in text for text in texts.values())


def test_check_says_what_is_wrong_and_writes_nothing(command: Run, tmp_path: Path) -> None:
    path = client_file(tmp_path, HEADER + ROW)
    done = command("controleren", path, cwd=tmp_path)
    assert (done.returncode, "kan worden gebruikt" in done.stdout) == (0, True)
    bad = client_file(tmp_path, HEADER + ROW + "31-02-2016;;man;1990;Anders;14\n")
    done = command("controleren", bad, "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["bevindingen"][0]["rijen"] == [3]
    assert [entry.name for entry in tmp_path.iterdir()] == ["klanten.csv"]


def test_init_then_use(command: Run, tmp_path: Path) -> None:
    path = client_file(tmp_path, HEADER + ROW)
    done = command("init", path, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {entry.name for entry in tmp_path.iterdir()} == {
        "klanten.csv",
        "bijstand.toml",
        "_brand.yml",
    }
    assert command("tabellen", path, cwd=tmp_path).returncode == 0
    done = command("init", path, cwd=tmp_path)
    assert done.returncode == 1
    assert "--overschrijf" in done.stderr
    assert command("init", tmp_path / "nieuw").returncode == 0
    assert (tmp_path / "nieuw" / "bijstand.toml").is_file()
    assert "bestaat niet" in command("init", "weg.csv", "--uit", tmp_path / "x").stderr
    assert not (tmp_path / "x").exists()
