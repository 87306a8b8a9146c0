"""Putting results in place: whole or not at all, and never over something without being asked.

Takes files as bytes; writes them beside their destination first and moves them when all are there.
"""

import errno
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bijstand_report.errors import OutputError
from bijstand_report.refusals import reason_of, shortened

WAITING = ".bijstand-"  # folders of files that are not in place yet


def place(
    files: Mapping[str, bytes], folder: Path, *, overwrite: bool, option: str = "--uit"
) -> tuple[Path, ...]:
    """Write files (name -> content) into a folder, which is made when needed; gives their paths.

    option: with which another folder can be chosen.
    Raises OutputError when one is there already and may not be written over, or when the folder
    cannot be written; then nothing has changed.
    """
    paths = [folder / name for name in files]
    with _refusals_told(folder, option):
        _require_inside(paths, folder)
        require_free(paths, overwrite=overwrite, option=option)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=WAITING) as waiting:
            for number, content in enumerate(files.values()):
                (Path(waiting) / str(number)).write_bytes(content)
            _move(Path(waiting), paths)
    return tuple(paths)


def _move(waiting: Path, paths: list[Path]) -> None:
    """Move what waits, by number, to its places; all is as it was when one cannot be moved.

    On Windows that is so when somebody has a file open.
    """
    kept = {path: waiting / f"was-{number}" for number, path in enumerate(paths)}
    for path, copy in kept.items():
        if path.exists():
            shutil.copy2(path, copy)
    moved: list[Path] = []
    try:
        for number, path in enumerate(paths):
            (waiting / str(number)).replace(path)
            moved.append(path)
    except BaseException:
        for path in moved:
            if kept[path].exists():
                kept[path].replace(path)
            else:
                path.unlink()
        raise


@contextmanager
def _refusals_told(folder: Path, option: str) -> Iterator[None]:
    """Raise OutputError for what the system refuses."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"De map {shortened(str(folder))} is niet te beschrijven: {reason_of(error)}. "
            f"Kies een andere map met {option}."
        ) from None


def _require_inside(paths: list[Path], folder: Path) -> None:
    """Raise OutputError when a name leads out of the folder: no name from data can."""
    out = [path for path in paths if not path.resolve().is_relative_to(folder.resolve())]
    if out:
        raise OutputError(
            f"Een bestand zou buiten de map {folder} komen: {out[0].name}. "
            "Kies een andere map met --uit."
        )


def require_kept(paths: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raise OutputError when a file to write is one that was read, under whatever name.

    Nobody means that, also who lets files be written over: the only export might be gone.
    """
    given = [path for path in inputs if path.exists()]
    for path in paths:
        if path.exists() and any(path.samefile(other) for other in given):
            raise OutputError(
                f"{path} is zelf invoer van deze opdracht en wordt nooit overschreven. "
                "Kies een andere naam of map met --uit."
            )


def require_free(paths: list[Path], *, overwrite: bool, option: str = "--uit") -> None:
    """Raise OutputError when a path is taken or cannot be, so that no work is done in vain."""
    taken: list[Path] = []
    for folder in dict.fromkeys(path.parent for path in paths):
        with _refusals_told(folder, option):
            _require_folder(folder)
            taken += [path for path in paths if path.parent == folder and path.exists()]
    folders = [path for path in taken if path.is_dir()]
    if folders:
        raise OutputError(f"{folders[0]} is een map. Kies een andere naam met {option}.")
    if taken and not overwrite:
        names = ", ".join(str(path) for path in taken)
        raise OutputError(
            f"Dit bestaat al en wordt niet overschreven: {names}.\n"
            f"Kies een andere map met {option}, of geef --overschrijf op."
        )


def _require_folder(folder: Path) -> None:
    """Raise OSError when a folder cannot be there, as there is a file of its name, or above it."""
    for part in (folder, *folder.parents):
        if part.exists():
            if not part.is_dir():
                raise OSError(errno.EEXIST if part == folder else errno.ENOTDIR, "")
            return
