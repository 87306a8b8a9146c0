"""Time per figure of the report, from protected results to SVG, on the example data.

    python benchmarks/figures.py [--keer 5] [--profiel raad]

Every figure is drawn once to warm up and then so many times, all of them in turn, so that other
work on the machine is spread over all; the time of a figure is the median. The mean over the
figures should be at most 0.25 seconds on a machine with two free cores.
"""

import argparse
import time
from statistics import fmean, median

from bijstand_report import resources
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.figures.draw import Drawing, report_drawings
from bijstand_report.figures.export import quick_drawing, to_svg
from bijstand_report.figures.theme import REPORT_WIDTH_MM
from bijstand_report.pipeline import load

COLOUR = "#0c4f6b"


def example(profile: Profile) -> Publishable:
    """The protected results of the example data."""
    folder = resources.folder("sample_data")
    settings = load_settings(folder / "bijstand.toml", {})
    return load(folder / "voorbeeld.csv", settings, profile, lambda _: None).publishable


def timed(drawings: dict[str, Drawing], times: int) -> dict[str, list[float]]:
    """Seconds per figure, each as often as asked."""
    found: dict[str, list[float]] = {name: [] for name in drawings}
    with quick_drawing():
        for turn in range(times + 1):
            for name, drawing in drawings.items():
                start = time.perf_counter()
                to_svg(drawing.plot(), REPORT_WIDTH_MM, drawing.height_mm)
                if turn:
                    found[name].append(time.perf_counter() - start)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keer", type=int, default=5)
    parser.add_argument("--profiel", type=Profile, default=Profile.RAAD)
    given = parser.parse_args()
    drawings = {
        name: drawing
        for name, drawing in report_drawings(example(given.profiel), COLOUR).items()
        if drawing.has_points
    }
    seconds = timed(drawings, given.keer)
    print(f"{'figuur':36s}{'mediaan':>9s}{'snelste':>9s}   seconden")
    for name, found in seconds.items():
        print(f"{name:36s}{median(found):9.3f}{min(found):9.3f}")
    medians, fastest = ([f(found) for found in seconds.values()] for f in (median, min))
    print(f"{'gemiddeld':36s}{fmean(medians):9.3f}{fmean(fastest):9.3f}")


if __name__ == "__main__":
    main()
