"""Durations: running uitkeringen by how long they run, as bars."""

import pandas as pd
from plotnine import geom_col, ggplot, labs, scale_x_discrete

from bijstand_report.disclosure.publishable import PublishedDurations
from bijstand_report.figures import axes, theme
from bijstand_report.figures.bars import BAR_WIDTH, ROOM_FOR_TEXT, bar_texts, cell


def report_durations(durations: PublishedDurations, colour: str) -> ggplot:
    """The durations as a figure for the report: a bar per class with its count above it.

    A hidden count has no bar but a muted "< 10"; zero is "0". colour: of the bars (#rrggbb)
    """
    cells = duration_cells(durations)
    return theme.report_plot(
        cells,
        "group",
        "height",
        geom_col(data=cells[cells["shown"]], width=BAR_WIDTH, fill=colour),
        *bar_texts(cells),
        scale_x_discrete(limits=list(durations.classes)),
        axes.count_axis(axes.highest(cells["height"]), ROOM_FOR_TEXT),
        labs(x="Duur tot de peildatum", y="Lopende uitkeringen"),
        theme.report_bars(),
    )


def duration_cells(durations: PublishedDurations) -> pd.DataFrame:
    """A row per class: group, height (0 where there is no value), shown, text."""
    rows = [
        (name, *cell(value)) for name, value in zip(durations.classes, durations.count, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["group", "height", "shown", "text"])
    return frame.assign(group=pd.Categorical(frame["group"], categories=list(durations.classes)))
