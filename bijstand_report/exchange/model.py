"""What an exchange file holds: the model behind its JSON Schema, and the strict reader of it.

Figures are those of profile `hub`: a count is a multiple of 10 from 10 up, or a sign. Everything
else is refused, so that an exact count cannot pass.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from bijstand_report.legible import legible
from bijstand_report.periods import parse_years

VERSION = 1
MARK = "bijstand-uitwisseling"
SCHEMA_ID = f"urn:bijstand-report:uitwisseling:{VERSION}"
LARGEST = 10_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2100


def _legible(text: str) -> str:
    """A text that can be printed, and of which something is left then."""
    printed = legible(text).strip()
    if not printed:
        raise ValueError("leeg")
    return printed


def _in_use(day: date) -> date:
    """A day of which the one before and the one after can be computed with."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("jaar")
    return day


def _ascending(text: str) -> str:
    """Two years, the first one first."""
    parse_years(text)
    return text


Count = (
    Annotated[int, Field(strict=True, ge=10, le=LARGEST, multiple_of=10)]
    | Literal["< 10", ".", "n.v.t."]
)
Percentage = Annotated[int, Field(strict=True, ge=0, le=100)] | Literal[".", "n.v.t."]
Number = (
    Annotated[int, Field(strict=True, ge=0, le=100_000)]
    | Annotated[float, Field(strict=True, ge=0, le=100_000, allow_inf_nan=False)]
    | Literal[".", "n.v.t."]
)
Year = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]
Day = Annotated[date, AfterValidator(_in_use)]
Years = Annotated[int, Field(strict=True, ge=1, le=100)]
Label = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_legible)]
Name = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_legible)]
Quarter = Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}K[1-4]$")]
Month = Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$")]
CalendarYear = Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}$")]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    """A part of the file: nothing in it may be missing, unknown or changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Inflow(Part):
    """A row about uitkeringen that began; those that run still or have ended are part of them."""

    @model_validator(mode="after")
    def _part_of_it(self) -> Self:
        whole, *parts = (getattr(self, name, None) for name in ("begonnen", "lopend", "gestopt"))
        most = 9 if whole == "< 10" else whole
        told = [part for part in parts if isinstance(part, int)]
        if isinstance(most, int) and any(part > most for part in told):
            raise ValueError("meer dan begonnen")
        return self


class KeyFiguresRow(Part):
    """Stock on a day, and what began and ended in the three months that end with it."""

    dag: Day
    stand: Count
    instroom: Count
    uitstroom: Count
    herinstroom: Count
    twee_jaar_of_langer: Percentage
    mediane_duur_maanden: Number


class CompositionRow(Part):
    """Running uitkeringen of an age class and leefvorm; "Totaal" is all of them."""

    leeftijdsklasse: Label
    leefvorm: Label
    lopend: Count


class OutflowRow(Inflow):
    """Uitkeringen of a group that began in a year, and those of them that still run."""

    instroomjaar: Year
    groep: Label
    percentage: Percentage
    begonnen: Count
    lopend: Count


class CohortRow(Inflow):
    """Uitkeringen that began in a year, and those that still ran some years after their start."""

    instroomjaar: Year
    jaren: Years
    percentage: Percentage
    begonnen: Count
    lopend: Count


class StockRow(Part):
    """Running uitkeringen on the last day of a month."""

    maand: Month
    stand: Count


class QuarterRow(Part):
    """Stock on the last day of a quarter, and its flows."""

    kwartaal: Quarter
    stand: Count
    instroom: Count
    uitstroom: Count


class YearRow(Part):
    """Stock on the last day of a year, and its flows."""

    jaar: CalendarYear
    stand: Count
    instroom: Count
    uitstroom: Count


class ReentryRow(Part):
    """Of the inflow of a quarter, how many came back within twelve months."""

    kwartaal: Quarter
    instroom: Count
    herinstroom: Count


class DurationRow(Part):
    """Running uitkeringen of a duration class."""

    klasse: Label
    aantal: Count


class SurvivalRow(Part):
    """How many percent of a group still run, some years after the start, with 95% interval."""

    indeling: Label
    groep: Label
    jaren: Years
    n_risico: Count
    percentage: Percentage
    onder: Percentage
    boven: Percentage


