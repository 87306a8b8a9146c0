"""Own views all the way: client file -> clean rows -> uitkeringen -> counts by year and group."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from builders import (
    CAUSES,
    Row,
    clean,
    dossier,
    dossiers,
    files,
    published,
    scope,
    spells,
    uitkering,
    uitkeringen,
)
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.analysis_file import analysis_frame
from bijstand_report.config import load_settings
from bijstand_report.own_view import TAKEN_NAMES, Classes, OwnView
from bijstand_report.read import read_client_file
from bijstand_report.spells import Spells, build_spells
from bijstand_report.statistics.outflow import VIEWS, outflow_views
from bijstand_report.statistics.results import OutflowView
from bijstand_report.tables import data_tables
from bijstand_report.validation.validate import validate
from bijstand_report.views import derive

HEADER = ("startdatum", "einddatum", "geslacht", "geboortejaar", "leefvorm", "oorzaak")
AWKWARD = '"Soort" <b>\'=cmd/é;ë\N{GRINNING FACE}'
YEARS = (2016, 2017, 2018)


def counted(folder: Path, settings: str, columns: dict[str, list[str]]) -> list[OutflowView]:
    """The own views of a file with a row for each value; every other uitkering has ended."""
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame(
        {
            "startdatum": [f"01-02-{YEARS[n % 3]}" for n in range(rows)],
            "einddatum": ["01-03-2018" if n % 2 else "" for n in range(rows)],
            "geslacht": "man",
            "geboortejaar": "1980",
            "leefvorm": "Anders",
            "oorzaak": "14",
            **columns,
        }
    )
    frame.to_csv(folder / "klanten.csv", sep=";", index=False)
    (folder / "bijstand.toml").write_text(settings, encoding="utf-8")
    chosen = load_settings(folder / "bijstand.toml", {})
    checked = validate(read_client_file(folder / "klanten.csv"), chosen.kolommen, chosen.views)
    made = made_of(checked.frame, checked.views)
    return list(outflow_views(made.frame, YEARS, checked.views)[len(VIEWS) :])


def made_of(frame: pd.DataFrame, views: tuple[OwnView, ...]) -> Spells:
    return build_spells(
        frame, is_dossiers=False, group_code="02", causes=CAUSES, scope=scope(views=views)
    )


def expected(values: list[str]) -> tuple[Counter[tuple[int, str]], Counter[tuple[int, str]]]:
    """Rows and running rows by year and group, counted one by one."""
    cells = [(YEARS[n % 3], value) for n, value in enumerate(values)]
    return Counter(cells), Counter(cells[::2])


def assert_counts(view: OutflowView, values: list[str]) -> None:
    total, active = expected(values)
    assert view.years == YEARS
    for i, year in enumerate(YEARS):
        for j, group in enumerate(view.groups):
            assert view.total[i, j] == total[year, group]
            assert view.active[i, j] == active[year, group]
    assert view.total.sum() == len(values)


# The five kinds of columns


def test_a_text_column(tmp_path: Path) -> None:
    values = ["Zuid", "Noord", "Oost", "Noord", "Zuid", "Zuid"] * 3
    (view,) = counted(tmp_path, '[indelingen]\n"De wijk" = "Wijk"', {"Wijk": values})
    assert (view.name, view.column) == ("de_wijk", "De wijk")
    assert view.groups == ("Noord", "Oost", "Zuid")
    assert_counts(view, values)


def test_a_number_in_classes(tmp_path: Path) -> None:
    settings = '[indelingen."Aantal kinderen"]\nkolom = "kinderen"\nvanaf = [1, 3]\n'
    values = ["0", "1", "2", "3", "2,5", "12", "veel", "", "0"]
    (view,) = counted(tmp_path, settings, {"kinderen": values})
    assert view.groups == ("minder dan 1", "1 tot 3", "3 en meer", "Onbekend")
    names = [view.groups[place] for place in (0, 1, 1, 2, 1, 2, 3, 3, 0)]
    assert_counts(view, names)
    named = settings + 'namen = ["geen", "1 of 2", "3 of meer"]'
    (view,) = counted(tmp_path, named, {"kinderen": values})
    assert view.groups == ("geen", "1 of 2", "3 of meer", "Onbekend")


def test_a_column_with_40_values(tmp_path: Path) -> None:
    values = [f"Buurt {n:02d}" for n in range(40)] * 3
    (view,) = counted(tmp_path, '[indelingen]\nBuurt = "buurt"', {"buurt": values})
    assert view.groups == tuple(sorted(set(values)))
    assert_counts(view, values)


def test_a_column_with_missing_values(tmp_path: Path) -> None:
    values = ["Noord", "", "n.v.t.", "Zuid", "Onbekend", "Zuid"]
    (view,) = counted(tmp_path, '[indelingen]\nWijk = "Wijk"', {"Wijk": values})
    assert view.groups == ("Noord", "Zuid", "Onbekend")
    names = ["Noord", "Onbekend", "Onbekend", "Zuid", "Onbekend", "Zuid"]
    assert_counts(view, names)


def test_a_column_and_values_that_need_escaping(tmp_path: Path) -> None:
    values = ['<script>"x"</script>', "=1+1;2", "é/ë", '<script>"x"</script>']
    title = json.dumps(AWKWARD, ensure_ascii=False)
    (view,) = counted(tmp_path, f"[indelingen]\n{title} = {title}", {AWKWARD: values})
    assert view.name == "soort_b_cmd_e_e"
    assert view.column == AWKWARD.replace("\N{GRINNING FACE}", "?")
    assert view.groups == ('<script>"x"</script>', "=1+1;2", "é/ë")
    assert_counts(view, values)


def test_several_views_in_the_order_of_the_settings(tmp_path: Path) -> None:
    settings = '[indelingen]\nWijk = "Wijk"\n"Aantal" = "Wijk"\nLeefvorm = "leefvorm"'
    views = counted(tmp_path, settings, {"Wijk": ["Noord", "Zuid"]})
    assert [view.name for view in views] == ["wijk", "aantal", "leefvorm_2"]


def test_without_any_value(tmp_path: Path) -> None:
    (view,) = counted(tmp_path, '[indelingen]\nWijk = "Wijk"', {"Wijk": ["", ""]})
    assert view.groups == ("Onbekend",)


# The uitkeringen

COPY = OwnView("kopie", "Kopie", "kopie")
KNOWN = OwnView("soort", "Soort", "leefvorm", source="leefvorm")


def with_copy(rows: list[Row]) -> pd.DataFrame:
    frame = clean(*rows)
    return frame.assign(**{COPY.key: frame["leefvorm"], KNOWN.key: frame["leefvorm"]})


@given(files(uitkeringen()) | files(dossiers()), st.sampled_from([0, 30]))
def test_a_view_on_the_leefvorm_gives_what_the_leefvorm_view_gives(
    rows: list[Row], reopening_days: int
) -> None:
    ordinary = dossier_like(rows[0])
    frame = spells(
        with_copy([*rows, ordinary]),
        views=(COPY, KNOWN),
        peildatum="2021-01-01",
        reopening_days=reopening_days,
    ).frame
    views = outflow_views(frame, tuple(range(2013, 2021)), (COPY, KNOWN))
    leefvorm = next(view for view in views if view.name == "leefvorm")
    for own in views[len(VIEWS) :]:
        assert own.groups == leefvorm.groups
        np.testing.assert_array_equal(own.total, leefvorm.total)
        np.testing.assert_array_equal(own.active, leefvorm.active)


def dossier_like(row: Row) -> Row:
    """An ordinary row of the same columns, so that something is always left to count."""
    kept = {"clientnummer": "z", "kode_groep": "02", "begindatum_dossier": None}
    others = {"reden_einde": None, "team": "Noord"}
    extra = {name: value for name, value in {**kept, **others}.items() if name in row}
    return {**uitkering(date(2013, 1, 1)), **extra}


@pytest.mark.parametrize("wijken", [("a", "b"), ("b", "a")])
def test_a_view_changes_no_other_figure(wijken: tuple[str, str]) -> None:
    """Not even where only the other columns say which of two dossiers is the first."""
    known = clean(
        dossier("1", "2017-01-01", "2017-06-01", leefvorm="Anders", team="Noord"),
        dossier("1", "2017-01-01", "2017-06-01", leefvorm="Gehuwd", team="Zuid"),
    )
    with_view = known.assign(indeling_kopie=pd.Categorical(wijken))
    made = spells(with_view, views=(COPY,)).frame.drop(columns=COPY.key)
    pd.testing.assert_frame_equal(made, spells(known).frame)


def test_a_view_on_a_known_column_takes_what_the_uitkering_has() -> None:
    """The last team and the first of any other column (METHOD 2)."""
    rows = [
        uitkering("2017-01-01", end, clientnummer="a", kode_groep="02", team=team, leefvorm=wijk,
                  begindatum_dossier="2017-01-01", startdatum=start)
        for start, end, team, wijk in (
            ("2017-01-01", "2017-06-01", "Noord", "Links"),
            ("2017-06-01", None, "Zuid", "Rechts"),
        )
    ]  # fmt: skip
    team = OwnView("team", "Team", "Team", source="team")
    frame = clean(*rows)
    frame = frame.assign(indeling_team=frame["team"], indeling_kopie=frame["leefvorm"])
    made = spells(frame, views=(team, COPY)).frame
    assert made[["indeling_team", "indeling_kopie"]].to_numpy().tolist() == [["Zuid", "Links"]]
    assert made["indeling_team"].cat.categories.tolist() == ["Zuid"]


def test_the_groups_of_uitkeringen_keep_the_order_of_their_classes() -> None:
    view = OwnView("jaren", "Jaren", "geboortejaar", Classes((1970, 1980), ("oud", "jong", "b")),
                   source="geboortejaar")  # fmt: skip
    frame = pd.DataFrame({"geboortejaar": pd.array([1985, 1960, None, 1975], dtype="Int32")})
    groups = derive(frame, [view])["indeling_jaren"]
    assert groups.tolist() == ["b", "oud", "Onbekend", "jong"]
    assert groups.cat.categories.tolist() == ["oud", "jong", "b", "Onbekend"]


def test_a_reason_of_an_uitkering_that_runs_is_unknown() -> None:
    view = OwnView("waarom", "Waarom", "Reden einde", source="reden_einde")
    rows = clean(
        uitkering("2017-01-01", reden_einde=None),
        uitkering("2017-01-01", "2018-01-01", reden_einde="Werk"),
        uitkering("2017-01-01", "2019-01-01", reden_einde="Studie"),
    )
    made = spells(rows.assign(indeling_waarom=rows["reden_einde"]), views=(view,)).frame
    assert made["indeling_waarom"].tolist() == ["Onbekend", "Werk", "Onbekend"]


# The names of files


def test_the_names_of_the_tables_are_taken() -> None:
    rows = [
        uitkering("2017-01-01", end, clientnummer="a", reden_einde="Werk")
        for end in (None, "2017-06-01", "2018-01-01")
    ]
    names = {table.name for table in data_tables(published(clean(*rows)))}
    assert {"leefvorm", "stroom", "uitstroomreden"} < names <= TAKEN_NAMES


# The analysis file


def test_the_analysis_file_has_own_views_by_their_title() -> None:
    views = (COPY, OwnView("team", "Team", "x"), OwnView("team_2", "Team_2", "y"))
    rows = clean(*(uitkering("2017-01-01", team=team) for team in ("Noord", "Zuid")))
    for view in views:
        rows[view.key] = pd.Categorical(["a", "b"])
    found = analysis_frame(spells(rows, views=views).frame, scope(views=views))
    assert found["Kopie"].tolist() == ["a", "b"]
    assert found["Team"].tolist() == ["Noord", "Zuid"]
    assert {"Team_2", "Team_2_2"} < set(found.columns)
    assert found.columns.is_unique
    assert not [name for name in found.columns if name.startswith("indeling_")]
