"""The exchange file: what is in it, its schema, and that nothing else is."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import REASONS, scope
from jsonschema import Draft202012Validator, ValidationError

from bijstand_report import resources
from bijstand_report.choices import Profile
from bijstand_report.config import Scope, load_settings
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.errors import CheckError, SettingsError
from bijstand_report.exchange.model import json_schema
from bijstand_report.exchange.write import Sender, file_name, write_exchange
from bijstand_report.pipeline import Run, load
from bijstand_report.revisions import read_earlier, revisions
from bijstand_report.sharing import exchange_file

SCHEMAS = (
    resources.data_file("uitwisseling-1.schema.json"),
    Path(__file__).parents[2] / "docs" / "uitwisseling-1.schema.json",
)


@pytest.fixture(scope="module")
def run() -> Run:
    folder = resources.folder("sample_data")
    settings = load_settings(folder / "bijstand.toml", {"profiel": Profile.HUB})
    return load(folder / "voorbeeld.csv", settings, Profile.HUB, lambda _line: None)


@pytest.fixture(scope="module")
def content(run: Run) -> bytes:
    (content,) = exchange_file(run, None).values()
    return content


def written(publishable: Publishable, chosen: Scope, sender: Sender) -> dict[str, object]:
    made = json.loads(write_exchange(publishable, chosen, sender, "02", REASONS))
    assert isinstance(made, dict)
    return made


def test_the_published_schema_is_that_of_the_model() -> None:
    for path in SCHEMAS:
        assert json.loads(path.read_text(encoding="utf-8")) == json_schema()


def test_the_schema_is_a_valid_one_and_the_file_obeys_it(content: bytes) -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(json.loads(content))


@pytest.mark.parametrize("wrong", [9, 13, 0, -10, "3", "<10", None, 15.0])
def test_the_schema_refuses_an_exact_count(content: bytes, wrong: object) -> None:
    made = json.loads(content)
    made["tabellen"]["stroom"][0]["stand"] = wrong
    with pytest.raises(ValidationError):
        Draft202012Validator(json_schema()).validate(made)


def test_every_table_has_a_title_a_unit_and_meanings(content: bytes) -> None:
    made = json.loads(content)
    assert set(made["uitleg"]) == set(made["tabellen"])
    for name, rows in made["tabellen"].items():
        meaning = made["uitleg"][name]
        assert meaning["titel"]
        assert "uitkeringen" in meaning["eenheid"]
        assert rows
        assert list(meaning["kolommen"]) == list(rows[0])


def test_no_number_that_is_not_protected(content: bytes, run: Run) -> None:
    """Every count is a multiple of 10; nothing of the input is there."""
    made = json.loads(content)
    years = {"instroomjaar", "jaren", "jaar"}
    percentages = {"percentage", "onder", "boven", "twee_jaar_of_langer"}
    days = {"mediaan_dagen", "mediane_duur_maanden"}
    for name, rows in made["tabellen"].items():
        for row in rows:
            for column, value in row.items():
                is_median = name == "overleving_mediaan" and column in {"onder", "boven"}
                if not isinstance(value, str) and column not in years | percentages | days:
                    assert value % 10 == 0, (name, row)
                    assert value >= 10
                if column in percentages and not isinstance(value, str) and not is_median:
                    assert 1 <= value <= 99
    numbers = set(re.findall(r"\d{7}", content.decode()))
    clients = set(run.raw.frame["Clientnummer"].astype(str))
    assert not numbers & clients
    assert run.raw.sha256.encode() not in content


def test_stratum_rows_and_the_years_that_they_are_about(content: bytes) -> None:
    made = json.loads(content)
    assert made["eerste_jaar_van"] == [2014, 2015, 2016]
    total = made["tabellen"]["eerste_jaar"][-1]
    assert (total["leeftijdsklasse"], total["leefvorm"]) == ("Totaal", "Totaal")
    assert total["gestopt"] < total["begonnen"]


def test_the_same_bytes_and_a_stable_order(run: Run, content: bytes) -> None:
    (again,) = exchange_file(run, None).values()
    assert again == content
    made = json.loads(content)
    assert list(made)[:4] == ["bestand", "versie", "programma", "afzender"]
    assert content.decode().count("\n") > sum(len(rows) for rows in made["tabellen"].values())


def test_the_name_of_the_file() -> None:
    day = scope(peildatum=date(2018, 6, 30))
    assert file_name(Sender("Aa & Hunze"), day) == "aa_hunze-2018-06-30.bijstand.json"
    team = Sender("A", team="Team Zuid", folder="team-zuid")
    assert file_name(team, day) == "a-team-zuid-2018-06-30.bijstand.json"
    assert file_name(Sender("\N{FAMILY}"), day) == "gemeente-2018-06-30.bijstand.json"


def test_a_name_is_needed(run: Run) -> None:
    nameless = replace(run, settings=run.settings.model_copy(update={"gemeente": None}))
    with pytest.raises(SettingsError, match="schuilnaam"):
        exchange_file(nameless, None)
    assert list(exchange_file(nameless, "Gemeente A")) == ["gemeente_a-2018-06-30.bijstand.json"]


def test_a_pseudonym_hides_name_code_and_own_views(run: Run) -> None:
    with_code = run.settings.model_copy(update={"gemeentecode": "1930"})
    known = json.loads(next(iter(exchange_file(replace(run, settings=with_code), None).values())))
    assert known["afzender"]["gemeentecode"] == "1930"
    (hidden,) = exchange_file(replace(run, settings=with_code), "Gemeente A").values()
    for word in ("Lindemeer", "1930", "pleiding"):
        assert word.encode() not in hidden
    made = json.loads(hidden)
    assert made["afzender"] == {
        "naam": "Gemeente A",
        "gemeentecode": None,
        "schuilnaam": True,
        "team": None,
    }
    assert {row["indeling"] for row in made["tabellen"]["overleving"]} <= set(made["tabellen"]) | {
        "totaal",
        "instroomjaar",
    }


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_pseudonym_that_is_none(run: Run, name: str) -> None:
    with pytest.raises(SettingsError, match="schuilnaam"):
        exchange_file(run, name)


def test_only_figures_of_the_hub_profile(run: Run) -> None:
    for profile in (Profile.INTERN, Profile.RAAD):
        with pytest.raises(CheckError, match="hub"):
            written(replace(run.publishable, profile=profile), run.scope, Sender("A"))


def test_a_later_report_can_tell_revisions_from_it(
    run: Run, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "lindemeer.bijstand.json"
    path.write_bytes(content)
    earlier = read_earlier(path, run.scope)
    assert revisions(earlier, run.publishable) == ()
    made = json.loads(content)
    row = made["tabellen"]["stroom"][-1]
    row["stand"] += 10
    path.write_text(json.dumps(made), encoding="utf-8")
    (changed,) = revisions(read_earlier(path, run.scope), run.publishable)
    assert (changed.quarter, changed.figure) == (row["kwartaal"], "stand")
