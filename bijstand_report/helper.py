"""A second process beside this one, so that one report is made by two processors.

Takes functions of modules with what they need, and gives their results when these are asked for.
The process starts afresh (spawn), as on every system; it loads what it will need while the client
file is read. Where there is one processor, or all are busy already, the work is done here.
"""

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import Generic, ParamSpec, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from bijstand_report.batch import available_processors
from bijstand_report.collection import without_collection

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Task(Protocol[T_co]):
    """Work that was handed over."""

    def result(self) -> T_co:
        """What came of it; raises what went wrong with it."""


class Helper(Protocol):
    """Who takes work over."""

    def start(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Task[T]:
        """Begin with a function of a module."""


class NoHelper:
    """Does the work itself, at once."""

    def start(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Task[T]:
        """Do it."""
        future: Future[T] = Future()
        future.set_result(function(*args, **kwargs))
        return future


class _Handed(Generic[T]):
    """Work in the other process; done here after all when that process dies."""

    def __init__(self, future: "Future[T]", again: Callable[[], T]) -> None:
        self._future, self._again = future, again

    def result(self) -> T:
        try:
            return self._future.result()
        except (ProcessExpired, BrokenProcessPool):
            return self._again()


class _SecondProcess:
    def __init__(self, pool: ProcessPool) -> None:
        self._pool = pool

    def start(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Task[T]:
        try:
            future = self._pool.schedule(function, args=args, kwargs=kwargs)
        except RuntimeError:  # the process has died before
            return NoHelper().start(function, *args, **kwargs)
        return _Handed(future, lambda: function(*args, **kwargs))


@contextmanager
def second_process(*modules: str) -> Iterator[Helper]:
    """A process that takes work over inside, and is stopped at the end whatever it is doing.

    Neither process collects garbage meanwhile: together they make one report, and have the memory.
    modules: what it loads at once, by name.
    """
    pool = _started(modules)
    if pool is None:
        yield NoHelper()
        return
    try:
        with without_collection():
            yield _SecondProcess(pool)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _started(modules: tuple[str, ...]) -> ProcessPool | None:
    """A pool with one process; None without a free processor or shared memory."""
    if not _is_room():
        return None
    pool = ProcessPool(1, context=get_context("spawn"))
    try:
        pool.schedule(_load, args=modules)
    except OSError:
        return None
    return pool


def _is_room() -> bool:
    """Whether there is a second processor, and others leave it time (Windows does not say)."""
    processors = available_processors()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    return processors > 1 and busy <= processors


def _load(*modules: str) -> None:
    gc.disable()
    for name in modules:
        import_module(name)
