"""Files that are written can be read again: by this program, and with the types that others see."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bijstand_report.errors import OutputError
from bijstand_report.read import read_client_file
from bijstand_report.validation.cells import as_text, cells_of
from bijstand_report.write import WRITERS, writer_for
from bijstand_report.write.excel import _MAX_ROWS

FRAME = pd.DataFrame(
    {
        "Clientnummer": pd.Series(["007", "008", None], dtype="str"),
        "Startdatum periodiek algemeen": pd.Series(
            ["2018-01-31", "1969-12-31", None], dtype="datetime64[s]"
        ),
        "Omschrijving leefvorm": pd.Categorical(["Gehuwd", None, "Één ouder"]),
        "Oorzaak bijstandsafhankelijkheid": pd.array([14, None, 0], dtype="Int64"),
        "Actief": [True, False, True],
        "bedrag": [1.5, np.nan, -2.0],
    }
)


def texts(path: Path, column: str) -> list[str | None]:
    raw = read_client_file(path)
    cells = cells_of(raw.frame[column]).labelled(raw.labels.get(column, {}))
    return [None if value is None else as_text(value) for value in cells.mapped(lambda v: v)]


@pytest.mark.parametrize("extension", WRITERS)
def test_what_is_written_is_read(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    path.write_bytes(writer_for(path)(FRAME))
    titles = {"Actief": "Actief", **{title: title for title in FRAME.columns}}
    assert read_client_file(path).frame.columns.tolist() == [titles[t] for t in FRAME.columns]
    assert texts(path, "Clientnummer") == ["007", "008", None]
    days = [str(day)[:10] if day else day for day in texts(path, FRAME.columns[1])]
    assert days == ["2018-01-31", "1969-12-31", None]
    assert texts(path, "Omschrijving leefvorm") == ["Gehuwd", None, "Één ouder"]
    assert texts(path, "Oorzaak bijstandsafhankelijkheid") == ["14", None, "0"]
    assert texts(path, "bedrag") == ["1.5", None, "-2"] or extension == ".csv"


@pytest.mark.parametrize("extension", WRITERS)
def test_no_rows(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    path.write_bytes(writer_for(path)(FRAME.head(0)))
    assert len(read_client_file(path).frame) == 0


@pytest.mark.parametrize("extension", WRITERS)
def test_same_bytes_each_time(extension: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write = writer_for(Path(f"a{extension}"))
    first = write(FRAME)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write(FRAME) == first


def test_spss_sees_names_labels_and_dates(tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    path = tmp_path / "a.sav"
    frame = FRAME.assign(**{"1e jaar": 1, "Één ouder?": 2, "EEN_OUDER": 3, "één ouder": 4})
    path.write_bytes(writer_for(path)(frame))
    found, about = pyreadstat.read_sav(path)
    assert about.column_labels == list(frame.columns)
    assert about.column_names[-4:] == ["V_1e_jaar", "n_ouder", "EEN_OUDER", "n_ouder_2"]
    assert about.variable_value_labels["Actief"] == {0: "nee", 1: "ja"}
    assert about.original_variable_types["Startdatum_periodiek_algemeen"] == "DATE11"
    assert found["Actief"].tolist() == [1, 0, 1]
    assert about.creation_time.year == 2018


def test_r_sees_dates_and_factors(tmp_path: Path) -> None:
    import rdata

    path = tmp_path / "a.rds"
    path.write_bytes(writer_for(path)(FRAME))
    parsed = rdata.parser.parse_file(path)
    columns = parsed.object.value
    classes = [
        rdata.conversion.convert(column.attributes).get("class", [None])[0]
        if column.attributes
        else None
        for column in columns
    ]
    assert classes == [None, "Date", "factor", None, None, None]
    assert columns[1].value[:2].tolist() == [17562.0, -1.0]


def test_too_many_rows_for_excel() -> None:
    frame = pd.DataFrame({"a": np.zeros(_MAX_ROWS + 1, dtype=np.int8)})
    with pytest.raises(OutputError, match=r"1048575 rijen"):
        writer_for(Path("a.xlsx"))(frame)


def test_no_room_for_an_spss_file(monkeypatch: pytest.MonkeyPatch) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")

    def full(*_arguments: object, **_options: object) -> None:
        raise pyreadstat.ReadstatError("Unable to write data")

    monkeypatch.setattr(pyreadstat, "write_sav", full)
    with pytest.raises(OutputError, match="tijdelijke map"):
        writer_for(Path("a.sav"))(pd.DataFrame({"a": [1]}))
