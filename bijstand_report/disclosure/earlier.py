"""A release together with earlier ones about the same days: what can be solved for from all.

A correction is small, so that somebody who has both releases may suppose that every count differs
by less than the threshold, or not at all when both were made of the same file; and the difference
is a count of people itself. Takes and gives systems of cells and sums (`reading.system`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import block_array, csr_array, eye_array

from bijstand_report.disclosure.attack import CONTRADICTION, SLACK
from bijstand_report.disclosure.program import whole
from bijstand_report.disclosure.publishable import OTHER
from bijstand_report.disclosure.reading.system import LIMIT, Key, Marks, System
from bijstand_report.errors import CheckError

DIFFERENCE = "verschil"


@dataclass(frozen=True)
class EarlierRelease:
    """A release that was published before.

    name: how it is called; same_input: it was made of the same file, so that no count differs
    """

    name: str
    system: System
    same_input: bool


def joined(system: System, earlier: Sequence[EarlierRelease], threshold: int) -> System:
    """The cells and sums of a release with those of earlier ones, and what ties them together.

    The cells of the release come first, in their own order; of what was published before nothing
    can be withheld any more, but all that was hidden stays guarded.
    """
    first = system
    for release in earlier:
        size = 0 if release.same_input else threshold - 1
        links = _Links(system, release, _same_people(first, release.system), size)
        system = links.joined(links.too_different())
    return system


def _same_people(new: System, old: System) -> NDArray[np.intp]:
    """Places of the cells that are about the same people in both, a pair in each row.

    What went together as "Overig" is the same only where a table has the same names in both.
    """
    places = {key: place for place, key in enumerate(old.keys)}
    same = {table for table, _ in _names(new.keys).items() & _names(old.keys).items()}
    pairs = [
        (place, places[key])
        for place, key in enumerate(new.keys)
        if key in places and (key[:2] in same or OTHER not in key)
    ]
    return np.array(pairs, dtype=np.intp).reshape(-1, 2)


def _names(keys: Iterable[Key]) -> dict[Key, frozenset[Key]]:
    """The rows and columns of each table of each unit."""
    names: dict[Key, set[Key]] = {}
    for key in keys:
        names.setdefault(key[:2], set()).add(key[2:])
    return {table: frozenset(found) for table, found in names.items()}


@dataclass(frozen=True)
class _Links:
    """Two releases, the cells that are about the same people, and how far these can be apart."""

    new: System
    release: EarlierRelease
    pairs: NDArray[np.intp]
    size: int

    def too_different(self) -> Marks:
        """The pairs that cannot be that close: the fewest people that make all of it fit."""
        none, every = np.zeros(len(self.pairs), np.bool_), np.ones(len(self.pairs), np.bool_)
        if whole(self.joined(none)).least({}) is not None:
            return none
        loose = self.joined(every)
        number = 2 * len(self.pairs)
        excess = range(len(loose.keys) - number, len(loose.keys))
        found = whole(loose).least(dict.fromkeys(excess, 1.0))
        if found is None:
            raise CheckError(CONTRADICTION)
        marks: Marks = found.values[-number:].reshape(2, -1).sum(axis=0) > SLACK
        return marks

    def joined(self, apart: Marks) -> System:
        """Both as one; apart: pairs of which the difference is not bounded.

        Each pair has three cells more: the difference as far as it is small, and what lies above
        and below that.
        """
        old, number = self.release.system, len(self.pairs)
        named = [(*self.new.keys[place], self.release.name) for place in self.pairs[:, 0]]
        extra = [(*key, kind) for kind in (DIFFERENCE, "meer", "minder") for key in named]
        small = np.where(apart, 0.0, float(self.size))
        excess = np.tile(np.where(apart, LIMIT, 0.0), 2)
        unseen = np.zeros(len(old.keys) + 3 * number, dtype=np.bool_)
        matrix = self._matrix()
        return System(
            keys=(*self.new.keys, *((*key, self.release.name) for key in old.keys), *extra),
            block=(
                *self.new.block,
                *old.block,
                *([self.new.block[place] for place in self.pairs[:, 0]] * 3),
            ),
            low=np.concatenate([self.new.low, old.low, -small, 0 * excess]),
            high=np.concatenate([self.new.high, old.high, small, excess]),
            guarded=np.concatenate(
                [
                    self._still_guarded(),
                    old.guarded,
                    (small > 0) & self._published(),
                    np.zeros(2 * number, dtype=np.bool_),
                ]
            ),
            shown=np.concatenate([self.new.shown, unseen]),
            kept=np.concatenate([self.new.kept, unseen]),
            matrix=matrix,
            by_cell=matrix.tocsc(),
        )

    def _still_guarded(self) -> Marks:
        """What was in print as the same number before needs no guard any more."""
        guarded = self.new.guarded.copy()
        new, old = self.pairs.T
        system = self.release.system
        known = ~system.guarded[old] & (system.high[old] < LIMIT) & (self.size == 0)
        guarded[new[known]] = False
        return guarded

    def _published(self) -> Marks:
        """The pairs that are in print on both sides: what else is equal is so by its nature."""
        in_print: Marks = self.new.shown | self.new.kept
        marks: Marks = in_print[self.pairs[:, 0]] & (
            self.release.system.high[self.pairs[:, 1]] < LIMIT
        )
        return marks

    def _matrix(self) -> csr_array:
        """The sums of both, and for each pair: new = old + difference + above - below."""
        number = len(self.pairs)
        pick_new, pick_old = (
            csr_array(
                (np.ones(number), (np.arange(number), self.pairs[:, side])),
                shape=(number, len(system.keys)),
            )
            for side, system in enumerate((self.new, self.release.system))
        )
        one = eye_array(number)
        return csr_array(
            block_array(
                [
                    [self.new.matrix, None, None, None, None],
                    [None, self.release.system.matrix, None, None, None],
                    [pick_new, -pick_old, -one, -one, one],
                ]
            )
        )
