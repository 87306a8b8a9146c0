"""Alphabetical order and the spellings of columns."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.columns import COLUMNS, GENDERS, SPELLINGS, UNKNOWN, alphabetical, normalised


def test_signs_before_digits_before_letters_and_unknown_last() -> None:
    labels = ["vrouw", "Onbekend", "50+", "Zzz", "30-50", "< 30", "(Psych.)Inrichting"]
    expected = ["(Psych.)Inrichting", "< 30", "30-50", "50+", "vrouw", "Zzz", "Onbekend"]
    assert alphabetical(labels) == expected


def test_case_and_accents_do_not_matter_for_the_order() -> None:
    assert alphabetical(["eten", "Éénoudergezin", "ZZP", "anders"]) == [
        "anders",
        "Éénoudergezin",
        "eten",
        "ZZP",
    ]


def test_spaces_come_before_letters() -> None:
    assert alphabetical(["Alleenstaande ouder", "Alleenstaande"])[0] == "Alleenstaande"


@given(st.lists(st.text(max_size=6) | st.just(UNKNOWN), unique=True), st.randoms())
def test_the_order_never_depends_on_the_input(labels: list[str], random: Random) -> None:
    shuffled = labels.copy()
    random.shuffle(shuffled)
    assert alphabetical(shuffled) == alphabetical(labels)
    assert (UNKNOWN in labels) == (alphabetical(labels)[-1:] == [UNKNOWN])


@pytest.mark.parametrize(
    "text", ["clientnummer", "Client Nummer", "CLIËNTNUMMER", "client_nummer "]
)
def test_spellings_without_case_accents_and_signs(text: str) -> None:
    assert SPELLINGS[normalised(text)] == "clientnummer"


def test_no_spelling_belongs_to_two_columns() -> None:
    for column in COLUMNS:
        for spelling in (column.name, column.label, *column.spellings):
            assert SPELLINGS[normalised(spelling)] == column.name


def test_gender_has_two_known_values() -> None:
    assert set(GENDERS.values()) == {"man", "vrouw"}
    assert all(key == key.casefold() for key in GENDERS)
