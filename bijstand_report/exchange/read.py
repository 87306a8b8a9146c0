"""Exchange files, read strictly: whole, unchanged, of one version, with the same definitions.

Gives the files in the order given. Refuses everything else with all problems at once, each with the
name of the file and what to do.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bijstand_report.errors import InputError
from bijstand_report.exchange.definitions import differences, hash_of
from bijstand_report.exchange.model import MARK, VERSION, Exchange
from bijstand_report.legible import legible

LARGEST_FILE = 20_000_000  # bytes; an ordinary one is a hundredth of it
MOST_PROBLEMS = 3
LONGEST_SHOWN = 25  # signs of what a file says itself
AGAIN = "Vraag de afzender het bestand opnieuw te maken met bijstand-report uitwisselen."


@dataclass(frozen=True)
class Received:
    """An exchange file and the name of the file that it came in."""

    file: str
    content: Exchange


class _RefusedError(Exception):
    """What is wrong with one file, in Dutch."""


def read_exchanges(paths: Sequence[Path]) -> list[Received]:
    """The files, in the order given. Raises InputError with every problem of every file."""
    received, problems = [], []
    for path, name in zip(paths, _names(paths), strict=True):
        try:
            received.append(Received(name, _read(path)))
        except _RefusedError as refused:
            problems.append(f"- {name}: {refused}")
    problems += [] if problems else [*_twice(received), *_otherwise_defined(received)]
    if problems:
        raise InputError("\n".join(["Deze bestanden zijn niet te vergelijken:", *problems]))
    return received


def _names(paths: Sequence[Path]) -> list[str]:
    """What each file is called: its name, with its folder where another has the same name."""
    often = Counter(path.name for path in paths)
    return [path.name if often[path.name] == 1 else str(path) for path in paths]


def _read(path: Path) -> Exchange:
    content = _parsed(path)
    if not isinstance(content, dict) or content.get("bestand") != MARK:
        raise _RefusedError(
            "dit is geen uitwisselbestand. Geef bestanden die eindigen op .bijstand.json, gemaakt "
            "met bijstand-report uitwisselen."
        )
    if content.get("versie") != VERSION:
        raise _RefusedError(
            f"het bestand heeft versie {_short(content.get('versie'))}, dit programma leest versie "
            f"{VERSION}. Gebruik allemaal dezelfde versie van het programma en maak het bestand "
            "opnieuw."
        )
    without = {key: value for key, value in content.items() if key != "controlegetal"}
    if content.get("controlegetal") != hash_of(without):
        raise _RefusedError(f"het bestand is gewijzigd nadat het is gemaakt. {AGAIN}")
    try:
        exchange = Exchange.model_validate_json(json.dumps(content))
    except ValidationError as error:
        raise _RefusedError(f"{_explained(error)} {AGAIN}") from None
    if hash_of(exchange.definities) != exchange.definitiehash:
        raise _RefusedError(f"de definities passen niet bij hun controlegetal. {AGAIN}")
    return exchange


def _parsed(path: Path) -> object:
    try:
        if path.is_dir():
            raise _RefusedError("dit is een map. Geef de uitwisselbestanden zelf op.")
        if not path.is_file():
            raise _RefusedError("het bestand is niet te openen. Controleer de naam.")
        if path.stat().st_size > LARGEST_FILE:
            raise _RefusedError(f"het bestand is te groot voor een uitwisselbestand. {AGAIN}")
        text = path.read_text(encoding="utf-8-sig")
        content = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        hash_of(content)  # a half character (surrogate) cannot be written down
    except OSError:
        raise _RefusedError("het bestand is niet te openen. Controleer de naam.") from None
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _RefusedError(
            f"het bestand is beschadigd of geen uitwisselbestand (geen JSON). {AGAIN}"
        ) from None
    return content


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; a name that is in it twice would hide one of both."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twee keer dezelfde naam")
    return found


def _no_number(text: str) -> object:
    raise ValueError(text)


def _short(value: object) -> str:
    """What a file says itself, fit to be shown: it may hold codes for the terminal."""
    text = legible(str(value)) if isinstance(value, str | int | float) else "?"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _explained(error: ValidationError) -> str:
    """Where the file is not as it should be: the first few places."""
    places = list(dict.fromkeys(_place(problem["loc"]) for problem in error.errors()))
    more = len(places) - MOST_PROBLEMS
    tail = f" en nog {more}" if more > 0 else ""
    return f"de inhoud klopt niet bij {', '.join(places[:MOST_PROBLEMS])}{tail}."


def _place(location: tuple[int | str, ...]) -> str:
    """Table, row and column in words; the kinds of value that pydantic tried are left out."""
    if len(location) > 2 and location[0] == "tabellen" and isinstance(location[2], int):
        column = f", {_short(location[3])}" if len(location) > 3 else ""
        return f"tabel {_short(location[1])}, rij {location[2] + 1}{column}"
    return ".".join(_short(part) for part in location[:2])


def _twice(received: Sequence[Received]) -> list[str]:
    """Files about the same municipality (or team) on the same peildatum."""
    first: dict[tuple[str, str, str], str] = {}
    problems = []
    for found in received:
        sender = found.content.afzender
        day = found.content.instellingen.peildatum.isoformat()
        about = (sender.naam.casefold(), (sender.team or "").casefold(), day)
        if about in first:
            what = f"{sender.naam}{f', {sender.team}' if sender.team else ''}"
            problems.append(
                f"- {first[about]} en {found.file} gaan allebei over {what} op {day}. "
                "Geef er één op."
            )
        first.setdefault(about, found.file)
    return problems


def _otherwise_defined(received: Sequence[Received]) -> list[str]:
    """Files of which the definitions are not those of the first."""
    problems = []
    for found in received[1:]:
        first = received[0]
        if found.content.definitiehash != first.content.definitiehash:
            said = _said(first.content.definities, found.content.definities)
            problems.append(
                f"- {found.file}: andere definities dan {first.file} ({said}). Maak beide "
                "bestanden met dezelfde instellingen en dezelfde versie van het programma."
            )
    return problems


def _said(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    return ", ".join(_short(name) for name in differences(one, other))
