"""Broken text files: bytes changed, and cells that are anything but what they should be."""

import csv
import os
import random
from pathlib import Path

import pytest
from client_files import FORMS, client_frame
from fuzzing import survives
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import mutated

SEED = os.environ.get("BIJSTAND_SEED", "1")
FILES = {name: 130 for name in FORMS if name.endswith((".csv", ".tsv", ".txt"))}


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


HEADER = ["startdatum", "einddatum", "geslacht", "geboortejaar", "leefvorm", "oorzaak", "clientnr"]
CELLS = st.one_of(
    st.sampled_from(
        [
            *("01-02-2015", "2016-02-29", "20180630", "31-02-2018", "13/14/2018", "42000", "0"),
            *("9999-12-31", "1899-12-31", "", "NULL", "man", "V", "2", "1980", "1980.0", "14"),
            *(
                "Één ouder",
                "Totaal",
                "=1+1",
                "-",
                '"',
                "\n",
                "a;b",
                "\u202e",
                "\ufeff",
                "99999999999",
            ),
        ]
    ),
    st.text(max_size=8),
)


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.lists(st.lists(CELLS, min_size=5, max_size=8), max_size=6),
    good=st.integers(0, 3),
    separator=st.sampled_from([";", ",", "\t"]),
)
def test_any_cells(
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    rows: list[list[str]],
    good: int,
    separator: str,
) -> None:
    path = tmp_path_factory.mktemp("cellen") / "klanten.csv"
    known = [
        ["01-02-2015", "", "vrouw", "1980", "Gehuwd", "14", str(number)] for number in range(3)
    ]
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        csv.writer(file, delimiter=separator).writerows([HEADER, *known[:good], *rows])
    survives(path, capsys)
