"""The attack: what somebody can solve for, from published values and rules alone (METHOD 10.3).

Every published value bounds a count, every identity ties counts together; the least and the most
that a hidden count can be, with all of it holding at once, is a linear program. A count is open
when fewer than five whole numbers lie between the two.

Two programs for each hidden count would do, and are slow. But every solution of any program is a
way the release may have come about, in which each hidden count has some value: a count that has two
values far enough apart among the solutions met so far is safe, and needs no program of its own.
Small programs, in which only the counts of one block are free and all others stay where they are,
settle most of the safe counts. Small programs that leave sums further away out of account allow
more than is possible: a count that is open even so is open. What is left is tried with everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bijstand_report.disclosure.program import (
    Places,
    Program,
    Solution,
    nearby,
    restricted,
    whole,
)
from bijstand_report.disclosure.reading.system import Bounds, Key, Marks, System
from bijstand_report.errors import CheckError

LEAST = 5  # possible values that a hidden count keeps
SLACK = 1e-6  # what a program is off by
PUSHES = 4  # programs that push all counts at once, each to a side
BLOCK = 2500  # cells in a small program, or a few more
BOTH_WAYS = (1.0, -1.0)
CONTRADICTION = (
    "De cijfers van deze uitgave spreken elkaar tegen. Meld dit aan wie het programma onderhoudt."
)


@dataclass(frozen=True)
class Open:
    """A hidden count that can be solved for: it lies from low to high.

    by: published counts of which one has to go: those that keep it there if they are shown, else
        shown ones beside them, else hidden ones, of which it is told that they are small
    """

    key: Key
    low: int
    high: int
    by: tuple[Key, ...]


@dataclass(frozen=True)
class Attacked:
    """What came of an attack.

    least, most: of every cell, over all solutions met; point: one that is amid them
    open: the counts that can be solved for; programs: linear programs solved
    smallest: no guarded count has fewer possible values; None when there is none
    """

    system: System
    least: Bounds
    most: Bounds
    point: Bounds
    open: tuple[Open, ...]
    programs: int
    smallest: int | None


def attack(system: System, before: Attacked | None = None) -> Attacked:
    """Find the guarded counts that are open.

    before: an attack on the same release when more of it was shown; what was possible still is.
    Raises CheckError when no counts fit what is published: then it contradicts itself.
    """
    search = _Search(system, before)
    for blocks in (_fine(system), _coarse(system)):
        for cells in _parts(blocks, search.unsettled()):
            search.try_alone(cells)
    for cells in _parts(_coarse(system), search.unsettled()):
        search.try_open(cells)
    search.try_all()
    return search.result()


def exact_ranges(system: System) -> tuple[Bounds, Bounds]:
    """Least and most of every guarded count by two programs each: slow, and beyond doubt."""
    program = whole(system)
    places = np.flatnonzero(system.guarded).tolist()
    least, most = (
        np.array([_required(program.least({place: sign})).at(place) for place in places])
        for sign in BOTH_WAYS
    )
    return least, most


def _required(solution: Solution | None) -> Solution:
    if solution is None:
        raise CheckError(CONTRADICTION)
    return solution


def _widths(least: Bounds, most: Bounds) -> Bounds:
    """How many whole numbers lie between."""
    widths: Bounds = np.floor(most + SLACK) - np.ceil(least - SLACK) + 1
    return widths


def _fine(system: System) -> NDArray[np.int64]:
    """A number for each block ("2015/leefvorm")."""
    return np.unique(np.array(system.block), return_inverse=True)[1]


def _coarse(system: System) -> NDArray[np.int64]:
    """A number for all blocks of a year ("2015")."""
    years = [name.split("/")[0] for name in system.block]
    return np.unique(np.array(years), return_inverse=True)[1]


def _parts(blocks: NDArray[np.int64], wanted: Places) -> Iterator[Places]:
    """The cells of the blocks in which something is wanted, some blocks at a time."""
    waiting: list[np.int64] = []
    sizes = np.bincount(blocks)
    for block in np.unique(blocks[wanted]):
        if waiting and sizes[[*waiting, block]].sum() > BLOCK:
            yield np.flatnonzero(np.isin(blocks, waiting))
            waiting = []
        waiting.append(block)
    if waiting:
        yield np.flatnonzero(np.isin(blocks, waiting))


class _Search:
    """The solutions met so far, the range of each count over them, and the counts that are open."""

    def __init__(self, system: System, before: Attacked | None) -> None:
        self.system = system
        self.least = np.full(len(system.keys), np.inf)
        self.most = np.full(len(system.keys), -np.inf)
        self.open: dict[int, Open] = {}
        self.everything = whole(system)
        self.others: list[Program] = []
        self.random = np.random.default_rng(0)
        if before is None:
            self.point = _required(self.everything.least({})).values
        else:
            self.least, self.most = before.least.copy(), before.most.copy()
            self.point = before.point.copy()

    def result(self) -> Attacked:
        return Attacked(
            system=self.system,
            least=self.least,
            most=self.most,
            point=self.point,
            open=tuple(self.open[place] for place in sorted(self.open)),
            programs=sum(program.solved for program in (self.everything, *self.others)),
            smallest=self._smallest(),
        )

    def _smallest(self) -> int | None:
        safe = self.system.guarded.copy()
        safe[list(self.open)] = False
        widths = _widths(self.least, self.most)[safe].astype(int).tolist()
        return min([*widths, *(o.high - o.low + 1 for o in self.open.values())], default=None)

    def unsettled(self) -> Places:
        marks: Marks = self.system.guarded & ~(_widths(self.least, self.most) >= LEAST)
        marks[list(self.open)] = False
        return np.flatnonzero(marks)

    def try_alone(self, cells: Places) -> None:
        """With all other cells where they are: what is possible so, is possible."""
        program = self._new(restricted(self.system, cells, self.point))
        met = [values for _ in range(PUSHES) for values in self._push(program)]
        if met:  # amid them few counts are at an end of their range, so that others can move
            self.point[cells] = np.mean(met, axis=0)
        for place in self._left(cells):
            for sign in BOTH_WAYS:
                self._meet(program.least({place: sign}))

    def try_open(self, cells: Places) -> None:
        """With the sums that hold one of these cells only: what is not possible so, never is."""
        program = self._new(nearby(self.system, cells))
        for place in self._left(cells):
            self._mark_if_open(place, [_required(program.least({place: s})) for s in BOTH_WAYS])

    def try_all(self) -> None:
        """With everything that is known: what is left of a count now is all there is."""
        program = self.everything
        for place in self._left(program.cells):
            ends = [_required(program.least({place: sign})) for sign in BOTH_WAYS]
            for end in ends:
                self._meet(end)
            self._mark_if_open(place, ends)

    def _new(self, program: Program) -> Program:
        self.others.append(program)
        return program

    def _left(self, cells: Places) -> Iterator[int]:
        """The unsettled ones of some cells, one by one: others may be settled meanwhile."""
        for place in np.intersect1d(self.unsettled(), cells).tolist():
            if not _widths(self.least[place], self.most[place]) >= LEAST:
                yield place

    def _push(self, program: Program) -> list[Bounds]:
        """Each unsettled count to a side, all at once, and then to the other."""
        places = np.intersect1d(self.unsettled(), program.cells).tolist()
        if not places:
            return []
        sides = self.random.choice(BOTH_WAYS, len(places))
        found = [
            program.least(dict(zip(places, (sign * sides).tolist(), strict=True)))
            for sign in BOTH_WAYS
        ]
        for solution in found:
            self._meet(solution)
        return [solution.values for solution in found if solution]

    def _meet(self, found: Solution | None) -> None:
        """What a solution says is possible."""
        if found is not None:
            cells = found.cells
            self.least[cells] = np.minimum(self.least[cells], found.values)
            self.most[cells] = np.maximum(self.most[cells], found.values)

    def _mark_if_open(self, place: int, ends: list[Solution]) -> None:
        low, high = (end.at(place) for end in ends)
        if _widths(np.array(low), np.array(high)) < LEAST:
            held = np.unique(np.concatenate([end.held for end in ends]))
            low, high = int(np.ceil(low - SLACK)), int(np.floor(high + SLACK))
            self.open[place] = Open(self.system.keys[place], low, high, self._to_free(held))

    def _to_free(self, held: Places) -> tuple[Key, ...]:
        """Published counts that keep what is held where it is: shown, beside it, or hidden."""
        system = self.system
        rows = np.unique(system.by_cell[:, held].indices)
        beside = np.unique(system.matrix[rows].indices)
        choices = (held[system.shown[held]], beside[system.shown[beside]], held[system.kept[held]])
        found = next((places for places in choices if len(places)), held[:0])
        return tuple(system.keys[place] for place in found)
