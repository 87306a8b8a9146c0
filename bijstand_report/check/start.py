"""From a client file or database to what new settings begin with.

Takes a path (or None) and the options of `init`; gives `Start`. A file that would be refused for
its columns still shows which of them were found.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bijstand_report.check.new_settings import Start
from bijstand_report.check.quality import check
from bijstand_report.pipeline import read_source
from bijstand_report.read.raw import RawTable
from bijstand_report.settings import Settings
from bijstand_report.validation.matching import match_columns, showable

# Part of an address after the ?. Whatever else stands there may be a password under some name.
_NEVER_SECRET = ("charset", "connect_timeout", "driver", "encrypt", "service_name", "sslmode")


def start_from(
    path: Path | None, settings: Settings, tell: Callable[[str], None], folder: Path = Path()
) -> Start:
    """What was found in the file, or in the database of the settings; without both, nothing.

    folder: of the new settings, from which the paths in it count.
    Raises InputError when it cannot be read, SettingsError when it is half given.
    """
    if path is None and settings.bron is None:
        return Start(gemeente=settings.gemeente)
    raw = read_source(path, settings, tell)
    columns, others = _columns(raw)
    start = Start(
        columns,
        others,
        settings.gemeente,
        blad=raw.details.get("Werkblad"),
        seems_from=check(raw, {}, (), settings.kode_groep).seems_from,
    )
    if path is None and settings.bron and settings.query:
        bron, query = _without_secrets(settings.bron), _from(folder, settings.query)
        return replace(start, bron=_from_anywhere(bron), query=query)
    return start


def _from(folder: Path, query: Path) -> str:
    """The name of a query as it is found from a folder; the one that is shipped has no place."""
    if not query.exists():
        return str(query)
    try:
        return Path(os.path.relpath(query.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive of Windows
        return str(query.resolve())


def _from_anywhere(address: str) -> str:
    """The address; a database that is a file with its whole path."""
    from sqlalchemy import make_url

    url = make_url(address)
    if url.get_backend_name() != "sqlite" or not url.database:
        return address
    return url.set(database=str(Path(url.database).resolve())).render_as_string()


def _columns(raw: RawTable) -> tuple[dict[str, str], tuple[str, ...]]:
    header = [str(title) for title in raw.frame.columns]
    positions = match_columns(header, {}).positions
    if not positions:
        return {}, ()  # then the first row may well be a client
    columns = {name: header[place] for name, place in positions.items()}
    used = set(positions.values())
    others = [title for place, title in enumerate(header) if place not in used]
    return columns, tuple(showable(others))


def _without_secrets(address: str) -> str:
    """The address without its password, and of what follows the ? only what is never secret."""
    from sqlalchemy import make_url

    url = make_url(address).set(password=None)
    perhaps_secret = [key for key in url.query if key.casefold() not in _NEVER_SECRET]
    return url.difference_update_query(perhaps_secret).render_as_string()
