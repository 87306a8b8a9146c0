"""`_brand.yml`, in the brand.yml format (posit-dev.github.io/brand-yml): its schema and meaning.

Takes the text of the file; gives the colours, logo and fonts that it names. Refuses what the schema
does not know, with the nearest name that it does.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bijstand_report.branding.colours import Rgb, parse
from bijstand_report.errors import SettingsError
from bijstand_report.suggestions import unknown_name

_COMPARE = "Vergelijk het bestand met het voorbeeld in de handleiding."


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_text), Field(max_length=200)]
Family = Annotated[str, Field(pattern=r"^[\w][\w .-]{0,59}$")]


class Names(_Part):
    """Name of the brand."""

    short: Text | None = None
    full: Text | None = None


class Meta(_Part):
    """About the brand."""

    name: Names | Text | None = None
    link: Text | dict[str, Text] | None = None


class Picture(_Part):
    """A picture with its text for who cannot see it."""

    path: Text
    alt: Text | None = None


class LightDark(_Part):
    """A picture for a light and one for a dark page."""

    light: Picture | Text | None = None
    dark: Picture | Text | None = None


Image = LightDark | Picture | Text


class LogoPart(_Part):
    """Logos by size; `images` names pictures that the sizes refer to."""

    images: dict[str, Picture | Text] = Field(default_factory=dict)
    small: Image | None = None
    medium: Image | None = None
    large: Image | None = None


class Colours(_Part):
    """Colours by purpose; `palette` names colours that the purposes refer to."""

    palette: dict[str, Text] = Field(default_factory=dict)
    foreground: Text | None = None
    background: Text | None = None
    primary: Text | None = None
    secondary: Text | None = None
    tertiary: Text | None = None
    success: Text | None = None
    info: Text | None = None
    warning: Text | None = None
    danger: Text | None = None
    light: Text | None = None
    dark: Text | None = None
    link: Text | None = None


class FontPath(_Part):
    """One file of a font."""

    path: Text
    weight: Text | None = None
    style: Literal["normal", "italic"] = "normal"


class Font(_Part):
    """A font and where it comes from. Only files are used: nothing is fetched."""

    family: Family
    source: Literal["file", "google", "bunny", "system"] = "system"
    files: tuple[FontPath | Text, ...] = ()
    weight: object = None
    style: object = None
    display: Text | None = None


class Letters(_Part):
    """How a kind of text looks; the family is what the report takes from it."""

    family: Family | None = None
    weight: object = None
    style: Text | None = None
    size: Text | None = None
    color: Text | None = None
    line_height: Text | None = Field(default=None, alias="line-height")
    background_color: Text | None = Field(default=None, alias="background-color")
    decoration: Text | None = None


class Typography(_Part):
    """Fonts, and which of them is for what."""

    fonts: tuple[Font, ...] = ()
    base: Letters | Family | None = None
    headings: Letters | Family | None = None
    monospace: Letters | Family | None = None
    monospace_inline: Letters | Family | None = Field(default=None, alias="monospace-inline")
    monospace_block: Letters | Family | None = Field(default=None, alias="monospace-block")
    link: Letters | None = None


class BrandFile(_Part):
    """The whole file."""

    meta: Meta = Meta()
    logo: LogoPart | Image | None = None
    color: Colours = Colours()
    typography: Typography = Typography()
    defaults: dict[str, object] = Field(default_factory=dict)

    def colour(self, purpose: str) -> Rgb | None:
        """The colour for a purpose, None when the file has none.

        Raises SettingsError for a name that is unknown, or that leads back to itself.
        """
        value = getattr(self.color, purpose)
        return None if value is None else _resolve(purpose, value, self._named_colours())

    def check(self) -> None:
        """Raise SettingsError for the first colour, in any place, that is none."""
        named = self._named_colours()
        for name, value in named.items():
            _resolve(name, value, named)
        for part in (self.typography.base, self.typography.headings, self.typography.link):
            if isinstance(part, Letters) and part.color is not None:
                _resolve("typography", part.color, named)

    def _named_colours(self) -> dict[str, str]:
        purposes = self.color.model_dump(exclude={"palette"}, exclude_none=True)
        return {**self.color.palette, **{k: v for k, v in purposes.items() if v != k}}

    def picture(self) -> Picture | None:
        """The logo for a light page, middle size first."""
        logo = self.logo
        images: Mapping[str, Picture | str] = {}
        if isinstance(logo, LogoPart):
            images, logo = logo.images, logo.medium or logo.small or logo.large
        if isinstance(logo, LightDark):
            logo = logo.light or logo.dark
        if isinstance(logo, str):
            logo = images.get(logo, logo)
        return Picture(path=logo) if isinstance(logo, str) else logo

    def family(self, purpose: Literal["base", "headings"]) -> str | None:
        """The font family for text or titles."""
        part = getattr(self.typography, purpose)
        found = part.family if isinstance(part, Letters) else part
        return str(found) if found else None


def read_brand_yml(text: str, name: str) -> BrandFile:
    """The content of a `_brand.yml`.

    name: of the file, for messages. Raises SettingsError with everything that is wrong.
    """
    import yaml

    try:
        # Aliases are no part of the format, and make a small file endless.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise SettingsError(
                f"De huisstijl {name} heeft verwijzingen met *; dat mag niet. "
                "Schrijf de waarde zelf op."
            )
        content = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        raise SettingsError(
            f"De huisstijl {name} is niet te lezen als brand.yml. {_COMPARE}"
        ) from None
    if not isinstance(content, dict):
        raise SettingsError(f"De huisstijl {name} heeft niet de vorm van brand.yml. {_COMPARE}")
    try:
        brand = BrandFile.model_validate(content)
    except ValidationError as error:
        raise SettingsError(_explain(error, name)) from None
    brand.check()
    return brand


def _resolve(purpose: str, value: str, named: Mapping[str, str]) -> Rgb:
    seen: list[str] = []
    while value in named and value not in seen:
        seen.append(value)
        value = named[value]
    if value in seen:
        raise SettingsError(
            f"De huisstijl verwijst bij {purpose} in een kring: {value}. "
            "Schrijf daar een kleur als #154c66."
        )
    colour = parse(value)
    if colour is None:
        raise SettingsError(
            f"De huisstijl kent bij {purpose} geen kleur {value[:60]}. {_nearest(value, named)}"
        )
    return colour


def _nearest(value: str, named: Mapping[str, str]) -> str:
    return unknown_name(value, list(named)) if named else "Schrijf een kleur als #154c66."


_MODELS: Mapping[str, type[_Part]] = MappingProxyType(
    {
        "": BrandFile,
        "meta": Meta,
        "logo": LogoPart,
        "color": Colours,
        "typography": Typography,
        "fonts": Font,
        "files": FontPath,
        "base": Letters,
        "headings": Letters,
        "link": Letters,
    }
)


def _explain(error: ValidationError, name: str) -> str:
    lines = dict.fromkeys(_explain_one(problem) for problem in error.errors())
    return "\n".join([f"De huisstijl {name} klopt niet:", *(f"- {line}" for line in lines)])


def _explain_one(problem: ErrorDetails) -> str:
    # A choice of forms has the form's name in its place: only names of the file are told.
    names = [str(part) for part in problem["loc"] if str(part).replace("-", "").islower()]
    place = ".".join(names)
    if problem["type"] == "extra_forbidden":
        above = names[-2] if len(names) > 1 else ""
        fields = _MODELS.get(above, BrandFile).model_fields
        known = [field.alias or key for key, field in fields.items()]
        return f"{'.'.join(names[:-1]) or 'bovenaan'}: {unknown_name(names[-1], known)}"
    if problem["type"] == "missing":
        return f"{place} ontbreekt."
    return f"{place}: deze waarde past hier niet in brand.yml."
