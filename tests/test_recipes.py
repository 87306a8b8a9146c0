"""The recipes of docs/architecture.md, carried out in a copy of the project as they stand there."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "bijstand_report"
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
COPIED = ("bijstand_report", "templates", "styles", "sample_data", "docs")
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(
    r"(# |<!-- )(new file: (?P<new>\S+)|in (?P<file>\S+), (?P<how>after|instead of): (?P<line>.+?))"
    r"( -->)?"
)


def blocks(*kinds: str) -> list[str]:
    return [match["body"] for match in BLOCK.finditer(TEXT) if match["kind"] in kinds]


def carry_out(step: str, project: Path) -> None:
    first, _, body = step.partition("\n")
    if first == "# run":
        done = run(project, project, "-c", body)
        assert done.returncode == 0, done.stderr
        return
    told = STEP.fullmatch(first)
    assert told, f"no step: {first}"
    if told["new"]:
        path = project / told["new"]
        assert not path.exists(), f"{told['new']} is there already"
        path.write_text(body, encoding="utf-8")
        return
    path = project / told["file"]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    found = [number for number, line in enumerate(lines) if line.strip() == told["line"]]
    assert len(found) == 1, f"{told['file']} has this line {len(found)} times: {told['line']}"
    place = found[0]
    kept = lines[: place + (told["how"] == "after")]
    path.write_text("".join([*kept, body, *lines[place + 1 :]]), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which every step was taken."""
    copy = tmp_path_factory.mktemp("project")
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for step in blocks("python", "html"):
        carry_out(step, copy)
    return copy


def run(project: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(project)},
        check=False,
        timeout=300,
    )


def test_the_steps_fit_the_house(project: Path, tmp_path: Path) -> None:
    for arguments in (["check", "--no-cache"], ["format", "--no-cache", "--check"]):
        done = run(project, tmp_path, "-m", "ruff", *arguments, str(project / PACKAGE.name))
        assert done.returncode == 0, done.stdout
    code = "import doctest, bijstand_report.spells as m; print(m.__file__, doctest.testmod(m))"
    done = run(project, tmp_path, "-c", code)
    assert str(project) in done.stdout
    assert "failed=0" in done.stdout, done.stdout


def test_a_format_a_view_and_a_section(project: Path, tmp_path: Path) -> None:
    example = pd.read_csv(project / "sample_data/voorbeeld.csv", sep=";", dtype=str)
    rows = example.head(1500)
    rows.to_json(tmp_path / "klanten.jsonl", orient="records", lines=True, force_ascii=False)
    (commands,) = blocks("sh")
    for line in commands.splitlines():
        program, *arguments = shlex.split(line)
        assert program == "python"
        done = run(project, tmp_path, *arguments)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert "soort JSON Lines" in done.stderr
    made = tmp_path / "nieuw"
    manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["rijen_gelezen"] == "1.500"
    html = (made / "rapport.html").read_text(encoding="utf-8")
    for anchor in ("figuur-maandhelft", "terugkeer", "tabel-terugkeer"):
        assert f'id="{anchor}"' in html
    assert '<a href="#terugkeer">6 Wie komt binnen een jaar terug?</a>' in html
    assert '<a href="#verantwoording">7 ' in html
    with ZipFile(made / "tabellen.xlsx") as workbook:
        assert 'name="maandhelft"' in workbook.read("xl/workbook.xml").decode()
    (shared,) = made.glob("*.bijstand.json")
    content = json.loads(shared.read_text(encoding="utf-8"))
    schema = json.loads((project / "docs/uitwisseling-1.schema.json").read_text(encoding="utf-8"))
    assert "maandhelft" in schema["$defs"]["Tables"]["properties"]
    Draft202012Validator(schema).validate(content)
    tables = content["tabellen"]
    assert {row["groep"] for row in tables["maandhelft"]} == {"eerste helft", "tweede helft"}


def test_the_new_format_refuses_what_it_cannot_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "stuk.jsonl").write_text('{"startdatum": \n', encoding="utf-8")
    done = run(project, tmp_path, "-m", "bijstand_report", "controleren", "stuk.jsonl")
    assert done.returncode == 1
    assert "stuk.jsonl is geen leesbaar bestand met JSON Lines" in done.stderr


def test_a_step_that_does_not_fit_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one\n  two\ntwo\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="has this line 2 times"):
        carry_out("# in a.py, after: two\nthree\n", tmp_path)
    with pytest.raises(AssertionError, match="no step"):
        carry_out("# somewhere\nthree\n", tmp_path)
    carry_out("# in a.py, instead of: one\nzero\n", tmp_path)
    carry_out("# in a.py, after: zero\none\n", tmp_path)
    assert (tmp_path / "a.py").read_text(encoding="utf-8") == "zero\none\n  two\ntwo\n"


def test_every_room_is_on_the_map() -> None:
    rooms = [path for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert not [path.name for path in rooms if f"`{path.name}/`" not in TEXT]
