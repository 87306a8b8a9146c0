"""From a client file or database to what new settings begin with.

Takes a path (or None) and the options of `init`; gives `Start`. A file that would be refused for
its columns still shows which of them were found.
"""

import re
from collections.abc import Callable
from pathlib import Path

from bijstand_report.check.new_settings import Start
from bijstand_report.check.quality import check
from bijstand_report.pipeline import read_source
from bijstand_report.read.raw import RawTable
from bijstand_report.settings import Settings
from bijstand_report.validation.matching import match_columns, showable


def start_from(path: Path | None, settings: Settings, tell: Callable[[str], None]) -> Start:
    """What was found in the file, or in the database of the settings; without both, nothing.

    Raises InputError when it cannot be read, SettingsError when it is half given.
    """
    if path is None and settings.bron is None:
        return Start(gemeente=settings.gemeente)
    raw = read_source(path, settings, tell)
    columns, others = _columns(raw)
    return Start(
        columns=columns,
        others=others,
        gemeente=settings.gemeente,
        blad=raw.details.get("Werkblad"),
        bron=_without_password(settings.bron) if path is None and settings.bron else None,
        query=str(settings.query) if path is None and settings.query else None,
        seems_from=check(raw, {}, (), settings.kode_groep).seems_from,
    )


def _columns(raw: RawTable) -> tuple[dict[str, str], tuple[str, ...]]:
    header = [str(title) for title in raw.frame.columns]
    positions = match_columns(header, {}).positions
    if not positions:
        return {}, ()  # then the first row may well be a client
    columns = {name: header[place] for name, place in positions.items()}
    used = set(positions.values())
    others = [title for place, title in enumerate(header) if place not in used]
    return columns, tuple(showable(others))


def _without_password(address: str) -> str:
    from sqlalchemy import make_url

    url = make_url(address).set(password=None)
    secret = [key for key in url.query if re.search("pass|pwd|secret|token", key, re.IGNORECASE)]
    return url.difference_update_query(secret).render_as_string()
