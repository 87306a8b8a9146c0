"""The attack: ranges by hand, by trying every whole number, and by another solver."""

import numpy as np
import pytest
from municipalities import client_file, statistics
from numpy.typing import NDArray
from scipy.optimize import linprog

from bijstand_report.choices import Profile
from bijstand_report.disclosure.attack import LEAST, attack, exact_ranges
from bijstand_report.disclosure.protect import each_by_itself
from bijstand_report.disclosure.publishable import Status, Value
from bijstand_report.disclosure.reading.hints import told_of
from bijstand_report.disclosure.reading.release import read_release
from bijstand_report.disclosure.reading.system import Builder, System
from bijstand_report.disclosure.rules import RULES, protect_count
from bijstand_report.errors import CheckError

RAAD = RULES[Profile.RAAD]


def shown(count: int) -> Value:
    return protect_count(count, RAAD)


def table(rows: list[list[int]]) -> System:
    """A table of counts with its totals, each protected by itself."""
    builder = Builder(RAAD)
    names = [[("x", "cel", str(i), str(j)) for j in range(len(rows[0]))] for i in range(len(rows))]
    for keys, counts in zip(names, rows, strict=True):
        for key, count in zip(keys, counts, strict=True):
            builder.count(key, "tabel", shown(count))
    for i, keys in enumerate(names):
        whole = builder.count(("x", "rij", str(i)), "tabel", shown(sum(rows[i])))
        builder.adds_up(whole, keys)
    for j, column in enumerate(zip(*rows, strict=True)):
        whole = builder.count(("x", "kolom", str(j)), "tabel", shown(sum(column)))
        builder.adds_up(whole, [keys[j] for keys in names])
    return builder.build()


def test_the_rest_of_a_total() -> None:
    """38 to 42 in all, 28 to 32 of them a: b is 6 to 9, since it is below ten."""
    builder = Builder(RAAD)
    whole, a, b = (("x", name) for name in "wab")
    for key, value in ((whole, shown(40)), (a, shown(30)), (b, shown(9))):
        builder.count(key, "tabel", value)
    builder.adds_up(whole, [a, b])
    (found,) = attack(builder.build()).open
    assert (found.key, found.low, found.high) == (b, 6, 9)
    assert set(found.by) <= {whole, a}
    assert found.by


def test_what_is_kept_back_says_nothing() -> None:
    builder = Builder(RAAD)
    whole, a, b = (("x", name) for name in "wab")
    for key, value in ((whole, shown(40)), (a, Value(None, Status.WITHHELD)), (b, shown(9))):
        builder.count(key, "tabel", value)
    builder.adds_up(whole, [a, b])
    found = attack(builder.build())
    assert found.open == ()
    assert found.smallest == 10


def test_no_counts_fit_what_is_published() -> None:
    builder = Builder(RAAD)
    whole, a, b = (("x", name) for name in "wab")
    for key, value in ((whole, shown(100)), (a, shown(30)), (b, shown(9))):
        builder.count(key, "tabel", value)
    builder.adds_up(whole, [a, b])
    with pytest.raises(CheckError, match="spreken elkaar tegen"):
        attack(builder.build())


def test_one_count_in_two_ways() -> None:
    builder = Builder(RAAD)
    builder.count(("x", "a"), "tabel", shown(12))
    with pytest.raises(CheckError, match="twee manieren"):
        builder.count(("x", "a"), "tabel", shown(9))


def whole_numbers(system: System) -> NDArray[np.int64]:
    """Every way in which a table of two by two may have come about, one per row."""
    cells = (np.arange(system.low[place], system.high[place] + 1) for place in range(4))
    a, b, c, d = (axis.ravel() for axis in np.meshgrid(*cells))
    counts = np.column_stack([a, b, c, d, a + b, c + d, a + c, b + d])
    ways: NDArray[np.int64] = counts[((system.low <= counts) & (counts <= system.high)).all(axis=1)]
    return ways


@pytest.mark.parametrize(
    "rows",
    [[[12, 3], [9, 14]], [[10, 9], [9, 10]], [[20, 0], [0, 20]], [[22, 9], [12, 12]]],
)
def test_against_every_whole_number(rows: list[list[int]]) -> None:
    system = table(rows)
    ways = whole_numbers(system)
    hidden = np.flatnonzero(system.guarded)
    low, high = exact_ranges(system)
    assert low == pytest.approx(ways.min(axis=0)[hidden])
    assert high == pytest.approx(ways.max(axis=0)[hidden])
    few = hidden[ways.max(axis=0)[hidden] - ways.min(axis=0)[hidden] + 1 < LEAST]
    assert {found.key for found in attack(system).open} == {system.keys[place] for place in few}


def release_by_itself(number: int, size: int, *, teams: bool) -> System:
    units = statistics(client_file(number, size, teams=3), teams=teams)
    alone = each_by_itself(units, Profile.RAAD, Profile.RAAD)
    told = told_of(each_by_itself(units, Profile.RAAD, Profile.INTERN), RAAD)
    return read_release(alone, RAAD, told).build()


@pytest.mark.parametrize(("number", "size", "teams"), [(1, 60, False), (2, 300, False)])
def test_the_quick_way_finds_what_another_solver_finds(
    number: int, size: int, *, teams: bool
) -> None:
    """Two programs by scipy for every hidden count of a release, everything free."""
    system = release_by_itself(number, size, teams=teams)
    bounds = np.column_stack([system.low, system.high])
    expected = {}
    for place in np.flatnonzero(system.guarded):
        objective = np.zeros(len(system.keys))
        objective[place] = 1
        low, high = (
            sign
            * linprog(
                sign * objective,
                A_eq=system.matrix,
                b_eq=np.zeros(system.matrix.shape[0]),
                bounds=bounds,
            ).fun
            for sign in (1, -1)
        )
        low, high = int(np.ceil(low - 1e-6)), int(np.floor(high + 1e-6))
        if high - low + 1 < LEAST:
            expected[system.keys[place]] = (low, high)
    found = attack(system)
    assert expected
    assert {item.key for item in found.open} == expected.keys()
    for item in found.open:  # a range found with few sums may be wider than the true one
        low, high = expected[item.key]
        assert item.low <= low <= high <= item.high


def test_with_teams_the_quick_way_finds_what_the_slow_way_finds() -> None:
    system = release_by_itself(4, 90, teams=True)
    low, high = exact_ranges(system)
    keys = [system.keys[place] for place in np.flatnonzero(system.guarded)]
    widths = np.floor(high + 1e-6) - np.ceil(low - 1e-6) + 1
    expected = {key for key, width in zip(keys, widths, strict=True) if width < LEAST}
    found = attack(system)
    assert expected
    assert {item.key for item in found.open} == expected
    assert found.smallest is not None
    assert widths.min() <= found.smallest < LEAST
