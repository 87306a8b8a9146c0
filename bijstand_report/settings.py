"""What a municipality can set, as one frozen, typed object: every field is a key of
`bijstand.toml`.

Takes plain values as TOML and the command line give them. Refuses, in Dutch, values of the wrong
type or out of range; `EXPECTED` says what to write instead, and `config` makes the messages.
"""

import re
from collections.abc import Mapping
from datetime import date
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StrictBool,
    field_validator,
    model_validator,
)

from bijstand_report.choices import Method, Profile
from bijstand_report.classes import AGE_CLASSES, AgeClasses
from bijstand_report.columns import BY_NAME
from bijstand_report.legible import legible
from bijstand_report.own_view import OwnView, OwnViewTable, own_views
from bijstand_report.periods import YEARS, Quarter, parse_years
from bijstand_report.suggestions import unknown_name

_FILE = "geef de naam van een bestand, tussen aanhalingstekens"
_FOLDER = "geef de naam van een map, tussen aanhalingstekens"
_DATE = "schrijf een datum als 2018-06-30"
_AMOUNT = "geef een getal van 0 of hoger"
_CODE = r"^[0-9]{4}$"
_SHARE = "geef een percentage van 0 tot en met 100, zonder procentteken"
_FIGURES = "geef per kerncijfer een getal, zoals stand = 1700"

# Key -> what to write; "key.part" for the parts of a table, where the key itself says too little.
EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        "gemeente": "geef een naam van ten hoogste 60 tekens, tussen aanhalingstekens",
        "gemeentecode": 'geef de vier cijfers van de gemeentecode, zoals "1930"',
        "peildatum": _DATE,
        "kwartaal": "schrijf een kwartaal als 2018K2",
        "periode": "schrijf een periode als 2008-2018, het eerste jaar voorop",
        "methode": f"kies {' of '.join(choice.value for choice in Method)}",
        "profiel": f"kies {' of '.join(choice.value for choice in Profile)}",
        "codelijst": _FILE,
        "redenen": _FILE,
        "bron": "geef het adres van een database, tussen aanhalingstekens",
        "query": _FILE,
        "parameters": "geef bij elke parameter van de query een waarde, zoals regeling = 0",
        "blad": "geef de naam van een werkblad, tussen aanhalingstekens",
        "kolommen": 'geef bij elke kolom de naam in het bestand, zoals startdatum = "Ingangsdatum"',
        "leeftijdsklassen": "kies origineel of cbs, of geef vanaf (hele getallen) en namen",
        "kode_groep": 'geef een code, zoals "02"',
        "heropening_dagen": "geef een heel getal van 0 tot en met 366",
        "jaren_samen": 'kies "auto", 1, 2, 3 of 5',
        "klein_team": "geef een heel getal van 0 tot en met 1000",
        "registratie_vanaf": _DATE,
        "huisstijl": _FILE,
        "toelichting": _FOLDER,
        "sjablonen": _FOLDER,
        "figuurstijl": "kies klassiek of toegankelijk",
        "definitief": "kies true of false",
        "register_map": "geef de naam van een map, tussen aanhalingstekens",
        "vorige": "geef de naam van een eerder manifest.json, tussen aanhalingstekens",
        "indelingen": 'geef de naam van een kolom, zoals Wijk = "Wijk", of een tabel met kolom en '
        "daarbij vanaf en namen, of labels",
        "indelingen.kolom": "geef de naam van een kolom van het bestand, tussen aanhalingstekens",
        "indelingen.vanaf": "geef het getal waar elke klasse na de eerste begint, zoals [1, 3]",
        "indelingen.namen": 'geef van elke klasse de naam, zoals ["geen", "1 of 2", "3 of meer"]',
        "indelingen.labels": 'geef bij een waarde de naam in het rapport, zoals {A = "Alfa"}',
        "doelen": _FIGURES,
        "landelijk": _FIGURES,
        "landelijk.bron": "geef de naam van de bron, tussen aanhalingstekens",
    }
    | {
        f"{table}.{name}": text
        for table in ("doelen", "landelijk")
        for text, names in (
            (_AMOUNT, ("stand", "instroom", "uitstroom", "mediane_duur")),
            (_SHARE, ("eerste_jaar", "twee_jaar")),
        )
        for name in names
    }
)


