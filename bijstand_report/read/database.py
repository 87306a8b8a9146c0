"""A database as source: any that SQLAlchemy knows.

Takes an address and a file with one query; gives the rows of its result, row 1 the first. Values
of the query (`:naam`) are always bound, never pasted into the text. The transaction is read-only
where the database can do so, and is never committed. Rows are streamed: of each column only the
different values are kept. Refuses what is no query, and tells what the database says only where
that is about the query: never a password, never a value. Needs the extra `database`.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bijstand_report.errors import InputError
from bijstand_report.read.addresses import engine_for, open_connection
from bijstand_report.read.delimited import decode
from bijstand_report.read.extras import require
from bijstand_report.read.raw import RawTable
from bijstand_report.resources import data_file

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, Connection, TextClause

_PLAIN = (str, int, float, Decimal, date, bytes)
Value = str | int | float | date
SHIPPED = "gws4all"  # the query that comes with the program
ROWS_AT_A_TIME = 10_000
# A text between quotes (kept), or a comment.
_TEXT_OR_COMMENT = re.compile(r"('[^']*'|\"[^\"]*\")|--[^\n]*|/\*.*?\*/", re.DOTALL)
_READS = re.compile(r"\s*(select|with)\b", re.IGNORECASE)
# Classes of SQLSTATE that are about the text of the query, not about the values in the tables.
_ABOUT_THE_QUERY = ("42", "25")
# The same for SQLite, which has no such classes: what it says then holds words of the query alone.
_SQLITE_ABOUT_THE_QUERY = re.compile(
    r"no such |near |ambiguous column|unrecognized token|wrong number of arguments|misuse of|"
    r"attempt to write|incomplete input"
)
_NOT_UTF_8 = re.compile(r"Could not decode to UTF-8 column '(.*?)' with text ", re.DOTALL)


def read_database(address: str, query: Path, parameters: Mapping[str, Value]) -> RawTable:
    """The result of a query.

    address: of SQLAlchemy (`postgresql+psycopg://...`); query: the file, or "gws4all"
    parameters: name -> value, for each `:name` in the query; those named `periode_van` and
    `periode_tot` need not be used. Raises InputError when it cannot be had.
    """
    sqlalchemy = require("sqlalchemy", "database", "een database")
    name = query.name
    statement = sqlalchemy.text(_query_text(query))
    bound = _bound(statement, parameters, name)
    engine = engine_for(address)
    try:
        with open_connection(engine) as connection, _failures_told(name, engine.dialect.name):
            frame, sha256 = _stream(connection, statement.bindparams(*_values(bound)))
    finally:
        engine.dispose()
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    details = {"Soort": f"database ({engine.dialect.name})", "Query": name}
    return RawTable(frame, name, details, sha256=sha256)


def _query_text(query: Path) -> str:
    path = data_file(f"{SHIPPED}.sql") if _is_shipped(query) else query
    try:
        text, _ = decode(path.read_bytes(), path.name)
    except OSError:
        raise InputError(
            f"De query {query} is niet te lezen. Geef met --query de naam van een bestand met "
            f"SQL op, of {SHIPPED} voor de meegeleverde query."
        ) from None
    bare = _TEXT_OR_COMMENT.sub(lambda found: found[1] or " ", text).strip().rstrip("; \n")
    if not _READS.match(bare) or ";" in _TEXT_OR_COMMENT.sub("", bare):
        raise InputError(
            f"In {path.name} moet één query staan die begint met select of with. "
            "Andere opdrachten aan de database voert dit programma niet uit."
        )
    return bare


def _is_shipped(query: Path) -> bool:
    return query.name == SHIPPED and not query.exists()


def _bound(statement: "TextClause", parameters: Mapping[str, Value], name: str) -> dict[str, Value]:
    wanted = set(statement.compile().params)
    missing = sorted(wanted - parameters.keys())
    if missing:
        raise InputError(
            f"De query {name} vraagt om {', '.join(missing)}. Geef die op met "
            f"--parameter {missing[0]}=..., of onder [parameters] in bijstand.toml."
        )
    needless = sorted(parameters.keys() - wanted - {"periode_van", "periode_tot"})
    if needless:
        raise InputError(
            f"De query {name} kent de parameter {', '.join(needless)} niet. "
            f"Wel: {', '.join(sorted(wanted)) or 'geen'}. Haal weg wat niet bekend is."
        )
    return {key: value for key, value in parameters.items() if key in wanted}


def _values(bound: Mapping[str, Value]) -> "list[BindParameter[Value]]":
    """Without a type of their own, so that the database takes "0" for the number of a column."""
    from sqlalchemy import bindparam
    from sqlalchemy.types import NullType

    untyped = NullType()
    return [
        bindparam(key, value, type_=untyped)  # type: ignore[arg-type]  # it takes any value
        for key, value in bound.items()
    ]


def _stream(connection: "Connection", statement: "TextClause") -> tuple[pd.DataFrame, str]:
    options = {"stream_results": True, "yield_per": ROWS_AT_A_TIME}
    with connection.execute(statement, execution_options=options) as result:
        names = [str(name) for name in result.keys()]  # noqa: SIM118 - a result is no mapping
        columns = [_Column() for _ in names]
        for rows in result.partitions(ROWS_AT_A_TIME):
            for column, values in zip(columns, zip(*rows, strict=True), strict=True):
                column.add(values)
    digest = hashlib.sha256("\0".join(names).encode())
    for column in columns:
        column.update(digest)
    series = [column.series() for column in columns]
    return pd.concat(series, axis="columns").set_axis(names, axis="columns"), digest.hexdigest()


class _Column:
    """A column that grows: its different values, and for every row the place of its value."""

    def __init__(self) -> None:
        self.places: dict[object, int] = {}
        self.codes: list[np.ndarray] = []

    def add(self, values: Sequence[object]) -> None:
        places = self.places
        codes = (places.setdefault(_plain(value), len(places)) for value in values)
        self.codes.append(np.fromiter(codes, dtype=np.int32, count=len(values)))

    def series(self) -> pd.Series:
        different = np.empty(len(self.places), dtype=object)
        different[:] = list(self.places)
        return pd.Series(different[np.concatenate([np.zeros(0, np.int32), *self.codes])])

    def update(self, digest: "hashlib._Hash") -> None:
        digest.update(repr(list(self.places)).encode("utf-8", errors="replace"))
        for codes in self.codes:
            digest.update(codes.tobytes())


def _plain(value: object) -> object:
    """The value, or as text what is no plain value (an array, JSON)."""
    if isinstance(value, memoryview):
        return bytes(value)
    return value if isinstance(value, _PLAIN) or value is None else str(value)


@contextmanager
def _failures_told(name: str, dialect: str) -> Iterator[None]:
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        raise InputError(
            f"De database ({dialect}) kan de query {name} niet uitvoeren{_reason(error)}. "
            "Controleer in de query de namen van tabellen en kolommen."
        ) from None


def _reason(error: Exception) -> str:
    """What the database says, where that is about the query; else its code alone."""
    cause = getattr(error, "orig", None)
    state = str(getattr(cause, "sqlstate", None) or "")
    first_line = (str(cause).splitlines() or [""])[0]
    sqlite = type(cause).__module__ == "sqlite3"
    if sqlite and (unreadable := _NOT_UTF_8.match(str(cause))):
        return f": in kolom {unreadable[1]} staat tekst die geen UTF-8 is"
    about_the_query = state.startswith(_ABOUT_THE_QUERY)
    if about_the_query or (sqlite and _SQLITE_ABOUT_THE_QUERY.match(first_line)):
        return f": {first_line}"
    return f" (foutcode {state})" if state else ""
