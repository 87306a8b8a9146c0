"""A second process: its results and errors come over, and nothing depends on its staying alive."""

import os
import time

import pytest

from bijstand_report import helper as helpers
from bijstand_report.helper import Helper, NoHelper, second_process


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helpers, "available_processors", lambda: 2)
    monkeypatch.setattr(os, "getloadavg", lambda: (0.5, 0.5, 0.5), raising=False)


@pytest.mark.usefixtures("two_processors")
def test_work_is_done_elsewhere_and_an_error_comes_back() -> None:
    with second_process("json") as helper:
        assert helper.start(os.getpid).result() != os.getpid()
        assert helper.start(sorted, [2, 1], reverse=True).result() == [2, 1]
        failed = helper.start(int, "geen getal")
        with pytest.raises(ValueError, match="geen getal"):
            failed.result()


@pytest.mark.usefixtures("two_processors")
def test_a_process_that_dies_leaves_the_work_to_this_one() -> None:
    with second_process() as helper:
        other = helper.start(os.getpid).result()
        task = helper.start(time.strftime, "%Y", time.gmtime(0))
        os.kill(other, 9)
        assert task.result() == "1970"
        assert helper.start(sorted, [2, 1]).result() == [1, 2]


@pytest.mark.usefixtures("two_processors")
def test_leaving_does_not_wait_for_what_is_unfinished() -> None:
    begin = time.monotonic()
    with second_process() as helper:
        helper.start(time.sleep, 60)
    assert time.monotonic() - begin < 30


@pytest.mark.usefixtures("two_processors")
def test_without_shared_memory_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("_multiprocessing.SemLock", refuse)
    with second_process("json") as helper:
        assert helper.start(os.getpid).result() == os.getpid()


@pytest.mark.parametrize(("processors", "busy"), [(1, 0.0), (2, 2.5)])
def test_no_second_process_without_a_processor_for_it(
    processors: int, busy: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helpers, "available_processors", lambda: processors)
    monkeypatch.setattr(os, "getloadavg", lambda: (busy, busy, busy), raising=False)
    with second_process("json") as helper:
        assert helper.start(os.getpid).result() == os.getpid()


def test_without_a_helper_errors_come_at_once() -> None:
    helper: Helper = NoHelper()
    with pytest.raises(ZeroDivisionError):
        helper.start(divmod, 1, 0)