def _age_classes(value: object) -> object:
    return AGE_CLASSES.get(value, value) if isinstance(value, str) else value


def _day(value: object) -> object:
    # A bare number would be taken for seconds since 1970.
    if not isinstance(value, date) and not re.match(r"\d{4}-", str(value)):
        raise ValueError(_DATE)
    return value


def _in_use(value: date) -> date:
    if value.year not in YEARS:
        raise ValueError(f"geef een jaar van {YEARS[0]} tot en met {YEARS[-1]}")
    return value


def _quarter(value: object) -> object:
    try:
        return value if isinstance(value, Quarter) else Quarter.parse(str(value))
    except ValueError:
        raise ValueError(EXPECTED["kwartaal"]) from None


def _years(value: object) -> object:
    text = "-".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    try:
        return parse_years(text)
    except ValueError:
        raise ValueError(EXPECTED["periode"]) from None


def _group_code(value: object) -> object:
    """The code as clean files hold it: 2, 2.0 and "2" are "02"."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    text = str(value).strip().removesuffix(".0")
    return text.zfill(2) if text.isdecimal() else text


def _municipality_code(value: object) -> object:
    """The four digits: "GM0363" is "0363"."""
    return value.strip().upper().removeprefix("GM") if isinstance(value, str) else value


def _years_together(value: object) -> object:
    # For Python true is 1.
    if isinstance(value, bool | float):
        raise ValueError(EXPECTED["jaren_samen"])  # noqa: TRY004 - what pydantic expects
    return value


def _parameter(value: object) -> int | float | str | date:
    """What a query can be given: a number, a text or a date, as it is."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if is_number or isinstance(value, str | date):
        return value  # type: ignore[return-value]  # one of these
    raise ValueError(EXPECTED["parameters"])


def _name_of_a_file(value: Path) -> Path:
    if "\0" in str(value):
        raise ValueError("haal uit de naam het teken weg dat niet te zien is (\\u0000)")
    return value


File = Annotated[Path, AfterValidator(_name_of_a_file)]
Day = Annotated[date, BeforeValidator(_day), AfterValidator(_in_use)]
Parameter = Annotated[int | float | str | date, PlainValidator(_parameter)]
Amount = Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(strict=True, ge=0, le=100)]


