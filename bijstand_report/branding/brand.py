"""What a page sees of a house style."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Logo:
    """A logo as a data URI, with its text for who cannot see it."""

    uri: str
    alt: str


@dataclass(frozen=True)
class FontFile:
    """A font of the house style: family name, weight (100 to 900), style, and the file."""

    family: str
    weight: int
    italic: bool
    path: Path


@dataclass(frozen=True)
class Brand:
    """Colours (#rrggbb), logo and fonts of the pages.

    primary: titles, rules and the cover; accent: kickers and small marks; tint: pale fields
    family, heading_family: fonts of text and of titles, None for the report's own
    repairs: what the house style asks and the report does otherwise, in Dutch
    """

    primary: str
    accent: str
    tint: str
    on_primary: str
    logo: Logo | None = None
    fonts: tuple[FontFile, ...] = ()
    family: str | None = None
    heading_family: str | None = None
    repairs: tuple[str, ...] = ()
