"""Putting results in place: whole or not at all, and never over something without being asked.

Takes files as bytes; writes them beside their destination first and moves them when all are there.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bijstand_report.errors import OutputError

WAITING = ".bijstand-"  # folders of files that are not in place yet


def place(files: Mapping[str, bytes], folder: Path, *, overwrite: bool) -> tuple[Path, ...]:
    """Write files (name -> content) into a folder, which is made when needed; gives their paths.

    Raises OutputError when one is there already and may not be written over, or when the folder
    cannot be written; then nothing has changed.
    """
    paths = {folder / name: content for name, content in files.items()}
    _require_inside(list(paths), folder)
    require_free(list(paths), overwrite=overwrite)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=WAITING) as waiting:
            for number, content in enumerate(paths.values()):
                (Path(waiting) / str(number)).write_bytes(content)
            for number, path in enumerate(paths):
                (Path(waiting) / str(number)).replace(path)
    except OSError as error:
        raise OutputError(
            f"De map {folder} is niet te beschrijven ({os.strerror(error.errno or 0)}). "
            "Kies een andere map met --uit."
        ) from None
    return tuple(paths)


def _require_inside(paths: list[Path], folder: Path) -> None:
    """Raise OutputError when a name leads out of the folder: no name from data can."""
    out = [path for path in paths if not path.resolve().is_relative_to(folder.resolve())]
    if out:
        raise OutputError(
            f"Een bestand zou buiten de map {folder} komen: {out[0].name}. "
            "Kies een andere map met --uit."
        )


def require_free(paths: list[Path], *, overwrite: bool) -> None:
    """Raise OutputError when a path is taken, so that no work is done in vain."""
    taken = [path for path in paths if path.exists()]
    folders = [path for path in taken if path.is_dir()]
    if folders:
        raise OutputError(f"{folders[0]} is een map. Kies een andere naam met --uit.")
    if taken and not overwrite:
        names = ", ".join(str(path) for path in taken)
        raise OutputError(
            f"Dit bestaat al en wordt niet overschreven: {names}.\n"
            "Kies een andere map met --uit, of geef --overschrijf op."
        )