class MedianRow(Part):
    """After how many days half of a group had ended, with 95% interval."""

    indeling: Label
    groep: Label
    aantal: Count
    mediaan_dagen: Number
    onder: Number
    boven: Number


class ReasonRow(Part):
    """How many percent had ended for a reason, some years after the start."""

    groep: Label
    jaren: Years
    percentage: Percentage


class ReasonQuarterRow(Part):
    """Uitkeringen that ended for a reason in a quarter."""

    kwartaal: Quarter
    groep: Label
    aantal: Count


class FirstYearRow(Inflow):
    """Uitkeringen of a stratum that began, and those that ended within a year; "Totaal" is all."""

    leeftijdsklasse: Label
    leefvorm: Label
    begonnen: Count
    gestopt: Count


class Tables(BaseModel):
    """Every table, under its name; an own view has a table under the name of the view.

    herinstroom: only with client numbers; uitstroomreden*: only with reasons of ending
    eerste_jaar: only when of a year all is known
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, list[OutflowRow]]
    kerncijfers: Annotated[list[KeyFiguresRow], Field(min_length=1)]
    leeftijd_leefvorm: list[CompositionRow]
    instroomreden: list[OutflowRow]
    leefvorm: list[OutflowRow]
    geslacht: list[OutflowRow]
    leeftijdsklasse: list[OutflowRow]
    leeftijdsklasse_geslacht: list[OutflowRow]
    cohort: list[CohortRow]
    stand: list[StockRow]
    stroom: list[QuarterRow]
    stroom_jaar: list[YearRow]
    herinstroom: list[ReentryRow] | None = None
    duur: list[DurationRow]
    overleving: list[SurvivalRow]
    overleving_mediaan: list[MedianRow]
    uitstroomreden: list[ReasonRow] | None = None
    uitstroomreden_kwartaal: list[ReasonQuarterRow] | None = None
    eerste_jaar: list[FirstYearRow] | None = None

    @property
    def own_views(self) -> dict[str, list[OutflowRow]]:
        """The tables of own views."""
        return self.__pydantic_extra__


class Meaning(Part):
    """What a table holds: title, unit, and what each column means."""

    titel: Label
    eenheid: Label
    kolommen: dict[str, Label]


class Sender(Part):
    """Whose figures these are.

    gemeentecode: of Statistics Netherlands (CBS), without "GM"; team: None for the municipality
    schuilnaam: the name is a pseudonym
    """

    naam: Name
    gemeentecode: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None
    schuilnaam: bool
    team: Name | None


class SharedSettings(Part):
    """The settings that matter, as a manifest has them."""

    gemeente: Name
    peildatum: Day
    periode: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{4}$"), AfterValidator(_ascending)]
    methode: Literal["peildatum", "origineel"]
    profiel: Literal["hub"]
    leeftijdsklassen: list[Label]
    heropening_dagen: Annotated[int, Field(strict=True, ge=0, le=366)]
    registratie_vanaf: Day | None
    indelingen: list[Label]
    voorlopig: bool
    voorbeeld: bool


class OwnViewMeaning(Part):
    """How an own view divides: the classes of a number, or other names for values."""

    titel: Label
    vanaf: list[float] | None
    namen: list[Label] | None
    labels: dict[str, Label]


class Exchange(Part):
    """An exchange file."""

    bestand: Literal["bijstand-uitwisseling"]
    versie: Literal[1]
    programma: Label
    afzender: Sender
    status: Literal["voorlopig", "definitief"]
    instellingen: SharedSettings
    definities: dict[str, str]
    definitiehash: Hash
    indelingen: dict[str, OwnViewMeaning]
    eerste_jaar_van: list[Year]
    bescherming: dict[str, int | None]
    uitleg: dict[str, Meaning]
    tabellen: Tables
    controlegetal: Hash


def json_schema() -> dict[str, object]:
    """The JSON Schema (Draft 2020-12) of an exchange file."""
    schema = Exchange.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **schema,
        "title": f"Uitwisselbestand van bijstand-report, versie {VERSION}",
    }
