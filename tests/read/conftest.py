"""The original analysis, which stays outside the repository."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[3] / "shared" / "reference"


@pytest.fixture
def reference() -> Path:
    folder = Path(os.environ.get("BIJSTAND_REFERENCE", BESIDE))
    if not folder.is_dir():
        pytest.skip("the reference analysis is not here; set BIJSTAND_REFERENCE to its folder")
    return folder
