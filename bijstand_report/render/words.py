"""Words on a line: none by itself at the end of a paragraph, and which are too long to trust."""

NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT, _LONG = 7, 12


def kept_together(text: str) -> str:
    r"""The text with its last word tied to the one before, when it is a short one.

    >>> kept_together("Van die uit 2008 was dat 14%."), kept_together("Dat heet uitkeringen.")
    ('Van die uit 2008 was dat\xa014%.', 'Dat heet uitkeringen.')
    """
    rest, space, last = text.rpartition(" ")
    return f"{rest}{NO_BREAK}{last}" if space and len(last) <= _SHORT else text


def sign_kept(text: str) -> str:
    r"""The text with the sign "<" tied to its number.

    >>> sign_kept("vrouw < 30")
    'vrouw <\xa030'
    """
    return text.replace("< ", f"<{NO_BREAK}")


def with_long_word(text: str) -> bool:
    """Whether a word in it may be wider than the narrowest column of names.

    >>> with_long_word("Alleenstaande ouder"), with_long_word("Paar")
    (True, False)
    """
    return any(len(word) > _LONG for word in text.split(" "))
