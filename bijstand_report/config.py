"""All settings in one frozen, typed object: `bijstand.toml`, overridden by options.

Takes a settings file and a mapping of options; gives `Settings`. Refuses unknown keys and wrong
values with their name and the nearest right one. `Scope` is what a run works with once the file
has been read: nothing in it is left open.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from bijstand_report.choices import Method, Profile
from bijstand_report.columns import BY_NAME, UNKNOWN
from bijstand_report.errors import SettingsError
from bijstand_report.legible import legible
from bijstand_report.periods import YEARS, Quarter, ending_on, last_full_quarter, parse_years

SETTINGS_FILE = "bijstand.toml"
DEFAULT_YEARS = 10


class AgeClasses(BaseModel):
    """Age classes: `vanaf` holds the first age of each class but the first, `namen` their names.

    >>> AgeClasses(vanaf=(30, 51), namen=("< 30", "30-50", "50+")).namen[1]
    '30-50'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    vanaf: tuple[int, ...]
    namen: tuple[Annotated[str, AfterValidator(legible)], ...]

    @model_validator(mode="after")
    def _fit(self) -> Self:
        if list(self.vanaf) != sorted(set(self.vanaf)):
            raise ValueError("zet de leeftijden bij vanaf van laag naar hoog, elk één keer")
        if len(self.namen) != len(self.vanaf) + 1:
            raise ValueError("geef één naam meer dan er leeftijden bij vanaf staan")
        if len(set(self.namen)) != len(self.namen):
            raise ValueError("geef elke klasse een eigen naam")
        if UNKNOWN in self.namen or not all(name.strip() for name in self.namen):
            raise ValueError(f"een klasse kan niet {UNKNOWN} heten en niet zonder naam zijn")
        return self


AGE_CLASSES = {
    "origineel": AgeClasses(vanaf=(30, 51), namen=("< 30", "30-50", "50+")),
    "cbs": AgeClasses(vanaf=(27, 45), namen=("tot 27", "27 tot 45", "45 tot AOW")),
}


def _age_classes(value: object) -> object:
    return AGE_CLASSES.get(value, value) if isinstance(value, str) else value


def _day(value: object) -> object:
    # A bare number would be taken for seconds since 1970.
    if not isinstance(value, date) and not re.match(r"\d{4}-", str(value)):
        raise ValueError(_EXPECTED["peildatum"])
    return value


def _in_use(value: date) -> date:
    if value.year not in YEARS:
        raise ValueError(f"geef een jaar van {YEARS[0]} tot en met {YEARS[-1]}")
    return value


def _quarter(value: object) -> object:
    try:
        return value if isinstance(value, Quarter) else Quarter.parse(str(value))
    except ValueError:
        raise ValueError(_EXPECTED["kwartaal"]) from None


def _years(value: object) -> object:
    text = "-".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    try:
        return parse_years(text)
    except ValueError:
        raise ValueError(_EXPECTED["periode"]) from None


def _group_code(value: object) -> object:
    """The code as clean files hold it: 2 and "2" are "02"."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return value
    text = str(value).strip()
    return text.zfill(2) if text.isdecimal() else text


_EXPECTED = {
    "gemeente": "geef een naam van ten hoogste 60 tekens, tussen aanhalingstekens",
    "peildatum": "schrijf een datum als 2018-06-30",
    "kwartaal": "schrijf een kwartaal als 2018K2",
    "periode": "schrijf een periode als 2008-2018, het eerste jaar voorop",
    "methode": f"kies {' of '.join(choice.value for choice in Method)}",
    "profiel": f"kies {' of '.join(choice.value for choice in Profile)}",
    "codelijst": "geef de naam van een bestand, tussen aanhalingstekens",
    "blad": "geef de naam van een werkblad, tussen aanhalingstekens",
    "kolommen": 'geef bij elke kolom de naam in het bestand, zoals startdatum = "Ingangsdatum"',
    "leeftijdsklassen": "kies origineel of cbs, of geef vanaf (hele getallen) en namen",
    "kode_groep": 'geef een code, zoals "02"',
    "heropening_dagen": "geef een heel getal van 0 tot en met 366",
    "huisstijl": "geef de naam van een bestand, tussen aanhalingstekens",
    "definitief": "kies true of false",
}


class Settings(BaseModel):
    """What a municipality sets. Every field is a key of `bijstand.toml`.

    gemeente: name, without "gemeente"; peildatum or kwartaal: the reference date
    periode: first and last instroomjaar; methode, profiel: see METHOD 3 and 10
    codelijst: code list of causes; blad: sheet of an Excel file
    kolommen: canonical column -> name in the file; leeftijdsklassen: name of a set, or own classes
    kode_groep: code of algemene bijstand in dossier files; heropening_dagen: see METHOD 2
    huisstijl: `_brand.yml`; definitief: the figures are final, no longer provisional
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    gemeente: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    peildatum: Annotated[date, BeforeValidator(_day), AfterValidator(_in_use)] | None = None
    kwartaal: Annotated[Quarter, BeforeValidator(_quarter)] | None = None
    periode: Annotated[tuple[int, int], BeforeValidator(_years)] | None = None
    methode: Method = Method.PEILDATUM
    profiel: Profile | None = None
    codelijst: Path | None = None
    blad: str | None = None
    kolommen: dict[str, str] = Field(default_factory=dict)
    leeftijdsklassen: Annotated[AgeClasses, BeforeValidator(_age_classes)] = AGE_CLASSES[
        "origineel"
    ]
    kode_groep: Annotated[str, BeforeValidator(_group_code)] = "02"
    heropening_dagen: Annotated[int, Field(ge=0, le=366)] = 0
    huisstijl: Path | None = None
    definitief: bool = False

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
            raise ValueError(" ".join(_unknown(name, BY_NAME) for name in unknown))
        return value

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.peildatum and self.kwartaal:
            raise ValueError("geef een peildatum of een kwartaal, niet allebei")
        return self


