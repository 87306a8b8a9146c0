"""What somebody knows of the counts behind a release: bounds of each, and sums that must hold.

A cell is one count of persons or rows, with a key that names it wherever it appears. Every
identity is written as a sum that equals zero; what an inequality leaves over is a cell of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from bijstand_report.disclosure.publishable import Status, Value
from bijstand_report.disclosure.rules import Rules
from bijstand_report.errors import CheckError

LIMIT = 1e7  # no count is larger: all Dutch bijstand since 1995 is less
Key = tuple[str, ...]  # unit, table, row, column, kind: as many as it takes
Bounds = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class System:
    """Cells and identities, ready to be attacked.

    keys: names of the cells; block: for each, the part of the release to which it belongs
        ("2015/leefvorm"), so that the attack can look at few cells at a time
    low, high: what is known of each cell by itself; guarded: hidden counts, to be kept safe
    shown, kept: published counts, those that may be seen (and withheld) and those that may not
    matrix: one row per identity, with matrix @ counts = 0; by_cell: the same, stored by column
    """

    keys: tuple[Key, ...]
    block: tuple[str, ...]
    low: Bounds
    high: Bounds
    guarded: Marks
    shown: Marks
    kept: Marks
    matrix: csr_array
    by_cell: csc_array


@dataclass
class _Cell:
    block: str
    low: float = 0
    high: float = LIMIT
    guarded: bool = False
    value: Value | None = None


@dataclass
class Builder:
    """Gathers cells and identities under the rules of a profile.

    rests: for every cell that holds a difference, of which two
    """

    rules: Rules
    rests: dict[Key, tuple[Key, Key]] = field(default_factory=dict)
    _cells: dict[Key, _Cell] = field(default_factory=dict)
    _sums: list[dict[Key, int]] = field(default_factory=list)

    def cell(self, key: Key, block: str, low: float = 0, high: float = LIMIT) -> Key:
        """A count that may be nowhere in the release; what is known of it is narrowed."""
        cell = self._cells.setdefault(key, _Cell(block))
        cell.low, cell.high = max(cell.low, low), min(cell.high, high)
        return key

    def count(self, key: Key, block: str, value: Value) -> Key:
        """A published count. Raises CheckError when the same count was treated otherwise before."""
        if value.status is Status.NOT_APPLICABLE:
            return self.cell(key, block)
        before = self._cells[key].value if key in self._cells else None
        if before is not None and (before.value, before.status) != (value.value, value.status):
            raise CheckError(
                f"Hetzelfde aantal is op twee manieren beschermd: {' '.join(key)}. "
                "Meld dit aan wie het programma onderhoudt."
            )
        low, high = interval(value, self.rules)
        self.cell(key, block, low, high)
        self._cells[key].value = value
        self._cells[key].guarded = not value.shown
        return key

    def hide(self, key: Key, block: str) -> Key:
        """A count that is kept back because it is below the threshold."""
        self.cell(key, block, 0, self.rules.threshold - 1)
        self._cells[key].guarded = True
        return key

    def show(self, key: Key, value: Value) -> None:
        """A count that can be seen by what is made of it, such as a percentage."""
        self._cells[key].value = value

    def keep_back(self, key: Key, block: str) -> Key:
        """A count that is not shown and of which no rule says how large it is."""
        self.cell(key, block)
        self._cells[key].guarded = not self.is_shown(key)
        return key

    def has(self, key: Key) -> bool:
        return key in self._cells

    def is_shown(self, key: Key) -> bool:
        value = self._cells[key].value
        return value is not None and value.shown

    def known(self) -> dict[Key, int]:
        """The cells of which the exact count is known."""
        return {key: int(cell.low) for key, cell in self._cells.items() if cell.low == cell.high}

    def keys(self) -> tuple[Key, ...]:
        return tuple(self._cells)

    def block_of(self, key: Key) -> str:
        return self._cells[key].block

    def adds_up(self, whole: Key, parts: Iterable[Key]) -> None:
        """The whole is the sum of the parts."""
        self.balances([(whole, 1), *((part, -1) for part in parts)])

    def balances(self, terms: Iterable[tuple[Key, int]]) -> None:
        """The terms, each a cell times a number, add up to zero."""
        row: dict[Key, int] = {}
        for key, times in terms:
            row[key] = row.get(key, 0) + times
        self._sums.append(row)

    def at_most(self, part: Key, whole: Key, block: str, name: str = "rest") -> Key:
        """The part is no more than the whole; gives the cell that holds the difference."""
        rest = self.cell((*part, name), block)
        self.adds_up(whole, (part, rest))
        self.rests[rest] = (whole, part)
        return rest

    def build(self) -> System:
        """All of it as arrays."""
        cells = list(self._cells.values())
        place = {key: number for number, key in enumerate(self._cells)}
        seen = np.array([cell.value is not None for cell in cells], dtype=np.bool_)
        shown = np.array([bool(cell.value and cell.value.shown) for cell in cells], np.bool_)
        sums = [{place[key]: times for key, times in terms.items()} for terms in self._sums]
        matrix = matrix_of(sums, len(cells))
        return System(
            keys=tuple(self._cells),
            block=tuple(cell.block for cell in cells),
            low=np.array([cell.low for cell in cells], dtype=np.float64),
            high=np.array([cell.high for cell in cells], dtype=np.float64),
            guarded=np.array([cell.guarded for cell in cells], dtype=np.bool_),
            shown=shown,
            kept=seen & ~shown,
            matrix=matrix,
            by_cell=matrix.tocsc(),
        )


def matrix_of(sums: Sequence[Mapping[int, int]], cells: int) -> csr_array:
    """One row per sum (place of a cell -> times that it counts), one column per cell."""
    entries = [
        (row, place, times) for row, terms in enumerate(sums) for place, times in terms.items()
    ]
    rows, columns, times = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(sums), cells)
    return csr_array((np.array(times, dtype=np.float64), (rows, columns)), shape=shape)


def interval(value: Value, rules: Rules) -> tuple[float, float]:
    """Between which bounds the count behind a protected value lies.

    >>> from bijstand_report.choices import Profile
    >>> from bijstand_report.disclosure.rules import RULES, protect_count
    >>> [interval(protect_count(n, RULES[Profile.RAAD]), RULES[Profile.RAAD]) for n in (3, 12, 20)]
    [(0, 9), (10, 12), (18, 22)]
    """
    if value.status is Status.WITHHELD:
        return 0, LIMIT
    if value.value is None:
        return 0, rules.threshold - 1
    least = int(value.value) - rules.base // 2
    return max(least, rules.threshold), least + rules.base - 1
