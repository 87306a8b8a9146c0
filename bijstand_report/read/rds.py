"""R data files (`.rds`).

Takes a path; gives the data frame (or tibble) in it, with dates as dates, factors as text and
labelled values with their labels; row 1 is the first row of the data frame. Nothing in the file is
executed. Refuses anything but a data frame.
"""

from pathlib import Path

import pandas as pd

from bijstand_report.errors import InputError
from bijstand_report.read.r_objects import Table, convert
from bijstand_report.read.raw import RawTable


def read_rds(path: Path) -> RawTable:
    """Read the data frame of an R file.

    Raises InputError when the file cannot be read or holds something else.
    """
    content = _content(path)
    if not isinstance(content, Table):
        raise InputError(
            f"Het bestand {path.name} bevat geen tabel (data.frame of tibble). "
            "Sla in R alleen de tabel op, met saveRDS()."
        )
    frame = content.frame
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    return RawTable(frame, path.name, {"Soort": "R-bestand"}, content.labels)


def _content(path: Path) -> object:
    try:
        return convert(path)
    except (Exception, RecursionError) as error:
        # A broken file makes the parser fail in any way; an errno means the disk, not the file.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise InputError(
            f"Het bestand {path.name} is geen leesbaar R-bestand; het is misschien beschadigd. "
            "Sla het in R opnieuw op met saveRDS()."
        ) from None
