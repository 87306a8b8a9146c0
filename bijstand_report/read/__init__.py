"""From a file to rows: one small reader per kind of file, chosen by its extension.

Takes a path; gives a `RawTable` in which nothing is interpreted yet. Refuses, with an `InputError`
in plain Dutch, a file that is not there, is empty, is of an unknown kind or cannot be read.
A new kind of file is one new module and one line in `READERS`.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from bijstand_report.columns import SPELLINGS
from bijstand_report.errors import InputError
from bijstand_report.read.raw import RawTable
from bijstand_report.refusals import reason_of, shortened

# path, sheet (None: not asked for), normalised column names by which a header row is known
Reader = Callable[[Path, str | None, Collection[str]], RawTable]


def _delimited(path: Path, _sheet: str | None, known: Collection[str]) -> RawTable:
    from bijstand_report.read.delimited import read_delimited

    return read_delimited(path, known)


def _excel(path: Path, sheet: str | None, known: Collection[str]) -> RawTable:
    from bijstand_report.read.excel import read_excel

    return read_excel(path, sheet, known)


def _rds(path: Path, _sheet: str | None, _known: Collection[str]) -> RawTable:
    from bijstand_report.read.rds import read_rds

    return read_rds(path)


def _spss(path: Path, _sheet: str | None, known: Collection[str]) -> RawTable:
    from bijstand_report.read.spss import read_spss

    return read_spss(path, known)


def _parquet(path: Path, _sheet: str | None, _known: Collection[str]) -> RawTable:
    from bijstand_report.read.parquet import read_parquet

    return read_parquet(path)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".csv": _delimited,
        ".tsv": _delimited,
        ".txt": _delimited,
        ".xlsx": _excel,
        ".xlsm": _excel,
        ".xls": _excel,
        ".ods": _excel,
        ".sav": _spss,
        ".zsav": _spss,
        ".rds": _rds,
        ".parquet": _parquet,
    }
)


def read_client_file(path: Path, sheet: str | None = None) -> RawTable:
    """The rows of a client file as they stand.

    path: the file; sheet: name of a sheet, for spreadsheets (None: the first that fits).
    Raises InputError when the file cannot be read.
    """
    return read_table(path, sheet, SPELLINGS)


def read_table(path: Path, sheet: str | None, known: Collection[str]) -> RawTable:
    """The rows of any supported file; `known` are the normalised names that mark its header row.

    Raises InputError when the file cannot be read.
    """
    try:
        reader = _reader_for(path)
        if path.stat().st_size == 0:
            raise InputError(
                f"Het bestand {path.name} is leeg. Maak de export opnieuw en probeer het nog eens."
            )
        return reader(path, sheet, known)
    except OSError as error:
        raise InputError(
            f"Het bestand {shortened(path.name)} is niet te lezen: {reason_of(error)}. "
            "Sluit het in andere programma's en kijk of u het mag openen."
        ) from None


def _reader_for(path: Path) -> Reader:
    if path.is_dir():
        raise InputError(f"{path} is een map. Geef een bestand op.")
    if not path.exists():
        raise InputError(f"Het bestand {path} bestaat niet. Controleer de naam en de map.")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"Het bestand {path.name} is van een soort die niet gelezen kan worden. "
            f"Gebruik een van deze soorten: {', '.join(READERS)}."
        )
    return reader
