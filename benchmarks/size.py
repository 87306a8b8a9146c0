"""Time and peak memory of large files: `python benchmarks/size.py [rows] [step ...]`.

Rows: 1,000,000 unless given; 10,000,000 is the example data ten times, each client with a number of
its own. Each step runs in a process of its own, so that its peak is its own: reading parquet, CSV
and SQLite (checks included; SQLite up to 1,000,000), uitkeringen, statistics, `tabellen` and
`rapport`. Statistics are the best of three; the rest is done once. The memory of "statistics"
includes the frame that it is given. Aims: a database of 1,000,000 rows within 1 GB; statistics on
1,000,000 within 1 s, on 10,000,000 within 8 s and 3 GB.
"""

import pickle
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd

from bijstand_report.choices import Profile
from bijstand_report.config import Scope, load_settings, scope_for
from bijstand_report.example_data import generate
from bijstand_report.pipeline import load, read_source
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.statistics.compute import compute
from bijstand_report.validation.validate import validate
from bijstand_report.write.delimited import DUTCH, write_delimited

ONE = 1_000_000
OF_DOSSIERS = ["Kode groep", "Oorspronkelijke begindatum uitkeringsdossier"]
SETTINGS = load_settings(None, {"kwartaal": "2018K2"}, use_file=False)


def silent(_line: str) -> None:
    pass


def make(folder: Path, rows: int) -> None:
    """Files of so many uitkeringen, one row each."""
    part = generate(min(rows, ONE), seed=1).drop(columns=OF_DOSSIERS)
    parts = [
        part.assign(Clientnummer=part["Clientnummer"] + f"{number:02d}")
        for number in range(-(-rows // ONE))
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame.to_parquet(folder / "klanten.parquet", index=False)
    with (folder / "klanten.csv").open("wb") as file:
        for number, piece in enumerate(parts):
            text = write_delimited(piece, DUTCH)
            file.write(text if number == 0 else text.split(b"\n", 1)[1])
    if rows <= ONE:
        make_database(folder, frame)


def make_database(folder: Path, frame: pd.DataFrame) -> None:
    with closing(sqlite3.connect(folder / "klanten.sqlite")) as connection:
        frame.to_sql("klanten", connection, index=False)
    (folder / "klanten.sql").write_text("select * from klanten", encoding="utf-8")


def read(folder: Path, name: str) -> float:
    begin = time.perf_counter()
    validate(read_source(folder / name, SETTINGS, silent))
    return time.perf_counter() - begin


def read_from_database(folder: Path) -> float:
    about = {"bron": f"sqlite:///{folder / 'klanten.sqlite'}", "query": folder / "klanten.sql"}
    settings = load_settings(None, about, use_file=False)
    begin = time.perf_counter()
    validate(read_source(None, settings, silent))
    return time.perf_counter() - begin


def spells(folder: Path) -> float:
    begin = time.perf_counter()
    run = load(folder / "klanten.parquet", SETTINGS, Profile.INTERN, silent)
    taken = time.perf_counter() - begin
    with (folder / "spells.pickle").open("wb") as file:
        pickle.dump(run.spells.frame, file)
    return taken


def statistics(folder: Path) -> float:
    with (folder / "spells.pickle").open("rb") as file:
        frame = pickle.load(file)  # noqa: S301 - made a moment ago
    scope: Scope = scope_for(
        SETTINGS, Profile.INTERN, date(1990, 1, 1), date(2018, 6, 30), example=False
    )
    groups = read_reason_list(None)
    taken = []
    for _ in range(3):
        begin = time.perf_counter()
        compute(frame, scope, [], len(frame), groups)
        taken.append(time.perf_counter() - begin)
    return min(taken)


def command(folder: Path, name: str) -> float:
    from bijstand_report.cli import app

    begin = time.perf_counter()
    arguments = [name, str(folder / "klanten.parquet"), "--kwartaal", "2018K2", "--overschrijf"]
    app([*arguments, "--uit", str(folder / "uit")], standalone_mode=False)
    return time.perf_counter() - begin


STEPS: dict[str, Callable[[Path], float]] = {
    "lezen_parquet": lambda folder: read(folder, "klanten.parquet"),
    "lezen_csv": lambda folder: read(folder, "klanten.csv"),
    "lezen_database": read_from_database,
    "uitkeringen": spells,
    "statistieken": statistics,
    "tabellen": lambda folder: command(folder, "tabellen"),
    "rapport": lambda folder: command(folder, "rapport"),
}


def main() -> None:
    if sys.argv[1:2] == ["--maak"]:
        make(Path(sys.argv[3]), int(sys.argv[2]))
        return
    if sys.argv[1:2] == ["--stap"]:
        step, folder = sys.argv[2], Path(sys.argv[3])
        seconds = STEPS[step](folder)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        print(f"{step:16}{seconds:8.2f} s{peak:8.2f} GiB", flush=True)
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ONE
    steps = sys.argv[2:] or [step for step in STEPS if step != "lezen_database" or rows <= ONE]
    with tempfile.TemporaryDirectory() as place:
        # Apart as well: a process begins with the peak of the one that starts it.
        subprocess.run([sys.executable, __file__, "--maak", str(rows), place], check=True)
        print(f"{rows} rijen", flush=True)
        for step in steps:
            program = [sys.executable, "-W", "ignore", __file__, "--stap", step, place]
            subprocess.run(program, check=False, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
