"""What protection costs, in figures and in time: `python benchmarks/disclosure.py [FILE ...]`.

Takes client files; without any the example file, a small and a large invented municipality, and a
municipality with twenty teams. Prints for each: counts published; the share of them that is shown,
before (each count protected by itself) and after (years together where that is needed, repaired,
and for teams without the tables that would show little); counts kept back; the least number of
possible values; of the people in the outflow tables of the municipality the share in cells that are
shown, before and after; seconds of planning and attacking; how many instroomjaren go together.

Under `raad`, share of the people before and after: the example 98.8% and 96.4% (each year by
itself), 300 rows 55.1% and 68.1% (five years together; 45.6% with each by itself), 1,000 rows 66.3%
and 85.1% (three years together; 64.1% with each by itself).
"""

import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bijstand_report import pipeline
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.disclosure.pooling import pool_years, width_for
from bijstand_report.disclosure.protect import each_by_itself, plan_release
from bijstand_report.disclosure.publishable import Publishable, Value
from bijstand_report.disclosure.reading.hints import told_of
from bijstand_report.disclosure.reading.release import MUNICIPALITY, read_release
from bijstand_report.disclosure.rules import RULES
from bijstand_report.example_data import content_of, generate
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.resources import folder
from bijstand_report.statistics.compute import compute
from bijstand_report.statistics.results import Statistics
from bijstand_report.years import Year

RULE = RULES[Profile.RAAD]


def statistics(path: Path, *, teams: bool) -> dict[str, Statistics]:
    run = pipeline.load(path, load_settings(None, {}), Profile.RAAD, lambda _: None)
    units = {MUNICIPALITY: run.statistics}
    if teams:
        groups = read_reason_list(None)
        for name, part in run.spells.frame.groupby("team", observed=True):
            units[str(name)] = compute(part, run.scope, (), len(part), groups)
    return units


def cells(result: Publishable) -> dict[tuple[str, Year, str, str], Value]:
    """The counts of the outflow tables."""
    return {
        (view.name, year, group, kind): value
        for view in result.outflow
        for kind, grid in (("begun", view.total), ("running", view.active))
        for year, row in zip(view.years, grid, strict=True)
        for group, value in zip(view.groups, row, strict=True)
    }


def people_shown(result: Publishable, exact: Publishable) -> float:
    """The share of the people in the cells that is in a cell with its number shown."""
    known = {key: value.value or 0 for key, value in cells(exact).items()}
    shown = sum(known[key] for key, value in cells(result).items() if value.shown)
    return shown / max(sum(known.values()), 1)


def measure(name: str, units: Mapping[str, Statistics]) -> None:
    alone = each_by_itself(units, Profile.RAAD, Profile.RAAD)
    exact = each_by_itself(units, Profile.RAAD, Profile.INTERN)
    system = read_release(alone, RULE, told_of(exact, RULE)).build()
    number, before = int((system.shown | system.kept).sum()), int(system.shown.sum())
    begin = time.perf_counter()
    width = width_for(units[MUNICIPALITY], RULE.threshold)
    released = plan_release(units, Profile.RAAD, width=width).units
    taken = time.perf_counter() - begin
    summary = released[MUNICIPALITY].attack
    if summary is None:  # only under a profile that hides nothing
        return
    line = (
        f"{name:28} {number:7,} {before / number:8.1%} "
        f"{(summary.cells - summary.hidden) / summary.cells:8.1%} {summary.withheld:5} "
        f"{summary.smallest or 0:5}"
    )
    pooled = {unit: pool_years(part, width) for unit, part in units.items()}
    exact_now = each_by_itself(pooled, Profile.RAAD, Profile.INTERN)
    for results, known in ((alone, exact), (released, exact_now)):
        line += f" {people_shown(results[MUNICIPALITY], known[MUNICIPALITY]):8.1%}"
    print(f"{line} {taken:7.2f} s {width:5}")


def main(files: list[str]) -> None:
    print(f"{'':28} {'cells':>7} {'before':>8} {'after':>8} {'kept':>5} {'least':>5}", end="")
    print(f" {'people':>8} {'after':>8} {'time':>9} {'years':>5}")
    for path in files:
        measure(Path(path).name, statistics(Path(path), teams=False))
    if files:
        return
    measure("example", statistics(folder("sample_data") / "voorbeeld.csv", teams=False))
    with tempfile.TemporaryDirectory() as place:
        for rows, teams in ((300, 1), (1000, 1), (100_000, 1), (5_700, 20)):
            path = Path(place) / "klanten.parquet"
            path.write_bytes(content_of(generate(rows, seed=1, teams=teams), path))
            measure(f"{rows:,} rows, {teams} teams", statistics(path, teams=teams > 1))


if __name__ == "__main__":
    main(sys.argv[1:])
