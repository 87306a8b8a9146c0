"""Words on a line: no paragraph ends with a crumb by itself on its last line."""

NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT = 7


def kept_together(text: str) -> str:
    r"""The text with its last word tied to the one before, when it is a short one.

    >>> kept_together("Van die uit 2008 was dat 14%."), kept_together("Dat heet uitkeringen.")
    ('Van die uit 2008 was dat\xa014%.', 'Dat heet uitkeringen.')
    """
    rest, space, last = text.rpartition(" ")
    return f"{rest}{NO_BREAK}{last}" if space and len(last) <= _SHORT else text
