"""The attack: what somebody can solve for, from published values and rules alone (METHOD 10.3).

Every published value bounds a count, every identity ties counts together; the least and the most
that a hidden count can be, with all of it holding at once, is a linear program. A count is open when
fewer than five whole numbers lie between the two.

Two programs for each hidden count would be exact, and slow. But every solution of any program is a
way the release may have come about, in which each hidden count has some value: a count that has two
values far enough apart among the solutions met so far is safe, and needs no program of its own. So
programs that push many counts at once to one side settle most of them. First the counts of one
block are free and all others stay as they were in a solution, which gives small programs; what
is left is tried in larger blocks, and in the end by itself, with everything free.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csc_array, csr_array

from bijstand_report.disclosure.system import Bounds, Key, System
from bijstand_report.errors import CheckError

LEAST = 5  # possible values that a hidden count keeps
SLACK = 1e-6  # what a program is off by
PROGRAM = 2500  # cells in a program that is not about everything, or a few more
GAIN = 0.8  # as long as no more than this is left, more of the same is tried
CONTRADICTION = "De cijfers van deze uitgave spreken elkaar tegen."
Matrix = csr_array | csc_array


@dataclass(frozen=True)
class Open:
    """A hidden count that can be solved for: it lies from low to high."""

    key: Key
    low: int
    high: int


@dataclass(frozen=True)
class Attacked:
    """What came of an attack.

    low, high: the range that is known to remain for each guarded cell, in the order of `places`;
        the exact one for open cells
    places: where they are in the system; programs: linear programs solved
    least, most: of every cell, over all solutions met; point: one that is amid them
    """

    system: System
    places: NDArray[np.intp]
    low: Bounds
    high: Bounds
    programs: int
    least: Bounds
    most: Bounds
    point: Bounds

    @property
    def widths(self) -> NDArray[np.int64]:
        """How many values each guarded count keeps at least."""
        widths: NDArray[np.int64] = (self.high - self.low + 1).astype(np.int64)
        return widths

    @property
    def open(self) -> tuple[Open, ...]:
        return tuple(
            Open(self.system.keys[place], int(self.low[i]), int(self.high[i]))
            for i, place in enumerate(self.places)
            if self.widths[i] < LEAST
        )

    @property
    def smallest(self) -> int | None:
        return int(self.widths.min()) if len(self.places) else None


def exact_ranges(system: System) -> Attacked:
    """Both programs for every guarded count: slow, and exact."""
    search = _Search(system)
    for place in search.places:
        search.find_range(place)
    return search.result()


def attack(system: System, before: Attacked | None = None) -> Attacked:
    """Find the guarded counts that are open.

    before: an attack on the same release when more of it was shown; what was possible still is.
    Raises CheckError when no counts fit what is published: then it contradicts itself.
    """
    search = _Search(system)
    if before is None:
        search.start()
    else:
        search.go_on(before)
    for blocks in (_fine(system), _coarse(system)):
        for columns in _parts(blocks, search.unsettled()):
            search.sweep(columns)
    coarse = _coarse(system)
    for place in search.unsettled():
        search.settle(place, np.flatnonzero(coarse == coarse[place]))
    return search.result()


def _fine(system: System) -> NDArray[np.int64]:
    """A number for each block ("2015/leefvorm")."""
    return np.unique(np.array(system.block), return_inverse=True)[1]


def _coarse(system: System) -> NDArray[np.int64]:
    """A number for all blocks of a year ("2015")."""
    years = [name.split("/")[0] for name in system.block]
    return np.unique(np.array(years), return_inverse=True)[1]


def _parts(blocks: NDArray[np.int64], wanted: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """The cells of the blocks in which something is wanted, some blocks at a time."""
    waiting: list[np.int64] = []
    sizes = np.bincount(blocks)
    for block in np.unique(blocks[wanted]):
        if waiting and sizes[[*waiting, block]].sum() > PROGRAM:
            yield np.flatnonzero(np.isin(blocks, waiting))
            waiting = []
        waiting.append(block)
    if waiting:
        yield np.flatnonzero(np.isin(blocks, waiting))


class _Search:
    """The solutions met so far, and the range of each guarded count over them."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.places = np.flatnonzero(system.guarded)
        self.least = np.full(len(system.keys), np.inf)
        self.most = np.full(len(system.keys), -np.inf)
        self.exact = np.zeros(len(system.keys), dtype=np.bool_)
        self.point = np.zeros(len(system.keys))
        self.programs = 0
        self.everything = np.arange(len(system.keys))
        self.random = np.random.default_rng(0)

    def result(self) -> Attacked:
        low = np.ceil(self.least[self.places] - SLACK)
        high = np.floor(self.most[self.places] + SLACK)
        return Attacked(
            self.system,
            self.places,
            low,
            high,
            self.programs,
            self.least,
            self.most,
            self.point,
        )

    def unsettled(self) -> NDArray[np.intp]:
        width = np.floor(self.most + SLACK) - np.ceil(self.least - SLACK) + 1
        return np.flatnonzero(self.system.guarded & ~self.exact & ~(width >= LEAST))

    def start(self) -> None:
        """A point amid a few solutions, so that few counts are at an end of their range."""
        points = []
        for sign in (1, -1):
            self.solve(self.everything, sign * self._objective(self.everything))
            points.append(self.point)
        self.point = np.mean(points, axis=0)

    def go_on(self, before: Attacked) -> None:
        self.least, self.most = before.least.copy(), before.most.copy()
        self.point = before.point
        self.least[before.places[before.widths < LEAST]] = np.inf
        self.most[before.places[before.widths < LEAST]] = -np.inf

    def sweep(self, columns: NDArray[np.intp]) -> None:
        """Push the unsettled counts of some blocks together, as long as that settles many."""
        left = len(np.intersect1d(self.unsettled(), columns))
        while left:
            objective = self._objective(columns)
            for sign in (1, -1):
                self.solve(columns, sign * objective)
            before, left = left, len(np.intersect1d(self.unsettled(), columns))
            if left > GAIN * before:
                return

    def settle(self, place: np.intp, block: NDArray[np.intp]) -> None:
        """Whether one count is open: by what is near it, and if that does not tell by all."""
        if self._is_open_nearby(place, block) or place not in self.unsettled():
            return
        self._both_ways(place, block)
        if place in self.unsettled():
            self.find_range(place)

    def _is_open_nearby(self, place: np.intp, block: NDArray[np.intp]) -> bool:
        """With only the sums that hold a count of its block, all else free: then more is possible."""
        rows = np.unique(self.system.by_cell[:, block].indices)
        part = self.system.matrix[rows]
        columns = np.unique(part.indices)
        part = part.tocsc()[:, columns]
        objective = np.where(columns == place, 1.0, 0.0)
        ends = [
            self._program(part, np.zeros(len(rows)), columns, sign * objective) for sign in (1, -1)
        ]
        if any(end is None for end in ends):
            raise CheckError(CONTRADICTION)
        low, high = (float(end[columns == place][0]) for end in ends if end is not None)
        is_open = np.floor(high + SLACK) - np.ceil(low - SLACK) + 1 < LEAST
        if is_open:
            self.least[place], self.most[place], self.exact[place] = low, high, True
        return bool(is_open)

    def find_range(self, place: np.intp) -> None:
        """The exact range of one count, everything free."""
        self._both_ways(place, self.everything)
        self.exact[place] = True

    def _both_ways(self, place: np.intp, columns: NDArray[np.intp]) -> None:
        objective = np.where(columns == place, 1.0, 0.0)
        for sign in (1, -1):
            self.solve(columns, sign * objective)

    def _objective(self, columns: NDArray[np.intp]) -> Bounds:
        """Each unsettled count to a side of its own, at random."""
        objective = np.zeros(len(columns))
        wanted = np.isin(columns, self.unsettled())
        objective[wanted] = self.random.choice([-1.0, 1.0], int(wanted.sum()))
        return objective

    def solve(self, columns: NDArray[np.intp], objective: Bounds) -> None:
        """The least of a sum over some cells, the others staying where they are."""
        part = self.system.by_cell[:, columns]
        rows = np.unique(part.indices)
        part = part.tocsr()[rows]
        target = part @ self.point[columns] - self.system.matrix[rows] @ self.point
        solution = self._program(part, target, columns, objective)
        if solution is None:
            if len(columns) == len(self.point):
                raise CheckError(CONTRADICTION)
            return
        self.point = self.point.copy()
        self.point[columns] = solution
        np.minimum(self.least, self.point, out=self.least)
        np.maximum(self.most, self.point, out=self.most)

    def _program(
        self, matrix: Matrix, target: Bounds, columns: NDArray[np.intp], objective: Bounds
    ) -> Bounds | None:
        self.programs += 1
        bounds = np.column_stack([self.system.low[columns], self.system.high[columns]])
        found = linprog(objective, A_eq=matrix, b_eq=target, bounds=bounds, method="highs-ds")
        solution: Bounds | None = found.x
        return solution
