"""What the figures of the original have in common: titles, lines and labels."""

import pandas as pd
from plotnine import (
    aes,
    ggplot,
    ggtitle,
    guides,
    labs,
    scale_color_manual,
    scale_y_continuous,
)

from bijstand_report.figures import fonts, theme
from bijstand_report.figures.ggplot2 import GgplotLine, GgplotText, ggplot2_legend
from bijstand_report.figures.shown import connected

ANONYMOUS = "XXX"
_SUBJECTS = {
    "instroomreden": " Actieve uitkeringen per instroomreden ",
    "leefvorm": " Actieve uitkeringen per leefvorm ",
    "geslacht": " Actieve uitkeringen per geslacht ",
    "leeftijdsklasse": " Actieve uitkeringen per leeftijdsklasse ",
    "leeftijdsklasse_geslacht": " Actieve uitkeringen per leeftijdsklasse - geslacht combo ",
    "cohort": " Actieve uitkeringen per cohort per aantal jaren na start ",
    "leeftijd_leefvorm": " Leeftijd en leefvorm ",
}


def original_title(name: str, last_year: int, gemeente: str | None) -> str:
    """The title of the figure with this table name, as the original writes it.

    >>> original_title("leefvorm", 2018, None)
    'Bijstand 2018 gemeente XXX  Actieve uitkeringen per leefvorm '
    """
    subject = _SUBJECTS.get(name, f" Actieve uitkeringen per {name} ")
    return f"Bijstand {last_year} gemeente {gemeente or ANONYMOUS} {subject}"


def original_lines(
    points: pd.DataFrame,
    title: str,
    colours: dict[str, str],
    *,
    labels: bool,
    top: int,
    legend: tuple[float, float],
) -> ggplot:
    """Lines as the original draws them, without an x scale.

    points: as `shown` gives them; colours: by group name; labels: the count beside each point
    top: the y axis ends there; legend: where its middle is, in parts of the panel
    """
    groups = list(points["group"].cat.categories)
    return (
        ggplot(points, aes("x", "y", color="group"))
        + GgplotLine(aes(group="run"), data=connected(points), size=theme.ORIGINAL_LINE_SIZE)
        + ([original_labels(points)] if labels else [])
        + scale_color_manual(values=colours, limits=groups, name=" ")
        + scale_y_continuous(limits=(0, top))
        + guides(color=ggplot2_legend(ncol=1))
        + ggtitle(title)
        + labs(y="PercentageActief")
        + theme.original_theme()
        + theme.original_inside(legend)
    )


def original_labels(points: pd.DataFrame) -> GgplotText:
    """Counts in the colour of their group, standing on their points."""
    return GgplotText(
        aes(label="label"),
        data=points[points["label"].notna()],
        format_string="{:.0f}",
        size=theme.ORIGINAL_LABEL_PT,
        family=fonts.original_family(),
        va="baseline",
    )
