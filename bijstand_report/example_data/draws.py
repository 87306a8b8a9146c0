"""Random draws by inverse distribution.

Only `Generator.random` is used: its stream is the same in every version of numpy, so that a seed
gives the same file everywhere.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def pick(rng: np.random.Generator, weights: Sequence[float] | Floats, size: int) -> Ints:
    """Positions 0, 1, ... drawn with these weights."""
    return np.searchsorted(_cumulative(weights), rng.random(size), side="right").astype(np.int64)


def pick_by_group(rng: np.random.Generator, weights: Floats, group: Ints) -> Ints:
    """One position for each member, drawn with the weights (a row of `weights`) of its group."""
    uniform = rng.random(len(group))
    result = np.zeros(len(group), dtype=np.int64)
    for number, row in enumerate(weights):
        members = group == number
        result[members] = np.searchsorted(_cumulative(row), uniform[members], side="right")
    return result


def _cumulative(weights: Sequence[float] | Floats) -> Floats:
    """Upper bounds of each position; the last is exactly 1, which a draw never reaches."""
    sums = np.cumsum(np.asarray(weights, dtype=np.float64))
    scaled: Floats = sums / sums[-1]
    return scaled


def chance(rng: np.random.Generator, share: float | Floats, size: int) -> Bools:
    """True for about this share."""
    return rng.random(size) < share


def exponential(rng: np.random.Generator, size: int) -> Floats:
    """Waiting times with mean 1."""
    times: Floats = -np.log1p(-rng.random(size))
    return times


def carry_forward(values: Ints, fresh: Bools) -> Ints:
    """Each value, or the last fresh one before it; the first must be fresh.

    >>> carry_forward(np.array([5, 6, 7, 8]), np.array([True, False, True, False])).tolist()
    [5, 5, 7, 7]
    """
    position = np.where(fresh, np.arange(len(values)), 0)
    return values[np.maximum.accumulate(position)] if len(values) else values
