"""Every sentence that the program can say to its user, as it stands in the source.

What is filled in at run time becomes "…"; a name of a text in the same module becomes that text,
and a call of `unknown_name` or of a function of the same module that only returns texts becomes
what it says.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "bijstand_report"
FILLED_IN = "…"
TOLD = ("tell", "tell_problem", "_refuse")
UNKNOWN_NAME = "… is onbekend. Bedoelt u …?"


@dataclass(frozen=True)
class Message:
    """where: module and line; kind: the error that is raised, or the function that tells it"""

    where: str
    kind: str
    text: str


def all_messages() -> list[Message]:
    """What is raised or told, in the order of the source."""
    return [message for path in sorted(PACKAGE.rglob("*.py")) for message in _of_module(path)]


def _of_module(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = _texts(tree)
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        name = node.func.id
        if name in TOLD or name.endswith("Error"):
            text = _text(node.args[0], texts)
            if text is not None:
                yield Message(f"{path.relative_to(PACKAGE)}:{node.lineno}", name, text)


def _texts(tree: ast.Module) -> Mapping[str, ast.expr]:
    """Texts with a name, and what functions that only return one text return."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = value
            case ast.FunctionDef(name=name, body=[*_, ast.Return(value=ast.expr() as value)]):
                found[name] = value
    return found


def _text(  # noqa: PLR0911
    node: ast.expr, texts: Mapping[str, ast.expr]
) -> str | None:
    """The text that an expression gives; None when it is no text but something passed on."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_part(part, texts) for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            both = _text(left, texts), _text(right, texts)
            return None if both == (None, None) else "".join(text or FILLED_IN for text in both)
        case ast.Name(id=name) if name in texts:
            return _text(texts[name], {k: v for k, v in texts.items() if k != name})
        case ast.IfExp(body=body):
            return _text(body, texts)
        case ast.Call(func=ast.Name(id="unknown_name")):
            return UNKNOWN_NAME
        case ast.Call(func=ast.Name(id=name)) if name in texts:
            return _text(texts[name], {k: v for k, v in texts.items() if k != name})
        case ast.Call(func=ast.Name(id="Stage"), args=[inner]):
            return _text(inner, texts)
        case ast.Call(func=ast.Attribute(attr="join"), args=[ast.List(elts=lines)]):
            return "\n".join(_text(line, texts) or FILLED_IN for line in lines)
    return None


def _part(part: ast.expr, texts: Mapping[str, ast.expr]) -> str:
    if isinstance(part, ast.FormattedValue):
        return _text(part.value, texts) or FILLED_IN
    return _text(part, texts) or ""
