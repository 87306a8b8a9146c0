"""Columns of own views: found in the header, read, refused or counted as unknown."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from bijstand_report.errors import InputError
from bijstand_report.own_view import Classes, OwnView
from bijstand_report.read.raw import RawTable
from bijstand_report.validation.own_views import GROUPS_IN_ANY_FILE, MOST_GROUPS
from bijstand_report.validation.rules import Finding
from bijstand_report.validation.validate import Validated, validate

WIJK = OwnView("wijk", "Wijk", "Wijk")
KINDEREN = OwnView(
    "kinderen", "Kinderen", "kinderen", Classes((1, 3), ("geen", "1 of 2", "3 of meer"))
)


def raw(rows: int, **columns: object) -> RawTable:
    """A file of ordinary rows; columns: others, or other values."""
    ordinary: dict[str, object] = {
        "startdatum": "01-02-2018",
        "einddatum": "",
        "geslacht": "man",
        "geboortejaar": "1982",
        "leefvorm": "Alleenstaande",
        "oorzaak": "14",
    }
    frame = pd.DataFrame({**ordinary, **columns}, index=pd.RangeIndex(2, rows + 2))
    return RawTable(frame, "bestand.csv")


def groups(values: list[object], view: OwnView = WIJK) -> list[str]:
    """What a column with these values becomes."""
    column = pd.Series(values, index=pd.RangeIndex(2, len(values) + 2), dtype=object)
    checked = validate(raw(len(values), **{view.column: column}), views=[view])
    return checked.frame[view.key].tolist()


def categories(checked: Validated, view: OwnView) -> list[str]:
    return checked.frame[view.key].cat.categories.tolist()


def one(checked: Validated, key: str) -> Finding:
    (found,) = [found for found in checked.findings if found.rule.key == key]
    return found


def refusal(table: RawTable, *views: OwnView, mapping: dict[str, str] | None = None) -> str:
    with pytest.raises(InputError) as error:
        validate(table, mapping, views)
    return str(error.value)


# In the header


@pytest.mark.parametrize("title", ["Wijk", "wijk ", "WIJK", "W_ijk"])
def test_a_column_is_found_by_its_name_or_a_like_one(title: str) -> None:
    checked = validate(raw(2, **{title: ["Noord", "Zuid"]}), views=[WIJK])
    assert checked.frame["indeling_wijk"].tolist() == ["Noord", "Zuid"]
    assert checked.ignored == ()
    assert checked.views == (WIJK,)


def test_the_exact_name_goes_before_a_like_one() -> None:
    checked = validate(raw(1, wijk="anders", Wijk="Noord"), views=[WIJK])
    assert checked.frame["indeling_wijk"].tolist() == ["Noord"]
    assert checked.ignored == ("wijk",)


def test_two_columns_that_are_alike() -> None:
    assert "Voor Wijk: wijk, WIJK." in refusal(raw(1, wijk="a", WIJK="b"), WIJK)


def test_a_missing_column_is_told_with_the_nearest_name_and_every_other_problem() -> None:
    table = raw(1, Wijknaam="x", startdatum="31-02-2018")
    del table.frame["leefvorm"]
    message = refusal(table, WIJK, KINDEREN, mapping={"team": "Tema"})
    assert "Bij Wijk staat Wijk. Bedoelt u Wijknaam?" in message
    assert "Bij Kinderen staat kinderen." in message
    assert "Bij team staat Tema." in message
    assert "Niet gevonden: leefvorm." in message
    assert "Kolom startdatum: Een datum is niet te lezen" in message
    assert "[indelingen]" in message


@pytest.mark.parametrize("name", ["leefvorm", "Omschrijving leefvorm", "Huishoudtype"])
def test_a_known_column_by_any_of_its_names(name: str) -> None:
    view = OwnView("soort", "Soort", name)
    checked = validate(raw(1), views=[view])
    assert checked.views[0].source == "leefvorm"
    assert checked.frame["indeling_soort"].tolist() == ["Alleenstaande"]
    assert checked.ignored == ()


def test_a_known_column_is_read_as_the_program_reads_it() -> None:
    view = OwnView("sekse", "Sekse", "geslacht")
    checked = validate(raw(4, geslacht=["M", "1", "v", "x"]), views=[view])
    assert checked.frame["indeling_sekse"].tolist() == ["man", "man", "vrouw", "Onbekend"]


def test_a_column_of_the_file_goes_before_a_known_one() -> None:
    view = OwnView("team", "Team", "Team")
    checked = validate(raw(1, Team="Noord", Afdeling="A"), {"team": "Afdeling"}, [view])
    assert checked.frame[["team", "indeling_team"]].to_numpy().tolist() == [["A", "Noord"]]
    assert checked.views[0].source == ""


def test_two_views_on_one_column() -> None:
    other = OwnView("deel", "Deel", "Wijk", labels={"Noord": "Boven"})
    checked = validate(raw(1, Wijk="Noord"), views=[WIJK, other])
    assert checked.frame[["indeling_wijk", "indeling_deel"]].to_numpy().tolist() == [
        ["Noord", "Boven"]
    ]


def test_without_views_there_is_nothing_of_them() -> None:
    checked = validate(raw(1, Wijk="Noord"))
    assert checked.ignored == ("Wijk",)
    assert checked.views == ()


# Categories


@pytest.mark.parametrize(
    ("value", "group"),
    [
        ("  Noord  oost ", "Noord oost"),
        ("", "Onbekend"),
        (None, "Onbekend"),
        (np.nan, "Onbekend"),
        ("n.v.t.", "Onbekend"),
        ("onbekend", "Onbekend"),
        ("\u202e", "Onbekend"),
        ("Súdwest \N{FAMILY}", "Súdwest ?"),
        ("<b>'x'</b>", "<b>'x'</b>"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        (1.0, "1"),
        (1, "1"),
        (True, "ja"),
        (False, "nee"),
    ],
)
def test_a_value_as_a_group(value: object, group: str) -> None:
    assert groups([value]) == [group]


def test_groups_are_alphabetical_and_unknown_is_last() -> None:
    values = ["Zuid", "", "Éénrum", "Onbekend", "50+", "Aa"]
    checked = validate(raw(6, Wijk=values), views=[WIJK])
    assert categories(checked, WIJK) == ["50+", "Aa", "Éénrum", "Zuid", "Onbekend"]
    assert one(checked, "indeling_onbekend").count == 2
    assert one(checked, "indeling_onbekend").rows == (3, 5)
    assert one(checked, "indeling_onbekend").column == "Wijk"


def test_labels_rename_and_join_values_and_leave_the_others() -> None:
    labels = {"A": "Alfa", " b ": "Alfa", "1": "Eén", "weg": "onbekend"}
    view = OwnView("wijk", "Wijk", "Wijk", labels=labels)
    values = ["A", "a", "B", 1, 1.0, "C", "WEG", None]
    found = ["Alfa", "Alfa", "Alfa", "Eén", "Eén", "C", "Onbekend", "Onbekend"]
    assert groups(values, view) == found


def test_categories_of_rows_that_were_left_out_are_gone() -> None:
    table = raw(2, Wijk=["Noord", "Zuid"], startdatum=["01-02-2018", ""])
    assert categories(validate(table, views=[WIJK]), WIJK) == ["Noord"]


# Classes


@pytest.mark.parametrize(
    ("value", "group"),
    [
        ("0", "geen"),
        ("-2", "geen"),
        ("0,99", "geen"),
        ("0.99", "geen"),
        (".5", "geen"),
        ("1", "1 of 2"),
        (1, "1 of 2"),
        (1.0, "1 of 2"),
        (np.float64(2.5), "1 of 2"),
        ("2,9", "1 of 2"),
        ("3", "3 of meer"),
        ("03", "3 of meer"),
        ("1.234,5", "3 of meer"),
        ("1.234.567", "3 of meer"),
        ("1e3", "Onbekend"),
        ("2 of 3", "Onbekend"),
        ("inf", "Onbekend"),
        (np.inf, "Onbekend"),
        (True, "Onbekend"),
        (date(2018, 1, 1), "Onbekend"),
        ("1,2,3", "Onbekend"),
        ("-", "Onbekend"),
        (None, "Onbekend"),
    ],
)
def test_a_number_in_its_class(value: object, group: str) -> None:
    assert groups([value], KINDEREN) == [group]


@pytest.mark.parametrize(
    ("values", "in_the_last_class"),
    [
        (["1.234", "2"], [True, False]),  # a thousand
        (["1.234", "2.5"], [False, False]),  # a fraction, as in the other row
        (["1.234", "0.125"], [False, False]),
        (["1.234", "2.345,5"], [True, True]),
    ],
)
def test_thousands_and_fractions(values: list[object], in_the_last_class: list[bool]) -> None:
    assert [group == "3 of meer" for group in groups(values, KINDEREN)] == in_the_last_class


def test_what_is_no_number_and_what_is_missing_are_told_apart_and_not_shown() -> None:
    values = ["1", "geheim", "", "5", "GEHEIM"]
    starts = ["01-02-2018"] * 4 + [""]
    checked = validate(raw(5, kinderen=values, startdatum=starts), views=[KINDEREN])
    assert one(checked, "indeling_geen_getal").rows == (3,)
    assert one(checked, "indeling_onbekend").rows == (4,)
    assert "geheim" not in str(checked.findings).casefold()
    assert categories(checked, KINDEREN) == ["1 of 2", "3 of meer", "Onbekend"]


def test_a_known_number_in_classes() -> None:
    view = OwnView("jaren", "Jaren", "geboortejaar", Classes((1980,), ("oud", "jong")))
    checked = validate(raw(3, geboortejaar=["1979", "1980", "2019"]), views=[view])
    assert checked.frame["indeling_jaren"].tolist() == ["oud", "jong", "Onbekend"]


# Not fit for a view


@pytest.mark.parametrize(
    ("different", "rows", "fits"),
    [
        (GROUPS_IN_ANY_FILE, GROUPS_IN_ANY_FILE, True),
        (GROUPS_IN_ANY_FILE + 1, GROUPS_IN_ANY_FILE + 1, False),
        (GROUPS_IN_ANY_FILE + 1, 2 * (GROUPS_IN_ANY_FILE + 1), True),
        (MOST_GROUPS, 1000, True),
        (MOST_GROUPS + 1, 1000, False),
    ],
)
def test_how_many_groups_a_view_may_have(different: int, rows: int, *, fits: bool) -> None:
    table = raw(rows, Wijk=[f"geheim {n % different}" for n in range(rows)])
    if fits:
        assert len(categories(validate(table, views=[WIJK]), WIJK)) == different
    else:
        message = refusal(table, WIJK)
        assert "Het gaat om Wijk." in message
        assert "geheim" not in message


def test_classes_take_any_number_of_values() -> None:
    checked = validate(raw(1000, kinderen=list(range(1000))), views=[KINDEREN])
    assert checked.frame[KINDEREN.key].value_counts().tolist() == [997, 2, 1]


@pytest.mark.parametrize("column", ["clientnummer", "startdatum", "geboortejaar"])
def test_a_trait_of_one_person_is_refused_in_any_file(column: str) -> None:
    view = OwnView("x", "Mijn indeling", column)
    message = refusal(raw(1, clientnummer="1234567"), view)
    assert "Het gaat om Mijn indeling." in message
    assert "1234567" not in message
    assert "1982" not in message


# Other figures do not change


def test_a_view_does_not_change_which_rows_count() -> None:
    table = raw(
        4,
        clientnummer=["1", "1", "", ""],
        Wijk=["", "Noord", "Zuid", "Noord"],
    )
    without, with_view = validate(table), validate(table, views=[WIJK])
    assert len(with_view.frame) == len(without.frame) == 3
    assert one(with_view, "gelijke_rij") == one(without, "gelijke_rij")
    assert one(with_view, "dubbele_rij").count == one(without, "dubbele_rij").count


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_which_of_two_equal_rows_stays_is_not_a_matter_of_row_order(order: list[int]) -> None:
    values = pd.Series(["", "Zuid", "Noord"]).iloc[order].tolist()
    checked = validate(raw(3, clientnummer="1", Wijk=values), views=[WIJK])
    assert checked.frame["indeling_wijk"].tolist() == ["Noord"]


def test_a_row_with_only_a_value_for_a_view_is_blank() -> None:
    table = raw(2, Wijk=["Noord", "Zuid"])
    table.frame.loc[2, table.frame.columns != "Wijk"] = ""
    checked = validate(table, views=[WIJK])
    assert checked.rows_read == 1
    assert categories(checked, WIJK) == ["Zuid"]
