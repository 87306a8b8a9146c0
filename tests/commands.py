"""The type of the fixture `command`, for annotations."""

from collections.abc import Callable
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]
