"""Every rule at its boundary, the clean frame, and messages that say enough but never too much."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from bijstand_report.columns import COLUMNS
from bijstand_report.errors import InputError
from bijstand_report.own_view import OwnView
from bijstand_report.read import read_client_file
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.refusal import refusal_message
from bijstand_report.validation.rules import RULES, Consequence, Finding
from bijstand_report.validation.validate import Validated, validate

GOOD = {
    "startdatum": "01-02-2018",
    "einddatum": "",
    "geslacht": "man",
    "geboortejaar": "1982",
    "leefvorm": "Alleenstaande",
    "oorzaak": "14",
}
DOSSIER = {"clientnummer": "007", "kode_groep": "02", "begindatum_dossier": "01-02-2018"}
SENTINELS = ("987654321", "1943", "31-02-2018", "Zelfgekozen", "Jansen", "1899")


def raw(*rows: dict[str, object], **extra: list[object]) -> RawTable:
    """A file with a row per dict (what it does not say is good); extra: whole columns."""
    frame = pd.DataFrame([{**GOOD, **row} for row in rows or [{}]]).astype(object)
    frame = frame.assign(**extra)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return RawTable(frame, "bestand.csv")


def dossiers(*rows: dict[str, object]) -> RawTable:
    return raw(*({**DOSSIER, **row} for row in rows))


def keys(checked: Validated) -> list[str]:
    return [found.rule.key for found in checked.findings]


def one(checked: Validated, key: str) -> Finding:
    (found,) = [found for found in checked.findings if found.rule.key == key]
    return found


def refusal(table: RawTable, mapping: dict[str, str] | None = None) -> str:
    with pytest.raises(InputError) as error:
        validate(table, mapping)
    return str(error.value)


# The clean frame


def test_a_good_file_has_no_findings_and_the_right_types() -> None:
    checked = validate(dossiers({"team": "Noord", "reden_einde": "11"}))
    assert checked.findings == ()
    assert checked.is_dossiers
    assert {name: str(kind) for name, kind in checked.frame.dtypes.items()} == {
        "startdatum": "datetime64[s]",
        "einddatum": "datetime64[s]",
        "geslacht": "category",
        "geboortejaar": "Int32",
        "leefvorm": "category",
        "oorzaak": "Int32",
        "clientnummer": "string",
        "reden_einde": "category",
        "team": "category",
        "kode_groep": "string",
        "begindatum_dossier": "datetime64[s]",
    }


def test_optional_columns_only_when_present_and_others_only_named() -> None:
    checked = validate(raw({"BSN": "123456782", "team": "Noord"}))
    assert list(checked.frame.columns) == [*GOOD, "team"]
    assert checked.ignored == ("BSN",)
    assert not checked.is_dossiers


def test_spellings_and_mapping() -> None:
    table = raw()
    table.frame.columns = pd.Index(
        ["INGANGS_DATUM", "Einddatum periodiek algemeen", "M/V", "Geboorte jaar", "Soort", "code"]
    )
    checked = validate(table, {"leefvorm": "soort", "oorzaak": "code"})
    assert checked.columns["startdatum"] == "INGANGS_DATUM"
    assert checked.columns["leefvorm"] == "Soort"
    assert checked.columns["oorzaak"] == "code"


def test_the_mapping_goes_before_spellings() -> None:
    table = raw({"Omschrijving leefvorm": "Anders"})
    checked = validate(table, {"leefvorm": "Omschrijving leefvorm"})
    assert checked.frame["leefvorm"].tolist() == ["Anders"]
    assert checked.ignored == ("leefvorm",)


def test_a_mapped_column_is_used_once() -> None:
    message = refusal(raw(), {"team": "leefvorm"})
    assert "Niet gevonden: leefvorm." in message


def test_row_numbers_are_those_of_the_file() -> None:
    table = raw({}, {})
    table.frame.index = pd.Index([5, 9])
    assert list(validate(table).frame.index) == [5, 9]


def test_blank_rows_are_not_counted() -> None:
    blank = dict.fromkeys(GOOD, " ")
    checked = validate(raw({}, {**blank, "BSN": "x"}, {"oorzaak": "1"}))
    assert checked.rows_read == 2
    assert list(checked.frame.index) == [2, 4]
    assert checked.findings == ()


@pytest.mark.parametrize(
    ("value", "gender"),
    [
        ("man", "man"),
        ("M", "man"),
        ("1", "man"),
        (1, "man"),
        (1.0, "man"),
        ("Mannelijk", "man"),
        ("Vrouw", "vrouw"),
        ("v", "vrouw"),
        (2, "vrouw"),
        ("2.0", "vrouw"),
        (" V ", "vrouw"),
        ("x", "Onbekend"),
        ("", "Onbekend"),
        (None, "Onbekend"),
        (3, "Onbekend"),
        (0, "Onbekend"),
    ],
)
def test_gender(value: object, gender: str) -> None:
    checked = validate(raw({"geslacht": value}))
    assert checked.frame["geslacht"].tolist() == [gender]
    assert ("geslacht_onbekend" in keys(checked)) is (gender == "Onbekend")


@pytest.mark.parametrize(
    ("value", "client"),
    [
        ("007", "007"),
        (123.0, "123"),
        ("123.0", "123"),
        (123, "123"),
        ("123.000", "123.000"),
        (" 12 ", "12"),
        ("", pd.NA),
        (None, pd.NA),
        ("NULL", pd.NA),
    ],
)
def test_client_number(value: object, client: object) -> None:
    assert validate(raw({"clientnummer": value})).frame["clientnummer"].tolist() == [client]


def test_client_numbers_whose_leading_zeros_excel_lost_are_of_one_client() -> None:
    values = [1258, "0001258", "001258", "A12", "0A12", "1259"]
    found = validate(raw(*({"clientnummer": value, "oorzaak": "1"} for value in values), {}))
    assert found.frame["clientnummer"].tolist() == ["0001258", "A12", "0A12", "1259", pd.NA]
    assert keys(found) == ["dubbele_rij"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2", "02"),
        (2, "02"),
        (2.0, "02"),
        ("02", "02"),
        ("2.0", "02"),
        ("002", "02"),
        ("A", "A"),
        ("12", "12"),
        ("", pd.NA),
    ],
)
def test_group_code(value: object, code: object) -> None:
    assert validate(raw({"kode_groep": value})).frame["kode_groep"].tolist() == [code]


def test_text_is_folded_and_missing_is_unknown() -> None:
    values = ["  Alleenstaande   ouder ", None, "onbekend", "Alleenstaande ouder"]
    checked = validate(raw({}, {}, {}, {}, leefvorm=values, team=values, reden_einde=values))
    known = "Alleenstaande ouder"
    for name in ("leefvorm", "team"):
        assert checked.frame[name].tolist() == [known, "Onbekend", "Onbekend", known]
        assert checked.frame[name].cat.categories.tolist() == [known, "Onbekend"]
        assert one(checked, f"{name}_onbekend").rows == (3, 4)
    assert checked.frame["reden_einde"].isna().tolist() == [False, True, False, False]


def test_categories_of_rows_that_were_left_out_are_gone() -> None:
    checked = validate(raw({}, {"leefvorm": "Weg", "startdatum": ""}))
    assert checked.frame["leefvorm"].cat.categories.tolist() == ["Alleenstaande"]


def test_dates_tell_their_form() -> None:
    checked = validate(raw({"einddatum": "2018-03-01"}))
    assert checked.dates == {"startdatum": "dd-mm-jjjj", "einddatum": "jjjj-mm-dd"}
    assert checked.frame["startdatum"].dt.date.tolist() == [date(2018, 2, 1)]


# Unknown


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("1982", 1982),
        (1982.0, 1982),
        ("1982.0", 1982),
        ("1900", 1900),
        ("2018", 2018),
        ("1899", None),
        ("2019", None),
        ("82", None),
        ("", None),
        ("x", None),
        ("1982,5", None),
        (99999999999, None),
        (-1982, None),
        (1982.5, None),
    ],
)
def test_birth_year(value: object, year: int | None) -> None:
    checked = validate(raw({"geboortejaar": value}))
    assert checked.frame["geboortejaar"].tolist() == [pd.NA if year is None else year]
    assert ("geboortejaar_onbekend" in keys(checked)) is (year is None)


@pytest.mark.parametrize(("start", "known"), [("31-12-2019", False), ("01-01-2020", True)])
def test_a_birth_year_after_the_start_of_its_own_row_is_unknown(start: str, *, known: bool) -> None:
    """Whatever the other rows of the file hold."""
    row = {"geboortejaar": "2020", "startdatum": start}
    for others in ([], [{"startdatum": "01-01-1990"}], [{"startdatum": "01-01-2024"}]):
        checked = validate(raw(row, *others))
        assert checked.frame["geboortejaar"].isna().tolist()[0] is not known
        assert ("geboortejaar_onbekend" in keys(checked)) is not known


@pytest.mark.parametrize(
    ("start", "young"), [("30-06-2015", True), ("01-07-2015", False), ("30-06-2016", False)]
)
def test_younger_than_fifteen_is_told(start: str, *, young: bool) -> None:
    """Born on 1 July 2000, as METHOD 4 has it."""
    checked = validate(raw({"startdatum": start, "geboortejaar": "2000"}))
    assert ("jonger_dan_15" in keys(checked)) is young
    assert len(checked.frame) == 1


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("14", 14),
        ("014", 14),
        (14.0, 14),
        ("14.0", 14),
        ("0", 0),
        (0, 0),
        ("", None),
        ("Detentie", None),
        ("-1", None),
        ("1e3", None),
        ("9" * 20, None),
        ("9" * 5000, None),
        ("0" * 5000 + "14", 14),
    ],
)
def test_cause(value: object, code: int | None) -> None:
    checked = validate(raw({"oorzaak": value}))
    assert checked.frame["oorzaak"].tolist() == [pd.NA if code is None else code]
    assert ("oorzaak_onbekend" in keys(checked)) is (code is None)


def test_unknown_is_counted_among_rows_that_stay() -> None:
    checked = validate(raw({"oorzaak": ""}, {"oorzaak": "", "startdatum": ""}))
    assert one(checked, "oorzaak_onbekend").count == 1


# Left out


def test_without_start() -> None:
    checked = validate(raw({}, {"startdatum": ""}, {"startdatum": "0"}))
    assert list(checked.frame.index) == [2]
    assert one(checked, "startdatum_ontbreekt") == Finding(
        RULES["startdatum_ontbreekt"], "startdatum", 2, (3, 4)
    )


@pytest.mark.parametrize(("end", "stays"), [("01-02-2018", True), ("31-01-2018", False)])
def test_end_before_start(end: str, *, stays: bool) -> None:
    checked = validate(raw({}, {"einddatum": end}))
    assert (3 in checked.frame.index) is stays
    assert ("einddatum_voor_startdatum" in keys(checked)) is not stays


def test_a_dossier_without_client_number_is_left_out() -> None:
    checked = validate(dossiers({}, {"clientnummer": ""}))
    assert list(checked.frame.index) == [2]
    assert one(checked, "clientnummer_ontbreekt").rows == (3,)


def test_an_uitkering_without_client_number_stays() -> None:
    checked = validate(raw({"clientnummer": "1"}, {"clientnummer": ""}))
    assert len(checked.frame) == 2
    assert checked.findings == ()


def test_a_dossier_without_original_start_is_told() -> None:
    checked = validate(dossiers({}, {"clientnummer": "8", "begindatum_dossier": ""}))
    assert one(checked, "dossierbegin_ontbreekt").rows == (3,)
    assert len(checked.frame) == 2


def test_double_rows_of_one_client_are_left_out() -> None:
    rows = [{"clientnummer": "1"}, {"clientnummer": "2"}, {"clientnummer": "1"}]
    checked = validate(raw(*rows, {"clientnummer": "1", "oorzaak": "2"}))
    assert list(checked.frame.index) == [2, 3, 5]
    assert one(checked, "dubbele_rij").rows == (4,)
    assert "gelijke_rij" not in keys(checked)


def test_double_rows_are_compared_by_known_columns_only() -> None:
    rows = [{"clientnummer": "1", "volgnummer": 1}, {"clientnummer": "1", "volgnummer": 2}]
    assert one(validate(raw(*rows)), "dubbele_rij").count == 1


def test_alike_without_client_number_stay_and_are_told() -> None:
    checked = validate(raw({}, {}, {"oorzaak": "2"}, {}))
    assert len(checked.frame) == 4
    assert one(checked, "gelijke_rij").rows == (3, 5)


def test_alike_with_a_blank_client_number_stay_and_are_told() -> None:
    checked = validate(raw({"clientnummer": ""}, {"clientnummer": None}))
    assert len(checked.frame) == 2
    assert one(checked, "gelijke_rij").rows == (3,)


def test_rows_read_are_rows_kept_and_rows_left_out() -> None:
    """A row that breaks several rules is counted once."""
    wrong = {"startdatum": "", "clientnummer": ""}
    ended = {"clientnummer": "", "einddatum": "01-01-2018"}
    early = {"einddatum": "01-01-2018"}
    checked = validate(dossiers({}, wrong, ended, early, early, {}, {}))
    left_out = {
        found.rule.key: found.count
        for found in checked.findings
        if found.rule.consequence is Consequence.LEFT_OUT
    }
    assert left_out == {
        "startdatum_ontbreekt": 1,
        "clientnummer_ontbreekt": 1,
        "einddatum_voor_startdatum": 2,
        "dubbele_rij": 2,
    }
    assert checked.rows_read == len(checked.frame) + sum(left_out.values())


def test_a_finding_names_at_most_twenty_rows() -> None:
    found = one(validate(raw({}, *[{"startdatum": ""}] * 25)), "startdatum_ontbreekt")
    assert found.count == 25
    assert found.rows == tuple(range(3, 23))


# Refused


def test_all_missing_columns_at_once_with_what_is_there_and_the_nearest_name() -> None:
    table = raw()
    table.frame.columns = pd.Index(["startdatum", "einddatum", "x", "y", "Leefvrom", "oorzaak"])
    message = refusal(table)
    assert "Niet gevonden: geslacht, geboortejaar, leefvorm." in message
    assert "Is Leefvrom misschien leefvorm?" in message
    assert "Wel in het bestand: startdatum, einddatum, x, y, Leefvrom, oorzaak." in message


def test_two_columns_for_one() -> None:
    message = refusal(raw({"Omschrijving leefvorm": "Anders"}))
    assert "Voor leefvorm: leefvorm, Omschrijving leefvorm." in message


def test_a_column_of_the_settings_that_is_not_there() -> None:
    table = raw()
    table.frame.columns = [*list(GOOD)[:4], "soort huishouden", "oorzaak"]
    message = refusal(table, {"leefvorm": "soort huishoude"})
    assert "Bij leefvorm staat soort huishoude. Bedoelt u soort huishouden?" in message
    assert RULES["kolom_ontbreekt"].description not in message


def test_two_names_for_one_column_are_told_with_the_column() -> None:
    mapping = {"startdatum": "Startdatum periodiek", "einddatum": "Startdatum periodiek"}
    table = raw({"Startdatum periodiek": "1-1-2018"})
    del table.frame["startdatum"], table.frame["einddatum"]
    assert "Startdatum periodiek staat bij startdatum en einddatum." in refusal(table, mapping)


def test_rounded_client_numbers_are_told_by_row() -> None:
    values = ["123457000000", "1,23457E+11", "1.23457e+11", "1E+11", "12E3", "E+11", ""]
    message = refusal(raw(*({"clientnummer": value} for value in values)))
    assert "Kolom clientnummer: " in message
    assert "Het gaat om rij 3, 4 en 5." in message
    assert "23457" not in message


def test_wrong_dates_are_told_by_column_and_row() -> None:
    rows = [{}, {"startdatum": "31-02-2018"}, {"einddatum": "gisteren", "startdatum": "31-12-1899"}]
    message = refusal(raw(*rows))
    assert "Kolom startdatum: Een datum is niet te lezen" in message
    assert "Het gaat om rij 3 en 4." in message
    assert "Kolom einddatum: " in message
    assert "Het gaat om rij 4." in message


def test_a_wrong_date_in_an_optional_column_refuses() -> None:
    assert "Kolom begindatum_dossier" in refusal(dossiers({"begindatum_dossier": "x"}))


def test_problems_of_columns_and_of_rows_come_together() -> None:
    table = raw({"startdatum": "31-02-2018"})
    del table.frame["leefvorm"]
    message = refusal(table)
    assert RULES["kolom_ontbreekt"].description in message
    assert RULES["datum_onleesbaar"].description in message


def swapped_by_excel() -> RawTable:
    dates = [date(2018, 4, day) for day in range(1, 13)] + [
        f"{day}-4-2018" for day in range(13, 31)
    ]
    return raw(*({"startdatum": day} for day in dates))


# What the settings ask of the file in those cases.
MAPPING = {
    "kolom_onbekend": {"team": "bestaat niet"},
    "kolom_gedeeld": {"team": "Wijk", "reden_einde": "wijk"},
}
VIEWS = {
    "indeling_ontbreekt": [OwnView("wijk", "Wijk", "bestaat niet")],
    "indeling_zonder_groepen": [OwnView("wijk", "Wijk", "clientnummer")],
}
REFUSED = {
    "leeg_bestand": RawTable(pd.DataFrame(), "bestand.csv"),
    "geen_rijen": RawTable(pd.DataFrame(columns=list(GOOD)), "bestand.csv"),
    "kolom_ontbreekt": RawTable(pd.DataFrame({"startdatum": ["1-1-2018"]}), "bestand.csv"),
    "kolom_dubbel": raw({"Ingangsdatum": "1-1-2018"}),
    "kolom_onbekend": raw(),
    "kolom_gedeeld": raw({"Wijk": "Noord"}),
    "indeling_ontbreekt": raw(),
    "indeling_zonder_groepen": raw({"clientnummer": "1"}),
    "datum_onleesbaar": raw({"startdatum": "x"}),
    "datum_verwisseld": swapped_by_excel(),
    "clientnummer_afgerond": raw({"clientnummer": "1,23457E+11"}),
    "geen_rij_over": raw({"startdatum": ""}),
}


def test_every_refusing_rule_is_tried_here() -> None:
    refusing = {key for key, rule in RULES.items() if rule.consequence is Consequence.REFUSED}
    assert set(REFUSED) == refusing


@pytest.mark.parametrize("key", REFUSED)
def test_a_refusal_names_the_file_the_problem_and_what_to_do(key: str) -> None:
    with pytest.raises(InputError) as error:
        validate(REFUSED[key], MAPPING.get(key), VIEWS.get(key, []))
    message = str(error.value)
    assert message.startswith("Het bestand bestand.csv kan zo niet worden gebruikt:")
    assert RULES[key].description in message
    assert RULES[key].advice in message
    assert len(message.splitlines()) == 2  # this rule and no other


@pytest.mark.parametrize("key", RULES)
def test_rules_are_whole_sentences(key: str) -> None:
    for text in (RULES[key].description, RULES[key].advice):
        assert re.fullmatch(r"[A-ZÉ].*\.", text)
        assert "  " not in text


def test_every_rule_is_used() -> None:
    package = Path(__file__).parents[2] / "bijstand_report"
    code = "".join(
        (package / f"{name}.py").read_text()
        for name in (
            *(f"validation/{name}" for name in ("validate", "checks", "matching", "own_views")),
            "read/personal",
        )
    )
    by_column = {f"{column.name}_onbekend" for column in COLUMNS}
    assert [key for key in RULES if f'"{key}"' not in code and key not in by_column] == []


# Nothing personal


def test_no_message_and_no_finding_holds_a_value() -> None:
    row = {"clientnummer": "987654321", "geboortejaar": "1943", "leefvorm": "Zelfgekozen"}
    wrong = {**row, "startdatum": "31-02-2018", "einddatum": "31-12-1899", "naam": "Jansen"}
    message = refusal(raw(row, wrong, wrong))
    assert "rij 3 en 4" in message
    unclear = {**row, "geslacht": "Jansen", "oorzaak": "Jansen", "geboortejaar": "1899"}
    found = validate(raw(row, row, unclear)).findings
    assert len(found) == 4
    for sentinel in SENTINELS:
        assert sentinel not in message
        assert sentinel not in str(found)


def test_a_file_without_header_does_not_show_its_first_row(tmp_path: Path) -> None:
    file = tmp_path / "zonder.csv"
    file.write_text("987654321;31-02-2018;;man;1943;Zelfgekozen;Jansen\n" * 3)
    message = refusal(read_client_file(file))
    assert "lijkt geen kolomnamen te bevatten" in message
    assert not [sentinel for sentinel in SENTINELS if sentinel in message]


def test_a_refusal_tells_numbers_the_dutch_way() -> None:
    found = Finding(RULES["datum_onleesbaar"], "startdatum", 1250, (2, 3))
    assert "1.250 rijen, de eerste zijn rij 2 en 3." in refusal_message([found], "a.csv")
