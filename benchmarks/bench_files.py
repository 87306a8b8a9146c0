"""The files that `bench.py` measures with, and the statistics by themselves.

    python benchmarks/bench_files.py FOLDER NAME ...
    python benchmarks/bench_files.py --statistieken FILE TIMES

NAME: 10k, 1M, 10M (uitkeringen without dossiers, Parquet), teams (5,000 in twenty teams),
gemeenten6 (files of `uitwisselen`; their paths in a list), and rapport.html, team.html or
vergelijking6.html (the page of which the program makes its PDF).
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
import references
from comparison import make_files
from size import OF_DOSSIERS, ONE

from bijstand_report import pdf, pipeline
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.example_data import content_of, generate
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.statistics.compute import compute

ROWS = {"10k": 10_000, "1M": ONE, "10M": 10 * ONE}
TEAMS, DOSSIERS_OF_TEAMS = 20, 5_740  # about 5,000 uitkeringen


def make_rows(folder: Path, name: str) -> None:
    part = generate(min(ROWS[name], ONE), seed=1).drop(columns=OF_DOSSIERS)
    parts = [
        part.assign(Clientnummer=part["Clientnummer"] + f"{number:02d}")
        for number in range(-(-ROWS[name] // ONE))
    ]
    pd.concat(parts, ignore_index=True).to_parquet(folder / f"{name}.parquet", index=False)


def make_teams(folder: Path) -> None:
    path = folder / "teams.parquet"
    path.write_bytes(content_of(generate(DOSSIERS_OF_TEAMS, seed=1, teams=TEAMS), path))


def make_municipalities(folder: Path, number: int) -> None:
    place = folder / f"van-{number}"
    place.mkdir()
    paths = "\n".join(map(str, make_files(number, place)))
    (folder / f"gemeenten{number}.lijst").write_text(paths)


def make_page(folder: Path, name: str) -> None:
    """The HTML of the first PDF that a command makes."""
    pages: list[str] = []
    write = pdf.write_pdf

    def kept(html: str, *args: object, **options: object) -> bytes:
        pages.append(html)
        return write(html, *args, **options)  # type: ignore[arg-type]

    pdf.write_pdf = kept
    try:
        _command_for(folder, name)
    finally:
        pdf.write_pdf = write
    (folder / name).write_text(pages[0])


def _command_for(folder: Path, name: str) -> None:
    """Run, in this process, the command that makes the page of this name."""
    from bijstand_report.cli import app

    kind = name.removesuffix(".html")
    if kind == "team":
        make_teams(folder)
        _first_team(folder)
        return
    if kind == "rapport":
        arguments = ["rapport"]
    else:
        number = kind.removeprefix("vergelijking")
        make_municipalities(folder, int(number)) if not _list(folder, number).exists() else None
        paths = _list(folder, number).read_text().split("\n")
        arguments = ["vergelijken", *paths, "--eigen", "Voorbeelddorp 02"]
    app([*arguments, "--uit", str(folder / f"van-{kind}")], standalone_mode=False)


def _list(folder: Path, number: str) -> Path:
    return folder / f"gemeenten{number}.lijst"


def _first_team(folder: Path) -> None:
    from bijstand_report.team_documents import team_documents
    from bijstand_report.team_reports import plan_batch

    run = loaded(folder / "teams.parquet")
    plan = plan_batch(run, folder / "van-teams", only=None, resume=False, check=False)
    team_documents(next(iter(plan.jobs.values())))


def loaded(path: Path) -> pipeline.Run:
    settings = load_settings(None, {}, use_file=False)
    return pipeline.load(path, settings, Profile.INTERN, lambda _: None)


def make(folder: Path, name: str) -> None:
    if name in ROWS:
        make_rows(folder, name)
    elif name == "teams":
        make_teams(folder)
    elif name.endswith(".html"):
        make_page(folder, name)
    else:
        make_municipalities(folder, int(name.removeprefix("gemeenten")))


def statistics(path: Path, times: int) -> None:
    """Print the seconds of all statistics and of the same counts with numpy, turn about."""
    run = loaded(path)
    frame, groups = run.spells.frame, read_reason_list(None)
    start, end = (
        frame[name].to_numpy().astype("datetime64[D]") for name in ("startdatum", "einddatum")
    )
    names = ("oorzaak_omschrijving", "leefvorm", "geslacht", "LeeftijdsKlasse", "LeeftijdGeslacht")
    codes = [frame[name].cat.codes.to_numpy().astype(int) for name in names]
    own: list[float] = []
    bare: list[float] = []
    for _ in range(times):
        own.append(seconds(lambda: compute(frame, run.scope, (), len(frame), groups)))
        bare.append(references.count(np, start, end, codes))
    now, least = median(own), median(bare)
    print(f"statistieken {path.stem}: {now:.2f} s, numpy {least:.2f} s, {now / least:.1f} keer")


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    if sys.argv[1] == "--statistieken":
        statistics(Path(sys.argv[2]), int(sys.argv[3]))
        return
    for name in sys.argv[2:]:
        make(Path(sys.argv[1]), name)


if __name__ == "__main__":
    main()