class KeyFigures(BaseModel):
    """Figures to lay beside the key figures of the summary, as far as they are given.

    stand, instroom, uitstroom: uitkeringen, the flows per quarter; mediane_duur: months
    eerste_jaar: percent out of bijstand within a year; twee_jaar: percent running for two years
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    stand: Amount | None = None
    instroom: Amount | None = None
    uitstroom: Amount | None = None
    eerste_jaar: Share | None = None
    mediane_duur: Amount | None = None
    twee_jaar: Share | None = None

    def given(self) -> dict[str, float]:
        """The figures that were given, by key."""
        return {
            name: value
            for name in KeyFigures.model_fields
            for value in [getattr(self, name)]
            if value is not None
        }


class NationalFigures(KeyFigures):
    """The same figures for the whole country, and where they come from (`bron`)."""

    bron: Annotated[str, AfterValidator(legible)] = ""


class Settings(BaseModel):
    """What a municipality sets. Every field is a key of `bijstand.toml`.

    gemeente: name, without "gemeente"; gemeentecode: four digits, of CBS
    peildatum or kwartaal: the reference date
    periode: first and last instroomjaar; methode, profiel: see METHOD 3 and 10
    codelijst: code list of causes; redenen: table of reasons of ending; blad: sheet of an Excel
        file; bron, query, parameters: a database, the file with the query, and the values of what
        it leaves open; kolommen: canonical column -> name in the file
    leeftijdsklassen: name of a set, or own classes; indelingen: own views by title
    kode_groep: code of algemene bijstand in dossier files; heropening_dagen: see METHOD 2
    jaren_samen: how many instroomjaren go together in what is published under `raad`; "auto" is
        as few as the counts ask
    klein_team: running uitkeringen that a team needs for a report of its own
    registratie_vanaf: first day of the register; what ended before it is not on file
    doelen, landelijk: targets and national figures beside the key figures
    huisstijl: `_brand.yml` or design tokens in JSON; toelichting: folder with own text per
        section; sjablonen: folder with own templates; figuurstijl: look of the figures
    definitief: the figures are final, no longer provisional
    vorige: `manifest.json` of the report that this one revises
    register_map: folder that remembers what was published, see `disclosure.ledger`
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    gemeente: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    gemeentecode: (
        Annotated[str, BeforeValidator(_municipality_code), Field(pattern=_CODE)] | None
    ) = None
    peildatum: Day | None = None
    kwartaal: Annotated[Quarter, BeforeValidator(_quarter)] | None = None
    periode: Annotated[tuple[int, int], BeforeValidator(_years)] | None = None
    methode: Method = Method.PEILDATUM
    profiel: Profile | None = None
    codelijst: File | None = None
    redenen: File | None = None
    blad: str | None = None
    bron: str | None = None
    query: File | None = None
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    kolommen: dict[str, str] = Field(default_factory=dict)
    leeftijdsklassen: Annotated[AgeClasses, BeforeValidator(_age_classes)] = AGE_CLASSES[
        "origineel"
    ]
    indelingen: OwnViewTable = Field(default_factory=dict)
    kode_groep: Annotated[str, BeforeValidator(_group_code)] = "02"
    heropening_dagen: Annotated[int, Field(strict=True, ge=0, le=366)] = 0
    jaren_samen: Annotated[Literal["auto", 1, 2, 3, 5], BeforeValidator(_years_together)] = "auto"
    klein_team: Annotated[int, Field(strict=True, ge=0, le=1000)] = 30
    registratie_vanaf: Day | None = None
    doelen: KeyFigures = KeyFigures()
    landelijk: NationalFigures = NationalFigures()
    huisstijl: File | None = None
    toelichting: File | None = None
    sjablonen: File | None = None
    figuurstijl: Literal["klassiek", "toegankelijk"] = "klassiek"
    definitief: StrictBool = False
    vorige: File | None = None
    register_map: File | None = None

    @property
    def bound(self) -> dict[str, str | int | float | date]:
        """What a query may use: the parameters, and the days with which the period begins and ends.

        Without a period these are the first and the last day that a database knows.
        """
        first, last = self.periode or (1900, 9999)
        days = {"periode_van": date(first, 1, 1), "periode_tot": date(last, 12, 31)}
        return {**days, **self.parameters}

    @property
    def views(self) -> tuple[OwnView, ...]:
        """The own views of `indelingen`."""
        return own_views(self.indelingen)

    @field_validator("gemeente")
    @classmethod
    def _bare_name(cls, value: str | None) -> str | None:
        """The name alone: the pages write "gemeente" before it themselves."""
        if value is None:
            return None
        name = legible(re.sub(r"(?i)^\s*gemeente\s+", "", value)).strip()
        if not name:
            raise ValueError("vul een naam in, of laat hem weg")
        return name

    @field_validator("kolommen")
    @classmethod
    def _known_columns(cls, value: dict[str, str]) -> dict[str, str]:
        unknown = [name for name in value if name not in BY_NAME]
        if unknown:
            raise ValueError(" ".join(unknown_name(name, list(BY_NAME)) for name in unknown))
        return value

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.peildatum and self.kwartaal:
            raise ValueError("geef een peildatum of een kwartaal, niet allebei")
        return self
