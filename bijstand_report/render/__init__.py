"""Documents -> HTML: fills the templates, adds styles, fonts and pictures."""

from bijstand_report.render.pages import render_print, render_screen

__all__ = ["render_print", "render_screen"]
