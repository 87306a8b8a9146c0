"""R files: the reference file of the original analysis, and files made here."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rdata
from rdata.conversion import RExpression, RLanguage
from rdata.conversion.to_r import DEFAULT_CLASS_MAP, build_r_object

from bijstand_report.errors import InputError
from bijstand_report.read import read_client_file
from bijstand_report.read.r_objects import long_integers, moments
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
    local, missing = pd.Series(moments(seconds, {"tzone": np.array([""])}))
    assert local == pd.Timestamp("2018-07-01")
    assert missing is pd.NaT
    assert pd.Series(moments(seconds, {"tzone": np.array(["UTC"])}))[0].day == 30


def test_long_integers_are_not_read_as_floats() -> None:
    values = np.array([123_456_789_012, np.iinfo(np.int64).min]).view(np.float64)
    assert pd.Series(long_integers(values, {})).tolist() == [123_456_789_012, pd.NA]


# --- What R's own packages write, built here without R -------------------------------------------


@dataclass(frozen=True)
class Vector:
    """A vector with attributes, as R has them."""

    values: object
    attributes: dict[str, object]


def _vector(data: Vector, converter: object) -> object:
    bare = converter.convert_to_r_object(data.values)  # type: ignore[attr-defined]
    return build_r_object(
        bare.info.type,
        value=bare.value,
        is_object="class" in data.attributes,
        attributes=converter.convert_to_r_attributes(data.attributes),  # type: ignore[attr-defined]
    )


def r_file(path: Path, content: object) -> Path:
    rdata.write_rds(path, content, constructor_dict={Vector: _vector, **DEFAULT_CLASS_MAP})
    return path


def table(rows: int, classes: list[str], **columns: object) -> Vector:
    return Vector(
        list(columns.values()),
        {
            "names": np.array(list(columns), dtype=object),
            "row.names": np.arange(1, rows + 1, dtype=np.int32),
            "class": np.array(classes, dtype=object),
        },
    )


def texts(*values: str | None) -> np.ndarray:
    return np.array(values, dtype=object)


TIBBLE = ["tbl_df", "tbl", "data.frame"]
CODES = {"values": np.array([1.0, 2.0]), "names": texts("Man", "Vrouw")}
LABELLED = Vector(
    np.array([1.0, 2.0]),
    {
        "labels": Vector(CODES["values"], {"names": CODES["names"]}),
        "class": texts("haven_labelled", "vctrs_vctr", "double"),
    },
)


def whole(rows: int = 2, classes: list[str] = TIBBLE, **other: object) -> Vector:
    columns = {
        "startdatum": Vector(np.array([17897, 17624], dtype=np.int32), {"class": "Date"}),
        "einddatum": Vector(
            np.array([np.nan, pd.Timestamp("2018-06-30 22:00").timestamp()]),
            {"class": texts("POSIXct", "POSIXt")},
        ),
        "geslacht": LABELLED,
        "geboortejaar": np.ma.array([1982, 0], mask=[False, True], dtype=np.int32),
        "leefvorm": Vector(
            np.ma.array([2, 0], mask=[False, True], dtype=np.int32, fill_value=-(2**31)),
            {"levels": texts("Gehuwd", "Één ouder"), "class": texts("ordered", "factor")},
        ),
        "oorzaak": np.array([14.0, 1.0]),
    }
    return table(rows, classes, **{**columns, **other})


@pytest.mark.parametrize("classes", [TIBBLE, ["data.frame"], ["data.table", "data.frame"]])
def test_every_class_of_column(tmp_path: Path, classes: list[str]) -> None:
    raw = read_client_file(r_file(tmp_path / "a.rds", whole(classes=classes)))
    frame = validate(raw).frame
    assert frame["startdatum"].dt.date.tolist() == [date(2019, 1, 1), date(2018, 4, 3)]
    ends = frame["einddatum"].dt.date
    assert pd.isna(ends.iloc[0])
    assert ends.iloc[1] == date(2018, 7, 1)
    assert frame["geslacht"].tolist() == ["man", "vrouw"]
    assert frame["geboortejaar"].tolist() == [1982, pd.NA]
    assert frame["leefvorm"].tolist() == ["Één ouder", "Onbekend"]
    assert frame["oorzaak"].tolist() == [14, 1]


def test_columns_that_are_no_plain_values_are_left_out(tmp_path: Path) -> None:
    lists = {"lijst": [np.array([1.0]), texts("x")], "tabel": table(2, TIBBLE, a=texts("x", "y"))}
    raw = read_client_file(r_file(tmp_path / "a.rds", whole(**lists)))
    assert len(raw.frame.columns) == 6
    assert len(validate(raw).frame) == 2


def test_code_in_a_file_is_not_executed(tmp_path: Path) -> None:
    """A call and an expression stay what they are: as content refused, as column left out."""
    mark = tmp_path / "uitgevoerd"
    call = RLanguage(["file.create", str(mark)], {})
    with pytest.raises(InputError, match="bevat geen tabel"):
        read_client_file(r_file(tmp_path / "a.rds", RExpression([call])))
    with pytest.raises(InputError, match="bevat geen tabel"):
        read_client_file(r_file(tmp_path / "b.rds", call))
    raw = read_client_file(r_file(tmp_path / "c.rds", whole(code=RExpression([call, call]))))
    assert "code" not in raw.frame
    assert not mark.exists()


def test_a_factor_that_points_beyond_its_levels_is_a_broken_file(tmp_path: Path) -> None:
    broken = Vector(np.array([1, 9], dtype=np.int32), {"levels": texts("a"), "class": "factor"})
    with pytest.raises(InputError, match="geen leesbaar R-bestand"):
        read_client_file(r_file(tmp_path / "a.rds", whole(leefvorm=broken)))
