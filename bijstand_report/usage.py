"""Help and mistakes in the command itself, in Dutch: typer's own words are English."""

import re
from collections.abc import Sequence

from typer import Context
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from bijstand_report.examples import EXAMPLES, PROGRAM
from bijstand_report.suggestions import unknown_name

_WORDS = {
    "ARGUMENTS_PANEL_TITLE": "Wat u opgeeft",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "DEFAULT_STRING": "[standaard: {}]",
    "RANGE_STRING": "",  # in signs; the help itself says it in words
    "REQUIRED_LONG_STRING": "[verplicht]",
}
_QUOTED = re.compile(r"'([^']*)'")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)$")


class DutchCommand(TyperCommand):
    """A command whose help is Dutch throughout, with examples."""

    def get_usage(self, ctx: Context) -> str:  # type: ignore[override]  # a typer Context
        return _dutch_usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:  # type: ignore[override]
        return _dutch_help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: object) -> None:  # type: ignore[override]
        _name_values(self.params)
        super().format_help(ctx, formatter)  # type: ignore[arg-type]
        _print_examples(self.name)


class DutchGroup(TyperGroup):
    """The command with its subcommands, with Dutch help."""

    def get_usage(self, ctx: Context) -> str:  # type: ignore[override]  # a typer Context
        return _dutch_usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:  # type: ignore[override]
        return _dutch_help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: object) -> None:  # type: ignore[override]
        _name_values(self.params)
        super().format_help(ctx, formatter)  # type: ignore[arg-type]
        _print_examples(PROGRAM)


def _dutch_usage(usage: str) -> str:
    """The usage line; and, as it opens every help, the moment to put Dutch words in place."""
    from typer import rich_utils

    for name, word in _WORDS.items():
        setattr(rich_utils, name, word)
    return usage.replace("Usage:", "Gebruik:", 1)


def _dutch_help_option(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Toon deze hulp."
        option.metavar = ""
    return option


def _name_values(parameters: Sequence[object]) -> None:
    """In place of a type of Python: the Dutch word for what is to be given, or nothing."""
    for parameter in parameters:
        if isinstance(parameter, TyperArgument):
            # Its name says what it is.
            setattr(parameter, "display_type_rich", lambda ctx: None)  # noqa: ARG005, B010
        elif isinstance(parameter, TyperOption) and parameter.metavar is None:
            parameter.metavar = _value_of(parameter)


def _value_of(option: TyperOption) -> str:
    if option.is_flag:
        return ""
    return "|".join(_choices_of(option)) or "GETAL"


def _choices_of(parameter: object) -> list[str]:
    choices = getattr(getattr(parameter, "type_descriptor", None), "choices", None) or ()
    return [str(getattr(choice, "value", choice)) for choice in choices]


def _print_examples(command: str | None) -> None:
    """The examples of a command, as the other parts of its help look."""
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text
    from typer import rich_utils

    lines = [
        Text.assemble((f"{PROGRAM} {typed}", "bold cyan"), ("\n  ", ""), (meant, ""))
        for typed, meant in EXAMPLES[str(command)]
    ]
    panel = Panel(
        Group(*lines),
        title="Voorbeelden",
        title_align=rich_utils.ALIGN_OPTIONS_PANEL,
        border_style=rich_utils.STYLE_OPTIONS_PANEL_BORDER,
    )
    rich_utils._get_rich_console().print(panel)  # noqa: SLF001  # width and colours of the rest


def explain_usage(error: TyperException) -> str:
    """What is wrong with the command, and where to find help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error)
    context = getattr(error, "ctx", None)
    command = context.command_path if context else PROGRAM
    return f"{_explain(error)}\nHulp: {command} --help"


def _explain(error: TyperException) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            near = getattr(error, "possibilities", None)
            hint = f" Bedoelt u {' of '.join(near)}?" if near else ""
            return f"De optie {getattr(error, 'option_name', '')} bestaat niet.{hint}"
        case "MissingParameter":
            return f"Er ontbreekt iets: {_parameter(error)}. Zet dat in de opdracht."
        case "BadParameter":
            return f"{_parameter(error)}: deze waarde kan niet.{_choices(error)}"
        case "BadOptionUsage":
            option = getattr(error, "option_name", "")
            return f"Achter de optie {option} hoort een waarde. Zet die erachter."
        case _:
            return _explain_words(error)


def _explain_words(error: TyperException) -> str:
    """An unknown command, or words that have no place: typer tells these in a sentence only."""
    message = str(error)
    context = getattr(error, "ctx", None)
    commands = getattr(getattr(context, "command", None), "commands", None)
    if commands and (name := _QUOTED.search(message)):
        return f"Deze opdracht bestaat niet: {unknown_name(name[1], list(commands))}"
    if words := _IN_BRACKETS.search(message):
        return (
            f"Er staat te veel in de opdracht: {words[1]}. "
            "Zet een naam met spaties tussen aanhalingstekens."
        )
    return "Deze combinatie van opties bestaat niet. Kijk in de hulp wat samen kan."


def _parameter(error: TyperException) -> str:
    hint = getattr(error, "param_hint", None)
    if hint:
        return hint if isinstance(hint, str) else " / ".join(hint)
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "een waarde"
    name = parameter.opts[0]
    return str(name if name.startswith("-") else parameter.metavar.strip("."))


def _choices(error: TyperException) -> str:
    names = _choices_of(getattr(error, "param", None))
    return f" Kies {' of '.join(names)}." if names else " Kijk in de hulp welke waarden kunnen."
