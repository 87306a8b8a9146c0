"""Design tokens of an NL Design System theme (JSON): the colours and fonts that a report can use.

Takes tokens with `value` or `$value`, nested by name, whether or not in sets as Figma exports them;
`{aliases}` are followed. Refuses a file without any name that it knows, and aliases that lead
nowhere or in a circle, for the tokens that it uses.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bijstand_report.branding.colours import WHITE, Rgb, contrast, parse
from bijstand_report.errors import SettingsError
from bijstand_report.suggestions import unknown_name

# The first that a theme has counts. Titles and the cover; kickers and marks.
PRIMARY = (
    "basis.color.accent-1.color-default",
    "utrecht.button.primary-action.background-color",
    "nl.button.primary.background-color",
    "utrecht.heading-1.color",
    "utrecht.heading.color",
    "utrecht.page-header.background-color",
    "utrecht.link.color",
)
ACCENT = (
    "basis.color.action-2.color-default",
    "basis.color.accent-2.color-default",
    "utrecht.link.color",
    "nl.link.color",
    "utrecht.button.primary-action.hover.background-color",
    "utrecht.heading-1.color",
    "utrecht.heading-2.color",
)
FAMILY = (
    "basis.text.font-family.default",
    "utrecht.document.font-family",
    "utrecht.paragraph.font-family",
)
_ALIAS = re.compile(r"\{([^{}]+)\}")
_DEEPEST = 50


@dataclass(frozen=True)
class Theme:
    """What a report takes from a theme; family: the first font of text, which it can only name."""

    primary: Rgb
    accent: Rgb
    family: str | None


def read_design_tokens(text: str, name: str) -> Theme:
    """The theme in a file of design tokens.

    name: of the file, for messages. Raises SettingsError.
    """
    try:
        found = dict(_tokens(json.loads(text), ()))
    except (ValueError, RecursionError):
        raise SettingsError(
            f"De huisstijl {name} is niet te lezen als JSON. Exporteer het thema opnieuw."
        ) from None
    tokens = _with_and_without_set(found)
    colours = list(_colours(tokens, PRIMARY, name))
    if not colours:
        raise SettingsError(
            f"In de huisstijl {name} staat geen kleur die het rapport kent. "
            f"Geef een van deze een kleur: {', '.join(PRIMARY)}."
        )
    primary = colours[0]
    accents = (c for c in _colours(tokens, ACCENT, name) if c not in (primary, WHITE))
    return Theme(primary, next(accents, primary), _family(tokens, name))


def _colours(tokens: Mapping[str, str], names: Sequence[str], file: str) -> Iterator[Rgb]:
    """The colours of these names that are there; white is no brand colour."""
    for name in names:
        if name in tokens:
            colour = parse(_resolved(tokens, name, file))
            if colour is None:
                raise SettingsError(
                    f"De huisstijl {file} heeft bij {name} geen kleur. Schrijf iets als #154c66."
                )
            if contrast(colour, WHITE) > 1.1:
                yield colour


def _family(tokens: Mapping[str, str], file: str) -> str | None:
    for name in FAMILY:
        if name in tokens:
            return _resolved(tokens, name, file).split(",")[0].strip(" '\"")[:60]
    return None


def _tokens(content: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every token by its whole name, its value as text."""
    if not isinstance(content, dict) or len(path) > _DEEPEST:
        return
    value = content.get("$value", content.get("value"))
    if isinstance(value, str | int | float):
        yield ".".join(path), str(value)
        return
    if isinstance(value, list):
        yield ".".join(path), ", ".join(map(str, value))
        return
    for name, part in content.items():
        yield from _tokens(part, (*path, str(name)))


def _with_and_without_set(tokens: Mapping[str, str]) -> dict[str, str]:
    """Tokens by name, also without the set that they are in, which aliases leave out.

    Sets for a dark page do not count.
    """
    bare: dict[str, str] = {}
    for name, value in tokens.items():
        first, _, rest = name.partition(".")
        if rest and "dark" not in first:
            bare.setdefault(rest, value)
    return {**bare, **tokens}


def _resolved(tokens: Mapping[str, str], name: str, file: str) -> str:
    """The value of a token, its aliases followed."""
    value = tokens[name]
    for _ in range(_DEEPEST):
        alias = _ALIAS.search(value)
        if alias is None:
            return value
        target = alias[1].strip().removesuffix(".$value").removesuffix(".value")
        if target not in tokens:
            raise SettingsError(
                f"De huisstijl {file} verwijst bij {name} naar een naam die er niet is. "
                f"{unknown_name(target[:80], _like(target, tokens))}"
            )
        value = value.replace(alias[0], tokens[target])
        if len(value) > 10_000:
            break
    raise SettingsError(
        f"De huisstijl {file} verwijst bij {name} in een kring. Geef een van die namen een waarde."
    )


def _like(target: str, tokens: Mapping[str, str]) -> list[str]:
    """Names that begin alike, so that looking for the nearest does not take long."""
    start = target.partition(".")[0]
    return [name for name in tokens if name.startswith(start)][:2000] or list(tokens)[:20]
