"""WeasyPrint and the system's Pango that it needs, loaded when the first PDF is made."""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO

from bijstand_report.errors import SystemLibraryError

PANGO_MISSING = """\
De bibliotheek Pango ontbreekt; zonder Pango kan er geen PDF worden gemaakt.
Installeer haar zo:
  Debian of Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  macOS:            brew install pango
  Windows:          gebruik WSL, of MSYS2 met mingw-w64-ucrt-x86_64-pango"""


def load_weasyprint() -> None:
    """Load WeasyPrint. Raises SystemLibraryError without Pango."""
    try:
        # WeasyPrint prints its own, English, advice on standard output before it raises.
        with redirect_stdout(StringIO()), _by_name_only():
            import weasyprint  # noqa: F401
    except OSError:
        raise SystemLibraryError(PANGO_MISSING) from None


@contextmanager
def _by_name_only() -> Iterator[None]:
    """Load libraries by the names that they are asked for, on Linux.

    WeasyPrint tries the names of all systems. For each that is not there Python asks `ldconfig`,
    `gcc` and `ld`, in processes of their own, which takes as long as all else of the import; the
    name that Linux has for the library comes last.
    """
    if sys.platform != "linux" or "weasyprint" in sys.modules:
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        ctypes.util.find_library = search
