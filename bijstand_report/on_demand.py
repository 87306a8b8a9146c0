"""Things that are made when they are first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

T = TypeVar("T")


class OnDemand(Mapping[str, T]):
    """Keys that are known, with values that are made one by one, when asked for, and kept."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], T]) -> None:
        """make: gives the value of a key."""
        self._keys = dict.fromkeys(keys)
        self._made = cache(make)

    def __getitem__(self, key: str) -> T:
        if key not in self._keys:
            raise KeyError(key)
        return self._made(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
