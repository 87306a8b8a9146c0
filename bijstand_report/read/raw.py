"""What every reader gives: the rows of a file as they stand, and how they were found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

Labels = Mapping[object, str]


@dataclass(frozen=True)
class RawTable:
    """A table as read, nothing interpreted.

    frame: columns named as in the file; values text, number, date or missing;
        the index is the row number as the user sees it in the file (the header row counts)
    name: file name, for messages
    details: what was found, Dutch label -> text ("Codering" -> "UTF-8")
    labels: column -> what its values stand for, in files that hold codes with labels (SPSS, R)
    footer: numbers of the rows below the table that are none of it, such as a row of totals
    personal: column that was not kept as it stood, because it names persons -> key of the rule
    sha256: of the file, or of what came out of the database
    """

    frame: pd.DataFrame
    name: str
    details: dict[str, str] = field(default_factory=dict)
    labels: Mapping[str, Labels] = field(default_factory=dict)
    footer: tuple[int, ...] = ()
    personal: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
