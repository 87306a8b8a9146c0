"""The synthetic client file: reproducible, exact in size, and plausible."""

import csv
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
import yaml
from numpy.typing import NDArray

from bijstand_report.columns import UNKNOWN
from bijstand_report.config import load_settings
from bijstand_report.errors import OutputError, SettingsError
from bijstand_report.example_data import client_file, content_of, generate
from bijstand_report.example_data.assumptions import NO_REASON, REASONS
from bijstand_report.example_data.dossiers import team_names
from bijstand_report.example_data.uitkeringen import Window
from bijstand_report.read import read_client_file
from bijstand_report.read.reason_list import group_of, read_reason_list
from bijstand_report.validation.validate import validate
from bijstand_report.write import WRITERS

SHIPPED = Path(__file__).parent.parent / "sample_data" / "voorbeeld.csv"
ROWS, SEED = 9_200, 20180630
PEILDATUM = pd.Timestamp("2018-06-30")

COLUMNS = (
    "Clientnummer",
    "Kode groep",
    "Oorspronkelijke begindatum uitkeringsdossier",
    "Startdatum periodiek algemeen",
    "Einddatum periodiek algemeen",
    "geslacht",
    "geboortejaar",
    "Omschrijving leefvorm",
    "Oorzaak bijstandsafhankelijkheid",
    "Omschrijving einde bijstandsafhankelijkheid",
    "Team",
    "Opleidingsniveau",
)
SHORT = (
    "client",
    "groep",
    "begin",
    "start",
    "einde",
    "geslacht",
    "geboren",
    "leefvorm",
    "oorzaak",
    "reden",
    "team",
    "opleiding",
)


