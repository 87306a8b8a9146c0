"""Reports of teams from end to end: whose numbers are in them, and what a batch leaves on disk."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import page
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import WIDTHS, Open

from bijstand_report.batch import Outcome, processes_ready
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.errors import InputError, OutputError
from bijstand_report.pipeline import Run, load
from bijstand_report.team_documents import TeamJob, load_libraries, team_documents
from bijstand_report.team_reports import Batch, Made, make_batch, plan_batch, require_room

HOSTILE = "../=1+1 \"Oost\" 'x' <b>/" + "lang " * 34
HEADER = (
    "startdatum;einddatum;geslacht;geboortejaar;Omschrijving leefvorm;"
    "Oorzaak bijstandsafhankelijkheid;Team"
)


def client_file(folder: Path, **sizes: int) -> Path:
    """Uitkeringen per team, all alike but for the team; a third of them has ended."""
    lines = [HEADER]
    for team, size in sizes.items():
        name = team.replace('"', '""')
        for i in range(size):
            start = f"{2013 + i % 5}-{1 + i % 12:02d}-01"
            end = "" if i % 3 else f"{2017 + i % 2}-0{1 + i % 6}-15"
            gender, household = "MV"[i % 2], ["Alleenstaande", "Anders"][i // 2 % 2]
            lines.append(f'{start};{end};{gender};{1960 + i % 35};{household};14;"{name}"')
    path = folder / "klanten.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def started(path: Path, profile: Profile = Profile.INTERN, **options: object) -> Run:
    settings = load_settings(None, {"kwartaal": "2018K2", **options}, use_file=False)
    return load(path, settings, profile, lambda _: None)


def planned(path: Path, uit: Path, *, resume: bool = False, only: str | None = None) -> Batch:
    return plan_batch(started(path), uit, only=only, resume=resume, check=False)


def small_files(job: TeamJob) -> dict[str, bytes]:
    """Documents that say of which team they are, made at once."""
    if job.results.name == "Stuk":
        raise ValueError("klant 4711")
    content = f"{job.results.name}: {job.results.team.spells.value}".encode()
    return dict.fromkeys(("rapport.pdf", "rapport.html", "tabellen.xlsx"), content)


def nothing() -> None:
    """Small files ask for no libraries."""


def make_all_of(
    batch: Batch, load: Callable[[], None] = nothing, make: Made = small_files
) -> list[Outcome]:
    with processes_ready(2, load) as pool:
        return list(make_batch(batch, pool, make=make))


def contents(uit: Path) -> dict[str, bytes]:
    return {str(p.relative_to(uit)): p.read_bytes() for p in uit.rglob("*") if p.is_file()}


def told(uit: Path) -> dict[str, str]:
    manifest = json.loads((uit / "manifest.json").read_text(encoding="utf-8"))
    return {team["naam"]: team["toestand"] for team in manifest["teams"]}


def test_one_failure_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    batch = planned(client_file(tmp_path, Noord=60, Stuk=50, Zuid=70), tmp_path / "uit")
    outcomes = {outcome.key: outcome for outcome in make_all_of(batch)}
    assert outcomes["stuk"].failure == "Onverwachte fout (ValueError)."
    assert told(tmp_path / "uit") == {"Noord": "gemaakt", "Stuk": "mislukt", "Zuid": "gemaakt"}
    assert not (tmp_path / "uit" / "stuk").exists()
    assert "4711" not in (tmp_path / "uit" / "manifest.json").read_text(encoding="utf-8")
    overview = (tmp_path / "uit" / "overzicht.html").read_text(encoding="utf-8")
    assert 'href="./noord/rapport.pdf"' in overview
    assert 'href="./stuk/' not in overview


def test_stopping_halfway_leaves_a_true_manifest(tmp_path: Path) -> None:
    batch = planned(client_file(tmp_path, Noord=60, Oost=50, Zuid=70), tmp_path / "uit")
    with processes_ready(1, nothing) as pool:
        making = make_batch(batch, pool, make=small_files)
        first = next(making).key
        making.close()
    states = told(tmp_path / "uit")
    assert states[batch.name(first)] == "gemaakt"
    for folder, job in batch.jobs.items():
        there = (tmp_path / "uit" / folder / "manifest.json").exists()
        assert states[job.results.name] == ("gemaakt" if there else "niet gemaakt")


def test_resuming_makes_what_is_missing_or_out_of_date(tmp_path: Path) -> None:
    path, uit = client_file(tmp_path, Noord=60, Oost=50, Zuid=70), tmp_path / "uit"
    make_all_of(planned(path, uit))
    whole = contents(uit)
    assert planned(path, uit, resume=True).wanted == ()
    (uit / "oost" / "rapport.pdf").write_bytes(b"half")
    (uit / "zuid" / "manifest.json").unlink()
    (uit / "noord" / ".bijstand-x").mkdir()
    again = planned(path, uit, resume=True)
    assert again.wanted == ("oost", "zuid")
    make_all_of(again)
    assert contents(uit) == whole
    assert not (uit / "noord" / ".bijstand-x").exists()


def test_another_input_makes_everything_again(tmp_path: Path) -> None:
    path, uit = client_file(tmp_path, Noord=60, Zuid=70), tmp_path / "uit"
    make_all_of(planned(path, uit))
    path.write_text(path.read_text() + "\n\n", encoding="utf-8")
    assert set(planned(path, uit, resume=True).wanted) == {"noord", "zuid"}


def test_a_note_is_part_of_what_a_report_is_made_of(tmp_path: Path) -> None:
    path, uit = client_file(tmp_path, Noord=60, Zuid=70), tmp_path / "uit"
    make_all_of(planned(path, uit))
    notes = tmp_path / "toelichting"
    (notes / "teams").mkdir(parents=True)
    (notes / "teams" / "Noord.md").write_text("Let op **dit**.", encoding="utf-8")
    run = started(path, toelichting=notes)
    batch = plan_batch(run, uit, only=None, resume=True, check=False)
    assert batch.wanted == ("noord",)
    assert "<strong>dit</strong>" in str(batch.jobs["noord"].note)


def test_one_team_by_name(tmp_path: Path) -> None:
    path, uit = client_file(tmp_path, Noord=60, Zuid=70, Klein=2), tmp_path / "uit"
    assert planned(path, uit, only="noord").wanted == ("noord",)
    with pytest.raises(InputError, match="Bedoelt u Noord"):
        planned(path, uit, only="Nord")
    with pytest.raises(InputError, match=r"te klein.*Overige teams"):
        planned(path, uit, only="Klein")


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    path, uit = client_file(tmp_path, Noord=60, Zuid=70), tmp_path / "uit"
    (uit / "zuid").mkdir(parents=True)
    (uit / "zuid" / "rapport.pdf").write_bytes(b"van iemand anders")
    with pytest.raises(OutputError, match="zuid"):
        require_room(planned(path, uit))


def test_hostile_names_stay_in_the_folder_and_are_shown(tmp_path: Path) -> None:
    path, uit = client_file(tmp_path, **{HOSTILE: 60, "noord": 50, "Noord": 40}), tmp_path / "uit"
    make_all_of(planned(path, uit))
    assert {p.name for p in tmp_path.iterdir()} == {"klanten.csv", "uit"}
    assert len(list(uit.iterdir())) == 5
    overview = (uit / "overzicht.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;/lang" in overview
    assert "<b>" not in overview


# Every number in the documents of a team is its own, or that of the rest or the municipality.


@pytest.fixture(scope="module")
def sentinel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of two teams beside others, with sizes that no other count comes near."""
    folder = tmp_path_factory.mktemp("teams")
    path = client_file(folder, **{"Noord": 331, "Zuid": 1777, HOSTILE: 97})
    make_all_of(planned(path, folder / "uit"), load_libraries, team_documents)
    return folder / "uit"


