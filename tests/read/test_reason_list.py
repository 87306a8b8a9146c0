"""The list of reasons: the shipped one, the user's own, and lists that cannot be used."""

from pathlib import Path

import pytest
import xlsxwriter

from bijstand_report.errors import InputError
from bijstand_report.example_data.assumptions import NO_REASON, REASONS
from bijstand_report.read.reason_list import group_of, read_reason_list

# METHOD 8, kenmerk 34.
CODES = {
    "Werk": (11, 13),
    "Ander inkomen": (14, 15, 17, 18, 19),
    "Studie": (1, 6),
    "Relatie": (2,),
    "AOW-leeftijd": (3,),
    "Overleden": (4,),
    "Detentie": (5,),
    "Verhuizing": (7, 32, 33),
    "Handhaving en inlichtingen": (31, 34, 35),
    "Uitkering met partner": (97,),
    "Overig": (98,),
}
SHIPPED = read_reason_list(None)


def written(folder: Path, *lines: str) -> Path:
    file = folder / "mijn_redenen.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def groups(path: Path | None) -> list[str]:
    return list(dict.fromkeys(read_reason_list(path).values()))


def test_groups_in_their_fixed_order_unknown_last() -> None:
    assert groups(None) == [*CODES, "Onbekend"]


@pytest.mark.parametrize("form", ["{}", "{:02d}", "{}.0", "{:02d} - Iets", "{}: Iets", " {:03d} "])
def test_legal_codes_with_and_without_leading_zeros(form: str) -> None:
    found = {
        code: group_of(form.format(code), SHIPPED) for codes in CODES.values() for code in codes
    }
    assert found == {code: group for group, codes in CODES.items() for code in codes}
    assert "40" not in SHIPPED


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("WERK IN DIENSTBETREKKING", "Werk"),
        ("Bereiken AOW leeftijd", "AOW-leeftijd"),
        ("Aangaan huwelijk / relatie", "Relatie"),
        ("verhuizing_naar_andere_gemeente", "Verhuizing"),
        ("Overlijden client", "Overleden"),
        ("WIA uitkering", "Ander inkomen"),
        ("onbekend", "Onbekend"),
    ],
)
def test_descriptions_whatever_their_case_and_signs(text: str, group: str) -> None:
    assert group_of(text, SHIPPED) == group


@pytest.mark.parametrize("text", ["", "Naar de maan", "12", "99", "14 dagen niet gezien", "1,5"])
def test_what_no_list_knows(text: str) -> None:
    assert group_of(text, SHIPPED) == "Onbekend"


def test_every_reason_of_the_example_data_has_a_group() -> None:
    found = {text: group_of(text, SHIPPED) for text in REASONS if text != NO_REASON}
    assert "Onbekend" not in found.values()
    assert len(set(found.values())) == 10


def test_an_own_list_goes_before_the_shipped_one(tmp_path: Path) -> None:
    own = written(tmp_path, "reden;groep", "Naar de maan;Verhuizing", "13;Overig")
    grouping = read_reason_list(own)
    assert group_of("naar de maan", grouping) == "Verhuizing"
    assert group_of("13", grouping) == "Overig"
    assert group_of("11", grouping) == "Werk"


def test_own_groups_come_before_the_two_that_say_least(tmp_path: Path) -> None:
    own = written(tmp_path, "groep;reden", "Zelfstandig;13", "Andere wet;15", "werk;Baan")
    assert groups(own) == [*list(CODES)[:-1], "Zelfstandig", "Andere wet", "Overig", "Onbekend"]
    assert (
        group_of("baan", read_reason_list(own)) == "Werk"
    )  # one group, as the shipped list has it


def test_rows_without_a_reason_do_not_count(tmp_path: Path) -> None:
    own = written(tmp_path, "reden;groep", ";Werk", "Baan;Werk", ";")
    assert group_of("Baan", read_reason_list(own)) == "Werk"


def test_a_workbook_with_codes_as_numbers(tmp_path: Path) -> None:
    file = tmp_path / "redenen.xlsx"
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate([["Reden", "Groep"], [1, "Leren"], ["02", "Liefde"]]):
            sheet.write_row(number, 0, row)
    grouping = read_reason_list(file)
    assert [group_of(code, grouping) for code in ("01", "2", "1.0")] == ["Leren", "Liefde", "Leren"]


def test_a_group_that_cannot_be_printed_becomes_legible(tmp_path: Path) -> None:
    own = written(tmp_path, "reden;groep", "Baan;Werk\N{FAMILY}")
    assert group_of("Baan", read_reason_list(own)) == "Werk?"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["reden;soort", "1;Studie"], r"redenen\.csv ontbreekt de kolom groep.*: reden en"),
        (["naam;groep", "1;Studie"], r"ontbreekt de kolom reden"),
        (["reden;groep", "1;Studie", "2;", "3; "], r"kolom groep leeg op rij 3 en 4\. Vul"),
        (["reden;groep", "1;Studie", "2;x", "01;Werk"], r"dan één groep: .* rij 2 en 4\. Kies"),
        (["reden;groep", ";Studie"], r"bevat geen enkele reden\. Controleer"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_used(tmp_path: Path, lines: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_reason_list(written(tmp_path, *lines))


def test_the_same_line_twice_is_no_contradiction(tmp_path: Path) -> None:
    own = written(tmp_path, "reden;groep", "Baan;Werk", "baan;werk")
    assert group_of("Baan", read_reason_list(own)) == "Werk"


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        read_reason_list(tmp_path / "weg.csv")
