"""Many reports at once: a few processes, a time limit each, failures collected.

Takes jobs and a function that makes files of one; gives what came of each as soon as it is there.
Processes start afresh (spawn), serve a number of reports and are replaced, so that memory stays
low and nothing of one report gets into another. Each report has its own folder for temporary files.
A process that dies or takes too long costs its own report only.
"""

import gc
import os
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as OutOfTime
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
REPORTS_PER_PROCESS = 25
REPORTS_PER_COLLECTION = 4
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
        if next(_begun()) % REPORTS_PER_COLLECTION == 0:
            gc.collect()
        with own_temporary_folder():
            return self.make(job)


@cache
def _begun() -> Iterator[int]:
    """Counts the reports that this process has begun."""
    return count()


def make_all(
    jobs: Mapping[str, Job],
    make: Callable[[Job], Files],
    *,
    processes: int | None = None,
    seconds: float = SECONDS,
) -> Generator[Outcome, None, None]:
    """What came of each job, the first one to be ready first.

    jobs: by key; make: a function of a module, called in other processes; processes: as many as
    there are processors when it is not told; seconds: what one job may take.
    Stops all processes when the iterator is closed or interrupted.
    Raises SystemLibraryError where no processes can be started.
    """
    workers = min(processes or available_processors(), len(jobs))
    if not workers:
        return
    pool = ProcessPool(workers, max_tasks=REPORTS_PER_PROCESS, context=get_context("spawn"))
    try:
        futures: dict[Future[Files], str] = {
            pool.schedule(Work(make), args=(job,), timeout=seconds): key
            for key, job in jobs.items()
        }
        for future in as_completed(futures):
            yield _outcome(futures[future], future)
    except OSError:
        raise SystemLibraryError(NO_PROCESSES) from None
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


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
    except BijstandError as error:
        return Outcome(key, None, str(error))
    except Exception as error:  # noqa: BLE001  # whatever it is, the others go on
        # The message of an unforeseen error may hold data; its kind does not.
        return Outcome(key, None, f"Onverwachte fout ({type(error).__name__}).", _details(error))


def _details(error: Exception) -> str:
    return str(error.__cause__ or error)
