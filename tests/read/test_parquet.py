"""Parquet: types are kept, and understood by `validate`."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from bijstand_report.read import read_client_file
from bijstand_report.validation.cells import cells_of
from bijstand_report.validation.dates import read_dates
from bijstand_report.validation.validate import validate


def test_types_of_parquet_are_understood(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "startdatum": [date(2018, 4, 3), date(2018, 1, 1)],
            "einddatum": pd.to_datetime(["2018-06-29 22:30", None]).tz_localize("UTC"),
            "geslacht": pd.Categorical(["man", None]),
            "geboortejaar": pd.array([1982, None], dtype="Int16"),
            "leefvorm": ["a", None],
            "oorzaak": [14.0, None],
        },
        index=[7, 9],
    )
    frame.to_parquet(tmp_path / "a.parquet")
    raw = read_client_file(tmp_path / "a.parquet")
    clean = validate(raw).frame
    assert list(clean.index) == [1, 2]
    assert clean["startdatum"].dt.date.tolist() == [date(2018, 4, 3), date(2018, 1, 1)]
    assert clean.loc[1, "einddatum"] == pd.Timestamp("2018-06-30")  # in Dutch time
    assert clean.loc[1, ["geslacht", "geboortejaar", "leefvorm", "oorzaak"]].tolist() == [
        "man",
        1982,
        "a",
        14,
    ]
    assert clean.loc[2].isna().tolist() == [False, True, False, True, False, True]


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_the_last_moment_there_is_means_open(tmp_path: Path, zone: str) -> None:
    moments = pd.Series(["9999-12-31T23:59:59Z", "2018-06-29T22:30:00Z", None])
    column = moments.astype("datetime64[us, UTC]").dt.tz_convert(zone)
    pd.DataFrame({"einddatum": column}).to_parquet(tmp_path / "a.parquet")
    ends = cells_of(read_client_file(tmp_path / "a.parquet").frame["einddatum"])
    days = read_dates({"einddatum": ends})["einddatum"].days
    assert days.astype("datetime64[D]").astype(object).tolist() == [None, date(2018, 6, 30), None]
