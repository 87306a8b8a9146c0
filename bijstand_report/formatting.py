"""Dutch numbers and dates, and the signs for what is hidden or does not apply."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import ceil

from babel.dates import format_date
from babel.numbers import format_decimal

from bijstand_report.disclosure.publishable import Status, Value
from bijstand_report.periods import Quarter, ending_on

LOCALE = "nl_NL"
HIDDEN_COUNT = "< 10"
HIDDEN_PERCENTAGE = "."
NOT_APPLICABLE = "n.v.t."
NO_BREAK = "\N{NO-BREAK SPACE}"
DAYS_PER_MONTH = 365.25 / 12
_ORDINALS = ("eerste", "tweede", "derde", "vierde")


def count(value: Value) -> str:
    """A count: "1.690", "< 10", "." when it is withheld for the sake of another, or "n.v.t.".

    >>> count(Value(1690, Status.SHOWN)), count(Value(None, Status.WITHHELD))
    ('1.690', '.')
    """
    if value.value is not None:
        return number(value.value)
    return HIDDEN_COUNT if value.status is Status.HIDDEN else _sign(value)


def _sign(value: Value) -> str:
    """What stands for a figure that is not there."""
    return NOT_APPLICABLE if value.status is Status.NOT_APPLICABLE else HIDDEN_PERCENTAGE


def percentage(value: Value, *, sign: bool = True) -> str:
    """A percentage: "38%" or, with a decimal, "38,1%"; "." or "n.v.t." without one.

    Never a false 0% or 100%:

    >>> percentage(Value(99.99, Status.SHOWN, decimals=1)), percentage(Value(100.0, Status.SHOWN))
    ('99,9%', '100%')
    """
    if value.value is None:
        return _sign(value)
    step = 10.0**-value.decimals
    is_whole = value.value in (0, 100)
    shown = value.value if is_whole else min(max(value.value, step), 100 - step)
    return number(shown, value.decimals) + ("%" if sign else "")


def months(value: Value, *, unit: bool = True) -> str:
    r"""A duration in months; "." or "n.v.t." without one.

    >>> months(Value(1.0, Status.SHOWN)), months(Value(14.0, Status.SHOWN))
    ('1\xa0maand', '14\xa0maanden')
    """
    if value.value is None:
        return _sign(value)
    if not unit:
        return number(value.value)
    word = "maand" if value.value == 1 else "maanden"
    return f"{number(value.value)}{NO_BREAK}{word}"


def in_months(days: Value) -> Value:
    """A duration in days as whole months, rounded up: what lasted it had ended within them.

    A day over counts as no month, for months differ by more than that.

    >>> [in_months(Value(days, Status.SHOWN)).value for days in (0.0, 415.0, 456.0, 457.0)]
    [1.0, 14.0, 15.0, 15.0]
    """
    if days.value is None:
        return days
    return Value(float(max(ceil((days.value - 1) / DAYS_PER_MONTH), 1)), Status.SHOWN)


def number(value: float, decimals: int = 0) -> str:
    """A number with Dutch separators, halves rounded up.

    >>> number(1690), number(38.05, 1)
    ('1.690', '38,1')
    """
    pattern = "#,##0" + ("." + decimals * "0" if decimals else "")
    return format_decimal(_half_up(value, decimals), format=pattern, locale=LOCALE)


def _half_up(value: float, decimals: int) -> Decimal:
    # On the shortest text of the number: 38.05 is 38,1, not the 38,0 that its binary form gives.
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)


def day(value: date) -> str:
    """A date in words: "30 juni 2018"."""
    return format_date(value, "d MMMM y", locale=LOCALE).replace(" ", NO_BREAK)


def month(value: date) -> str:
    """The month of a day in words: "juni 2018"."""
    return format_date(value, "MMMM y", locale=LOCALE).replace(" ", NO_BREAK)


def quarter(value: Quarter) -> str:
    """A quarter in words: "tweede kwartaal 2018"."""
    return f"{quarter_of_the_year(value)} {value.year}"


def quarter_of_the_year(value: Quarter) -> str:
    """A quarter in words, without its year: "tweede kwartaal"."""
    return f"{_ORDINALS[value.number - 1]} kwartaal"


def moment(value: date) -> str:
    """A day as the report names it: the quarter that it closes, or the date."""
    closes = ending_on(value)
    return quarter(closes) if closes else day(value)


def listing(items: list[str]) -> str:
    """Items as a Dutch enumeration: "a, b en c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
