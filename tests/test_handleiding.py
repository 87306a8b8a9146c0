"""The handleiding says what the program does: every command, setting and rule stands in it."""

from pathlib import Path

import typer

from bijstand_report.cli import app
from bijstand_report.config import Settings
from bijstand_report.validation.rules import RULES

TEXT = (Path(__file__).parents[1] / "docs" / "handleiding.md").read_text(encoding="utf-8")


def test_every_rule() -> None:
    rows = {
        f"| {rule.description} | {rule.consequence.value} | {rule.shown.value} | {rule.advice} |"
        for rule in RULES.values()
    }
    assert rows <= set(TEXT.splitlines())


def test_every_setting() -> None:
    for name in Settings.model_fields:
        assert f"`{name}`" in TEXT


def test_every_command() -> None:
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"bijstand-report {name}" in TEXT
