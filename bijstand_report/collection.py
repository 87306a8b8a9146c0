"""Garbage collection put off, while millions of small objects are made that stay in use.

Drawing and page layout do that, and every collection in between visits all of them for nothing.
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
