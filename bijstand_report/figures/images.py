"""The pictures of a report, drawn and ready to be placed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Images:
    """SVG files as bytes.

    figures: by table name; a table with nothing to draw is not in it
    sparklines: by name of the key figure; motif: the curves on the cover, None without any
    """

    figures: Mapping[str, bytes]
    sparklines: Mapping[str, bytes]
    motif: bytes | None
