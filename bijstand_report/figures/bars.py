"""Bars of the report: their width, their colour, and their counts above them.

Takes frames of cells with the columns height (0 where there is no value), shown and text.
"""

import pandas as pd
from plotnine import aes, geom_text

from bijstand_report import formatting
from bijstand_report.disclosure.publishable import Value
from bijstand_report.figures import fonts, theme

BAR_WIDTH = 0.75
ROOM_FOR_TEXT = 0.13  # above the highest bar, as a part of it


def cell(value: Value) -> tuple[float, bool, str]:
    """The height, shown and text of a count: a hidden one has no height but "< 10"."""
    return value.value or 0.0, value.shown, formatting.count(value)


def bar_texts(cells: pd.DataFrame, *, beside: bool = False) -> list[geom_text]:
    """The text of each cell at the end of its bar, muted where there is no value.

    beside: the bars lie down
    """
    place = {"ha": "left", "va": "center"} if beside else {"va": "bottom"}
    gap = formatting.NO_BREAK if beside else ""
    cells = cells.assign(text=gap + cells["text"])
    return [
        geom_text(
            aes(label="text"),
            data=cells[cells["shown"] == shown],
            color=colour,
            size=theme.SMALL,
            family=fonts.report_family(),
            **place,
        )
        for shown, colour in ((True, theme.INK), (False, theme.MUTED))
        if (cells["shown"] == shown).any()
    ]
