"""Exchange files are read strictly; what is wrong is said with the file's name."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import REASONS, Row, clean, published, scope, uitkering

from bijstand_report.choices import Profile
from bijstand_report.classes import AGE_CLASSES
from bijstand_report.errors import InputError
from bijstand_report.exchange.definitions import hash_of
from bijstand_report.exchange.read import read_exchanges
from bijstand_report.exchange.write import Sender, write_exchange

Change = Callable[[dict[str, object]], object]


def rows() -> list[Row]:
    return [uitkering("2016-03-01", "2016-09-01" if n < 40 else None) for n in range(90)]


def text(name: str = "Aa", **changes: object) -> bytes:
    chosen = scope(profile=Profile.HUB, **changes)
    made = published(clean(*rows()), profile=Profile.HUB)
    return write_exchange(made, chosen, Sender(name), "02", REASONS)


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def sealed(content: dict[str, object]) -> bytes:
    """With the checksum that fits, as somebody who means ill would make it."""
    without = {key: value for key, value in content.items() if key != "controlegetal"}
    return json.dumps({**without, "controlegetal": hash_of(without)}).encode()


def refusal(*paths: Path) -> str:
    with pytest.raises(InputError) as error:
        read_exchanges(paths)
    return str(error.value)


@pytest.fixture(scope="module")
def aa() -> bytes:
    return text("Aa")


@pytest.fixture(scope="module")
def bree() -> bytes:
    return text("Bree")


def test_files_in_the_order_given(tmp_path: Path, aa: bytes, bree: bytes) -> None:
    paths = [put(tmp_path, "2.json", bree), put(tmp_path, "1.json", aa)]
    found = read_exchanges(paths)
    assert [one.content.afzender.naam for one in found] == ["Bree", "Aa"]
    assert found[0].content.tabellen.stroom
    assert [one.file for one in found] == ["2.json", "1.json"]


def test_another_layout_is_the_same_file(tmp_path: Path, aa: bytes, bree: bytes) -> None:
    laid_out = json.dumps(json.loads(aa), indent=4, sort_keys=True).encode()
    assert len(read_exchanges([put(tmp_path, "a", laid_out), put(tmp_path, "b", bree)])) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "beschadigd"),
        (b"\xff\xfe\x00", "beschadigd"),
        (b"a;b\n1;2\n", "beschadigd"),
        (b"[" * 100_000, "beschadigd"),
        (b'{"bestand": "bijstand-uitwisseling", "versie": NaN}', "beschadigd"),
        (b'{"bestand": "a", "bestand": "bijstand-uitwisseling"}', "beschadigd"),
        (b'{"bestand": "bijstand-uitwisseling", "naam": "\\ud800"}', "beschadigd"),
        (b"[]", "geen uitwisselbestand"),
        (b"3", "geen uitwisselbestand"),
        (b'{"programma": "bijstand-report"}', "geen uitwisselbestand"),
        (b'{"bestand": "bijstand-uitwisseling"}', "versie ?"),
        (b'{"bestand": "bijstand-uitwisseling", "versie": 2}', "versie 2"),
        (b'{"bestand": "bijstand-uitwisseling", "versie": 1}', "gewijzigd"),
    ],
)
def test_what_is_no_exchange_file(tmp_path: Path, aa: bytes, content: bytes, says: str) -> None:
    message = refusal(put(tmp_path, "goed.json", aa), put(tmp_path, "fout.json", content))
    assert says in message
    assert "fout.json" in message
    assert "goed.json" not in message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "weg.json: het bestand is niet te openen" in refusal(tmp_path / "weg.json")
    assert "dit is een map" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pijp.json")
    assert "pijp.json: het bestand is niet te openen" in refusal(tmp_path / "pijp.json")


def test_files_with_the_same_name_are_told_with_their_folder(tmp_path: Path, aa: bytes) -> None:
    for folder in ("een", "twee"):
        (tmp_path / folder).mkdir()
    paths = [put(tmp_path / "een", "a.json", aa), put(tmp_path / "twee", "a.json", aa)]
    assert f"{paths[0]} en {paths[1]} gaan allebei over" in refusal(*paths)


def test_every_file_is_told_at_once(tmp_path: Path) -> None:
    message = refusal(put(tmp_path, "een.json", b"x"), put(tmp_path, "twee.json", b"{}"))
    assert "een.json" in message
    assert "twee.json" in message


def change_stock(made: dict[str, object]) -> None:
    made["tabellen"]["kerncijfers"][-1]["stand"] = 60  # type: ignore[index]


def test_an_edited_value(tmp_path: Path, aa: bytes) -> None:
    made = json.loads(aa)
    change_stock(made)
    message = refusal(put(tmp_path, "aa.json", json.dumps(made).encode()))
    assert "aa.json: het bestand is gewijzigd" in message
    assert "opnieuw" in message


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        (("tabellen", "stroom", 0, "stand"), 13, "tabel stroom, rij 1, stand"),
        (("tabellen", "stroom", 0, "stand"), 7, "tabel stroom, rij 1, stand"),
        (("tabellen", "stroom", 0, "stand"), "veel", "tabel stroom, rij 1, stand"),
        (("tabellen", "overleving", 0, "onder"), 101, "tabel overleving, rij 1, onder"),
        (("tabellen", "cohort", 0, "extra"), 1, "tabel cohort, rij 1, extra"),
        (("tabellen", "duur"), None, "tabellen.duur"),
        (("instellingen", "profiel"), "intern", "instellingen.profiel"),
        (("afzender", "naam"), "", "afzender.naam"),
        (("afzender", "naam"), "x" * 61, "afzender.naam"),
        (("afzender", "naam"), "\u202e", "afzender.naam"),
        (("tabellen", "stroom", 0, "stand"), -20, "tabel stroom, rij 1, stand"),
        (("iets",), 1, "iets"),
        (("instellingen", "peildatum"), "9999-12-31", "instellingen.peildatum"),
        (("instellingen", "peildatum"), "1899-12-31", "instellingen.peildatum"),
        (("instellingen", "registratie_vanaf"), "9999-12-31", "instellingen.registratie_vanaf"),
        (("instellingen", "periode"), "2018-2008", "instellingen.periode"),
        (("instellingen", "periode"), "0000-9999", "instellingen.periode"),
        (("tabellen", "kerncijfers", 0, "dag"), "9999-12-31", "tabel kerncijfers, rij 1, dag"),
        (("tabellen", "cohort", 0, "lopend"), 100, "tabel cohort, rij 1."),
        (("tabellen", "eerste_jaar", 0, "gestopt"), 100, "tabel eerste_jaar, rij 1."),
    ],
)
def test_a_file_that_does_not_obey_the_schema(
    tmp_path: Path, aa: bytes, place: tuple[str | int, ...], value: object, says: str
) -> None:
    made = json.loads(aa)
    part = made
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    message = refusal(put(tmp_path, "aa.json", sealed(made)))
    assert f"aa.json: de inhoud klopt niet bij {says}" in message


def test_a_hash_that_does_not_fit_its_definitions(tmp_path: Path, aa: bytes) -> None:
    made = json.loads(aa)
    made["definities"]["methode"] = "anders"
    assert "definities passen niet" in refusal(put(tmp_path, "aa.json", sealed(made)))


def test_the_same_municipality_twice(tmp_path: Path, aa: bytes) -> None:
    message = refusal(put(tmp_path, "een.json", aa), put(tmp_path, "twee.json", aa))
    assert "een.json en twee.json gaan allebei over Aa op 2018-06-30" in message


def test_mixed_definitions_are_named(tmp_path: Path, aa: bytes) -> None:
    other = text("Bree", age_classes=AGE_CLASSES["cbs"], reopening_days=30)
    message = refusal(put(tmp_path, "aa.json", aa), put(tmp_path, "bree.json", other))
    assert "bree.json: andere definities dan aa.json (leeftijdsklassen, heropening)" in message
    assert "dezelfde instellingen" in message


def test_names_are_made_legible(tmp_path: Path, aa: bytes) -> None:
    made = json.loads(aa)
    made["afzender"]["naam"] = "A\u202eb \U0001f46a"
    (found,) = read_exchanges([put(tmp_path, "a.json", sealed(made))])
    assert found.content.afzender.naam == "Ab ?"


@pytest.mark.parametrize(
    "place",
    [("versie",), ("\x1b[31mx" * 500,), ("tabellen", "cohort", 0, "\x1b[31mx" * 500)],
    ids=["versie", "key", "column"],
)
def test_codes_for_the_terminal_are_not_shown(
    tmp_path: Path, aa: bytes, place: tuple[str | int, ...]
) -> None:
    made = json.loads(aa)
    part = made
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = "\x1b[31mrood\x07\n" * 500
    message = refusal(put(tmp_path, "aa.json", sealed(made)))
    assert "\x1b" not in message
    assert len(message) < 400


def test_a_definition_with_codes_for_the_terminal(tmp_path: Path, aa: bytes, bree: bytes) -> None:
    made = json.loads(bree)
    made["definities"]["\x1b[31mx" * 500] = "x"
    made["definitiehash"] = hash_of(made["definities"])
    message = refusal(put(tmp_path, "aa.json", aa), put(tmp_path, "b.json", sealed(made)))
    assert "\x1b" not in message
    assert len(message) < 400


def test_a_version_that_is_no_number_is_not_written_out(tmp_path: Path, aa: bytes) -> None:
    made = {**json.loads(aa), "versie": [[[]]]}
    assert "versie ?," in refusal(put(tmp_path, "aa.json", sealed(made)))
