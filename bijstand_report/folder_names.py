"""Names of teams -> names of folders: safe on every system, different, and the same each time.

A name from a client file can be anything: a path, a formula, two hundred signs, an emoji, or
another one in capitals. A folder has small letters, digits and hyphens only. Where that does not
keep names apart, a few signs of the hash of the name follow.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LONGEST = 50
_HASHED = re.compile(r".*-[0-9a-f]{8}")
# What Windows keeps for devices.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


def folder_names(names: Iterable[str]) -> dict[str, str]:
    """For each name a folder of its own.

    >>> folder_names(["Team Noord", "../etc", "team noord"])
    {'Team Noord': 'team-noord-d96544bd', '../etc': 'etc', 'team noord': 'team-noord-72edd4f3'}
    """
    plain = {name: _plain(name) for name in names}
    times = Counter(plain.values())
    return {
        name: _hashed(folder, name) if times[folder] > 1 or _is_unfit(folder) else folder
        for name, folder in plain.items()
    }


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", decomposed.lower()).strip("-")


def _is_unfit(folder: str) -> bool:
    """Empty, too long, a device, or such as a hash could have made."""
    return bool(
        not folder
        or len(folder) > LONGEST
        or _RESERVED.fullmatch(folder)
        or _HASHED.fullmatch(folder)
    )


def _hashed(folder: str, name: str) -> str:
    start = folder[:LONGEST].strip("-") or "team"
    return f"{start}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
