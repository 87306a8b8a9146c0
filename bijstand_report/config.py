"""The settings of a run: `bijstand.toml`, overridden by options.

Takes a settings file and a mapping of options; gives `Settings`. Refuses unknown keys and wrong
values with their name and the nearest right one. What a run works with after the file has been
read stands in `Scope`; both, and the age classes, can be had from here.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ValidationError

from bijstand_report.classes import AGE_CLASSES, AgeClasses
from bijstand_report.errors import SettingsError
from bijstand_report.own_view import OwnView, OwnViewSettings
from bijstand_report.scope import Scope, scope_for
from bijstand_report.settings import EXPECTED, KeyFigures, NationalFigures, Settings
from bijstand_report.suggestions import unknown_name

__all__ = [
    "AGE_CLASSES",
    "AgeClasses",
    "OwnView",
    "Scope",
    "Settings",
    "load_settings",
    "scope_for",
]

SETTINGS_FILE = "bijstand.toml"
NOTES_FOLDER = "toelichting"
BRAND_FILE = "_brand.yml"
_PATHS = (
    "codelijst",
    "query",
    "redenen",
    "huisstijl",
    "toelichting",
    "sjablonen",
    "vorige",
    "register_map",
)
_TABLES: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "leeftijdsklassen": AgeClasses,
        "indelingen": OwnViewSettings,
        "doelen": KeyFigures,
        "landelijk": NationalFigures,
    }
)


def load_settings(
    path: Path | None, options: Mapping[str, object], *, use_file: bool = True
) -> Settings:
    """Settings from a file and options; an option that is None leaves the file's value.

    path: the settings file, or None for `bijstand.toml` in the working folder if there is one;
    use_file: False for options alone.
    Paths in the file are taken from the file's folder. Raises SettingsError with every problem.
    """
    given = {key: value for key, value in options.items() if value is not None}
    from_file = _read_file(path) if use_file else {}
    if {"peildatum", "kwartaal"} & given.keys():
        from_file = {k: v for k, v in from_file.items() if k not in ("peildatum", "kwartaal")}
    if "parameters" in given:
        given["parameters"] = _parameters(from_file.get("parameters"), given["parameters"])
    try:
        return Settings.model_validate({**from_file, **given})
    except ValidationError as error:
        raise SettingsError(_explain(error, path)) from None


def _parameters(from_file: object, texts: object) -> dict[str, object]:
    """Parameters of a query: those of the file, and over them texts as `naam=waarde`."""
    pairs = [str(text).partition("=") for text in texts] if isinstance(texts, list | tuple) else []
    if not all(name.strip() and sign for name, sign, _ in pairs):
        raise SettingsError("--parameter: schrijf naam=waarde, zoals --parameter regeling=0.")
    given = {name.strip(): value.strip() for name, _, value in pairs}
    return {**(from_file if isinstance(from_file, dict) else {}), **given}


def _read_file(path: Path | None) -> dict[str, object]:
    file = path or Path(SETTINGS_FILE)
    if path is None and not file.is_file():
        return _beside(file)
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            f"Het instellingenbestand {file} is niet te lezen. "
            "Controleer de naam en de map, en of het tekst is (UTF-8)."
        ) from None
    except RecursionError:
        raise SettingsError(
            f"Het instellingenbestand {file} heeft te veel haken in elkaar. Haal die weg."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"Het instellingenbestand {file} klopt niet{_place(error)}. "
            "Controleer daar de aanhalingstekens, de haken en het =-teken."
        ) from None
    for key in _PATHS:
        if isinstance(content.get(key), str):
            content[key] = file.parent / content[key]
    return {**_beside(file), **content}


def _beside(file: Path) -> dict[str, object]:
    """What counts because it lies beside the settings file, without being named in it."""
    folder, brand = file.parent / NOTES_FOLDER, file.parent / BRAND_FILE
    return {
        **({"toelichting": folder} if folder.is_dir() else {}),
        **({"huisstijl": brand} if brand.is_file() else {}),
    }


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
            return unknown_name(names[0], list(Settings.model_fields))
        case "extra_forbidden":
            known = list(_TABLES[names[0]].model_fields)
            return f"{'.'.join(names[:-1])}: {unknown_name(names[-1], known)}"
        case "missing":
            return f"{label}ontbreekt; {_expected(names)}."
        case "value_error":
            text = message.removeprefix("Value error, ")
            return label + text + ("" if text.endswith((".", "?")) else ".")
        case _:
            return f"{label}{_expected(names)}."


def _expected(names: list[str]) -> str:
    """What to write at this place: of a part of a table where that is known, else of the table."""
    # An own view has its title between the table and the part.
    part = names[2:3] if names[0] == "indelingen" else names[1:2]
    return EXPECTED.get(".".join([names[0], *part]), EXPECTED[names[0]])