def counts(text: str) -> set[int]:
    """Whole numbers of three figures and more, without years."""
    found = {
        int(n.replace(".", "")) for n in re.findall(r"(?<![\d,.%-])\d[\d.]*\d(?![\d,%])", text)
    }
    return {n for n in found if n >= 100 and not 1900 <= n <= 2100}


def text_of(pdf: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_every_count_in_a_team_report_is_of_that_team_or_named(sentinel: Path) -> None:
    """Counts of another team alone are in none of its documents."""
    running = {"noord": 331 - 111, "zuid": 1777 - 593}
    everything = sum(size - -(-size // 3) for size in (331, 1777, 97))
    for own, other in (("noord", "zuid"), ("zuid", "noord")):
        for text in (
            text_of(sentinel / own / "rapport.pdf"),
            (sentinel / own / "rapport.html").read_text(encoding="utf-8").split("<main", 1)[1],
        ):
            found = counts(re.sub(r"<(svg|style).*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL))
            assert running[own] in found
            assert everything in found
            assert everything - running[own] in found
            assert running[other] not in found


def test_the_workbook_holds_the_numbers_of_the_team_and_of_the_rest(sentinel: Path) -> None:
    for folder, size in (("noord", 331), ("zuid", 1777)):
        sheets = pd.read_excel(
            sentinel / folder / "tabellen.xlsx", sheet_name=None, header=5, engine="calamine"
        )
        own, rest = sheets["leeftijd_leefvorm"], sheets["rest_leeftijd_leefvorm"]
        running = size - -(-size // 3)
        assert own["SumActief"].sum() == running
        assert rest["SumActief"].sum() == sum(n - -(-n // 3) for n in (331, 1777, 97)) - running


def test_the_name_stands_on_the_cover_as_it_is(sentinel: Path) -> None:
    (folder,) = (p for p in sentinel.iterdir() if p.is_dir() and p.name not in ("noord", "zuid"))
    flat = re.sub(r"\s+", "", text_of(folder / "rapport.pdf"))
    assert re.sub(r"\s+", "", HOSTILE) in flat


def test_a_report_has_five_to_seven_pages(sentinel: Path) -> None:
    from pypdf import PdfReader

    for folder in ("noord", "zuid"):
        assert 5 <= len(PdfReader(sentinel / folder / "rapport.pdf").pages) <= 7


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3A"])
def test_accessible_and_archival(sentinel: Path, profile: str) -> None:
    """Of each team, the one whose name is an attack too."""
    for path in sentinel.glob("*/rapport.pdf"):
        found = page.validate_pdf(str(path), profile=page.ValidationProfile[profile])
        assert found.is_compliant, f"{path}: {found}"


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(open_page: Open, sentinel: Path, width: int) -> None:
    for path in (sentinel / "overzicht.html", sentinel / "zuid" / "rapport.html"):
        shown = open_page(path, width)
        found = Axe().run(shown)
        assert found.violations_count == 0, found.generate_report()
        assert shown.evaluate("document.documentElement.scrollWidth") == width
        outside = [url for url in shown.left if not url.startswith("data:")]  # type: ignore[attr-defined]
        assert outside == [path.as_uri()]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals of POSIX")
def test_an_impatient_ctrl_c_leaves_a_true_manifest(tmp_path: Path) -> None:
    """Three times in a second, to all processes, as a terminal does."""
    path, uit = client_file(tmp_path, **{f"Team {i}": 60 + i for i in range(6)}), tmp_path / "uit"
    command = [sys.executable, "-m", "bijstand_report", "teams", str(path), "--kwartaal", "2018K2"]
    process = subprocess.Popen(
        [*command, "--geen-controle", "--uit", str(uit)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while process.poll() is None and not list(uit.glob("*/manifest.json")):
        time.sleep(0.05)
    for _ in range(3):
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.1)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "Afgebroken: " in said
    there = {folder.parent.name for folder in uit.glob("*/manifest.json")}
    states = told(uit)
    assert there
    assert {name for name, state in states.items() if state == "gemaakt"} == {
        name for name in states if name.lower().replace(" ", "-") in there
    }


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals of POSIX")
def test_killed_and_resumed_gives_the_same_files(tmp_path: Path) -> None:
    """Three times here; `benchmarks/teams.py --doden 10` does it as often as one likes."""
    path = client_file(tmp_path, **{f"Team {i}": 40 + i for i in range(6)})
    command = [
        *(sys.executable, "-m", "bijstand_report", "teams", str(path), "--kwartaal", "2018K2"),
        *("--geen-controle", "--uit"),
    ]
    subprocess.run([*command, str(tmp_path / "heel")], check=True, capture_output=True)
    broken = [*command, str(tmp_path / "stuk"), "--hervat"]
    for seconds in (2.5, 5.5, 8.5):
        process = subprocess.Popen(
            broken, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    subprocess.run(broken, check=True, capture_output=True)
    assert contents(tmp_path / "stuk") == contents(tmp_path / "heel")
