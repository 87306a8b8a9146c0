"""Broken files of the packed kinds: spreadsheets, SPSS, R, parquet."""

import os
import random
from pathlib import Path

import pytest
from client_files import FORMS, client_frame
from fuzzing import survives
from mutations import mutated

SEED = os.environ.get("BIJSTAND_SEED", "1")
# SPSS and old Excel files are read in a process of their own, which takes longer.
FILES = {
    "klanten.xlsx": 140,
    "klanten.ods": 120,
    "klanten.xls": 90,
    "klanten.sav": 60,
    "teksten.sav": 40,
    "klanten.rds": 350,
    "klanten.parquet": 350,
}


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    frame = client_frame(40, seed=5)
    return {name: write(frame) for name, write in FORMS.items()}


@pytest.mark.parametrize("name", FILES)
def test_broken_files(
    name: str, whole: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, others = tmp_path / name, list(whole.values())
    accepted = 0
    for number in range(FILES[name]):
        rng = random.Random(f"{name} {SEED} {number}")  # noqa: S311 - the same each time
        path.write_bytes(mutated(whole[name], others, rng))
        try:
            accepted += survives(path, capsys)
        except BaseException:
            print(f"BIJSTAND_SEED={SEED}, {name}, file {number}")  # noqa: T201
            raise
    assert 0 < accepted < FILES[name]
    assert [file.name for file in tmp_path.iterdir()] == [name]
