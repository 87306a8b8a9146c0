"""Three invented brands, with their fonts beside them."""

import shutil
from pathlib import Path

import matplotlib as mpl
import pytest

BRANDS = Path(__file__).parent / "brands"
FILES = {
    "duinwijk": "duinwijk/_brand.yml",
    "heuvelrade": "heuvelrade/tokens.json",
    "zuiderveen": "zuiderveen/_brand.yml",
}


@pytest.fixture(scope="session")
def brands(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Name of the brand -> its file."""
    folder = tmp_path_factory.mktemp("merken") / "brands"
    shutil.copytree(BRANDS, folder)
    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    shutil.copy(fonts / "DejaVuSerif.ttf", folder / "duinwijk" / "letter.ttf")
    shutil.copy(fonts / "DejaVuSerif-Bold.ttf", folder / "duinwijk" / "letter-vet.ttf")
    return {name: folder / file for name, file in FILES.items()}