def load_settings(path: Path | None, options: Mapping[str, object]) -> Settings:
    """Settings from a file and options; an option that is None leaves the file's value.

    path: the settings file, or None for `bijstand.toml` in the working folder if there is one.
    Paths in the file are taken from the file's folder. Raises SettingsError with every problem.
    """
    given = {key: value for key, value in options.items() if value is not None}
    from_file = _read_file(path)
    if {"peildatum", "kwartaal"} & given.keys():
        from_file = {k: v for k, v in from_file.items() if k not in ("peildatum", "kwartaal")}
    try:
        return Settings.model_validate({**from_file, **given})
    except ValidationError as error:
        raise SettingsError(_explain(error, path)) from None


def _read_file(path: Path | None) -> dict[str, object]:
    file = path or Path(SETTINGS_FILE)
    if path is None and not file.is_file():
        return {}
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"Het instellingenbestand {file} is niet te lezen.") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"Het instellingenbestand {file} klopt niet{_place(error)}. "
            "Controleer daar de aanhalingstekens, de haken en het =-teken."
        ) from None
    for key in ("codelijst", "huisstijl"):
        if isinstance(content.get(key), str):
            content[key] = file.parent / content[key]
    return content


def _place(error: tomllib.TOMLDecodeError) -> str:
    line = re.search(r"line (\d+)", str(error))
    return f" op regel {line[1]}" if line else " aan het eind"


def _explain(error: ValidationError, path: Path | None) -> str:
    where = f" in {path}" if path else ""
    lines = [
        f"- {_explain_one(problem['type'], problem['loc'], problem['msg'])}"
        for problem in error.errors()
    ]
    return "\n".join([f"De instellingen{where} kloppen niet:", *dict.fromkeys(lines)])


def _explain_one(kind: str, place: tuple[int | str, ...], message: str) -> str:
    names = [part for part in place if isinstance(part, str)]
    label = f"{'.'.join(names)}: " if names else ""
    match kind:
        case "extra_forbidden" if len(names) == 1:
            return _unknown(names[0], Settings.model_fields)
        case "extra_forbidden":
            return f"{names[0]}: {_unknown(names[-1], AgeClasses.model_fields)}"
        case "missing":
            return f"{label}ontbreekt; {_EXPECTED[names[0]]}."
        case "value_error":
            text = message.removeprefix("Value error, ")
            return label + text + ("" if text.endswith((".", "?")) else ".")
        case _:
            return f"{label}{_EXPECTED[names[0]]}."


def _unknown(name: str, known: Mapping[str, object]) -> str:
    nearest = get_close_matches(name, list(known), n=1, cutoff=0.5)
    hint = f" Bedoelt u {nearest[0]}?" if nearest else f" Bekend zijn: {', '.join(known)}."
    return f"{name} is onbekend.{hint}"


@dataclass(frozen=True)
class Scope:
    """What one run is about, with nothing left open.

    gemeente: name, None when not set; peildatum: reference date; quarter: the one it closes, if any
    years: first and last instroomjaar of the tables; example: made on the example data
    """

    gemeente: str | None
    peildatum: date
    quarter: Quarter | None
    years: tuple[int, int]
    method: Method
    profile: Profile
    age_classes: AgeClasses
    reopening_days: int
    provisional: bool
    example: bool = False


def scope_for(
    settings: Settings, profile: Profile, first_start: date, newest_start: date, example: bool
) -> Scope:
    """Settle what the settings leave open from the first and the newest startdatum of the file.

    Without a peildatum it is the last day of the last quarter that the file covers in full, or
    the newest startdatum when it covers none; without a period it is the ten years before and the
    year of the peildatum, or less when the file starts later.
    """
    peildatum = settings.peildatum
    if peildatum is None:
        covered = last_full_quarter(newest_start).last_day
        default = covered if covered >= first_start else newest_start
        peildatum = settings.kwartaal.last_day if settings.kwartaal else default
    first = min(max(first_start.year, peildatum.year - DEFAULT_YEARS), peildatum.year)
    return Scope(
        gemeente=settings.gemeente,
        peildatum=peildatum,
        quarter=ending_on(peildatum),
        years=settings.periode or (first, peildatum.year),
        method=settings.methode,
        profile=settings.profiel or profile,
        age_classes=settings.leeftijdsklassen,
        reopening_days=settings.heropening_dagen,
        provisional=not settings.definitief,
        example=example,
    )