def short(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_axis(list(SHORT), axis="columns")


@dataclass(frozen=True)
class Example:
    """A file, its dossiers without blemishes, and the uitkeringen these make up."""

    file: pd.DataFrame
    dossiers: pd.DataFrame
    uitkeringen: pd.DataFrame

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Example":
        file = short(frame)
        withdrawn = file["einde"] < file["start"]
        clean = file[(file["groep"] == "02") & file["start"].notna() & ~withdrawn]
        dossiers = clean.drop_duplicates().sort_values(["client", "begin", "start"])
        return cls(file, dossiers, joined(dossiers))


def joined(dossiers: pd.DataFrame) -> pd.DataFrame:
    """Uitkeringen by a way of its own: pandas' groupby, first and last row."""
    groups = dossiers.groupby(["client", "begin"], sort=True)
    uitkeringen = groups.head(1).set_index(["client", "begin"])
    last = groups.tail(1).set_index(["client", "begin"])
    uitkeringen = uitkeringen.assign(
        einde=last["einde"], reden=last["reden"], team=last["team"], dossiers=groups.size()
    )
    return uitkeringen.reset_index()


def running(uitkeringen: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    is_open = uitkeringen["einde"].isna() | (uitkeringen["einde"] > day)
    return uitkeringen[(uitkeringen["start"] <= day) & is_open]


def survival(uitkeringen: pd.DataFrame, years: float) -> float:
    """Kaplan-Meier on days, as known on the peildatum."""
    known = uitkeringen[uitkeringen["start"] <= PEILDATUM]
    ended = (known["einde"] <= PEILDATUM).to_numpy()
    until = known["einde"].where(ended, PEILDATUM)
    days = (until - known["start"]).dt.days.to_numpy()
    still_in = 1.0
    for day in np.unique(days[ended & (days <= 365.25 * years)]):
        still_in *= 1 - (ended & (days == day)).sum() / (days >= day).sum()
    return float(still_in)


def age_at_start(uitkeringen: pd.DataFrame) -> "pd.Series[int]":
    """Completed years counted from 1 July of the birth year."""
    start = uitkeringen["start"].dt
    age: pd.Series[int] = start.year - (start.month < 7) - uitkeringen["geboren"]
    return age


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return generate(ROWS, SEED)


@pytest.fixture(scope="module")
def shipped(frame: pd.DataFrame) -> Example:
    return Example.of(frame)


@pytest.fixture(scope="module")
def large() -> Example:
    """So large that properties of the population show above the noise."""
    return Example.of(generate(120_000, 7, teams=9))


@pytest.fixture(scope="module")
def since_2008(large: Example) -> pd.DataFrame:
    uitkeringen = large.uitkeringen
    return uitkeringen[uitkeringen["start"] >= "2008-01-01"]


# --- The file itself ----------------------------------------------------------------------------


def test_the_shipped_file_is_what_the_generator_makes(frame: pd.DataFrame) -> None:
    assert content_of(frame, Path("voorbeeld.csv")) == SHIPPED.read_bytes()


def test_same_arguments_same_frame(frame: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(generate(ROWS, SEED), frame)


def test_another_seed_gives_another_frame(frame: pd.DataFrame) -> None:
    other = generate(ROWS, SEED + 1)
    assert len(other) == len(frame)
    assert not other["Startdatum periodiek algemeen"].equals(frame["Startdatum periodiek algemeen"])


@pytest.mark.parametrize("rows", [1, 2, 3, 99, 500, 501, 2_345, 40_000])
@pytest.mark.parametrize("seed", [0, 12])
def test_exactly_so_many_rows(rows: int, seed: int) -> None:
    assert len(generate(rows, seed)) == rows


def test_columns_in_order_and_kinds(frame: pd.DataFrame) -> None:
    assert tuple(frame.columns) == COLUMNS
    assert all(pd.api.types.is_datetime64_dtype(frame[name].dtype) for name in COLUMNS[2:5])
    assert {str(frame[name].dtype) for name in (COLUMNS[6], COLUMNS[8])} == {"Int64"}
    assert {str(frame[name].dtype) for name in ("Clientnummer", "Kode groep", "Team")} == {"str"}


@pytest.mark.parametrize(
    "arguments",
    [
        {"rows": 0},
        {"rows": 5_000_001},
        {"teams": 0},
        {"teams": 201},
        {"seed": -1},
    ],
)
def test_impossible_numbers_are_refused(arguments: dict[str, int]) -> None:
    numbers = {"rows": 10, "seed": 1, "teams": 6, **arguments}
    with pytest.raises(SettingsError, match=str(next(iter(arguments.values())))):
        generate(numbers["rows"], numbers["seed"], numbers["teams"])


def test_a_first_year_after_the_peildatum_is_refused() -> None:
    with pytest.raises(SettingsError, match="2019"):
        generate(10, 1, first_year=2019)


def test_client_numbers_cannot_be_a_bsn(shipped: Example) -> None:
    numbers = shipped.file["client"]
    assert numbers.str.fullmatch(r"\d{7}").all()
    assert numbers.str.startswith("0").any()
    assert not re.search(r"\d{8,}", SHIPPED.read_text(encoding="utf-8"))


def test_rows_are_ordered_by_client_and_original_start(shipped: Example) -> None:
    key = shipped.file["client"] + shipped.file["begin"].dt.strftime("%Y%m%d")
    assert key.is_monotonic_increasing


def test_ranges_and_levels(shipped: Example) -> None:
    file = shipped.file
    assert set(file["leefvorm"]) == {
        "Alleenstaande",
        "Alleenstaande ouder",
        "Gehuwd / Samenwonend",
        "Anders",
    }
    assert set(file["oorzaak"].dropna()) == {14, 11, 2, 1, 4, 13, 41, 43, 17, 39}
    assert 0 < file["oorzaak"].isna().mean() < 0.02
    assert 0.005 < (file["groep"] != "02").mean() < 0.02


def test_a_later_end_of_the_register_moves_everything() -> None:
    later = short(generate(3_000, 5, first_year=2015, peildatum=date(2024, 12, 31)))
    assert later["start"].min() < pd.Timestamp("2008-01-01")
    assert later["start"].min() >= pd.Timestamp("2005-01-01")
    assert pd.Timestamp("2024-10-01") < later["start"].max() <= pd.Timestamp("2025-01-09")


# --- Dossiers -----------------------------------------------------------------------------------


def test_a_tenth_of_the_uitkeringen_has_several_dossiers(large: Example) -> None:
    number = large.uitkeringen["dossiers"]
    assert 0.08 < (number > 1).mean() < 0.12
    assert set(number) == {1, 2, 3, 4}


def test_about_8000_uitkeringen_in_the_shipped_file(shipped: Example) -> None:
    assert 7_800 < len(shipped.uitkeringen) < 8_200


def test_dossiers_of_an_uitkering_follow_each_other(large: Example) -> None:
    dossiers = large.dossiers
    same = dossiers[["client", "begin"]].eq(dossiers[["client", "begin"]].shift()).all(axis=1)
    assert (dossiers["start"] == dossiers["einde"].shift())[same].all()
    assert (dossiers["start"] == dossiers["begin"])[~same].all()
    assert (dossiers["einde"] > dossiers["start"])[dossiers["einde"].notna()].all()


@pytest.mark.parametrize("column", ["leefvorm", "team", "oorzaak"])
def test_a_next_dossier_may_differ(large: Example, column: str) -> None:
    dossiers = large.dossiers.dropna(subset=[column])
    same = dossiers[["client", "begin"]].eq(dossiers[["client", "begin"]].shift()).all(axis=1)
    changed = (dossiers[column] != dossiers[column].shift())[same]
    assert 0.02 < changed.mean() < 0.5


def test_uitkeringen_of_a_client_do_not_overlap(large: Example) -> None:
    uitkeringen = large.uitkeringen.sort_values(["client", "start"])
    again = uitkeringen["client"] == uitkeringen["client"].shift()
    assert (uitkeringen["start"] > uitkeringen["einde"].shift())[again].all()


def test_a_tenth_returns_within_a_year(large: Example) -> None:
    uitkeringen = large.uitkeringen.sort_values(["client", "start"])
    gap = uitkeringen.groupby("client")["start"].shift(-1) - uitkeringen["einde"]
    ended = uitkeringen["einde"].between("2008-01-01", "2017-06-30")
    assert 0.08 < (gap.dt.days <= 365)[ended].mean() < 0.12


# --- Stock, flow, time --------------------------------------------------------------------------


def test_the_stand_is_level_and_rises_and_falls(shipped: Example) -> None:
    months = pd.date_range("2008-01-01", PEILDATUM, freq="MS")
    stock = pd.Series([len(running(shipped.uitkeringen, day)) for day in months], index=months)
    assert stock.min() >= 1_400
    assert stock.max() <= 1_950
    assert stock["2008":"2008"].mean() * 1.1 < stock["2013":"2015"].max()
    assert stock.iloc[-1] < 0.95 * stock.max()
    assert stock["2008":"2009"].max() < 1.06 * stock["2008":"2009"].min()


def test_inflow_follows_the_business_cycle(since_2008: pd.DataFrame) -> None:
    by_year = since_2008.groupby(since_2008["start"].dt.year).size()
    assert by_year.loc[2008:2017].idxmax() in {2011, 2012, 2013}
    assert by_year[2012] > 1.3 * max(by_year[2008], by_year[2017])


def test_inflow_follows_the_seasons(since_2008: pd.DataFrame) -> None:
    until_2017 = since_2008[since_2008["start"] < "2018-01-01"]
    by_month = until_2017.groupby(until_2017["start"].dt.month).size()
    assert set(by_month.nlargest(2).index) == {1, 9}


def test_warm_start(shipped: Example) -> None:
    start = shipped.uitkeringen["start"]
    assert pd.Timestamp("1998-01-01") <= start.min() < pd.Timestamp("1999-01-01")
    old = shipped.uitkeringen[start < "2005-01-01"]
    assert (old["einde"].isna() | (old["einde"] >= "2005-01-01")).all()
    assert len(running(old, pd.Timestamp("2008-01-01"))) > 500


@pytest.mark.parametrize(("years", "expected"), [(1, 0.50), (3, 0.30), (10, 0.13)])
def test_survival(since_2008: pd.DataFrame, years: int, expected: float) -> None:
    assert survival(since_2008, years) == pytest.approx(expected, abs=0.03)


def test_leaving_slows_with_duration(since_2008: pd.DataFrame) -> None:
    yearly = [survival(since_2008, k + 1) / survival(since_2008, k) for k in (0, 1, 2, 4)]
    assert yearly == sorted(yearly)


def test_older_people_stay_longer(since_2008: pd.DataFrame) -> None:
    age = age_at_start(since_2008)
    young, middle, old = (
        survival(since_2008[part.fillna(False)], 3)
        for part in (age < 30, age.between(30, 50), age > 50)
    )
    assert young + 0.05 < middle < old - 0.03


def test_lone_parents_stay_longer(since_2008: pd.DataFrame) -> None:
    still_in = {name: survival(part, 3) for name, part in since_2008.groupby("leefvorm")}
    lone_parents = still_in.pop("Alleenstaande ouder")
    assert lone_parents > max(still_in.values()) + 0.05


def test_women_stay_a_little_longer_in_the_same_household(since_2008: pd.DataFrame) -> None:
    single = since_2008[since_2008["leefvorm"] == "Alleenstaande"]
    women, men = (survival(single[single["geslacht"] == x], 3) for x in ("vrouw", "man"))
    assert men + 0.01 < women < men + 0.06


def test_cause_matters(since_2008: pd.DataFrame) -> None:
    from_study, from_asylum = (
        survival(since_2008[(since_2008["oorzaak"] == code).fillna(False)], 1) for code in (1, 43)
    )
    assert from_study + 0.15 < from_asylum


def test_a_few_dates_lie_after_the_peildatum(large: Example) -> None:
    for column in ("start", "einde"):
        later = large.file[large.file[column] > PEILDATUM]
        assert 0 < len(later) < 0.003 * len(large.file)
        assert later[column].max() <= pd.Timestamp("2018-07-09")


# --- People -------------------------------------------------------------------------------------


def test_ages(large: Example) -> None:
    age = age_at_start(large.uitkeringen).dropna()
    assert age.between(18, 66).all()
    birth_years = running(large.uitkeringen, PEILDATUM)["geboren"].dropna()
    assert (2018 - birth_years).max() <= 66


def test_lone_parents_are_mostly_women(large: Example) -> None:
    women = large.uitkeringen["geslacht"].eq("vrouw").groupby(large.uitkeringen["leefvorm"]).mean()
    assert women["Alleenstaande ouder"] > 0.8
    assert 0.35 < women["Alleenstaande"] < 0.5


def test_reasons_of_ending_fit_age(large: Example) -> None:
    ended = large.uitkeringen[large.uitkeringen["einde"].notna()]
    age = ended["einde"].dt.year - ended["geboren"]
    assert age[ended["reden"] == "Bereiken AOW-leeftijd"].dropna().isin([65, 66]).all()
    assert age[ended["reden"] == "Aanvang studie"].max() <= 27
    assert 0.02 < ended["reden"].isna().mean() < 0.06
    assert ended["reden"].value_counts().idxmax() == "Werk in dienstbetrekking"


def test_every_reason_has_a_group() -> None:
    grouping = read_reason_list(None)
    texts = [reason for reason in REASONS if reason != NO_REASON]
    assert UNKNOWN not in {group_of(text, grouping) for text in texts}


def test_only_what_has_ended_has_a_reason(large: Example) -> None:
    assert large.file.loc[large.file["einde"].isna(), "reden"].isna().all()


# --- Teams --------------------------------------------------------------------------------------


def test_teams_differ_in_size_and_one_is_small(shipped: Example) -> None:
    sizes = running(shipped.uitkeringen, PEILDATUM)["team"].value_counts()
    assert len(sizes) == 6
    assert 0 < sizes.iloc[-1] < 30 < sizes.iloc[-2]
    assert sizes.iloc[0] > 1.5 * sizes.iloc[3]
    assert 0 < shipped.file["team"].isna().mean() < 0.01


def test_the_youth_team_has_the_young(shipped: Example) -> None:
    team = running(shipped.uitkeringen, PEILDATUM)
    team = team[team["team"] == "Team Jongeren"]
    assert (2018 - team["geboren"]).max() <= 27


@pytest.mark.parametrize("teams", [1, 2, 3, 6, 14, 50, 200])
def test_any_number_of_teams(teams: int) -> None:
    names = team_names(teams)
    assert len(set(names)) == len(names) == teams
    assert set(generate(30_000, 1, teams=teams)["Team"].dropna()) == set(names)


# --- Education ----------------------------------------------------------------------------------


def test_education_is_a_trait_of_the_client(large: Example) -> None:
    assert set(large.file["opleiding"].dropna()) == {"laag", "midden", "hoog"}
    assert large.file["opleiding"].fillna("").groupby(large.file["client"]).nunique().max() == 1
    assert 0.04 < large.file["opleiding"].isna().mean() < 0.06


def test_the_better_educated_leave_sooner(since_2008: pd.DataFrame) -> None:
    still_in = {name: survival(part, 3) for name, part in since_2008.groupby("opleiding")}
    assert still_in["hoog"] + 0.05 < still_in["midden"] < still_in["laag"] - 0.05


def test_education_changes_nothing_else(
    frame: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(_seed: int, dossiers: pd.DataFrame, _window: Window) -> NDArray[np.int64]:
        return np.full(len(dossiers), -1)

    monkeypatch.setattr(client_file, "draw_education", nowhere)
    without = generate(ROWS, SEED)
    assert without["Opleidingsniveau"].isna().all()
    pd.testing.assert_frame_equal(
        without.drop(columns="Opleidingsniveau"), frame.drop(columns="Opleidingsniveau")
    )


# --- Blemishes ----------------------------------------------------------------------------------

BLEMISHES = {
    "withdrawn": lambda file: file["einde"] < file["start"],
    "repeated": lambda file: file.duplicated(),
    "no birth year": lambda file: file["geboren"].isna(),
    "unknown gender": lambda file: ~file["geslacht"].isin(["man", "vrouw"]),
    "no start": lambda file: file["start"].isna(),
}


@pytest.mark.parametrize("kind", BLEMISHES)
def test_each_blemish_is_there(shipped: Example, large: Example, kind: str) -> None:
    assert BLEMISHES[kind](shipped.file).sum() == 9
    assert BLEMISHES[kind](large.file).sum() == 120


def test_unknown_gender_comes_in_two_ways(shipped: Example) -> None:
    odd = shipped.file.loc[~shipped.file["geslacht"].isin(["man", "vrouw"]), "geslacht"]
    assert set(odd.dropna()) == {"Onbekend"}
    assert odd.isna().any()


# --- What ships beside it -----------------------------------------------------------------------


def test_the_readme_counts_what_is_there(shipped: Example) -> None:
    file, uitkeringen = shipped.file, shipped.uitkeringen
    counted = {
        "rows": len(file),
        "clients": file["client"].nunique(),
        "uitkeringen of group 02": len(uitkeringen),
        "of these with 2 to 4 dossiers": (uitkeringen["dossiers"] > 1).sum(),
        "running on 30 June 2018": len(running(uitkeringen, PEILDATUM)),
        "no oorzaak": file["oorzaak"].isna().sum(),
        "no team": file["team"].isna().sum(),
        "no opleidingsniveau": file["opleiding"].isna().sum(),
        "ended without a reason": (file["einde"].notna() & file["reden"].isna()).sum(),
        "another Kode groep": (file["groep"] != "02").sum(),
        "start after the peildatum": (file["start"] > PEILDATUM).sum(),
        "end after the peildatum": (file["einde"] > PEILDATUM).sum(),
    }
    readme = (SHIPPED.parent / "README.md").read_text(encoding="utf-8")
    for what, number in counted.items():
        assert re.search(rf"^\| {what}[^|]*\| {number} \|$", readme, re.MULTILINE), what


def test_the_shipped_settings_are_settings() -> None:
    settings = load_settings(SHIPPED.parent / "bijstand.toml", {})
    assert settings.gemeente == "Lindemeer"
    assert settings.kwartaal is not None
    assert pd.Timestamp(settings.kwartaal.last_day) == PEILDATUM
    assert settings.huisstijl is not None
    assert settings.huisstijl.is_file()


def test_the_shipped_settings_know_where_the_register_begins() -> None:
    settings = load_settings(SHIPPED.parent / "bijstand.toml", {})
    assert settings.registratie_vanaf is not None
    window = Window.of(2008, PEILDATUM.date())
    assert np.datetime64(settings.registratie_vanaf) == np.datetime64(window.registered, "D")


def test_the_shipped_settings_show_targets_and_national_figures_as_invented() -> None:
    settings = load_settings(SHIPPED.parent / "bijstand.toml", {})
    assert settings.doelen.given()
    assert settings.landelijk.given()
    assert "verzonnen" in settings.landelijk.bron


def test_the_shipped_own_view_fits_the_shipped_file() -> None:
    settings = load_settings(SHIPPED.parent / "bijstand.toml", {})
    checked = validate(read_client_file(SHIPPED), settings.kolommen, settings.views)
    (view,) = checked.views
    assert checked.frame[view.key].cat.categories.tolist() == ["hoog", "laag", "midden", "Onbekend"]
    assert checked.ignored == ()


def contrast_on_white(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_the_shipped_house_style_is_legible() -> None:
    brand = yaml.safe_load((SHIPPED.parent / "_brand.yml").read_text(encoding="utf-8"))
    colours = brand["color"]
    palette = colours["palette"]
    assert contrast_on_white(palette[colours["primary"]]) >= 7
    assert contrast_on_white(palette[colours["secondary"]]) >= 4.5
    assert contrast_on_white(palette[colours["foreground"]]) >= 7
    assert (SHIPPED.parent / brand["logo"]["medium"]["path"]).is_file()


def test_the_logo_stands_on_its_own() -> None:
    text = (SHIPPED.parent / "logo.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 - our own file
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "title", "g", "path"}
    assert "href" not in text
    assert "url(" not in text
    assert 3 <= float(root.attrib["width"]) / float(root.attrib["height"]) <= 4


# --- Writing ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small() -> pd.DataFrame:
    return generate(1_500, 3)


@pytest.mark.parametrize("extension", [".csv", ".xlsx", ".parquet", ".CSV"])
def test_same_bytes_when_written_twice(small: pd.DataFrame, extension: str) -> None:
    path = Path(f"voorbeeld{extension}")
    assert content_of(small, path) == content_of(small, path)


def test_xlsx_carries_no_moment_of_writing(small: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content_of(small.head(3), Path("a.xlsx")))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        properties = book.read("docProps/core.xml").decode()
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", properties)) == {"2018-07-09T"}


def test_csv_is_a_dutch_export(small: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(content_of(small, Path("a.csv")))
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff")
    head, *rows = csv.reader(text.splitlines(), delimiter=";")
    assert tuple(head) == COLUMNS
    assert len(rows) == len(small)
    for row, start, end in zip(rows, small[COLUMNS[3]], small[COLUMNS[4]], strict=True):
        assert row[3] == ("" if pd.isna(start) else f"{start:%d-%m-%Y}")
        assert row[4] == ("" if pd.isna(end) else f"{end:%d-%m-%Y}")
        assert re.fullmatch(r"\d{7}", row[0])
        assert re.fullmatch(r"(\d{4})?", row[6])
        assert re.fullmatch(r"\d{0,2}", row[8])


def test_xlsx_holds_real_dates_and_text_with_zeros(small: pd.DataFrame, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    (tmp_path / "a.xlsx").write_bytes(content_of(small, Path("a.xlsx")))
    head, *rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == small["Clientnummer"].tolist()
    assert [row[1] for row in rows] == small["Kode groep"].tolist()
    for column in COLUMNS[2:5]:
        dates = [day.date() if pd.notna(day) else "" for day in small[column]]
        assert [row[COLUMNS.index(column)] for row in rows] == dates
    years: NDArray[np.object_] = small["geboortejaar"].to_numpy(dtype=object, na_value="")
    assert [row[6] for row in rows] == years.tolist()


def test_parquet_comes_back_the_same(small: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(content_of(small, Path("a.parquet")))
    back = pd.read_parquet(tmp_path / "a.parquet")
    pd.testing.assert_frame_equal(back.astype(small.dtypes.to_dict()), small)


@pytest.mark.parametrize("name", ["voorbeeld.ods", "voorbeeld"])
def test_another_extension_is_refused(small: pd.DataFrame, name: str) -> None:
    with pytest.raises(OutputError, match="Kies een van") as refused:
        content_of(small, Path(name))
    assert all(extension in str(refused.value) for extension in WRITERS)
