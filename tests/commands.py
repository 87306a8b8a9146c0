"""The type of the fixture `command`, for annotations, and an environment unlike ours."""

from collections.abc import Callable
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]

# Another hash seed, time zone and locale.
ELSEWHERE = {
    "PYTHONHASHSEED": "4321",
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C",
    "SOURCE_DATE_EPOCH": "0",
}
