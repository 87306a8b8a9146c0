"""A document -> one self-contained HTML text, for print (`pdf` makes a PDF of it) or the screen.

Takes a `Report`, or any other document that has a brand and a template of its own. Templates do no
arithmetic; an unknown name in a template is an error.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from markupsafe import Markup

from bijstand_report import resources
from bijstand_report.branding import Brand
from bijstand_report.render.pictures import as_image, inline
from bijstand_report.render.self_contained import require_self_contained
from bijstand_report.render.templates import fill
from bijstand_report.render.webfonts import embedded_faces, file_faces
from bijstand_report.report.model import Figure

FAMILIES = '"Source Sans Pro", "Source Sans 3", "Segoe UI", Arial, sans-serif'
_FONTS = "/* lettertypen */"


class Document(Protocol):
    """What every document has."""

    @property
    def brand(self) -> Brand:
        """The house style."""


def render_print(document: Document, template: str = "report.html", own: Path | None = None) -> str:
    """The HTML of which the PDF is made; fonts by file address.

    own: folder with templates of the user, which go before those of the program.
    Raises SettingsError for a mistake in one of them, with file and line.
    """
    css = "\n".join([file_faces(document.brand.fonts), *_styles(document.brand, "report.css")])
    return fill(template, own, report=document, css=css, edition="print", picture=as_image)


def render_screen(
    document: Document,
    template: str = "report.html",
    own: Path | None = None,
    pictures: Mapping[bytes, bytes] = MappingProxyType({}),
) -> str:
    """The HTML edition: one file with all that it needs, fit for phones and printers, no scripts.

    The fonts in it hold usual letters and those that it uses. For own, see `render_print`.
    pictures: what comes in the place of figures that are an empty frame only.
    Raises CheckError when the page would fetch or run something.
    """
    css = "\n".join([_FONTS, *_styles(document.brand, "screen.css")])

    def picture(figure: Figure) -> Markup:  # a function, of which templates can see nothing
        return inline(figure, pictures)

    html = fill(template, own, report=document, css=css, edition="screen", picture=picture)
    page = html.replace(_FONTS, embedded_faces(html, document.brand.fonts), 1)
    require_self_contained(page)
    return page


def _styles(brand: Brand, name: str) -> list[str]:
    return [_style("tokens.css"), _brand_tokens(brand), _style(name)]


def _style(name: str) -> str:
    return (resources.folder("styles") / name).read_text(encoding="utf-8")


def _brand_tokens(brand: Brand) -> str:
    return (
        f":root {{ --brand: {brand.primary}; --accent: {brand.accent}; --tint: {brand.tint}; "
        f"--on-brand: {brand.on_primary}; --sans: {_families(brand.family)}; "
        f"--headings: {_families(brand.heading_family)}; }}"
    )


def _families(own: str | None) -> str:
    """A font of the house style before the report's own, which has the letters that it lacks."""
    return f'"{own}", {FAMILIES}' if own else FAMILIES
