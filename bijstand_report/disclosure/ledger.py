"""The ledger: what was published before, so that a new release can be attacked together with it.

A folder with a file for each release: what it was about, and its cells and sums as somebody outside
knows them. It holds nothing that was not published, but belongs inside the municipality.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bijstand_report.disclosure.earlier import EarlierRelease
from bijstand_report.disclosure.reading.system import System, matrix_of
from bijstand_report.errors import InputError
from bijstand_report.refusals import reason_of

NEAR = 45  # days between two peildata that are nearly the same: half a quarter
VERSION = 1
Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class _Cell(BaseModel):
    """A cell: its names, its block, what is known of it, whether it is hidden."""

    model_config = ConfigDict(extra="forbid")
    namen: list[str]
    blok: str
    laagst: Number
    hoogst: Number
    verborgen: bool


class About(BaseModel):
    """What a release is about.

    definities: how things are counted; releases that count otherwise cannot be attacked together
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    gemeente: str | None
    peildatum: date
    profiel: str
    invoer_sha256: str
    definities: dict[str, str]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    versie: Literal[1]
    over: About
    cellen: list[_Cell]
    sommen: list[dict[int, int]]


@dataclass(frozen=True)
class Entry:
    """A file of the ledger: its name and content."""

    name: str
    content: bytes


def entry_of(system: System, about: About) -> Entry:
    """What to remember of a release."""
    rows = system.matrix
    spans = zip(rows.indptr[:-1], rows.indptr[1:], strict=True)
    entry = _Entry(
        versie=VERSION,
        over=about,
        cellen=[
            _Cell(namen=list(key), blok=block, laagst=low, hoogst=high, verborgen=guarded)
            for key, block, low, high, guarded in zip(
                system.keys,
                system.block,
                system.low.tolist(),
                system.high.tolist(),
                system.guarded.tolist(),
                strict=True,
            )
        ],
        sommen=[
            dict(zip(rows.indices[a:b].tolist(), rows.data[a:b].astype(int).tolist(), strict=True))
            for a, b in spans
        ],
    )
    content = entry.model_dump_json().encode("utf-8")
    digest = hashlib.sha256(content).hexdigest()[:8]
    return Entry(f"{about.peildatum.isoformat()}-{about.profiel}-{digest}.json", content)


def read_ledger(folder: Path, about: About) -> tuple[EarlierRelease, ...]:
    """The earlier releases of the same municipality with the same or nearly the same peildatum.

    Raises InputError when the folder or a file cannot be read, or counted otherwise.
    """
    entries = [(path, _read(path)) for path in _files(folder)]
    near = [(path, entry) for path, entry in entries if _is_near(entry.over, about)]
    different = [
        f"{path.name}: {_differences(entry.over, about)}"
        for path, entry in near
        if entry.over.definities != about.definities
    ]
    if different:
        raise InputError(
            "In het register staan uitgaven over bijna dezelfde peildatum die anders tellen:\n"
            + "\n".join(f"- {line}" for line in different)
            + "\nWie beide uitgaven naast elkaar legt, kan kleine aantallen afleiden. Gebruik "
            "dezelfde instellingen als toen, of kies een andere peildatum."
        )
    return tuple(
        EarlierRelease(path.stem, _system(entry), entry.over.invoer_sha256 == about.invoer_sha256)
        for path, entry in near
    )


def _files(folder: Path) -> list[Path]:
    """The files of the ledger; none when it is not there yet."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError(
            f"Het register {folder} is geen map die te lezen is: {reason_of(error)}. "
            "Geef bij --register een map op."
        ) from None


def _read(path: Path) -> _Entry:
    try:
        return _Entry.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        raise InputError(
            f"Het bestand {path} in het register is niet te lezen. Zet het terug uit een "
            "reservekopie; zonder dit bestand is niet na te gaan wat al bekend is."
        ) from None


def _is_near(earlier: About, about: About) -> bool:
    apart = abs((earlier.peildatum - about.peildatum).days)
    return earlier.gemeente == about.gemeente and apart <= NEAR


def _differences(earlier: About, about: About) -> str:
    then, now = earlier.definities, about.definities
    return "; ".join(
        f"{name} was {then.get(name, 'niet ingevuld')}, is nu {now.get(name, 'niet ingevuld')}"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    )


def _system(entry: _Entry) -> System:
    cells = entry.cellen
    matrix = matrix_of(entry.sommen, len(cells))
    none = np.zeros(len(cells), dtype=np.bool_)
    return System(
        keys=tuple(tuple(cell.namen) for cell in cells),
        block=tuple(cell.blok for cell in cells),
        low=np.array([cell.laagst for cell in cells]),
        high=np.array([cell.hoogst for cell in cells]),
        guarded=np.array([cell.verborgen for cell in cells], dtype=np.bool_),
        shown=none,
        kept=none,
        matrix=matrix,
        by_cell=matrix.tocsc(),
    )
