"""What every command costs, beside the least that its libraries need: `make bench`.

    python benchmarks/bench.py [NAME ...] [--keer 5] [--vergeleken-met MAP]

Every time is of a fresh process, from its start to its end: the median of so many, on the clock and
of the processors; memory is the largest process. The command and its reference (`references.py`)
are run turn about, so that other work on the machine falls on both and their ratio means something
on any machine. NAME: only tasks whose name holds it (all take half an hour). MAP: the root of
another checkout of this repository, which is then measured as well, turn about with the others.

Prints a table for `benchmarks/README.md`. Linux and macOS.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
SIZES = ("10k", "1M", "10M")
LIBRARIES = ("numpy", "pandas", "pyarrow", "matplotlib", "plotnine", "weasyprint", "pydyf")
PROCESSORS = os.cpu_count() or 1


@dataclass(frozen=True)
class Task:
    """A command, and the reference beside it.

    arguments: of `bijstand-report`; reference: name and arguments; {...} are files of `make_files`
    """

    name: str
    arguments: str
    reference: str


TASKS = (
    Task("hulp (--help)", "--help", "python"),
    *(
        Task(f"controleren {size}", f"controleren {{{size}}}", f"arrow {{{size}}}")
        for size in SIZES
    ),
    *(
        Task(f"tabellen {size}", f"tabellen {{{size}}} --uit {{uit}}", f"numpy {{{size}}}")
        for size in SIZES
    ),
    Task("figuren (zeven)", "figuren {10k} --uit {uit}", "matplotlib"),
    Task("rapport, voorbeeld", "rapport --uit {uit}", "report {rapport.html}"),
    Task("rapport 10k", "rapport {10k} --uit {uit}", "report {rapport.html}"),
    Task("rapport 1M", "rapport {1M} --uit {uit}", "report {rapport.html}"),
    Task("teams (20)", "teams {teams} --uit {uit}", f"weasyprint {{team.html}} 20 {PROCESSORS}"),
    *(
        Task(
            f"vergelijken {number}",
            f'vergelijken {{gemeenten{number}}} --eigen "Voorbeelddorp 02" --uit {{uit}}',
            f"weasyprint {{vergelijking{number}.html}}",
        )
        for number in (6, 40)
    ),
)


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processors, and MB of the largest process."""

    clock: float
    processor: float
    memory: float


def cost(command: Sequence[str], package: Path | None = None) -> Cost:
    """What one run of a command costs. package: the checkout to run instead of this one."""
    environment = {**os.environ, **({"PYTHONPATH": str(package)} if package else {})}
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        cwd=HERE,  # Python would take the package from a checkout that it is started in
    )
    assert process.stderr is not None  # noqa: S101  # it is a pipe
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} stopped:\n{told}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each."""
    return Cost(
        median(one.clock for one in costs),
        median(one.processor for one in costs),
        median(one.memory for one in costs),
    )


def measured(task: Task, files: dict[str, str], times: int, other: Path | None) -> str:
    """A line of the table."""
    own = [*program("-m", "bijstand_report"), *filled(task.arguments, files)]
    if "--uit" in own:
        own.append("--overschrijf")
    reference = [*program(str(HERE / "references.py")), *filled(task.reference, files)]
    now, bare, before = [], [], []
    for _ in range(times):
        if other:
            before.append(cost(own, other))
        now.append(cost(own))
        bare.append(cost(reference))
    return line(task, middle(now), middle(bare), middle(before) if other else None)


def line(task: Task, now: Cost, bare: Cost, before: Cost | None) -> str:
    first = [f"{before.clock:.2f}", f"{before.processor:.2f}"] if before else []
    numbers = [
        *first,
        *(f"{now.clock:.2f}", f"{now.processor:.2f}", f"{now.memory:.0f}"),
        *(f"{bare.clock:.2f}", f"{bare.memory:.0f}", f"{now.clock / bare.clock:.1f}"),
    ]
    return f"| {task.name} | {' | '.join(numbers)} | {task.reference.split()[0]} |"


def head(*, compared: bool) -> str:
    names = [
        *(["eerder s", "proc. s"] if compared else []),
        *("s", "proc. s", "MB", "kaal s", "MB", "keer"),
    ]
    return f"| taak | {' | '.join(names)} | kaal |\n|---|{'---:|' * len(names)}---|"


def program(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def filled(words: str, files: dict[str, str]) -> list[str]:
    """The words of a command with files in their place; {a} may stand for several."""
    found: list[str] = []
    for number, part in enumerate(words.split('"')):
        pieces = [part] if number % 2 else part.split()
        for word in pieces:
            found += files[word[1:-1]].split("\n") if word.startswith("{") else [word]
    return found


def make_files(folder: Path, tasks: Sequence[Task]) -> dict[str, str]:
    """The files that tasks ask for, in a process of their own: memory is passed on to the next."""
    wanted = {
        word.strip("{}")
        for task in tasks
        for word in f"{task.arguments} {task.reference}".split()
        if word.startswith("{")
    }
    made = program(str(HERE / "bench_files.py"), str(folder), *sorted(wanted - {"uit"}))
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lists = {path.stem: path.read_text() for path in folder.glob("*.lijst")}
    files = {path.name.removesuffix(".parquet"): str(path) for path in folder.iterdir()}
    return {**files, **lists, "uit": str(folder / "uit")}


def statistics(path: str, times: int) -> None:
    """Print the statistics by themselves beside bare numpy, in one process, turn about."""
    made = program("-W", "ignore", str(HERE / "bench_files.py"), "--statistieken", path, str(times))
    subprocess.run(made, check=True)


def machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{platform.system()} {platform.machine()}, {PROCESSORS} processors, "
        f"Python {platform.python_version()}; {libraries}."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("naam", nargs="*")
    parser.add_argument("--keer", type=int, default=5)
    parser.add_argument("--vergeleken-met", type=Path)
    given = parser.parse_args()
    tasks = [task for task in TASKS if any(part in task.name for part in given.naam or [""])]
    print(machine())
    print(f"\n{head(compared=given.vergeleken_met is not None)}")
    with TemporaryDirectory(prefix="bench-") as place:
        files = make_files(Path(place), tasks)
        for task in tasks:
            print(measured(task, files, given.keer, given.vergeleken_met), flush=True)
        print()
        for size in SIZES:
            if size in files:
                statistics(files[size], given.keer)


if __name__ == "__main__":
    main()
