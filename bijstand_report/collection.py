"""Garbage collection put off, while millions of small objects are made that stay in use.

Loading libraries, drawing and page layout do that, and every collection in between visits all of
them for nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Collect no garbage inside; afterwards as it was."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def collect_rarely() -> None:
    """Collect a hundredth as often as Python does by itself, for a process with one task."""
    gc.set_threshold(100_000)


def end_uncollected() -> None:
    """Look for no more garbage, for a process about to end: the system takes all of it back."""
    gc.freeze()
