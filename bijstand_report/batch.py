"""Many reports at once: a few processes, a time limit each, failures collected.

Takes jobs and a function that makes files of one; gives what came of each as soon as it is there.
Processes start afresh (spawn), before it is known what there is to make, so that they load their
libraries meanwhile. They serve a number of reports and are replaced, so that memory stays low and
nothing of one report gets into another. Each report has its own folder for temporary files.
A process that dies or takes too long costs its own report only.
"""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from multiprocessing import get_context
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from bijstand_report.errors import BijstandError, SystemLibraryError
from bijstand_report.temporary import own_temporary_folder

Job = TypeVar("Job")
Files = Mapping[str, bytes]
MOST_PROCESSES = 8  # unless more are asked for: each takes up to 500 megabytes
REPORTS_PER_PROCESS = 25
REPORTS_PER_COLLECTION = 5  # each leaves some 55 megabytes
SECONDS = 300
NO_PROCESSES = (
    "Op dit systeem kunnen geen processen naast elkaar werken: het gedeelde geheugen (/dev/shm) "
    "ontbreekt of is afgesloten.\nVraag uw beheerder om het open te zetten."
)


@dataclass(frozen=True)
class Outcome:
    """What came of a job: files by name, or why there are none. details: for who asked for them."""

    key: str
    files: Files | None
    failure: str = ""
    details: str = ""


@dataclass(frozen=True)
class Work(Generic[Job]):
    """Makes the files of one job, in a process of its own."""

    make: Callable[[Job], Files]

    def __call__(self, job: Job) -> Files:
        gc.disable()  # rendering makes millions of small objects that stay in use
        made = next(_made())
        if made and made % REPORTS_PER_COLLECTION == 0:
            gc.collect()
        with own_temporary_folder():
            return self.make(job)


@cache
def _made() -> Iterator[int]:
    """Counts the reports that this process has made."""
    return count()


@contextmanager
def processes_ready(number: int | None, load: Callable[[], None]) -> Iterator[ProcessPool]:
    """Processes for `make_all`, which load libraries at once and are stopped at the end.

    number: as many as there are processors, within reason, when it is not told
    load: a function of a module, called in each process when it starts.
    Raises SystemLibraryError where no processes can be started.
    """
    number = number or min(available_processors(), MOST_PROCESSES)
    pool = ProcessPool(number, max_tasks=REPORTS_PER_PROCESS, context=get_context("spawn"))
    try:
        try:
            for _ in range(number):
                pool.schedule(_Loading(load))
        except OSError:
            raise SystemLibraryError(NO_PROCESSES) from None
        yield pool
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


@dataclass(frozen=True)
class _Loading:
    """Loads libraries, in a process of its own."""

    load: Callable[[], None]

    def __call__(self) -> None:
        gc.disable()
        self.load()
        gc.freeze()  # they stay: no collection need look at them


def make_all(
    jobs: Mapping[str, Job],
    make: Callable[[Job], Files],
    pool: ProcessPool,
    *,
    seconds: float = SECONDS,
) -> Iterator[Outcome]:
    """Begin with all jobs; gives what came of each, the first one to be ready first.

    jobs: by key, each begun with before the next is asked for; make: a function of a module, called
    in other processes; pool: these; seconds: what one job may take.
    """
    futures = {_begin(pool, Work(make), job, seconds): key for key, job in jobs.items()}
    return (_outcome(futures[future], future) for future in as_completed(futures))


def _begin(pool: ProcessPool, work: Work[Job], job: Job, seconds: float) -> "Future[Files]":
    try:
        return pool.schedule(work, args=(job,), timeout=seconds)
    except RuntimeError:  # a process was ended while it waited, which ends them all
        failed: Future[Files] = Future()
        failed.set_exception(BrokenProcessPool())
        return failed


def available_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _outcome(key: str, future: Future[Files]) -> Outcome:
    try:
        return Outcome(key, future.result())
    except OutOfTime:
        return Outcome(key, None, "Het maken duurde te lang en is afgebroken.")
    except ProcessExpired as error:
        return Outcome(key, None, f"Het proces is gestopt (code {error.exitcode}).")
    except BrokenProcessPool:
        return Outcome(key, None, "De processen zijn van buiten gestopt.")
    except BijstandError as error:
        return Outcome(key, None, str(error))
    except Exception as error:  # noqa: BLE001  # whatever it is, the others go on
        # The message of an unforeseen error may hold data; its kind does not.
        return Outcome(key, None, f"Onverwachte fout ({type(error).__name__}).", _details(error))


def _details(error: Exception) -> str:
    return str(error.__cause__ or error)
