"""Reading in a process of its own, for libraries that a damaged file can bring down.

What reads SPSS files and spreadsheets is written in C and Rust: a file may make it loop for ever,
take all memory (one cell in the last corner of a sheet is enough), or stop the whole program. In
another process that ends there, in time.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bijstand_report.errors import InputError

SECONDS = 7.0
BYTES_PER_SECOND = 500_000  # a large file takes longer, and may
_LEAST_MEMORY, MEMORY_PER_BYTE = 1024**3, 100
_WORKER = Path(__file__).with_name("worker.py")


def read_apart(kind: str, path: Path, broken: InputError) -> dict[str, object]:
    """What `worker` makes of a file; kind: "spss" or "excel".

    Raises `broken` when the process stops, or takes too long for a file of this size.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            # -P: what lies in the folder of the worker is no library; else it finds what we find.
            [sys.executable, "-P", str(_WORKER), kind, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library says of its own end
            timeout=SECONDS + path.stat().st_size / BYTES_PER_SECOND,
            preexec_fn=_memory_limit(path.stat().st_size),
            check=True,
        )
        found: dict[str, object] = pickle.loads(done.stdout)  # noqa: S301 - from our own program
    except (subprocess.SubprocessError, pickle.UnpicklingError, EOFError):
        raise broken from None
    if found.get("failure") == "broken":
        raise broken
    return found


def _memory_limit(size: int) -> Callable[[], None] | None:
    try:
        import resource
    except ImportError:  # not on Windows
        return None
    most = _LEAST_MEMORY + MEMORY_PER_BYTE * size
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most))
