"""A library that hangs, crashes or talks nonsense does not take the program with it."""

import time
from pathlib import Path

import pytest

from bijstand_report.errors import InputError
from bijstand_report.read import isolated


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        "import os; os.abort()",
        "import sys; sys.exit(3)",
        "print('onzin')",
        "pass",
        "import pickle, sys; pickle.dump({'failure': 'broken'}, sys.stdout.buffer)",
        "x = bytearray(8 * 1024**3)",
    ],
)
def test_whatever_goes_wrong_the_file_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    worker, file = tmp_path / "worker.py", tmp_path / "a.sav"
    worker.write_text(program)
    file.write_bytes(b"x")
    monkeypatch.setattr(isolated, "_WORKER", worker)
    monkeypatch.setattr(isolated, "SECONDS", 1.0)
    begin = time.perf_counter()
    with pytest.raises(InputError, match="stuk"):
        isolated.read_apart("spss", file, InputError("stuk"))
    assert time.perf_counter() - begin < 30
