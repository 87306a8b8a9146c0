"""Help and mistakes in the command itself, in Dutch: typer's own words are English."""

from typer import Context
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

_WORDS = {
    "ARGUMENTS_PANEL_TITLE": "Wat u opgeeft",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "DEFAULT_STRING": "[standaard: {}]",
    "REQUIRED_LONG_STRING": "[verplicht]",
}


class DutchCommand(TyperCommand):
    """A command whose help is Dutch throughout."""

    def get_usage(self, ctx: Context) -> str:  # type: ignore[override]  # a typer Context
        return _dutch_usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:  # type: ignore[override]
        return _dutch_help_option(super().get_help_option(ctx))


class DutchGroup(TyperGroup):
    """The command with its subcommands, with Dutch help."""

    def get_usage(self, ctx: Context) -> str:  # type: ignore[override]  # a typer Context
        return _dutch_usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:  # type: ignore[override]
        return _dutch_help_option(super().get_help_option(ctx))


def _dutch_usage(usage: str) -> str:
    """The usage line; and, as it opens every help, the moment to put Dutch words in place."""
    from typer import rich_utils

    for name, word in _WORDS.items():
        setattr(rich_utils, name, word)
    return usage.replace("Usage:", "Gebruik:", 1)


def _dutch_help_option(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Toon deze hulp."
    return option


def explain_usage(error: TyperException) -> str:
    """What is wrong with the command, and where to find help."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "bijstand-report"
    return f"{_explain(error)}\nHulp: {command} --help"


def _explain(error: TyperException) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            near = getattr(error, "possibilities", None)
            hint = f" Bedoelt u {' of '.join(near)}?" if near else ""
            return f"De optie {getattr(error, 'option_name', '')} bestaat niet.{hint}"
        case "MissingParameter":
            return f"Er ontbreekt iets: {_parameter(error)}."
        case "BadParameter":
            return f"{_parameter(error)}: deze waarde kan niet.{_choices(error)}"
        case "NoArgsIsHelpError":
            return str(error)
        case _:
            return "Dit commando of deze combinatie van opties bestaat niet."


def _parameter(error: TyperException) -> str:
    hint = getattr(error, "param_hint", None)
    if hint:
        return hint if isinstance(hint, str) else " / ".join(hint)
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "een waarde"
    return str(parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar)


def _choices(error: TyperException) -> str:
    choices = getattr(getattr(getattr(error, "param", None), "type", None), "choices", None)
    names = [str(getattr(choice, "value", choice)) for choice in choices or ()]
    return f" Kies {' of '.join(names)}." if names else ""
