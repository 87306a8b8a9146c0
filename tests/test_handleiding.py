"""The handleiding says what the program does, and its examples do what it says."""

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner

from bijstand_report import errors
from bijstand_report.classes import AgeClasses
from bijstand_report.cli import app
from bijstand_report.columns import COLUMNS
from bijstand_report.config import load_settings
from bijstand_report.disclosure.attack import LEAST
from bijstand_report.disclosure.rules import RULES as PROFILE_RULES
from bijstand_report.own_view import OwnViewSettings
from bijstand_report.settings import NationalFigures, Settings
from bijstand_report.validation.rules import RULES

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PRIVACY = (ROOT / "docs" / "privacy-op-een-pagina.md").read_text(encoding="utf-8")
PAGES = (
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
    *("docs/handleiding.md", "docs/privacy-op-een-pagina.md", "docs/architecture.md"),
)
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
# Options of other programs, and of this one by itself.
OTHER_OPTIONS = {"--exec", "--install", "--version", "--help", "--installeer-aanvulling"}
UNSAID_OPTIONS = {"--help"}


def blocks(kind: str, text: str = TEXT) -> list[str]:
    """The contents of the fenced blocks of a kind; those in a list without their indent."""
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in found]


def section(title: str) -> str:
    """A section, to the next heading that is as high."""
    level = re.search(rf"^(#+) {re.escape(title)}$", TEXT, re.MULTILINE)
    assert level, title
    rest = TEXT[level.end() :]
    following = re.search(rf"^#{{1,{len(level[1])}}} ", rest, re.MULTILINE)
    return rest[: following.start()] if following else rest


def rows(text: str) -> Iterator[list[str]]:
    """The rows of the tables in a text, their headers left out."""
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        for line in table.splitlines()[2:]:
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_every_rule() -> None:
    wanted = {
        f"| {rule.description} | {rule.consequence.value} | {rule.shown.value} | {rule.advice} |"
        for rule in RULES.values()
    }
    assert wanted <= set(TEXT.splitlines())


def test_every_column_of_a_client_file() -> None:
    tables = list(rows(section("Uw bestand")))
    assert [row[:2] for row in tables if len(row) == 4] == [
        [column.label, "ja" if column.required else "nee"] for column in COLUMNS
    ]
    assert [row for row in tables if len(row) == 3] == [
        [
            f"`{column.name}`",
            column.label,
            ", ".join(name for name in column.spellings if name != column.label),
        ]
        for column in COLUMNS
    ]


SETTINGS = [row for row in rows(section("Instellingen")) if len(row) == 4]


def test_every_setting_has_a_row() -> None:
    keys = [row[0].strip("`") for row in SETTINGS]
    assert sorted(keys) == sorted(Settings.model_fields)
    parts = (*OwnViewSettings.model_fields, *AgeClasses.model_fields, *NationalFigures.model_fields)
    assert [part for part in parts if f"{part} =" not in section("Instellingen")] == []


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row[0])
def test_a_setting_takes_its_example_and_has_its_default(row: list[str], tmp_path: Path) -> None:
    key, example, default = row[0].strip("`"), row[1].strip("`"), row[2]
    file = tmp_path / "bijstand.toml"
    file.write_text(f"{key} = {example}\n", encoding="utf-8")
    assert getattr(load_settings(file, {}), key) != getattr(Settings(), key) or example == '"02"'
    if default.startswith("`") and default.endswith("`"):
        file.write_text(f"{key} = {default.strip('`')}\n", encoding="utf-8")
        assert getattr(load_settings(file, {}), key) == getattr(Settings(), key)


@pytest.mark.parametrize("text", blocks("toml"))
def test_settings_in_examples_are_right(text: str, tmp_path: Path) -> None:
    (tmp_path / "bijstand.toml").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path / "bijstand.toml", {}) != Settings()
    assert set(tomllib.loads(text)) <= set(Settings.model_fields)


