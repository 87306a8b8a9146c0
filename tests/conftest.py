"""What all tests share: the original analysis, which stays outside the repository."""

import os
from pathlib import Path

import pytest
from browsing import browser, open_page
from hypothesis import settings

__all__ = ["browser", "open_page"]

BESIDE = Path(__file__).parents[2] / "shared" / "reference"

# On a build server the same examples every time; elsewhere new ones.
settings.register_profile("hier", deadline=None, max_examples=50)
settings.register_profile("bouwstraat", settings.get_profile("hier"), derandomize=True)
settings.load_profile("bouwstraat" if os.environ.get("CI") else "hier")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of the original analysis."""
    folder = Path(os.environ.get("BIJSTAND_REFERENCE", BESIDE))
    if not folder.is_dir():
        pytest.skip("the reference analysis is not here; set BIJSTAND_REFERENCE to its folder")
    return folder
