"""A PostgreSQL of Debian's, started for the tests: on loopback, by another user than root."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PASSWORD = "geheim-w00rd"  # noqa: S105 - of a server that lives as long as the tests


@dataclass(frozen=True)
class Server:
    """Where it listens; `admin` is an address that may write."""

    port: int

    def address(self, user: str = "tester", password: str = "") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql+psycopg://{user}{secret}@127.0.0.1:{self.port}/postgres"

    @property
    def admin(self) -> str:
        return self.address(password=PASSWORD)


def programs() -> Path | None:
    """The folder with the programs of PostgreSQL."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@contextmanager
def server() -> Iterator[Server]:
    """A new, empty server; skips the test where PostgreSQL is not installed."""
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    with tempfile.TemporaryDirectory(prefix="bijstand-pg-") as place:
        data, secret = Path(place) / "data", Path(place) / "wachtwoord"
        secret.write_text(PASSWORD, encoding="utf-8")
        become = _other_user(Path(place), secret)
        _run(
            [
                *(folder / "initdb", "-D", data, "-U", "tester", "-A", "scram-sha-256"),
                *("--pwfile", secret, "-E", "UTF8", "--locale", "C", "--no-sync"),
            ],
            become,
        )
        port = _free_port()
        control: list[object] = [folder / "pg_ctl", "-D", data, "-w", "-l", data / "log"]
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        )
        _run([*control, "-o", options, "start"], become)
        try:
            yield Server(port)
        finally:
            _run([*control, "-m", "immediate", "stop"], become)


def _other_user(*paths: Path) -> dict[str, object]:
    """What makes a process run as another user where the tests run as root; gives it the paths."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    for path in paths:
        os.chown(path, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(arguments: list[object], become: dict[str, object]) -> None:
    done = subprocess.run(  # type: ignore[call-overload]
        [str(argument) for argument in arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        timeout=120,
        check=False,
        **become,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