def test_the_example_of_a_house_style_is_right() -> None:
    from bijstand_report.branding.brand_yml import BrandFile

    (text,) = blocks("yaml")
    brand = BrandFile.model_validate(yaml.safe_load(text))
    assert brand.color
    assert brand.typography


def test_every_command_and_option() -> None:
    options = {
        name
        for command in COMMANDS.values()
        for parameter in command.params
        for name in parameter.opts
        if name.startswith("--")
    }
    assert [name for name in COMMANDS if f"bijstand-report {name}" not in TEXT] == []
    assert [name for name in options - UNSAID_OPTIONS if f"{name}" not in TEXT] == []
    said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", TEXT))
    assert said - options - OTHER_OPTIONS == set()


def typed(*texts: str) -> list[list[str]]:
    """What is typed after `bijstand-report` in the examples."""
    lines = [line for text in texts for block in blocks("sh", text) for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("bijstand-report ")]


@pytest.mark.parametrize("arguments", typed(TEXT, README), ids=" ".join)
def test_an_example_is_a_command_that_exists(arguments: list[str]) -> None:
    name, *rest = arguments
    COMMANDS[name].make_context(name, rest)


# What draws takes seconds each; these commands are run in tests of their own, with such options.
DRAWING = ("rapport", "bekijk", "teams", "figuren", "vergelijken")


def test_examples_make_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner, ran = CliRunner(), 0
    for name in ("klanten.csv", "klanten.rds"):
        runner.invoke(app, ["voorbeelddata", "--aantal", "400", "--uit", name])
    for arguments in typed(TEXT):
        if arguments[0] in DRAWING or "--bron" in arguments:  # there is no such server here
            continue
        done = runner.invoke(app, arguments)
        assert done.exit_code == 0, f"{arguments}: {done.output}"
        if "--uit" in arguments:
            assert Path(arguments[arguments.index("--uit") + 1]).exists()
        ran += 1
    assert ran > 6
    assert (tmp_path / "bijstand.toml").exists()


@pytest.fixture
def quarterly(tmp_path: Path) -> Path:
    """The folder of the script for every quarter, with the script in it."""
    (script,) = blocks("bash")
    path = tmp_path / "bijstand" / "elk-kwartaal.sh"
    path.parent.mkdir()
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path.parent


def start(folder: Path, program: str) -> int:
    """The exit code of the script, started from elsewhere as cron does; program: what it calls."""
    path = folder.parent / "programma"
    path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    path.chmod(0o755)
    environment = {"PATH": os.environ["PATH"], "HOME": "/", "BIJSTAND_REPORT": str(path)}
    return subprocess.run(
        [folder / "elk-kwartaal.sh"], cwd="/", env=environment, check=False, timeout=120
    ).returncode


def test_the_script_for_every_quarter_makes_a_report(quarterly: Path) -> None:
    program = f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m bijstand_report "$@"'
    assert start(quarterly, program) == 1
    (log,) = (quarterly / "logboek").glob("20*.txt")
    assert "export/klanten.csv bestaat niet" in log.read_text(encoding="utf-8")
    (quarterly / "export").mkdir()
    made = quarterly / "export" / "klanten.csv"
    CliRunner().invoke(app, ["voorbeelddata", "--aantal", "300", "--uit", str(made)])
    (quarterly / "bijstand.toml").write_text('gemeente = "Lindemeer"\n', encoding="utf-8")
    assert start(quarterly, program) == 0
    (report,) = (quarterly / "rapporten").glob("*/rapport.pdf")
    assert log.read_text(encoding="utf-8").splitlines()[-1].startswith("Klaar: rapporten/")
    overview = (quarterly / "logboek" / "overzicht.txt").read_text(encoding="utf-8")
    day = report.parent.name
    assert overview == f"{day} afloop 1\n{day} afloop 0\n"


