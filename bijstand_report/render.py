"""Report -> HTML: fills the templates, adds the styles.

Takes a `Report`; gives one self-contained HTML text, for print (`pdf.py` makes a PDF of it) or for
the screen. Templates do no arithmetic; an unknown name in a template is an error.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bijstand_report import resources
from bijstand_report.branding import Brand
from bijstand_report.report.model import Report

# Weights of Source Sans Pro in use; 300 on the cover only.
FONT_FILES = {300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold"}


def render_print(report: Report) -> str:
    """The HTML of which the PDF is made; fonts by file address."""
    return _render(report, [_font_faces(), _style("report.css")], edition="print")


def render_screen(report: Report) -> str:
    """The HTML edition: one file, fit for phones and printers, without scripts."""
    return _render(report, [_style("screen.css")], edition="screen")


def _render(report: Report, styles: list[str], edition: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css = "\n".join([_style("tokens.css"), _brand_tokens(report.brand), *styles])
    template = environment.get_template("report.html")
    return template.render(report=report, css=css, edition=edition)


def _style(name: str) -> str:
    return (resources.folder("styles") / name).read_text(encoding="utf-8")


def _brand_tokens(brand: Brand) -> str:
    return (
        f":root {{ --brand: {brand.primary}; --accent: {brand.accent}; --tint: {brand.tint}; "
        f"--on-brand: {brand.on_primary}; }}"
    )


def _font_faces() -> str:
    return "\n".join(
        f'@font-face {{ font-family: "Source Sans Pro"; font-weight: {weight}; '
        f'src: url("{_font_file(name).as_uri()}"); }}'
        for weight, name in FONT_FILES.items()
    )


def _font_file(name: str) -> Path:
    return resources.font_folder() / f"SourceSansPro-{name}.ttf"
