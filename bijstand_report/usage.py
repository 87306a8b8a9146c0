"""Mistakes in the command itself, told in Dutch: an unknown option, a value that cannot be.

Takes the exception of typer, whose own messages are English; gives the lines to show.
"""

from typer.exceptions import TyperException


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
