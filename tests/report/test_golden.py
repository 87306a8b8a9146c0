"""The words and tables of the example report, compared whole with the last ones that were read.

After a change that is meant: `BIJSTAND_GOLDEN=1 pytest tests/report/test_golden.py`, then read the
difference before it is committed.
"""

import os
import re
from pathlib import Path

from bijstand_report.render import render_screen

from .conftest import EXAMPLE, BuildReport

GOLDEN = Path(__file__).parents[1] / "golden" / "rapport.html"


def words(html: str) -> str:
    """The page without its styles."""
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def test_the_example_report_reads_as_it_did(build: BuildReport) -> None:
    made = words(render_screen(build(EXAMPLE, gemeente="Lindemeer", kwartaal="2018K2")))
    if os.environ.get("BIJSTAND_GOLDEN"):
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")
