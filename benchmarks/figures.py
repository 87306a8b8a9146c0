"""Time per figure of the report, from protected results to SVG, on the example data.

    python benchmarks/figures.py [--keer 5] [--profiel raad]

Every figure is drawn once to warm up and then so many times, all of them in turn, so that other
work on the machine is spread over all; the time of a figure is the median. The mean over the
figures should be at most 0.25 seconds on a machine with two free cores.

For comparison the figure by leefvorm is drawn in the same run with matplotlib alone: lines,
markers, axes and legend. What plotnine adds (scales, panels, layout) is the rest. "processor" is
the median of processor time, which other work on the machine changes less.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from statistics import fmean, median

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from bijstand_report import resources
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.disclosure.publishable import Publishable, PublishedOutflow
from bijstand_report.figures.draw import Drawing, report_drawings
from bijstand_report.figures.export import quick_drawing, to_svg
from bijstand_report.figures.shown import outflow_points
from bijstand_report.figures.theme import PANEL, REPORT_HEIGHT_MM, REPORT_WIDTH_MM
from bijstand_report.pipeline import load

COLOUR = "#0c4f6b"
PLAIN = "leefvorm, alleen matplotlib"


def example(profile: Profile) -> Publishable:
    """The protected results of the example data."""
    folder = resources.folder("sample_data")
    settings = load_settings(folder / "bijstand.toml", {})
    return load(folder / "voorbeeld.csv", settings, profile, lambda _: None).publishable


@dataclass(frozen=True)
class Timing:
    """Seconds of every time that a figure was drawn: on the clock, and of the processor."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def line(self, name: str) -> str:
        numbers = (median(self.clock), min(self.clock), median(self.processor))
        return f"{name:36s}" + "".join(f"{number:10.3f}" for number in numbers)


def clocked(draw: Callable[[], bytes], timing: Timing) -> None:
    """Draw, and add how long that took."""
    clock, processor = time.perf_counter(), time.process_time()
    draw()
    timing.clock.append(time.perf_counter() - clock)
    timing.processor.append(time.process_time() - processor)


def timed(draws: dict[str, Callable[[], bytes]], times: int) -> dict[str, Timing]:
    """Timings by name, each drawn as often as asked, in turn, after once to warm up."""
    found = {name: Timing() for name in draws}
    with quick_drawing():
        for draw in draws.values():
            draw()
        for _ in range(times):
            for name, draw in draws.items():
                clocked(draw, found[name])
    return found


def drawn(drawing: Drawing) -> bytes:
    """The figure as the report has it."""
    return to_svg(drawing.plot(), REPORT_WIDTH_MM, drawing.height_mm)


def plain_svg(view: PublishedOutflow) -> bytes:
    """A view as matplotlib draws it without plotnine, at the same size."""
    points = outflow_points(view)
    size = (REPORT_WIDTH_MM / 25.4, REPORT_HEIGHT_MM / 25.4)
    with mpl.rc_context({"svg.fonttype": "none", "font.size": 8}):
        figure = Figure(figsize=size, layout="constrained")
        axes = figure.add_subplot()
        for (group, part), marker in zip(
            points.groupby("group", observed=True), "o^sDv" * 2, strict=False
        ):
            axes.plot(part["x"], part["y"], marker=marker, label=str(group))
        axes.set(
            xlim=(max(view.years), min(view.years)), ylim=(0, 100), ylabel="Nog in de bijstand"
        )
        axes.set_xticks(view.years)
        axes.set_facecolor(PANEL)
        axes.grid(color="white")
        figure.legend(loc="outside upper left", ncols=4, frameon=False)
        buffer = BytesIO()
        FigureCanvasSVG(figure).print_svg(buffer)
        return buffer.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keer", type=int, default=5)
    parser.add_argument("--profiel", type=Profile, default=Profile.RAAD)
    given = parser.parse_args()
    publishable = example(given.profiel)
    draws: dict[str, Callable[[], bytes]] = {
        name: partial(drawn, drawing)
        for name, drawing in report_drawings(publishable, COLOUR).items()
        if drawing.has_points
    }
    draws[PLAIN] = partial(plain_svg, publishable.view("leefvorm"))
    timings = timed(draws, given.keer)
    plain = timings.pop(PLAIN)
    print(f"{'figuur':36s}{'mediaan':>10s}{'snelste':>10s}{'processor':>10s}   seconden")
    for name, timing in timings.items():
        print(timing.line(name))
    print(f"{'gemiddeld':36s}" + "".join(f"{mean:10.3f}" for mean in means(timings)))
    print(plain.line(PLAIN))


def means(timings: dict[str, Timing]) -> tuple[float, float, float]:
    """Over the figures: of their medians, of their fastest, of their processor time."""
    found = timings.values()
    return (
        fmean(median(timing.clock) for timing in found),
        fmean(min(timing.clock) for timing in found),
        fmean(median(timing.processor) for timing in found),
    )


if __name__ == "__main__":
    main()
