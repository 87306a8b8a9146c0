"""Many reports in a few processes: what fails costs its own report only."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from bijstand_report.batch import Outcome, make_all
from bijstand_report.errors import CheckError, SystemLibraryError

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


def outcomes(jobs: list[str], **options: float) -> dict[str, Outcome]:
    found = make_all({job: job for job in jobs}, make, processes=2, **options)
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


def test_no_jobs_start_no_process() -> None:
    assert outcomes([]) == {}


def test_closing_halfway_stops_the_processes() -> None:
    made = make_all({"een": "een", "traag": "traag"}, make, processes=2)
    assert next(made).key == "een"
    began = time.monotonic()
    made.close()
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("processes", [1, 5])
def test_any_number_of_processes(processes: int) -> None:
    jobs = {str(number): str(number) for number in range(3)}
    made = make_all(jobs, make, processes=processes)
    assert {outcome.key for outcome in made if outcome.files} == set(jobs)


def test_without_shared_memory_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("_multiprocessing.SemLock", refuse)
    with pytest.raises(SystemLibraryError, match="gedeelde geheugen"):
        outcomes(["een"])
