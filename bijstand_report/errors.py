"""Everything that can go wrong for a user, each class with the exit code of the command.

Messages are Dutch, say what is wrong, where, and what to do, and never hold personal data.
"""


class BijstandError(Exception):
    """Base of all errors that are shown to the user without a traceback."""

    exit_code = 1


class InputError(BijstandError):
    """The client file or another input file cannot be used as it is."""


class SettingsError(BijstandError):
    """A setting (option, `bijstand.toml`, `_brand.yml`) is wrong."""


class UsageError(BijstandError):
    """The command is not given as it should be, in a way that only shows once it runs."""

    exit_code = 2


class LimitError(BijstandError):
    """A document takes more time or memory than it may."""


class OutputError(BijstandError):
    """The result cannot be put where it should go."""


class SystemLibraryError(BijstandError):
    """The operating system lacks something: a library (Pango), or memory that processes share."""


class CheckError(BijstandError):
    """A finished document fails its own check and is not put in place."""

    exit_code = 4
