"""Documents -> HTML: fills the templates, adds styles, fonts and pictures."""

from bijstand_report.render.pages import render_print, render_screen
from bijstand_report.render.templates import template_folder

__all__ = ["render_print", "render_screen", "template_folder"]
