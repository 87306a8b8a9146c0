"""Filling templates: those of the program, or of a user, who may replace any of them.

A user's template has the name of the one that it replaces, and may build on it:
`{% extends "standaard/sections/cover.html" %}`. It runs in a sandbox, sees the document and
nothing else, and cannot leave its folder. A mistake in it is told with file and line.
"""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bijstand_report import resources
from bijstand_report.errors import SettingsError
from bijstand_report.render.mistakes import explain, mistakes_in, told
from bijstand_report.render.words import kept_together, sign_kept, with_long_word
from bijstand_report.suggestions import unknown_name

STANDARD = "standaard"
_NONE = "Er staat geen sjabloon in. Zet er een in, zoals sections/cover.html."


class UserTemplates(FileSystemLoader):
    """Templates of a user: none from outside their folder, also not by a link in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._root = folder.resolve()

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, as `FileSystemLoader` finds it."""
        source, file, up_to_date = super().get_source(environment, template)
        if not Path(file).resolve().is_relative_to(self._root):
            raise TemplateNotFound(template)
        return source, file, up_to_date


class _Compiled(BytecodeCache):
    """Templates as they were compiled, by file and text: a batch fills the same ones every time."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that was compiled before."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox of jinja2, without sums that fill the memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Numbers may be multiplied; texts may not be repeated, nor anything raised to a power."""
        numbers = all(isinstance(value, int | float) for value in (left, right))
        if operator == "**" or not numbers:
            raise SecurityError(f"{operator} mag hier niet")
        return super().call_binop(context, operator, left, right)


def template_folder(folder: Path | None) -> Path | None:
    """The folder with a user's templates, if there is to be one.

    Raises SettingsError when it is no folder, and with all that can be seen to be wrong in it.
    """
    if folder is None:
        return None
    if not folder.is_dir():
        raise SettingsError(
            f"De map {folder} met sjablonen is er niet. Maak haar, of laat sjablonen weg."
        )
    standard = resources.folder("templates")
    known = [path.relative_to(standard).as_posix() for path in sorted(standard.rglob("*.html"))]
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    problems = list(_problems(found, known, folder)) if found else [_NONE]
    if problems:
        lines = [f"- {problem}" for problem in problems]
        raise SettingsError("\n".join([f"De map {folder} met sjablonen klopt niet:", *lines]))
    return folder


def _problems(found: Sequence[str], known: Sequence[str], folder: Path) -> Iterator[str]:
    environment = _environment(folder, {})
    for name in found:
        if name in known:
            yield from mistakes_in(name, environment)
        else:
            yield unknown_name(name, known)


def fill(template: str, own: Path | None, **names: object) -> str:
    """A template, filled in.

    own: folder with templates that go before those of the program. Raises SettingsError for a
    mistake in one of those; a mistake in the program's own goes up as it is.
    """
    try:
        return _environment(own, names).get_template(template).render()
    except (
        TemplateError,
        TypeError,
        ValueError,
        AttributeError,
        ArithmeticError,
        RecursionError,
    ) as error:
        place = _place(error, own) if own else None
        if place is None:
            raise
        raise SettingsError(told(*place, explain(error))) from None


def _environment(own: Path | None, names: Mapping[str, object]) -> Environment:
    standard = FileSystemLoader(resources.folder("templates"))
    loaders: list[BaseLoader] = [standard, PrefixLoader({STANDARD: standard})]
    environment = _Sandbox(
        loader=ChoiceLoader([UserTemplates(own), *loaders] if own else loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )
    environment.filters |= {"kept_together": kept_together, "sign_kept": sign_kept}
    environment.tests["with_long_word"] = with_long_word
    # Macros see names of the environment only.
    environment.globals.update(names)
    return environment


def _place(error: Exception, own: Path) -> tuple[str, int] | None:
    """File and line of a mistake in a user's template; None when it lies elsewhere."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places = [(error.filename, error.lineno)]
    else:
        frames = traceback.extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno or 0) for frame in reversed(frames)]
    root = own.resolve()
    for file, line in places:
        path = Path(file).resolve()
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix(), line
    return None
