"""Text of the municipality itself, per section of the report: `toelichting/<sectie>.md`.

Takes Markdown; gives HTML that holds text, lists, tables and links and nothing else: HTML in it is
shown as text, pictures are refused, a link goes to the web or to an e-mail address.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from bijstand_report.errors import SettingsError
from bijstand_report.legible import legible
from bijstand_report.suggestions import unknown_name

if TYPE_CHECKING:
    from markdown_it.token import Token

SECTIONS = (
    *("oogopslag", "leeswijzer", "ontwikkeling", "wie", "uitstroom", "hoe_lang", "waarom"),
    *("verantwoording", "bijlage"),
)
LONGEST = 20_000
_TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "a", "h4", "blockquote"}) | {
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "*": frozenset(),
        "a": frozenset({"href"}),
        "th": frozenset({"scope"}),
        "ol": frozenset({"start"}),
    }
)
_SCHEMES = frozenset({"http", "https", "mailto"})


def read_notes(folder: Path | None) -> dict[str, Markup]:
    """The notes of a folder, as HTML by section; none without a folder.

    Raises SettingsError for a file that belongs to no section, is too long, cannot be read, or has
    a picture in it; all at once.
    """
    if folder is None:
        return {}
    if not folder.is_dir():
        raise SettingsError(
            f"De map {folder} met toelichtingen is er niet. Maak haar, of laat toelichting weg."
        )
    notes, problems = {}, []
    for path in sorted(folder.glob("*.md")):
        section = path.stem.lower().replace("-", "_")
        try:
            notes[section] = _read(path, section, folder)
        except SettingsError as error:
            problems.append(f"- {error}")
    if problems:
        raise SettingsError("\n".join(["De toelichtingen kloppen niet:", *problems]))
    return {section: html for section, html in notes.items() if html}


def _read(path: Path, section: str, folder: Path) -> Markup:
    if section not in SECTIONS:
        raise SettingsError(f"{path.name}: {unknown_name(section, SECTIONS)}")
    return read_note(path, folder)


def read_note(path: Path, folder: Path) -> Markup:
    """A note as HTML. folder: in which it must be.

    Raises SettingsError when it is too long, cannot be read, or has a picture in it.
    """
    if not path.resolve().is_relative_to(folder.resolve()):
        raise SettingsError(
            f"{path.name} verwijst naar een bestand buiten de map. Zet het bestand zelf in de map."
        )
    try:
        if path.stat().st_size > 4 * LONGEST:
            raise SettingsError(f"{path.name} is langer dan {LONGEST} tekens. Kort de tekst in.")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            f"{path.name} is niet te lezen als tekst (UTF-8). Sla het opnieuw op."
        ) from None
    if len(text) > LONGEST:
        raise SettingsError(f"{path.name} is langer dan {LONGEST} tekens. Kort de tekst in.")
    return to_html(text, path.name)


def to_html(text: str, name: str) -> Markup:
    """Markdown as safe HTML; headings of any level as h4, below the title of the note.

    name: of the file, for messages. Raises SettingsError for a picture, with its line.
    """
    import nh3
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    parser.disable(["code", "fence", "hr", "html_block", "html_inline", "backticks"])
    printable = "\n".join(legible(line.expandtabs(4)) for line in text.splitlines())
    tokens = parser.parse(printable)
    for token in tokens:
        _make_fit(token, name)
    html = parser.renderer.render(tokens, parser.options, {})
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
    return Markup(clean.strip())  # noqa: S704  # cleaned


def _make_fit(token: "Token", name: str) -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = "h4"
    elif token.type == "th_open":
        token.attrSet("scope", "col")
    elif token.children:
        if any(child.type == "image" for child in token.children):
            line = token.map[0] + 1 if token.map else 1
            raise SettingsError(
                f"{name}, regel {line}: een afbeelding kan hier niet. Haal haar weg."
            )
        token.children = list(_plain_links(token.children))


def _plain_links(parts: Sequence["Token"]) -> Iterator["Token"]:
    """The parts of a line, with nothing but text in links, as an accessible PDF wants them."""
    inside = False
    for part in parts:
        if part.type in ("link_open", "link_close"):
            inside = part.type == "link_open"
        elif inside and part.type != "text":
            continue
        yield part
