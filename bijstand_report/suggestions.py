"""What somebody may have meant by a name that is not known."""

from collections.abc import Sequence
from difflib import get_close_matches


def unknown_name(name: str, known: Sequence[str]) -> str:
    """That a name is unknown, with the nearest known one, or else all of them.

    >>> unknown_name("gemente", ["gemeente", "periode"])
    'gemente is onbekend. Bedoelt u gemeente?'
    """
    nearest = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f" Bedoelt u {nearest[0]}?" if nearest else f" Bekend zijn: {', '.join(known)}."
    return f"{name} is onbekend.{hint}"
