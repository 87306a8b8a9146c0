"""SPSS files: value labels, variable labels, dates, and what happens without the library."""

import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from bijstand_report.config import load_settings
from bijstand_report.errors import InputError
from bijstand_report.read import read_client_file
from bijstand_report.validation.validate import validate

pyreadstat = pytest.importorskip("pyreadstat")

FRAME = pd.DataFrame(
    {
        "V1": pd.to_datetime(["2018-04-03", "2018-12-31"]),
        "einddatum": pd.to_datetime(["9999-12-31", None]),
        "geslacht": [0.0, 1.0],
        "geboortejaar": [1982.0, None],
        "leefvorm": [3.0, 4.0],
        "oorzaak": [14.0, 1.0],
        "Wijk": [1.0, 2.0],
    }
)
LABELS = {
    "geslacht": {0: "Man", 1: "Vrouw"},
    "leefvorm": {3: "Alleenstaande", 5: "Gehuwd"},
    "oorzaak": {14: "Beëindiging relatie"},
    "Wijk": {1: "Noord", 2: "Zuid"},
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "klanten.sav"
    names = [None] * len(FRAME.columns)
    names[0] = "Startdatum periodiek algemeen"
    pyreadstat.write_sav(FRAME, path, column_labels=names, variable_value_labels=LABELS)
    return path


def test_codes_get_their_labels_but_a_cause_keeps_its_code(file: Path) -> None:
    raw = read_client_file(file)
    assert raw.details == {"Soort": "SPSS", "Codering": "UTF-8"}
    frame = validate(raw).frame
    assert frame["geslacht"].tolist() == ["man", "vrouw"]
    assert frame["leefvorm"].tolist() == ["Alleenstaande", "4"]
    assert frame["oorzaak"].tolist() == [14, 1]
    assert frame["geboortejaar"].tolist() == [1982, pd.NA]
    assert frame["startdatum"].dt.date.tolist() == [date(2018, 4, 3), date(2018, 12, 31)]
    assert frame["einddatum"].isna().all()


def test_an_own_view_shows_labels(file: Path) -> None:
    views = load_settings(None, {"indelingen": {"Wijk": "Wijk"}}).views
    frame = validate(read_client_file(file), views=views).frame
    assert frame[views[0].key].tolist() == ["Noord", "Zuid"]


def test_a_variable_is_called_by_its_label_only_where_that_helps(tmp_path: Path) -> None:
    path = tmp_path / "a.sav"
    labels = ["Leefvorm", "Wat de klant zegt", "Kode groep"]
    frame = pd.DataFrame({"geslacht": ["m"], "V2": ["x"], "Kode_groep": ["02"]})
    pyreadstat.write_sav(frame, path, column_labels=labels)
    assert list(read_client_file(path).frame.columns) == ["geslacht", "V2", "Kode groep"]


def test_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "a.sav"
    path.write_bytes(b"$FL2 this is no SPSS file")
    with pytest.raises(InputError, match=r"a\.sav is geen leesbaar SPSS-bestand"):
        read_client_file(path)


def test_without_the_library_the_extra_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    with pytest.raises(InputError, match=r"bijstand-report\[spss\]"):
        read_client_file(file)
