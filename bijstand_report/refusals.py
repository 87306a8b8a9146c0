"""What the operating system refuses, in Dutch: its own words are English, or those of its user.

Takes an `OSError`; gives a reason to put in a message, or a whole message.
"""

import errno
from collections.abc import Mapping
from types import MappingProxyType

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.EACCES: "u hebt er geen rechten voor",
        errno.EPERM: "u hebt er geen rechten voor",
        errno.EROFS: "er kan alleen worden gelezen",
        errno.EEXIST: "er is al een bestand met die naam",
        errno.ENOTDIR: "een deel van de naam is een bestand, geen map",
        errno.EISDIR: "het is een map",
        errno.ENOENT: "de map bestaat niet",
        errno.ENAMETOOLONG: "een naam is te lang",
        errno.EINVAL: "een teken in de naam kan niet",
        errno.ENOSPC: "de schijf is vol",
        errno.EDQUOT: "uw deel van de schijf is vol",
        errno.EFBIG: "het bestand wordt te groot",
        errno.EBUSY: "een ander programma gebruikt het",
        errno.EIO: "de schijf doet het niet",
        errno.EMFILE: "er zijn te veel bestanden open",
        errno.ELOOP: "een koppeling verwijst naar zichzelf",
    }
)
_OTHER = "het systeem staat het niet toe"
_LONGEST = 80


def reason_of(error: OSError) -> str:
    """Why the system refused.

    >>> reason_of(OSError(errno.ENOSPC, "No space left on device"))
    'de schijf is vol'
    """
    return _REASONS.get(error.errno or 0, _OTHER)


def explain(error: OSError) -> str:
    """The message for a refusal that nobody foresaw at its place."""
    return (
        f"{shortened(str(error.filename or 'Een bestand'))} is niet te lezen of te schrijven: "
        f"{reason_of(error)}. Controleer de naam en de map, en of u er rechten voor hebt."
    )


def shortened(name: str) -> str:
    """Of a very long name the beginning."""
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}..."
