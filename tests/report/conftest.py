"""Reports built in memory, without drawing: words, tiles and tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bijstand_report.branding import load_brand
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.figures.images import Images
from bijstand_report.pipeline import load
from bijstand_report.report.build import build_report
from bijstand_report.report.model import Report

EXAMPLE = Path(__file__).parents[2] / "sample_data" / "voorbeeld.csv"
NO_IMAGES = Images({}, {}, None)
BuildReport = Callable[..., Report]


@pytest.fixture(scope="session")
def build() -> BuildReport:
    """A report of a client file; keyword arguments are settings."""

    def make(path: Path = EXAMPLE, **options: object) -> Report:
        run = load(path, load_settings(None, options), Profile.RAAD, lambda _line: None)
        return build_report(run.publishable, run.scope, load_brand(None), NO_IMAGES)

    return make
