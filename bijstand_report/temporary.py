"""Temporary files that are gone afterwards, also those that a library leaves behind."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_temporary_folder() -> Iterator[str]:
    """A new folder for all temporary files made inside, removed at the end with what is in it.

    What is still in use then (Windows does not remove that) stays.
    """
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="bijstand-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        try:
            yield folder
        finally:
            tempfile.tempdir = before
