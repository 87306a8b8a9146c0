"""The files that a report is made of, and whether one of them changed.

Looked at by name, size and time, twice a second: a few dozen files, also on network drives, which
do not tell of changes.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bijstand_report import resources
from bijstand_report.config import SETTINGS_FILE
from bijstand_report.settings import Settings

State = frozenset[tuple[str, int, int]]
_PICTURES_AND_FONTS = re.compile(r"[\w./-]+\.(?:svg|png|ttf|otf|woff2?)\b", re.IGNORECASE)
_LARGEST_STYLE = 1_000_000


def state_of(files: Iterable[Path]) -> State:
    """Name, size and time of the files that are there: the same as long as none changes."""
    return frozenset(_state(files))


def _state(files: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for file in files:
        try:
            told = file.stat()
        except OSError:
            continue
        yield str(file), told.st_size, told.st_mtime_ns


def data_files(source: Path | None, settings: Settings) -> Iterator[Path]:
    """What the figures are computed from."""
    named = (source, settings.codelijst, settings.redenen, settings.query, settings.vorige)
    yield from (file for file in named if file is not None)


def settings_files(config: Path | None) -> Iterator[Path]:
    """The settings file, and what counts because it lies beside it."""
    file = config or Path(SETTINGS_FILE)
    yield file
    yield from (file.parent / "toelichting").glob("*.md")


def text_files(settings: Settings) -> Iterator[Path]:
    """What the figures are dressed in: own text, own templates, house style, and the program's."""
    for folder, pattern in (
        (settings.toelichting, "*.md"),
        (settings.sjablonen, "**/*.html"),
        (resources.folder("templates"), "**/*.html"),
        (resources.folder("styles"), "*.css"),
    ):
        if folder is not None:
            yield from folder.glob(pattern)
    if settings.huisstijl is not None:
        yield settings.huisstijl
        yield from _named_in(settings.huisstijl)


def _named_in(style: Path) -> Iterator[Path]:
    """The logo and fonts of a house style."""
    try:
        if style.stat().st_size > _LARGEST_STYLE:
            return
        text = style.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    yield from (style.parent / name for name in _PICTURES_AND_FONTS.findall(text))
