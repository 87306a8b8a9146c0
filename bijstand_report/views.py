"""The groups of an own view (METHOD 5): from a column of the file to categories in their order.

`read_view` takes a column taken apart in `Cells`; `derive` takes the uitkeringen. A value that is
missing, or that is no number where the view has classes, falls in "Onbekend", which comes last.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.columns import UNKNOWN, alphabetical
from bijstand_report.legible import legible
from bijstand_report.own_view import Classes, OwnView
from bijstand_report.validation.cells import Cells, as_text, cells_of

_POINT = re.compile(r"[+-]?\d*\.?\d+", re.ASCII)
_COMMA = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)


@dataclass(frozen=True)
class ViewColumn:
    """A column in groups.

    groups: categories alphabetical or in the order of the classes, "Onbekend" last
    no_number: rows with a value that is no number, in a view with classes
    """

    groups: "pd.Categorical[str]"
    no_number: NDArray[np.bool_]


def read_view(cells: Cells, view: OwnView) -> ViewColumn:
    """The group of each row."""
    return _in_classes(cells, view.classes) if view.classes else _by_category(cells, view)


def derive(frame: pd.DataFrame, views: Sequence[OwnView]) -> pd.DataFrame:
    """The uitkeringen with the column `OwnView.key` of each view, without categories of no row.

    frame: uitkeringen; it has the column of each view already, save of those that are made of a
    known column: these follow what METHOD 2 takes of that column (the first leefvorm, the last
    team).
    """
    columns = {
        view.key: pd.Series(read_view(cells_of(frame[view.source]), view).groups, index=frame.index)
        if view.source
        else frame[view.key]
        for view in views
    }
    used = {key: groups.cat.remove_unused_categories() for key, groups in columns.items()}
    return frame.assign(**used)


def different_values(cells: Cells) -> int:
    """How many different values there are, as they would be printed."""
    return len({group_name(value) for value in cells.values if value is not None})


def group_name(value: object) -> str:
    """A value as it is printed; "Onbekend" when nothing is left of it."""
    if isinstance(value, bool | np.bool_):
        return "ja" if value else "nee"
    text = legible(as_text(value)).strip()
    return UNKNOWN if not text or text.casefold() == UNKNOWN.casefold() else text


def _by_category(cells: Cells, view: OwnView) -> ViewColumn:
    labels = {_folded(value): label for value, label in view.labels.items()}
    names = [
        UNKNOWN if value is None else group_name(labels.get(_folded(as_text(value)), value))
        for value in cells.values
    ]
    order = alphabetical(list({*names, UNKNOWN}))
    codes = np.array([order.index(name) for name in [*names, UNKNOWN]])
    return ViewColumn(_categorical(cells, codes, order), np.zeros(len(cells.codes), dtype=bool))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _in_classes(cells: Cells, classes: Classes) -> ViewColumn:
    numbers = _numbers(cells.values)
    unknown = np.array([*(number is None for number in numbers), True])
    values = np.array([*(number or 0.0 for number in numbers), 0.0])
    codes = np.searchsorted(classes.vanaf, values, side="right")
    codes[unknown] = len(classes.namen)
    no_number = cells.spread(unknown) & ~cells.blank()
    return ViewColumn(_categorical(cells, codes, [*classes.namen, UNKNOWN]), no_number)


def _categorical(
    cells: Cells, codes: NDArray[np.integer], names: Sequence[str]
) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(cells.spread(codes), categories=pd.Index(names))


def _numbers(values: Sequence[object]) -> list[float | None]:
    """Each value as a number; None for what is none.

    Whether 1.234 is a thousand or a fraction is decided over the whole column: a thousand, unless
    some value has a point where no thousands begin.
    """
    written = [value for value in values if isinstance(value, str) and "." in value]
    thousands = all(_THOUSANDS.fullmatch(text) or _COMMA.fullmatch(text) for text in written)
    return [_number(value, thousands=thousands) for value in values]


def _number(value: object, *, thousands: bool) -> float | None:
    if isinstance(value, str):
        return _from_text(value, thousands=thousands)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | np.number):
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def _from_text(text: str, *, thousands: bool) -> float | None:
    if _COMMA.fullmatch(text) or (thousands and _THOUSANDS.fullmatch(text)):
        return float(text.replace(".", "").replace(",", "."))
    return float(text) if _POINT.fullmatch(text) else None
