"""From rows to a file in every form that a client file may have: the mirror image of `read`.

Takes a frame of dates, numbers, truths and texts (or categories); gives the bytes of a file, the
same each time. A new kind of file is one new module and one line in `WRITERS`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from bijstand_report.errors import OutputError

Writer = Callable[[pd.DataFrame], bytes]


def _delimited(frame: pd.DataFrame) -> bytes:
    from bijstand_report.write.delimited import write_delimited

    return write_delimited(frame)


def _excel(frame: pd.DataFrame) -> bytes:
    from bijstand_report.write.excel import write_excel

    return write_excel(frame)


def _spss(frame: pd.DataFrame) -> bytes:
    from bijstand_report.write.spss import write_spss

    return write_spss(frame)


def _rds(frame: pd.DataFrame) -> bytes:
    from bijstand_report.write.rds import write_rds

    return write_rds(frame)


def _parquet(frame: pd.DataFrame) -> bytes:
    from bijstand_report.write.parquet import write_parquet

    return write_parquet(frame)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {".csv": _delimited, ".xlsx": _excel, ".sav": _spss, ".rds": _rds, ".parquet": _parquet}
)


def writer_for(path: Path) -> Writer:
    """What makes a file of the kind that the extension of `path` names.

    Raises OutputError for another extension; a writer may raise it when the frame does not fit.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise OutputError(
            f"{path.name} kan niet worden gemaakt: de extensie {path.suffix or '(geen)'} is niet "
            f"mogelijk.\nKies een van: {', '.join(WRITERS)}."
        )
    return writer
