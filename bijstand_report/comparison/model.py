"""What the template of a comparison sees: texts and formatted cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bijstand_report.branding import Brand
from bijstand_report.report.model import Chapter, Figure, Profile, Table


@dataclass(frozen=True)
class View:
    """A view side by side: its figures, and the table of the newest year."""

    figures: tuple[Figure, ...]
    table: Table


@dataclass(frozen=True)
class ComparisonReport:
    """A comparison appendix.

    municipality, title, subtitle, peildatum, status, example, motif: for the cover
    short_title: page footer; who: what is compared, in sentences
    key_figures, views, duration, chance: the chapters; chance is None for quarters of one
        municipality, which hold the same people
    definitions: name and text; caveats: what to keep in mind
    is_small: so few that a figure and its table fit on a page together
    notes: own text by section, which a comparison has none of
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
    motif: None
    who: tuple[str, ...]
    key_figures: Chapter
    views: tuple[View, ...]
    views_chapter: Chapter
    duration: Chapter
    chance: Chapter | None
    definitions: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]
    accountability: Chapter
    is_small: bool
    notes: Mapping[str, str] = field(default_factory=dict)
