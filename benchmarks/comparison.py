"""Time and memory of `vergelijken`, the whole command, for 6 and for 40 invented municipalities.

    python benchmarks/comparison.py [--aantal 6 40] [--uit MAP]

The municipalities have 2,500 to 14,500 rows and do not differ; making their files is not timed.
Memory is the largest resident size of the process. With --uit the documents are kept, to look at.
"""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bijstand_report.example_data.hub import Town, exchange_file_of


def make_files(number: int, folder: Path) -> list[Path]:
    """Exchange files of so many municipalities."""
    paths = []
    for place in range(number):
        rows = 2_500 + 12_000 * place // max(number - 1, 1)
        ((name, content),) = exchange_file_of(
            Town(f"Voorbeelddorp {place + 1:02}", rows, place)
        ).items()
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    return paths


def timed(paths: list[Path], out: Path) -> tuple[float, float]:
    """Seconds on the clock, and the largest resident size of all commands so far in MiB."""
    start = time.perf_counter()
    subprocess.run(
        [
            *(sys.executable, "-m", "bijstand_report", "vergelijken", *map(str, paths)),
            *("--eigen", "Voorbeelddorp 02", "--uit", str(out), "--overschrijf"),
        ],
        check=True,
        capture_output=True,
    )
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--aantal", type=int, nargs="+", default=[6, 40])
    parser.add_argument("--uit", type=Path)
    given = parser.parse_args()
    for number in sorted(given.aantal):  # so that the largest memory is that of the last
        with TemporaryDirectory() as folder:
            paths = make_files(number, Path(folder))
            seconds, memory = timed(paths, (given.uit or Path(folder)) / str(number))
        print(f"{number:3d} gemeenten {seconds:7.1f} s {memory:7.0f} MiB")


if __name__ == "__main__":
    main()
