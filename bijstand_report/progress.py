"""What a long piece of work tells its user along the way."""

from collections.abc import Callable

Tell = Callable[[str], None]


class Stage(str):
    """A line that says what is being done from now on, until the next one.

    Shown as any other line; a terminal can also show that it goes on, and how long it took.
    """

    __slots__ = ()
