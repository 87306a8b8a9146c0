"""What must hold of any file, however broken: told in Dutch or counted to the last row, in time."""

import csv
import io
import time
from pathlib import Path

import pytest

from bijstand_report.cli import app
from bijstand_report.config import load_settings
from bijstand_report.pipeline import read_source
from bijstand_report.validation.rules import Consequence
from bijstand_report.validation.validate import validate

MOST_SECONDS = 10
PEILDATUM = "2018-06-30"
BY_YEAR = ("instroomreden", "leefvorm", "geslacht", "leeftijdsklasse", "leeftijdsklasse_geslacht")


def survives(path: Path, capsys: pytest.CaptureFixture[str]) -> bool:
    """Run `tabellen` on a file; gives whether it was accepted. What must hold is asserted."""
    out = path.parent / "uit"
    begin = time.perf_counter()
    code = _run(path, out)
    seconds = time.perf_counter() - begin
    told = capsys.readouterr()
    assert code in (0, 1), told.err
    assert "Traceback" not in told.err
    assert "panicked" not in told.err
    assert seconds < MOST_SECONDS
    if code == 1:
        assert told.out == ""
        assert path.name in told.err or "peildatum" in told.err, told.err
        assert not out.exists()
        return False
    _totals_match(path, {file.stem: file.read_bytes() for file in out.iterdir()})
    for file in out.iterdir():
        file.unlink()
    out.rmdir()
    return True


def _run(path: Path, out: Path) -> int:
    arguments = ["tabellen", str(path), "--peildatum", PEILDATUM, "--periode", "1990-2018"]
    try:
        app([*arguments, "--uit", str(out)], standalone_mode=False)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _totals_match(path: Path, tables: dict[str, bytes]) -> None:
    """Every row is accounted for, and the tables count the uitkeringen that are left."""
    settings = load_settings(None, {"peildatum": PEILDATUM}, use_file=False)
    checked = validate(read_source(path, settings, lambda _line: None))
    frame = checked.frame
    left_out = sum(
        found.count
        for found in checked.findings
        if found.rule.consequence is Consequence.LEFT_OUT and not found.rule.on_screen_only
    )
    assert checked.rows_read == len(frame) + left_out
    if checked.is_dossiers:
        frame = frame[(frame["kode_groep"] == "02").fillna(value=False)]
        origin = frame["begindatum_dossier"].fillna(frame["startdatum"])
        begun = frame["startdatum"] <= PEILDATUM
        keys = list(zip(frame["clientnummer"][begun], origin[begun], strict=True))
        first = frame[begun].assign(key=keys).groupby("key", sort=False)["startdatum"].min()
        starts = first.dt.year
    else:
        starts = frame["startdatum"][frame["startdatum"] <= PEILDATUM].dt.year
    expected = int(((starts >= 1990) & (starts <= 2018)).sum())
    for name in BY_YEAR:
        assert _sum(tables[name], "SumBestand") == expected, name
    active = {_sum(tables[name], "SumActief") for name in BY_YEAR}
    assert len(active) == 1
    assert _sum(tables["leeftijd_leefvorm"], "SumActief") == _sum(tables["duur"], "aantal")


def _sum(table: bytes, column: str) -> int:
    text = table.decode("utf-8-sig")
    separator = ";" if ";" in text.splitlines()[0] else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=separator)
    return sum(int(float(row[column])) for row in rows)
