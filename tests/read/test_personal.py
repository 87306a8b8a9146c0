"""What names persons is not kept: by its title, or by what stands in it."""

import random
from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

from bijstand_report.read.personal import is_bsn, without_personal
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.validate import validate

BSNS = [number for number in map(str, range(100_000_000, 100_002_000)) if is_bsn(number)][:60]
NAMES = [
    *("P. de Vries", "Jansen, K.", "F.A. El-Amrani", "Vries, P. van der", "A. Ng", "Ö. Yılmaz"),
    *("B. d'Angelo", "Smit, J.", "C. Bakker-Visser", "E. Ó Briain"),
]


def raw(columns: Mapping[str, Sequence[object]]) -> RawTable:
    return RawTable(pd.DataFrame(columns, dtype=object), "a.csv")


def personal(title: str, values: Sequence[object], **mapping: str) -> Mapping[str, str]:
    found = without_personal(raw({title: values, "leefvorm": ["x"] * len(values)}), mapping)
    assert mapping or (title in found.frame) is (title not in found.personal)
    return found.personal


@pytest.mark.parametrize(
    ("number", "yes"),
    [
        ("123456782", True),
        ("12345672", True),  # a leading zero was lost: 012345672
        ("123456783", False),
        ("000000000", False),
        ("1234567", False),
        ("1234567820", False),
        ("12345678x", False),
        ("1234.56.782", True),
    ],
)
def test_the_eleven_test(number: str, *, yes: bool) -> None:
    assert is_bsn(number) is yes


@pytest.mark.parametrize("kind", [str, int, float])
def test_a_column_of_bsns_is_dropped(kind: type) -> None:
    values: list[object] = [kind(number) for number in BSNS]
    assert personal("Burger", values) == {"Burger": "kolom_bsn"}
    assert personal("Burger", [*values[:8], None, "onbekend"]) == {"Burger": "kolom_bsn"}


def test_numbers_of_nine_digits_are_no_bsns() -> None:
    numbers = [str(random.Random(seed).randrange(10**8, 10**9)) for seed in range(300)]  # noqa: S311
    assert personal("Dossiernr", numbers) == {}
    assert personal("Datum besluit", ["20180403", "20180501", "20180612"]) == {}


@pytest.mark.parametrize("title", ["BSN", "bsn ", "Sofi-nummer", "Burgerservicenummer"])
def test_a_title_is_enough(title: str) -> None:
    assert personal(title, ["x", "y"]) == {title: "kolom_bsn"}


@pytest.mark.parametrize("title", ["Naam", "ACHTERNAAM", "naam client", "Voorletters"])
def test_a_title_of_names(title: str) -> None:
    assert personal(title, ["x", "y"]) == {title: "kolom_naam"}


@pytest.mark.parametrize("names", [NAMES, ["Jan Jansen", "Fatima El Amrani", *NAMES[:3]]])
def test_names_by_what_stands_there(names: list[str]) -> None:
    assert personal("Klant", names) == {"Klant": "kolom_naam"}


@pytest.mark.parametrize(
    "values",
    [
        ["Alleenstaande ouder", "Gehuwd, met kinderen", "Gehuwd, zonder kinderen"] * 10,
        ["Team Noord", "Team Zuid"] * 10,
        ["MBO, niveau 2", "MBO, niveau 3", "MBO, niveau 4", "HBO, jaar 1", "WO, jaar 2"],
        ["noord", "zuid", "oost", "west", "midden"],
    ],
)
def test_descriptions_are_no_names(values: list[str]) -> None:
    assert personal("Omschrijving", values) == {}


def test_known_columns_are_kept_whatever_stands_in_them() -> None:
    found = without_personal(raw({"Team": NAMES, "Huishoudtype": BSNS[: len(NAMES)]}), {})
    assert list(found.frame.columns) == ["Team", "Huishoudtype"]


@pytest.mark.parametrize(("title", "mapping"), [("Clientnr", {}), ("BSN", {"clientnummer": "BSN"})])
def test_a_client_number_that_is_a_bsn_becomes_a_serial_number(
    title: str, mapping: dict[str, str]
) -> None:
    """The same client keeps the same number; the BSN is gone."""
    values = [BSNS[2], BSNS[0], BSNS[2], None, BSNS[1]]
    found = without_personal(raw({title: values}), mapping)
    assert found.personal == {title: "clientnummer_bsn"}
    assert found.frame[title].tolist() == [3, 1, 3, pd.NA, 2]


def test_a_bsn_whose_leading_zero_excel_lost_is_of_the_same_client() -> None:
    values = ["012345672", BSNS[0], 12345672]
    assert is_bsn("12345672")
    found = without_personal(raw({"Clientnr": values}), {})
    assert found.frame["Clientnr"].tolist() == [1, 2, 1]


def test_long_values_take_no_time() -> None:
    values = [("van " * 20 + str(number)) for number in range(50)] + ["p. " * 26] * 50
    assert personal("Tekst", values) == {}


def test_a_dropped_column_is_told() -> None:
    row = {"startdatum": "01-02-2015", "einddatum": "", "geslacht": "m", "geboortejaar": "1980"}
    row |= {"leefvorm": "x", "oorzaak": "1", "BSN": BSNS[0]}
    table = without_personal(RawTable(pd.DataFrame([row]), "a.csv"), {})
    checked = validate(table)
    (found,) = [f for f in checked.findings if f.rule.key == "kolom_bsn"]
    assert found.column == "BSN"
    assert "BSN" not in checked.ignored
