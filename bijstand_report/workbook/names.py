"""Names of sheets: unique, and fit for Excel."""

import re
from collections.abc import Sequence

from bijstand_report.own_view import free_name

CONTENTS = "Inhoud"
_RESERVED = "history"  # Excel keeps it for itself
_LONGEST = 31
_ROOM_FOR_NUMBER = 4
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def sheet_names(tables: Sequence[str]) -> list[str]:
    """A name for the sheet of each table, at most 31 signs, none twice, none that of the contents.

    >>> sheet_names(["cohort", "inhoud", "rest_" + 28 * "a" + "_1", "rest_" + 28 * "a" + "_2"])
    ['cohort', 'inhoud_2', 'rest_aaaaaaaaaaaaaaaaaaaaaaaaaa', 'rest_aaaaaaaaaaaaaaaaaaaaaa_2']
    """
    taken = {CONTENTS.lower(), _RESERVED}
    names = []
    for table in tables:
        wanted = _FORBIDDEN.sub("_", table)
        name = wanted[:_LONGEST]
        if name.lower() in taken:
            stem = wanted[: _LONGEST - _ROOM_FOR_NUMBER].lower()
            name = free_name(stem, {*taken, stem})
        taken.add(name.lower())
        names.append(name)
    return names
