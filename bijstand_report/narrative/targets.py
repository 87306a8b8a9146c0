"""Doelen en landelijke cijfers: what the settings lay beside a key figure, as text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bijstand_report import formatting
from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import Status, Value


def _with_decimals(number: float) -> Value:
    """As the settings give it: with one decimal only when it has them."""
    return Value(number, Status.SHOWN, decimals=0 if float(number).is_integer() else 1)


def _months(value: Value) -> str:
    if value.decimals == 0 or value.value is None:
        return formatting.months(value)
    return f"{formatting.number(value.value, value.decimals)}{formatting.NO_BREAK}maanden"


_FORMATS: Mapping[str, Callable[[Value], str]] = MappingProxyType(
    {
        "stand": formatting.count,
        "instroom": formatting.count,
        "uitstroom": formatting.count,
        "eerste_jaar": formatting.percentage,
        "mediane_duur": _months,
        "twee_jaar": formatting.percentage,
    }
)


def target_text(key: str, scope: Scope) -> tuple[tuple[str, str], ...]:
    """The target and the national figure for a key figure, as far as the settings give them.

    key: name of a key figure in the settings ("stand"); gives pairs like ("doel", "1.600") and
    ("landelijk", "38%"). A count is told as a whole number.
    """
    return tuple(
        (name, _FORMATS[key](_with_decimals(given[key])))
        for name, given in (("doel", scope.targets), ("landelijk", scope.national))
        if key in given
    )


def national_note(scope: Scope) -> str | None:
    """Who says what the national figures are; None when there are none, or nobody is named."""
    if not scope.national or not scope.national_source:
        return None
    return f"Landelijke cijfers: {scope.national_source}."
