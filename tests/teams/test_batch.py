"""Many reports in a few processes: what fails costs its own report only."""

import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from bijstand_report.batch import Files, Outcome, make_all, processes_ready
from bijstand_report.errors import CheckError, SystemLibraryError
from bijstand_report.on_demand import OnDemand

PERSON = "1234-Jansen"


def make(job: str) -> dict[str, bytes]:
    """What the job asks for, as other processes see it."""
    match job:
        case "fout":
            raise ValueError(PERSON)
        case "bekend":
            raise CheckError("Het document is niet in orde.")
        case "dood":
            os._exit(9)
        case "traag":
            time.sleep(60)
    return {"naam.txt": job.encode(), "map.txt": tempfile.gettempdir().encode()}


def load() -> None:
    """Nothing that takes time."""


def fail_to_load() -> None:
    raise ImportError(PERSON)


def outcomes(
    jobs: list[str], *, processes: int = 2, load: Callable[[], None] = load, **options: float
) -> dict[str, Outcome]:
    with processes_ready(processes, load) as pool:
        found = make_all({job: job for job in jobs}, make, pool, **options)
        return {outcome.key: outcome for outcome in found}


def test_one_failure_leaves_the_others_alone() -> None:
    found = outcomes(["een", "fout", "bekend", "dood", "traag", "twee"], seconds=4)
    failures = {key: outcome.failure for key, outcome in found.items() if outcome.failure}
    assert failures == {
        "fout": "Onverwachte fout (ValueError).",
        "bekend": "Het document is niet in orde.",
        "dood": "Het proces is gestopt (code 9).",
        "traag": "Het maken duurde te lang en is afgebroken.",
    }
    assert {key for key, outcome in found.items() if outcome.files} == {"een", "twee"}
    # The message of an unforeseen error may hold data.
    assert PERSON not in found["fout"].failure
    assert PERSON in found["fout"].details


def test_each_report_has_a_folder_for_temporary_files_that_goes() -> None:
    found = outcomes(["een", "twee", "drie"])
    folders = {Path((outcome.files or {})["map.txt"].decode()) for outcome in found.values()}
    assert len(folders) == 3
    assert not any(folder.exists() for folder in folders)


def test_without_jobs_nothing_comes() -> None:
    assert outcomes([]) == {}


def test_leaving_halfway_stops_the_processes() -> None:
    with processes_ready(2, load) as pool:
        made = make_all({"een": "een", "traag": "traag"}, make, pool)
        assert next(made).key == "een"
        began = time.monotonic()
    assert time.monotonic() - began < 30
    assert not multiprocessing.active_children()


def test_a_process_that_is_ended_while_it_waits_is_a_failure_that_is_told() -> None:
    with processes_ready(2, load) as pool:
        multiprocessing.active_children()[0].kill()
        while pool.active:
            time.sleep(0.05)
        found = list(make_all({"een": "een", "twee": "twee"}, make, pool))
    assert {outcome.failure for outcome in found} == {"De processen zijn van buiten gestopt."}


def test_libraries_are_there_before_the_first_job(tmp_path: Path) -> None:
    """What goes wrong with them shows when something is made with them."""
    assert outcomes(["een", "twee"], load=fail_to_load).keys() == {"een", "twee"}
    place = tmp_path / "geladen"
    with processes_ready(1, partial(Path.touch, place)):
        end = time.monotonic() + 30
        while not place.exists() and time.monotonic() < end:
            time.sleep(0.05)
    assert place.exists()


def test_each_job_begins_before_the_next_is_asked_for() -> None:
    """Counting for one team and making the report of another go on at the same time."""
    events = []

    class Pool:
        def schedule(self, _work: object, *, args: tuple[str], **_: object) -> Future[Files]:
            events.append(f"{args[0]} begins")
            done: Future[Files] = Future()
            done.set_result({})
            return done

    def ask(key: str) -> str:
        events.append(f"{key} is asked for")
        return key

    list(make_all(OnDemand(["een", "twee"], ask), make, Pool()))  # type: ignore[arg-type]
    assert events == ["een is asked for", "een begins", "twee is asked for", "twee begins"]


@pytest.mark.parametrize("processes", [1, 5])
def test_any_number_of_processes(processes: int) -> None:
    jobs = {str(number): str(number) for number in range(3)}
    made = outcomes(list(jobs), processes=processes)
    assert {key for key, outcome in made.items() if outcome.files} == set(jobs)


def test_without_shared_memory_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("_multiprocessing.SemLock", refuse)
    with pytest.raises(SystemLibraryError, match="gedeelde geheugen"):
        outcomes(["een"])
