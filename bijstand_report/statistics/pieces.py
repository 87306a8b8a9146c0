"""A large file in pieces that fit in the cache of a processor.

What is computed of all rows at once takes new memory of the size of a column for every step; to get
that from the system took as long as the counting itself (10,000,000 rows).
"""

from collections.abc import Iterator

ROWS = 65_536


def pieces(rows: int) -> Iterator[slice]:
    """Slices that hold each row once, in order.

    >>> list(pieces(100_000))
    [slice(0, 65536, None), slice(65536, 131072, None)]
    """
    return (slice(first, first + ROWS) for first in range(0, rows, ROWS))
