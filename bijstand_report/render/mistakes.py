"""Mistakes in a user's templates: found before any work is done, told in Dutch with what to do.

What can be seen in the text alone is found by `mistakes_in`: what is no Jinja, a block or template
that is not there, text that would be left out. What shows only when a template is filled in is put
into words by `explain`.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from jinja2 import (
    Environment,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.exceptions import SecurityError

from bijstand_report.report import model
from bijstand_report.suggestions import unknown_name

_QUOTED = re.compile(r"'([^']*)'")
# What may stand outside the blocks of a template that builds on another.
_WITHOUT_TEXT = (
    nodes.Extends,
    nodes.Block,
    nodes.Import,
    nodes.FromImport,
    nodes.Macro,
    nodes.Assign,
    nodes.AssignBlock,
)


def told(name: str, line: int, what: str) -> str:
    """A mistake with its place."""
    return f"Het sjabloon {name}, regel {line}, klopt niet: {what}"


def explain(error: Exception) -> str:
    """What is wrong, in Dutch, and what to do. Jinja's own words stand in brackets."""
    match error:
        case UndefinedError():
            names = _QUOTED.findall(str(error))
            return f"{names[-1] if names else 'een naam'} bestaat hier niet. {_nearest(names)}"
        case TemplateNotFound():
            return f"het sjabloon {error.name} is er niet. Controleer de naam."
        case SecurityError():
            return f"dit mag in een sjabloon niet ({error}). Haal het weg."
        case TemplateSyntaxError():
            return f"dit is geen goede Jinja ({error.message}). Verbeter deze regel."
        case _:
            return f"dit is niet uit te rekenen ({error}). Verbeter deze regel."


def _nearest(names: list[str]) -> str:
    near = get_close_matches(names[-1], _known_names(), n=1) if names else []
    return f"Bedoelt u {near[0]}?" if near else "Kijk in het gewone sjabloon welke namen er zijn."


def _known_names() -> list[str]:
    """Every name of something in a report."""
    parts = [part for part in vars(model).values() if isinstance(part, type) and is_dataclass(part)]
    return sorted({"report", "edition", *(f.name for part in parts for f in fields(part))})


def mistakes_in(name: str, environment: Environment) -> Iterator[str]:
    """What is wrong with a user's template as it stands, each with its line.

    environment: knows the template under this name, and those of the program.
    """
    try:
        environment.get_template(name)
        tree = _parsed(name, environment)
    except TemplateSyntaxError as error:
        yield told(name, error.lineno, explain(error))
        return
    parent = next((node for node in tree.body if isinstance(node, nodes.Extends)), None)
    above = _above(parent) if parent is not None else None
    if parent is None or above is None:
        return
    if above == name:
        what = f"het bouwt op zichzelf. Schrijf standaard/{name}."
        yield told(name, parent.lineno, what)
        return
    try:
        known = sorted(_blocks(above, environment, frozenset({name})))
    except TemplateError as error:
        yield told(name, parent.lineno, explain(error))
        return
    yield from _misplaced(name, tree, known)


def _above(parent: nodes.Extends) -> str | None:
    """The template that one builds on; None when that is decided later."""
    return str(parent.template.value) if isinstance(parent.template, nodes.Const) else None


def _misplaced(name: str, tree: nodes.Template, known: list[str]) -> Iterator[str]:
    """Blocks that the parent does not have, and text outside blocks, which would not be seen."""
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in known:
            yield told(name, node.lineno, f"het blok {_unknown_block(node.name, known)}")
        elif not isinstance(node, _WITHOUT_TEXT) and (line := _line_of_text(node)):
            what = "deze tekst staat buiten een blok en komt niet in het rapport"
            yield told(name, line, f"{what}. Zet haar in een blok: {', '.join(known)}.")


def _unknown_block(name: str, known: list[str]) -> str:
    if not known:
        return f"{name} kan hier niet: het gewone sjabloon heeft geen blokken. Haal het weg."
    return unknown_name(name, known)


def _line_of_text(node: nodes.Node) -> int | None:
    """Where a part of a template begins to say something; None for white space."""
    if not isinstance(node, nodes.Output):
        return node.lineno
    for part in node.nodes:
        if not isinstance(part, nodes.TemplateData):
            return part.lineno
        if part.data.strip():
            above = part.data[: len(part.data) - len(part.data.lstrip())]
            return part.lineno + above.count("\n")
    return None


def _blocks(name: str, environment: Environment, seen: frozenset[str]) -> set[str]:
    """The names of the blocks of a template and of those that it builds on."""
    tree = _parsed(name, environment)
    found = {block.name for block in tree.find_all(nodes.Block)}
    for parent in tree.find_all(nodes.Extends):
        above = _above(parent)
        if above is not None and above not in seen:
            found |= _blocks(above, environment, seen | {above})
    return found


def _parsed(name: str, environment: Environment) -> nodes.Template:
    if environment.loader is None:
        raise TemplateNotFound(name)
    source, _, _ = environment.loader.get_source(environment, name)
    return environment.parse(source, name)
