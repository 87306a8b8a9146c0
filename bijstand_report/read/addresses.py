"""From the address of a database to a connection that can only read.

A password comes from the environment or is asked for; one that stands in the address works too. It
is in no message. Refuses addresses that SQLAlchemy does not know and databases that are not there.
"""

import getpass
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from bijstand_report.errors import InputError
from bijstand_report.read.extras import require

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

PASSWORD = "BIJSTAND_WACHTWOORD"  # noqa: S105 - the name of a variable
# What follows a name and a password, as SQLAlchemy divides an address.
_AFTER_THE_PASSWORD = re.compile(r"[^:]*://(?:[^:/]*(?::[^@]*)?@)?(.*)", re.DOTALL)
_READ_ONLY = {
    "postgresql": "set transaction read only",
    "oracle": "set transaction read only",
    "mysql": "set transaction read only",
    "mariadb": "set transaction read only",
    "sqlite": "pragma query_only = on",
}


def engine_for(address: str) -> "Engine":
    """What connects to a database. Raises InputError for an address that cannot be used."""
    sqlalchemy = require("sqlalchemy", "database", "een database")
    try:
        _require_encoded(address)
        url = sqlalchemy.make_url(address)
        url = url.set(password=os.environ.get(PASSWORD) or url.password)
        if url.get_backend_name() == "sqlite":
            engine: Engine = sqlalchemy.create_engine(url.set(query={}), creator=_sqlite(url))
        else:
            engine = sqlalchemy.create_engine(url)
    except (sqlalchemy.exc.ArgumentError, ValueError):
        raise InputError(
            "Het adres van de database klopt niet. Schrijf het als "
            "postgresql+psycopg://gebruiker@server/database of sqlite:///bestand.db."
        ) from None
    except ImportError:
        raise InputError(
            f"Voor deze soort database ({sqlalchemy.make_url(address).drivername}) ontbreekt de "
            "bibliotheek. Vraag uw beheerder welke dat is."
        ) from None
    return engine


def _require_encoded(address: str) -> None:
    """Raise InputError when part of a password with an @ in it would be taken for the server."""
    found = _AFTER_THE_PASSWORD.match(address)
    if found and "@" in found[1] and not address.startswith("sqlite"):
        raise InputError(
            "In het adres van de database staat een @ te veel. Schrijf een @ in de naam of het "
            f"wachtwoord als %40, of zet het wachtwoord in de omgevingsvariabele {PASSWORD}."
        )


def _sqlite(url: "URL") -> Callable[[], sqlite3.Connection]:
    path = Path(url.database or "")
    if not path.is_file():
        raise InputError(f"Het databasebestand {path} bestaat niet. Controleer de naam en de map.")
    # An ordinary connection would make the file, or a journal beside it.
    return lambda: sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)


@contextmanager
def open_connection(engine: "Engine") -> Iterator["Connection"]:
    """A connection in a read-only transaction, which is rolled back at the end.

    Asks for a password when the database wants one and somebody is there to ask.
    Raises InputError when there is no connection.
    """
    from sqlalchemy import text

    connection = _connect(engine)
    try:
        read_only = _READ_ONLY.get(engine.dialect.name)
        if read_only:
            connection.execute(text(read_only))
        yield connection
    finally:
        connection.close()


def _connect(engine: "Engine") -> "Connection":
    from sqlalchemy import create_engine
    from sqlalchemy.exc import SQLAlchemyError

    try:
        return engine.connect()
    except SQLAlchemyError as error:
        if not _wants_password(error):
            raise _no_connection(engine) from None
    if not sys.stdin.isatty():
        raise InputError(
            f"De database wil een (ander) wachtwoord. Zet het in de omgevingsvariabele {PASSWORD}."
        )
    password = getpass.getpass("Wachtwoord van de database: ")
    again = engine.url.set(password=password)
    try:
        return create_engine(again).connect()
    except SQLAlchemyError:
        raise _no_connection(engine) from None


def _wants_password(error: Exception) -> bool:
    cause = getattr(error, "orig", None)
    state = str(getattr(cause, "sqlstate", None) or "")
    return state.startswith("28") or "password" in str(cause).casefold()


def _no_connection(engine: "Engine") -> InputError:
    url = engine.url
    where = "/".join(part for part in (url.host, url.database) if part)
    return InputError(
        f"Er komt geen verbinding met de database {where} ({engine.dialect.name}). Controleer het "
        f"adres, de gebruiker en het wachtwoord (omgevingsvariabele {PASSWORD}), en of u bij de "
        "database kunt."
    )
