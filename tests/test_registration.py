"""A file that holds what still ran on some day only is recognised, a complete one never."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from municipalities import client_file

from bijstand_report.branding import load_brand
from bijstand_report.check.quality import as_json, as_text, check
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.figures.images import Images
from bijstand_report.pipeline import load, read_source
from bijstand_report.registration import seems_to_begin
from bijstand_report.render import render_print
from bijstand_report.report.build import build_report

SAMPLE = Path(__file__).parents[1] / "sample_data" / "voorbeeld.csv"
BEGIN = date(2005, 1, 1)  # sample_data/bijstand.toml


def complete(number: int, rows: int) -> pd.DataFrame:
    return client_file(number, rows)


@pytest.mark.parametrize("number", range(40))
def test_a_complete_file_is_not_suspected(number: int) -> None:
    for rows in (60, 300, 3000):
        assert seems_to_begin(complete(number, rows)) is None


@pytest.mark.parametrize("number", range(40))
def test_what_still_ran_on_a_day_is_recognised(number: int) -> None:
    """The same files without what had ended by a day; a slip in a date changes nothing."""
    file = complete(number, 3000)
    day = pd.Timestamp(file["startdatum"].min()) + pd.DateOffset(years=2)
    cut = file[~(file["einddatum"] < day)]
    if (cut["startdatum"] < day - pd.Timedelta(days=400)).sum() < 30:
        pytest.skip("too few ran by then")
    found = seems_to_begin(cut)
    assert found is not None
    first = cut["einddatum"].min()
    assert date(first.year, first.month, 1) <= found <= first.date()
    if cut["einddatum"].notna().sum() > 1000:
        slip = cut.iloc[:1].assign(einddatum=cut["startdatum"].min())
        assert seems_to_begin(pd.concat([cut, slip])) is not None


def test_the_reference_is_complete(reference: Path) -> None:
    path = reference / "data" / "DummyDataBijstandv3.rds"
    settings = load_settings(None, {}, use_file=False)
    assert load(path, settings, Profile.RAAD, lambda _: None).scope.seems_from is None


def test_files_without_ends_are_left_alone() -> None:
    starts = pd.date_range("2000-01-01", periods=60, freq="MS")
    assert seems_to_begin(pd.DataFrame({"startdatum": starts, "einddatum": pd.NaT})) is None


def run(**options: object):  # type: ignore[no-untyped-def]
    told: list[str] = []
    settings = load_settings(None, {"kwartaal": "2018K2", **options}, use_file=False)
    return load(SAMPLE, settings, Profile.RAAD, lambda line: told.append(str(line))), told


def page(made) -> str:  # type: ignore[no-untyped-def]
    report = build_report(made.publishable, made.scope, load_brand(None), Images({}, {}, None))
    return render_print(report)


def test_the_user_and_the_reader_are_told() -> None:
    made, told = run()
    assert (made.scope.seems_from, made.scope.first_year) == (BEGIN, 1998)
    (line,) = [line for line in told if "registratie_vanaf" in line]
    assert line.endswith("Zet in bijstand.toml: registratie_vanaf = 2005-01-01")
    html = page(made)
    assert "De administratie lijkt in 2005 te beginnen." in html
    assert "Administratie vanaf: niet ingesteld." in html


def test_nothing_is_told_where_it_is_set() -> None:
    made, told = run(registratie_vanaf="2005-01-01")
    assert made.scope.seems_from is None
    assert not [line for line in told if "registratie_vanaf" in line]
    assert "lijkt in" not in page(made)


def test_controleren_tells_it_too() -> None:
    raw = read_source(SAMPLE, load_settings(None, {}, use_file=False), lambda _: None)
    found = check(raw, {}, (), "02")
    assert "registratie_vanaf = 2005-01-01" in as_text(found)
    assert json.loads(as_json(found))["lijkt_te_beginnen_op"] == "2005-01-01"
    assert "registratie_vanaf" not in as_text(check(raw, {}, ()))
