"""A limit to the time and memory that a document may take, so that no text or template runs wild.

Works where the system can interrupt a program (Linux, macOS) and limit its memory (Linux);
elsewhere documents are made without a limit.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from bijstand_report.errors import LimitError

SECONDS = 300
MEGABYTES = 3000
_MEGABYTE = 1024 * 1024
_ADVICE = "Kijk of uw sjablonen, toelichtingen of huisstijl te veel vragen."


@contextmanager
def limited(seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Iterator[None]:
    """Raise LimitError when what is done inside takes longer, or more memory on top of now."""
    try:
        with _time(seconds), _memory(megabytes * _MEGABYTE):
            yield
    except MemoryError:
        raise LimitError(f"Het document vraagt te veel geheugen. {_ADVICE}") from None


@contextmanager
def _time(seconds: float) -> Iterator[None]:
    in_main = threading.current_thread() is threading.main_thread()
    if not (hasattr(signal, "SIGALRM") and in_main):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise LimitError(f"Het document is na {seconds:g} seconden niet klaar. {_ADVICE}")

    before = signal.signal(signal.SIGALRM, stop)
    # Again after a second: a library may have caught the first.
    around = signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, *around)  # of a limit around this one, if any


@contextmanager
def _memory(extra: int) -> Iterator[None]:
    in_use = _address_space()
    if in_use is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = in_use + extra
    ceilings = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *ceilings]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int | None:
    """How many bytes of addresses the process has; None where that cannot be known."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return None
    import resource

    return pages * resource.getpagesize()
