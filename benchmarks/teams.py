"""What the reports of twenty teams cost: `python benchmarks/teams.py [number ...] [--doden N]`.

Makes example data of so many uitkeringen (5,000 and 100,000 unless told) with twenty teams, runs
`bijstand-report teams` on it, and prints how many reports there are, the seconds on the clock and
those of the processors, and the most memory that all its processes held together in a second run
(PSS: what is shared counts once). Linux only.

--doden N: kills the whole batch N times at a random moment, resumes, and compares the files with
those of a batch that was left alone.
"""

import argparse
import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS_PER_UITKERING = 1.148  # dossiers in the example data
TEAMS = 20
PAUSE = 0.5


def example(folder: Path, uitkeringen: int) -> Path:
    path = folder / f"{uitkeringen}.parquet"
    rows = str(round(uitkeringen * ROWS_PER_UITKERING))
    run("voorbeelddata", "--aantal", rows, "--teams", str(TEAMS), "--uit", str(path))
    return path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bijstand_report", *arguments]


def run(*arguments: str) -> None:
    subprocess.run(command(*arguments), check=True, capture_output=True)


def started(path: Path, uit: Path, *options: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command("teams", str(path), "--kwartaal", "2018K2", "--uit", str(uit), *options),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def megabytes(session: int) -> float:
    """What all processes of a session hold."""
    total = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            if os.getsid(int(entry.name)) == session:
                lines = (entry / "smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return total / 1024


def seconds(path: Path, uit: Path) -> tuple[float, float]:
    """On the clock, and of the processors."""
    before, begin = processor_seconds(), time.perf_counter()
    process = started(path, uit)
    process.wait()
    require_success(process)
    return time.perf_counter() - begin, processor_seconds() - before


def most_megabytes(path: Path, uit: Path) -> float:
    """In a run of its own: to look what all processes hold takes time from them."""
    most, process = 0.0, started(path, uit)
    while process.poll() is None:
        most = max(most, megabytes(process.pid))
        time.sleep(PAUSE)
    require_success(process)
    return most


def require_success(process: "subprocess.Popen[bytes]") -> None:
    if process.returncode:
        sys.exit(f"teams stopped with code {process.returncode}")


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def hashes(uit: Path) -> dict[str, str]:
    return {
        str(path.relative_to(uit)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(uit.rglob("*"))
        if path.is_file()
    }


def killed_and_resumed(path: Path, folder: Path, whole: dict[str, str], times: int) -> None:
    chance = random.Random()  # noqa: S311  # a moment, no secret
    for number in range(times):
        uit = folder / f"gedood-{number}"
        process = started(path, uit, "--hervat")
        moment = chance.uniform(1, 40)
        time.sleep(moment)
        finished = process.poll() is not None
        if not finished:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        there = len(list(uit.glob("*/manifest.json")))
        started(path, uit, "--hervat").wait()
        same = "the same files" if hashes(uit) == whole else "OTHER FILES"
        when = "it had finished" if finished else "killed"
        print(f"after {moment:4.1f} s: {when}, {there} reports were there; resumed: {same}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("uitkeringen", nargs="*", type=int, default=[5_000, 100_000])
    parser.add_argument("--doden", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print(f"{'uitkeringen':>12}{'reports':>9}{'seconds':>10}{'processor':>11}{'megabytes':>11}")
        for number in options.uitkeringen:
            path, uit = example(folder, number), folder / f"uit-{number}"
            wall, processor = seconds(path, uit)
            most = most_megabytes(path, folder / f"geheugen-{number}")
            made = len(list(uit.glob("*/manifest.json")))
            print(f"{number:12,}{made:9}{wall:10.1f}{processor:11.1f}{most:11.0f}", flush=True)
            if options.doden:
                killed_and_resumed(path, folder, hashes(uit), options.doden)


if __name__ == "__main__":
    main()
