"""What every reader gives: the rows of a file as they stand, and how they were found."""

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class RawTable:
    """A table as read, nothing interpreted.

    frame: columns named as in the file; values text, number, date or missing;
        the index is the row number as the user sees it in the file (the header row counts)
    name: file name, for messages
    details: what was found, Dutch label -> text ("Codering" -> "UTF-8")
    """

    frame: pd.DataFrame
    name: str
    details: dict[str, str] = field(default_factory=dict)
