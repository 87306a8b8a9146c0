"""What a template sees: texts and formatted cells, no figures to compute with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from bijstand_report.branding import Brand

MOST_COLUMNS = 14


@dataclass(frozen=True)
class Cell:
    """A table cell.

    role: "label", or to the right "number", "hidden", or "estimate", which may take two lines
    """

    text: str
    role: str = "number"


@dataclass(frozen=True)
class Table:
    """A table with one header row; the first cell of a row is its header.

    total: the last row is a total; notes: lines under the table
    """

    id: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A figure with its words. image: as SVG, None when there is nothing to draw.

    table_id: the table with its numbers
    """

    id: str
    title: str
    subtitle: str
    image: bytes | None
    alt: str
    source: str
    sentences: tuple[str, ...]
    table_id: str


@dataclass(frozen=True)
class Tile:
    """A key figure: label, number, unit, sparkline as a data URI, lines of comparison."""

    label: str
    number: str
    unit: str
    sparkline: str | None
    comparisons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter: anchor, number ("2", or "" for the appendix), short name, title, contents.

    sentences: what is said about the chapter as a whole, after its figures
    """

    id: str
    number: str
    name: str
    title: str
    lede: str = ""
    figures: tuple[Figure, ...] = ()
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether a table has more columns than fit across a page that stands."""
        return any(len(table.header) > MOST_COLUMNS for table in self.tables)


@dataclass(frozen=True)
class Profile:
    """How the profile is told: short for the footer, in words for the cover, for the reader."""

    short: str
    cover: str
    explanation: str


@dataclass(frozen=True)
class Report:
    """A council report.

    municipality: for the cover; title, subtitle: its two lines; short_title: page footer
    peildatum: in words; status: "voorlopige cijfers" or ""; example: made on invented data
    motif: cover motif as a data URI; summary_lede, tiles, highlights: the one-page summary
    national_note: where national figures come from, if there are any
    reasons: None when the file has no reasons of ending; left_out: a line for each chapter or
        figure that the file has no data for
    unchanged: an earlier report was compared with, and says the same
    settings: name and value pairs of the accountability; chapters: in order
    has_reentry: whether the file tells who comes back; notes: own text by section, as HTML
    years_together: whether some instroomjaren have one row together
    seems_from: the year in which the register seems to begin, where that is not set
    """

    brand: Brand
    municipality: str
    title: str
    subtitle: str
    short_title: str
    peildatum: str
    status: str
    profile: Profile
    example: bool
    motif: str | None
    summary_lede: str
    tiles: tuple[Tile, ...]
    national_note: str | None
    highlights: tuple[str, ...]
    development: Chapter
    who: Chapter
    outflow: Chapter
    duration: Chapter
    reasons: Chapter | None
    accountability: Chapter
    appendix: Chapter
    left_out: tuple[str, ...]
    unchanged: bool
    settings: tuple[tuple[str, str], ...]
    original_method: bool
    has_reentry: bool
    notes: Mapping[str, Markup] = field(default_factory=dict)
    years_together: bool = False
    seems_from: int | None = None

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        why = (self.reasons,) if self.reasons else ()
        return (
            self.development,
            self.who,
            self.outflow,
            self.duration,
            *why,
            self.accountability,
            self.appendix,
        )
