"""R files: the reference file of the original analysis, and files made here."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rdata

from bijstand_report.errors import InputError
from bijstand_report.read import read_client_file
from bijstand_report.read.rds import _long_integers, _moments
from bijstand_report.validation.validate import validate

FILE = "data/DummyDataBijstandv3.rds"


def test_the_reference_file_has_its_rows_and_open_ends(reference: Path) -> None:
    checked = validate(read_client_file(reference / FILE))
    assert checked.rows_read == len(checked.frame) == 6878
    assert checked.frame["einddatum"].isna().sum() == 1691
    assert not checked.is_dossiers


@pytest.mark.filterwarnings("ignore:Missing constructor")
def test_the_dates_of_the_reference_file_are_exact(reference: Path) -> None:
    """Row by row the day that R counts from 1 January 1970."""
    plain = rdata.conversion.convert(rdata.parser.parse_file(reference / FILE))
    frame = validate(read_client_file(reference / FILE)).frame
    for name in ("startdatum", "einddatum"):
        expected = [
            None if np.isnan(days) else date(1970, 1, 1) + timedelta(days=int(days))
            for days in plain[name]
        ]
        found = [None if pd.isna(day) else day.date() for day in frame[name]]
        assert found == expected


def test_the_reference_file_by_year_and_gender_against_r(reference: Path) -> None:
    """SumBestand and SumActief of the table that the original prints."""
    expected = pd.read_csv(reference / "tables" / "geslacht.csv")
    frame = validate(read_client_file(reference / FILE)).frame
    year = frame["startdatum"].dt.year
    for row in expected.to_dict("records"):
        group = frame[(year == row["instroomjaar"]) & (frame["geslacht"] == row["geslacht"])]
        assert len(group) == row["SumBestand"]
        assert group["einddatum"].isna().sum() == row["SumActief"]


def test_rows_are_numbered_from_one(tmp_path: Path) -> None:
    file = tmp_path / "a.rds"
    rdata.write_rds(file, pd.DataFrame({"leefvorm": pd.array(["a", "b"], dtype="string[python]")}))
    raw = read_client_file(file)
    assert list(raw.frame.index) == [1, 2]
    assert raw.frame["leefvorm"].tolist() == ["a", "b"]


@pytest.mark.parametrize("content", [["a", "b"], {"x": [1, 2]}, 3.0], ids=["list", "dict", "one"])
def test_anything_but_a_table_is_refused(tmp_path: Path, content: object) -> None:
    file = tmp_path / "a.rds"
    rdata.write_rds(file, content)
    with pytest.raises(InputError, match=r"a\.rds bevat geen tabel"):
        read_client_file(file)


def test_moments_are_dutch_time_unless_the_file_says_otherwise() -> None:
    """Midnight in summer, in the Netherlands, is ten in the evening in universal time."""
    seconds = np.array([pd.Timestamp("2018-06-30 22:00").timestamp(), np.nan])
    local, missing = pd.Series(_moments(seconds, {"tzone": np.array([""])}))
    assert local == pd.Timestamp("2018-07-01")
    assert missing is pd.NaT
    assert pd.Series(_moments(seconds, {"tzone": np.array(["UTC"])}))[0].day == 30


def test_long_integers_are_not_read_as_floats() -> None:
    values = np.array([123_456_789_012, np.iinfo(np.int64).min]).view(np.float64)
    assert pd.Series(_long_integers(values, {})).tolist() == [123_456_789_012, pd.NA]
