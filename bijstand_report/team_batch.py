"""The reports of all teams on disk: which are there and as they should be, and what says so.

A report is a folder with its documents and a `manifest.json`, written last, that holds a key (of
the version, the input and all that the report is made of) and the hash of each document. So a
report is up to date when its key is the one wanted and its documents are as they were written,
whatever happened to the program in between.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bijstand_report import __version__, output
from bijstand_report.manifest import sha256_of, write_manifest
from bijstand_report.team_documents import DOCUMENTS, TeamJob

MANIFEST, OVERVIEW = "manifest.json", "overzicht.html"
MADE, FAILED, NOT_MADE = "gemaakt", "mislukt", "niet gemaakt"


@dataclass(frozen=True)
class Input:
    """The client file of the batch: its name and hash."""

    name: str
    sha256: str


def key_of(job: TeamJob, shared: str) -> str:
    """What a report is made of, as a hash: the same text for the same report, on every run.

    shared: hash of what all reports of the batch are made of
    """
    results = job.results
    parts = (results.name, results.folder, results.members, results.team, results.rest, job.note)
    return _hash_of((shared, parts))


def shared_key(job: TeamJob, source: Input) -> str:
    """What the report of this team and all others of its batch are made of, as a hash."""
    own = sorted(job.own.rglob("*.html")) if job.own else []
    templates = [(path.name, sha256_of(path)) for path in own]
    return _hash_of((__version__, source, job.results.whole, job.scope, job.brand, templates))


def _hash_of(made_of: object) -> str:
    return hashlib.sha256(repr(made_of).encode()).hexdigest()


def standing(folder: Path, key: str) -> Mapping[str, str] | None:
    """The hashes of the documents of a report that is up to date; None when it is not."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        hashes: dict[str, str] = told["bestanden"]
        is_same = told["sleutel"] == key and set(hashes) == set(DOCUMENTS)
        whole = is_same and all(sha256_of(folder / name) == hashes[name] for name in hashes)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return hashes if whole else None


def place_report(
    job: TeamJob, files: Mapping[str, bytes], key: str, source: Input, uit: Path
) -> None:
    """Write the documents of a team and then its manifest. Raises OutputError when it cannot be."""
    folder = uit / job.results.folder
    output.place(files, folder, overwrite=True)
    told = json.loads(_manifest(job, files, source))
    content = {"team": job.results.name, "teams": list(job.results.members), "sleutel": key, **told}
    output.place({MANIFEST: _json(content)}, folder, overwrite=True)


def _manifest(job: TeamJob, files: Mapping[str, bytes], source: Input) -> bytes:
    return write_manifest(
        job.results.team,
        job.scope,
        input_name=source.name,
        input_sha256=source.sha256,
        warnings=list(job.brand.repairs),
        files=files,
    )


def batch_manifest(
    jobs: Mapping[str, TeamJob],
    made: Mapping[str, Mapping[str, str]],
    failures: Mapping[str, str],
    source: Input,
) -> bytes:
    """What was made of which teams, and what was not.

    jobs: of all teams, by folder; made: folder -> hash of each document; failures: folder -> why.
    """
    first = next(iter(jobs.values()))
    told = json.loads(
        write_manifest(
            first.results.whole,
            first.scope,
            input_name=source.name,
            input_sha256=source.sha256,
            warnings=list(first.brand.repairs),
            files={},
        )
    )
    told["bestanden"] = {
        f"{folder}/{name}": sha for folder in made for name, sha in sorted(made[folder].items())
    }
    told["teams"] = [
        {
            "naam": job.results.name,
            "map": folder,
            "samengevoegd": list(job.results.members) if len(job.results.members) > 1 else [],
            "toestand": state_of(folder, made, failures),
            **({"reden": failures[folder]} if folder in failures else {}),
        }
        for folder, job in jobs.items()
    ]
    return _json(told)


def state_of(folder: str, made: Iterable[str], failures: Iterable[str]) -> str:
    """Whether the report of a team is there, failed, or was not made."""
    return MADE if folder in made else FAILED if folder in failures else NOT_MADE


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def clear_leftovers(uit: Path, folders: Iterable[str]) -> None:
    """Remove what a batch that was killed had begun to write."""
    for folder in (uit, *(uit / name for name in folders)):
        for path in folder.glob(f"{output.WAITING}*"):
            shutil.rmtree(path, ignore_errors=True)
