"""A number cut into classes: the age classes, and the classes of an own view.

`vanaf` holds the lowest value of each class but the first, `namen` the names of all classes.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StrictInt, model_validator

from bijstand_report.columns import UNKNOWN
from bijstand_report.legible import legible

Name = Annotated[str, AfterValidator(legible)]


def require_fit(lowest: Sequence[float], names: Sequence[str]) -> None:
    """Raise ValueError, in Dutch, unless bounds ascend and each class has a name of its own."""
    if list(lowest) != sorted(set(lowest)):
        raise ValueError("zet de getallen bij vanaf van laag naar hoog, elk één keer")
    if len(names) != len(lowest) + 1:
        raise ValueError("geef één naam meer dan er getallen bij vanaf staan")
    if len(set(names)) != len(names):
        raise ValueError("geef elke klasse een eigen naam")
    if UNKNOWN in names or not all(name.strip() for name in names):
        raise ValueError(
            f"een klasse kan niet {UNKNOWN} heten en niet zonder naam zijn; kies een andere naam"
        )


class AgeClasses(BaseModel):
    """Age classes: `vanaf` holds the first age of each class but the first, `namen` their names.

    >>> AgeClasses(vanaf=(30, 51), namen=("< 30", "30-50", "50+")).namen[1]
    '30-50'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    vanaf: tuple[StrictInt, ...]
    namen: tuple[Name, ...]

    @model_validator(mode="after")
    def _fit(self) -> Self:
        require_fit(self.vanaf, self.namen)
        return self


AGE_CLASSES = {
    "origineel": AgeClasses(vanaf=(30, 51), namen=("< 30", "30-50", "50+")),
    "cbs": AgeClasses(vanaf=(27, 45), namen=("tot 27", "27 tot 45", "45 tot AOW")),
}


def class_names(lowest: Sequence[float]) -> tuple[str, ...]:
    """Names for classes that were given none; `lowest` ascends and holds at least one number.

    >>> class_names([0.5, 1000, 3000])
    ('minder dan 0,5', '0,5 tot 1.000', '1.000 tot 3.000', '3.000 en meer')
    """
    texts = [_dutch(number) for number in lowest]
    between = [f"{low} tot {high}" for low, high in pairwise(texts)]
    return (f"minder dan {texts[0]}", *between, f"{texts[-1]} en meer")


def _dutch(number: float) -> str:
    """With every decimal that was written, so that different bounds have different names."""
    text = f"{Decimal(repr(number)):,f}"
    whole, _, decimals = text.partition(".")
    fraction = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
