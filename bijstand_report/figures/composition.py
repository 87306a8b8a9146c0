"""Composition: running uitkeringen by age class and leefvorm, as bars."""

import textwrap
from collections.abc import Callable
from math import ceil

import pandas as pd
from plotnine import (
    aes,
    facet_wrap,
    geom_blank,
    geom_col,
    ggplot,
    ggtitle,
    guides,
    labs,
    scale_color_manual,
    scale_fill_manual,
    scale_x_discrete,
)

from bijstand_report.disclosure.publishable import PublishedComposition
from bijstand_report.figures import fonts, theme
from bijstand_report.figures.axes import count_axis, highest
from bijstand_report.figures.bars import BAR_WIDTH, ROOM_FOR_TEXT, bar_texts, cell
from bijstand_report.figures.colours import group_colours
from bijstand_report.figures.ggplot2 import GgplotBar, ggplot2_legend
from bijstand_report.figures.original import original_labels
from bijstand_report.figures.selection import drawn_ages, drawn_households

_AGE = "LeeftijdsKlasse"
_MOST_COLUMNS = 4
_BETWEEN_NAMES_MM = 1.5
_FEWEST_BARS = 8
_STRIP_LETTERS = 96  # in all strips beside each other


def report_composition(composition: PublishedComposition, *, accessible: bool = False) -> ggplot:
    """The composition as a figure for the report: a panel per leefvorm, a bar per age class.

    A hidden cell has no bar but a muted "< 10"; zero is "0". A class or leefvorm of which nothing
    may be shown has no place.
    accessible: colours for the colour blind instead of those of the original
    """
    ages, columns = drawn_ages(composition), _columns(composition)
    cells = _drawn(composition_cells(composition), ages, drawn_households(composition))
    colours = group_colours(list(composition.age_classes), accessible=accessible)
    return theme.report_plot(
        cells,
        "age",
        "height",
        geom_col(aes(fill="age"), data=cells[cells["shown"]], width=BAR_WIDTH),
        *bar_texts(cells),
        facet_wrap("household", ncol=columns, labeller=_wrapped(columns)),
        scale_x_discrete(limits=ages, expand=(0, _sides(len(ages), columns))),
        scale_fill_manual(values=colours, limits=ages),
        # Lower panels need more room for the same text.
        count_axis(highest(cells["height"]), ROOM_FOR_TEXT * panel_rows(composition)),
        guides(fill="none"),
        labs(x="Leeftijd", y="Lopende uitkeringen"),
        theme.report_bars(),
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
        (age, household, *cell(value))
        for age, line in zip(composition.age_classes, composition.active, strict=True)
        for household, value in zip(composition.households, line, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["age", "household", "height", "shown", "text"])
    return frame.assign(
        label=frame["height"],
        age=pd.Categorical(frame["age"], categories=list(composition.age_classes)),
        household=pd.Categorical(frame["household"], categories=list(composition.households)),
    )


def _drawn(cells: pd.DataFrame, ages: list[str], households: list[str]) -> pd.DataFrame:
    """The cells of these classes and household types, which become the only ones."""
    kept = cells[cells["age"].isin(ages) & cells["household"].isin(households)]
    return kept.assign(
        age=pd.Categorical(kept["age"], ages),
        household=pd.Categorical(kept["household"], households),
    )


def panel_rows(composition: PublishedComposition) -> int:
    """How many rows of panels `report_composition` makes; each wants some 40 mm of height."""
    return max(ceil(len(drawn_households(composition)) / _columns(composition)), 1)


def _columns(composition: PublishedComposition) -> int:
    """Panels beside each other: as many as leave room for the names of the age classes."""
    ages, households = drawn_ages(composition), len(drawn_households(composition))
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
