"""The example data in a file, by extension.

Takes a frame of `generate` and a path; gives the content of that file, the same bytes each time.
Refuses other extensions with an OutputError.
"""

from pathlib import Path

import pandas as pd

from bijstand_report.write import writer_for
from bijstand_report.write.delimited import DUTCH, write_delimited


def content_of(frame: pd.DataFrame, path: Path) -> bytes:
    """The bytes of a file with this frame, in the form that the extension of `path` names.

    A CSV is as Dutch exports are, with dates dd-mm-jjjj. Raises OutputError for another extension,
    or for too many rows for Excel.
    """
    write = writer_for(path)
    return write_delimited(frame, DUTCH) if path.suffix.lower() == ".csv" else write(frame)
