"""Composition: running uitkeringen by age class and leefvorm, as bars."""

import textwrap
from collections.abc import Callable, Sequence
from math import ceil

import pandas as pd
from plotnine import (
    aes,
    facet_wrap,
    geom_blank,
    geom_col,
    geom_text,
    ggplot,
    ggtitle,
    guides,
    labs,
    scale_color_manual,
    scale_fill_manual,
    scale_x_discrete,
    scale_y_continuous,
)

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import PublishedComposition
from bijstand_report.figures import fonts, theme
from bijstand_report.figures.colours import group_colours
from bijstand_report.figures.ggplot2 import GgplotBar, ggplot2_legend
from bijstand_report.figures.original import original_labels

_AGE = "LeeftijdsKlasse"
_MOST_COLUMNS = 4
_BAR_WIDTH = 0.75
_ROOM_FOR_TEXT = 0.13  # above the highest bar, as a part of it
_BETWEEN_NAMES_MM = 1.5
_FEWEST_BARS = 8
_STRIP_LETTERS = 96  # in all strips beside each other


def report_composition(composition: PublishedComposition, *, accessible: bool = False) -> ggplot:
    """The composition as a figure for the report: a panel per leefvorm, a bar per age class.

    A hidden cell has no bar but a muted "< 10"; zero is "0".
    accessible: colours for the colour blind instead of those of the original
    """
    cells = composition_cells(composition)
    shown, others = cells[cells["shown"]], cells[~cells["shown"]]
    ages, columns = list(composition.age_classes), _columns(composition)
    return (
        ggplot(cells, aes("age", "height"))
        + geom_col(aes(fill="age"), data=shown, width=_BAR_WIDTH)
        + [_texts(shown, theme.INK), _texts(others, theme.MUTED)]
        + facet_wrap("household", ncol=columns, labeller=_wrapped(columns))
        + scale_x_discrete(limits=ages, expand=(0, _sides(len(ages), columns)))
        + scale_fill_manual(values=group_colours(ages, accessible=accessible))
        + _counts(max(cells["height"].max(), 1), panel_rows(composition))
        + guides(fill="none")
        + labs(x="Leeftijd", y="Lopende uitkeringen")
        + theme.report_theme()
        + theme.report_bars()
    )


def original_composition(
    composition: PublishedComposition, title: str, *, labels: bool = False
) -> ggplot:
    """The composition as the original draws it; labels: with active uitkeringen at each bar."""
    cells = composition_cells(composition)
    shown = cells[cells["shown"]]
    ages = list(composition.age_classes)
    colours = group_colours(ages)
    return (
        ggplot(cells, aes("age", "height", color="age", fill="age"))
        + geom_blank()  # panels without a bar keep their axes
        + GgplotBar(data=shown, size=theme.ORIGINAL_BORDER_SIZE)
        + ([original_labels(shown)] if labels else [])
        + facet_wrap("household")
        + scale_x_discrete(limits=ages)
        + [scale(values=colours, limits=ages) for scale in (scale_color_manual, scale_fill_manual)]
        + guides(color=ggplot2_legend(), fill=ggplot2_legend())
        + ggtitle(title)
        + labs(x=_AGE, y="SumActief", color=_AGE, fill=_AGE)
        + theme.original_theme()
    )


def composition_cells(composition: PublishedComposition) -> pd.DataFrame:
    """A row per cell: its height (0 where there is no value), whether it is shown, and its text."""
    rows = [
        (age, household, value.value or 0.0, value.shown, formatting.count(value))
        for age, line in zip(composition.age_classes, composition.active, strict=True)
        for household, value in zip(composition.households, line, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["age", "household", "height", "shown", "text"])
    return frame.assign(
        label=frame["height"],
        age=pd.Categorical(frame["age"], categories=list(composition.age_classes)),
        household=pd.Categorical(frame["household"], categories=list(composition.households)),
    )


def _texts(cells: pd.DataFrame, color: str) -> geom_text:
    """The text of each cell, just above its bar or above the axis."""
    return geom_text(
        aes(label="text"),
        data=cells,
        color=color,
        size=theme.SMALL,
        family=fonts.report_family(),
        va="bottom",
    )


def panel_rows(composition: PublishedComposition) -> int:
    """How many rows of panels `report_composition` makes; each wants some 40 mm of height."""
    return max(ceil(len(composition.households) / _columns(composition)), 1)


def _columns(composition: PublishedComposition) -> int:
    """Panels beside each other: as many as leave room for the names of the age classes."""
    ages, households = composition.age_classes, len(composition.households)
    bar_mm = fonts.widest(ages, theme.SMALL, fonts.report_family()) + _BETWEEN_NAMES_MM
    fitting = int(theme.PANEL_WIDTH_MM / (bar_mm * (len(ages) + 0.2) + 1))
    most = min(max(fitting, 1), _MOST_COLUMNS)
    rows = max(ceil(households / most), 1)
    return ceil(households / rows) or 1


def _wrapped(columns: int) -> Callable[[str], str]:
    """What puts the name of a leefvorm above its panel, in two lines if need be."""
    width = _STRIP_LETTERS // columns
    return lambda name: textwrap.fill(name, width, max_lines=2, placeholder=" …")


def _sides(ages: int, columns: int) -> float:
    """Free space beside the bars, more when there are so few that they would become slabs."""
    return 0.6 + max(_FEWEST_BARS / columns - ages, 0) / 2


def _counts(top: float, rows: int) -> scale_y_continuous:
    """From zero to somewhat above the highest bar, for its text; lower panels need more."""
    return scale_y_continuous(
        limits=(0, top * (1 + _ROOM_FOR_TEXT * rows)),
        expand=(0, 0),
        breaks=_round_numbers(top),
        labels=_dutch,
    )


def _round_numbers(top: float) -> list[int]:
    """Zero and up to five round numbers, all whole: people are not halved.

    >>> _round_numbers(403), _round_numbers(3)
    ([0, 100, 200, 300, 400], [0, 1, 2, 3])
    """
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    step = next(step for step in steps if top / step <= 5)
    return list(range(0, int(top) + 1, step))


def _dutch(numbers: Sequence[float]) -> list[str]:
    return [formatting.number(number) for number in numbers]
