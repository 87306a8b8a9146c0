"""Own views: a column of the client file that becomes a view like the five of the original.

Takes the table `[indelingen]` of the settings; gives an `OwnView` for each entry, with a name that
is fit for files and of which no other table has the same. Refuses, as ValueError in Dutch, titles
that cannot be printed or told apart, and classes that do not fit.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from bijstand_report.classes import Name, class_names, require_fit
from bijstand_report.legible import legible

COLUMN_PREFIX = "indeling_"
LONGEST_TITLE = 40
_LONGEST_NAME = 28  # a sheet of a workbook has a name of at most 31 signs; a number may follow
# Names of the tables and statistics that the program makes itself, and words that cannot be the
# name of a file in Windows.
TAKEN_NAMES = frozenset(
    {"leeftijd_leefvorm", "instroomreden", "leefvorm", "geslacht", "leeftijdsklasse"}
    | {"leeftijdsklasse_geslacht", "cohort", "stroom", "duur", "overleving", "uitstroomreden"}
    | {"uitstroomreden_kwartaal", "stroom_jaar", "stand", "herinstroom", "overleving_mediaan"}
    | {"eerste_jaar", "totaal", "instroomjaar", "kerncijfers", "toelichting", "verantwoording"}
    | {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)

Bound = Annotated[float, Field(strict=True, allow_inf_nan=False)]


class Classes(NamedTuple):
    """Classes of a number: the lowest value of each but the first, and the name of each."""

    vanaf: tuple[float, ...]
    namen: tuple[str, ...]


@dataclass(frozen=True)
class OwnView:
    """One own view.

    name: the title made fit for files and ids (a-z, 0-9 and _); title: as in the settings
    column: name of the column in the file, or a name by which the program knows one
    classes: None for a view by category
    labels: value of the file -> name in the report; values that are not in it keep their own
    source: the known column ("leefvorm") that it is made of; "" for any other column of the file
    """

    name: str
    title: str
    column: str
    classes: Classes | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    source: str = ""

    @property
    def key(self) -> str:
        """Its column in the frames of the program."""
        return COLUMN_PREFIX + self.name


class OwnViewSettings(BaseModel):
    """An entry of `[indelingen]`.

    kolom: column of the file; vanaf, namen: classes of a number; labels: other names for values
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kolom: Annotated[str, Field(min_length=1)]
    vanaf: Annotated[tuple[Bound, ...], Field(min_length=1)] | None = None
    namen: tuple[Name, ...] | None = None
    labels: dict[str, Name] = Field(default_factory=dict)

    @field_validator("labels")
    @classmethod
    def _named(cls, value: dict[str, str]) -> dict[str, str]:
        if not all(label.strip() for label in value.values()):
            raise ValueError("geef elke waarde een naam die niet leeg is")
        return value

    @model_validator(mode="after")
    def _fit(self) -> Self:
        if self.vanaf is None:
            if self.namen is not None:
                raise ValueError("geef bij namen ook vanaf, met de getallen waar klassen beginnen")
            return self
        if self.labels:
            raise ValueError("geef vanaf of labels, niet allebei")
        require_fit(self.vanaf, self.namen or class_names(self.vanaf))
        return self

    def classes(self) -> Classes | None:
        """The classes, named; None for a view by category."""
        if self.vanaf is None:
            return None
        return Classes(self.vanaf, self.namen or class_names(self.vanaf))


def _column_alone(value: object) -> object:
    """`Wijk = "Wijk"` is short for a table with only `kolom`."""
    return {"kolom": value} if isinstance(value, str) else value


def _titles(value: dict[str, OwnViewSettings]) -> dict[str, OwnViewSettings]:
    """The views by title as it is printed."""
    titled = {given: title_of(given) for given in value}
    for given, title in titled.items():
        if not title:
            raise ValueError("geef elke indeling een naam")
        if len(title) > LONGEST_TITLE:
            raise ValueError(f"de naam {given} is langer dan {LONGEST_TITLE} tekens; kort hem in")
    if len({title.casefold() for title in titled.values()}) < len(titled):
        raise ValueError(
            "twee indelingen hebben in het rapport dezelfde naam; geef er één een andere naam"
        )
    return {titled[given]: view for given, view in value.items()}


OwnViewTable = Annotated[
    dict[str, Annotated[OwnViewSettings, BeforeValidator(_column_alone)]], AfterValidator(_titles)
]


def title_of(given: str) -> str:
    """A title as it can be printed.

    >>> title_of("  Aantal   kinderen ")
    'Aantal kinderen'
    """
    return legible(" ".join(given.split())).strip()


def own_views(table: Mapping[str, OwnViewSettings]) -> tuple[OwnView, ...]:
    """The own views in the order of the settings; a name that is taken gets a number."""
    taken = set(TAKEN_NAMES)
    views = []
    for title, view in table.items():
        name = free_name(slug(title), taken)
        taken.add(name)
        views.append(OwnView(name, title, view.kolom, view.classes(), view.labels))
    return tuple(views)


def slug(title: str, otherwise: str = "indeling") -> str:
    """A title in small letters, digits and `_`; otherwise: when it has none of these.

    >>> slug("Aantal kinderen"), slug("Gehuwd/samenwonend <b>"), slug("Financiën"), slug("?")
    ('aantal_kinderen', 'gehuwd_samenwonend_b', 'financien', 'indeling')
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_NAME].rstrip("_")
    return name or otherwise


def free_name(wanted: str, taken: Collection[str]) -> str:
    """A name that is not taken: the one wanted, or that with the first number that makes it so.

    >>> free_name("duur", {"duur", "duur_2"})
    'duur_3'
    """
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}_{number}"
    return name
