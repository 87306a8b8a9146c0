"""What the tasks of `bench.py` are measured against: the least that the same libraries need.

    python benchmarks/references.py NAME [FILE]

Each reference does by itself, without the package, what a command cannot do without. They leave out
all that makes a report: reading what people export, checks, protection, sentences, accessibility.

- python: starts and stops
- arrow FILE: reads six columns of a Parquet file
- numpy FILE: reads them, and counts with `bincount` and `searchsorted` what `statistics` counts
- matplotlib FILE: draws the lines of seven figures, as PNG of 300 dpi
- weasyprint FILE [N] [PROCESSES]: makes a PDF of a finished page of HTML, N times
- report FILE: draws fifteen figures as SVG with matplotlib, then makes the PDF of a finished page
"""

import sys
import time
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

COLUMNS = [
    "Startdatum periodiek algemeen",
    "Einddatum periodiek algemeen",
    "geslacht",
    "geboortejaar",
    "Omschrijving leefvorm",
    "Oorzaak bijstandsafhankelijkheid",
]
YEARS = range(2008, 2019)
SERIES = 6


def python(_file: Path) -> None:
    pass


def arrow(file: Path) -> None:
    from pyarrow import parquet

    parquet.read_table(file, columns=COLUMNS)


def numpy(file: Path) -> None:
    import numpy as np
    from pyarrow import parquet

    table = parquet.read_table(file, columns=COLUMNS)
    start, end = (table[name].to_numpy().astype("datetime64[D]") for name in COLUMNS[:2])
    codes = [table[name].combine_chunks().dictionary_encode().indices for name in COLUMNS[2:]]
    count(np, start, end, [code.fill_null(-1).to_numpy(zero_copy_only=False) for code in codes])


def count(np: ModuleType, start: Any, end: Any, codes: list[Any]) -> float:
    """The counts of a report with bare numpy; gives the seconds.

    By instroomjaar and group begun and running, the cohorts by whole years, stock and flows by
    month, days until the end by instroomjaar and group, and the median time of who is there at the
    end of each quarter. codes: of each row, one array a group.
    """
    begin = time.perf_counter()
    last = np.datetime64("2018-06-30")
    running = np.isnat(end) | (end > last)
    year = start.astype("datetime64[Y]").astype(int) + 1970 - YEARS[0]  # of no date: far outside
    inside = (year >= 0) & (year < len(YEARS))
    days = (np.where(running, last, end) - start).astype(int).clip(0)
    for code in [np.zeros(len(start), dtype=int), *codes, np.where(inside, year, -1)]:
        groups = int(code.max()) + 1
        kept = inside & (code >= 0)
        cell = year[kept] * groups + code[kept]
        np.bincount(cell)
        np.bincount(cell[running[kept]])
        longest = int(days.max()) + 1
        lived = code[kept] * longest + days[kept]
        at_risk = np.bincount(lived, minlength=groups * longest).reshape(groups, longest)
        np.cumsum(at_risk[:, ::-1], axis=1)
        np.bincount(lived[~running[kept]], minlength=groups * longest)
    np.bincount(year[inside] * 64 + (days[inside] // 365).clip(0, 63))
    months = np.arange("2008-01", "2018-07", dtype="datetime64[M]").astype("datetime64[D]")
    starts, ends = np.sort(start), np.sort(end[~running])
    np.diff(np.searchsorted(starts, months) - np.searchsorted(ends, months))
    for day in last - 91 * np.arange(13):
        np.median((day - start)[(start <= day) & ~(end <= day)].astype(int))
    return time.perf_counter() - begin


def matplotlib(_file: Path) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    for number in range(7):
        FigureCanvasAgg(lines(number, (7, 7), 300)).print_png(BytesIO())


def lines(seed: int, size: tuple[float, float], dpi: int) -> Any:
    """A figure with six lines, markers, a grid and a legend."""
    import numpy as np
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, dpi=dpi, layout="constrained")
    axes = figure.add_subplot()
    values = np.random.default_rng(seed).random((SERIES, len(YEARS))) * 100
    for number, row in enumerate(values):
        axes.plot(YEARS, row, marker="o^sDvx"[number], label=f"groep {number}")
    axes.set(ylim=(0, 100), ylabel="percentage")
    axes.grid(visible=True)
    figure.legend(loc="outside upper left", ncols=SERIES, frameon=False)
    return figure


def weasyprint(file: Path, times: str = "1", processes: str = "1") -> None:
    if processes == "1":
        for _ in range(int(times)):
            page_to_pdf(file)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(int(processes)) as pool:
        pool.map(page_to_pdf, [file] * int(times), chunksize=1)


def page_to_pdf(file: Path) -> None:
    from weasyprint import HTML

    HTML(filename=file).write_pdf(pdf_variant="pdf/a-3a")


def report(file: Path) -> None:
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    mpl.rcParams["svg.fonttype"] = "none"
    for number in range(15):
        FigureCanvasSVG(lines(number, (6.5, 2.5), 72)).print_svg(BytesIO())
    page_to_pdf(file)


REFERENCES = {
    function.__name__: function
    for function in (python, arrow, numpy, matplotlib, weasyprint, report)
}


if __name__ == "__main__":
    REFERENCES[sys.argv[1]](Path(sys.argv[2] if len(sys.argv) > 2 else ""), *sys.argv[3:])