def test_the_script_names_the_report_before(quarterly: Path) -> None:
    for day in ("2018-01-12", "2018-04-12"):
        (quarterly / "rapporten" / day).mkdir(parents=True)
        (quarterly / "rapporten" / day / "manifest.json").touch()
    assert start(quarterly, 'echo "$@"; exit 4') == 4
    (log,) = (quarterly / "logboek").glob("20*.txt")
    assert log.read_text(encoding="utf-8").endswith("--vorige rapporten/2018-04-12/manifest.json\n")


def test_the_times_for_every_quarter() -> None:
    (line,) = blocks("crontab")
    minute, hour, day, months, weekday, command = line.split()
    assert (months, weekday) == ("1,4,7,10", "*")
    assert 0 <= int(minute) < 60
    assert 0 <= int(hour) < 24
    assert 8 <= int(day) <= 28
    assert command.endswith("/elk-kwartaal.sh")
    tasks = [block for block in blocks("powershell") if "schtasks" in block]
    assert all(f"/M JAN,APR,JUL,OCT /D {day} /ST 0{hour}:" in task for task in tasks)
    assert tasks


@pytest.mark.parametrize("page", PAGES)
def test_what_make_is_asked_for_it_can_make(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`) *make ([a-z]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def messages() -> Iterator[str]:
    """Every text of the program and of its scripts, with … for what is filled in."""
    for module in (ROOT / "bijstand_report").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(p.value if isinstance(p, ast.Constant) else "…" for p in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    yield (ROOT / "Makefile").read_text(encoding="utf-8")


def test_messages_that_are_explained_exist() -> None:
    between = TEXT.split("<!-- meldingen: begin -->")[1].split("<!-- meldingen: einde -->")[0]
    explained = [message for message, _ in rows(between)]
    assert len(explained) == len(set(explained)) > 30
    known = "\n".join(messages())
    assert [message for message in explained if message not in known] == []


def test_every_exit_code() -> None:
    told = {int(code) for code, _ in rows(section("Afloop"))}
    classes = [one for one in vars(errors).values() if isinstance(one, type)]
    assert {one.exit_code for one in classes if issubclass(one, errors.BijstandError)} <= told
    assert told == {0, 1, 2, 3, 4, 130}


def test_the_words_are_in_order() -> None:
    words = [word for word, _ in rows(section("Woorden"))]
    assert words == sorted(words, key=str.casefold)
    assert len(words) > 20


def test_settings_and_options_for_the_r_script_exist() -> None:
    table = rows(section("Van het R-script naar dit programma"))
    keys = {key for _, here in table for key in re.findall(r"`([a-z_]+)(?: = [^`]*)?`", here)}
    assert keys <= {*Settings.model_fields, *COMMANDS}
    assert {"gemeente", "periode", "peildatum", "codelijst", "methode", "kolommen"} <= keys


def test_the_page_to_sign_tells_the_rules() -> None:
    told = {row[0].strip("`"): row[1:] for row in rows(PRIVACY)}
    for profile, rules in PROFILE_RULES.items():
        counts, shares = told[profile.value]
        if not rules.threshold:
            assert counts == "exact: beschermt niets"
            continue
        assert counts == f"onder de {rules.threshold} verborgen, verder afgerond op {rules.base}"
        assert shares == (
            f"over {rules.denominator} of meer, met ten minste {rules.threshold} aan beide kanten"
        )
    assert f"minste {LEAST} waarden mogelijk" in " ".join(PRIVACY.split())
    assert f"`kleinste_bereik` {LEAST} of hoger" in PRIVACY


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if target.startswith(("https://", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        to = path.parent / file if file else path
        assert to.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", to.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), target


def test_sentences_are_short() -> None:
    """B1: hardly a sentence is longer than twenty-five words."""
    prose = re.sub(r"^ *```.*?^ *```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^(\||#|<!--).*$", "\n", prose, flags=re.MULTILINE)
    sentences = re.split(r"(?<=[.:;?])\s+|\n\n|\n(?=- |\d+\. )", prose)
    lengths = [len(sentence.split()) for sentence in sentences if sentence.split()]
    assert sum(lengths) / len(lengths) < 13
    assert [s for s in sentences if len(s.split()) > 32] == []
