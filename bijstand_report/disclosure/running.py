"""Running sums of protected counts."""

from itertools import accumulate

from bijstand_report.disclosure.publishable import HIDDEN, NOT_APPLICABLE, Row, Status, Value


def running(row: Row) -> Row:
    """Running sums of what is shown, up to the first count that is not.

    >>> ten = Value(10, Status.SHOWN)
    >>> [value.value for value in running((ten, ten, HIDDEN, ten))]
    [10, 20, None, None]
    """
    return tuple(accumulate(row, _add))


def _add(total: Value, value: Value) -> Value:
    if total.value is None:
        return total
    if value.value is None:
        return NOT_APPLICABLE if value.status is Status.NOT_APPLICABLE else HIDDEN
    return Value(total.value + value.value, Status.SHOWN)
