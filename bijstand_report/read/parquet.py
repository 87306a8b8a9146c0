"""Parquet files.

Takes a path; gives the table in it with its own types, lists and the like left out; row 1 is the
first row of the table.
Refuses a file that is no parquet.
"""

from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from bijstand_report.errors import InputError
from bijstand_report.read.raw import RawTable


def read_parquet(path: Path) -> RawTable:
    """Read a parquet file.

    Raises InputError when it cannot be read.
    """
    try:
        table = parquet.read_table(path)
        table.validate(full=True)  # else a text that is none shows only where it is used
        plain = [
            place for place, field in enumerate(table.schema) if not pa.types.is_nested(field.type)
        ]
        frame = table.select(plain).to_pandas(ignore_metadata=True)
    except (pa.ArrowException, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk, not the file: pyarrow also uses OSError for a broken file
        raise InputError(
            f"Het bestand {path.name} is geen leesbaar parquet-bestand; het is misschien "
            "beschadigd. Maak de export opnieuw."
        ) from None
    frame = frame.set_axis([str(name) for name in frame.columns], axis="columns")
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    return RawTable(frame, path.name, {"Soort": "parquet"})
