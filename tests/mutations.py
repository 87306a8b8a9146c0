"""Files with something wrong in them: bytes changed as a fuzzer does, packed ones inside too."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Sequence

INTERESTING = (
    *(b"\x00", b"\xff", b"\x7f", b'"', b"'", b";", b",", b"\t", b"\r", b"\n", b"\r\n", b"="),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xe9", b"-", b"0", b"9999-12-31", b"31-02-2018", b"1e308"),
    *(b"NaN", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\x7f\xff\xff\xff", b"</c>", b"\xc2\x85"),
)


def mutated(content: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """The file with one to five changes; what is packed is now and then unpacked first."""
    if content[:2] == b"PK" and rng.random() < 0.7:
        return _inside_zip(content, others, rng)
    if content[:2] == b"\x1f\x8b" and rng.random() < 0.8:
        return gzip.compress(_changed(gzip.decompress(content), others, rng), mtime=0)
    return _changed(content, others, rng)


def _inside_zip(content: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        names = old.namelist()
        chosen = rng.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _changed(part, others, rng) if name == chosen else part)
    return changed.getvalue()


def _changed(content: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(rng.randint(1, 5)):
        rng.choice(_CHANGES)(data, others, rng)
    return bytes(data)


def _place(data: bytearray, rng: random.Random) -> int:
    # Headers are where files break: half of the changes fall in the first 300 bytes.
    return rng.randrange(min(len(data), 300) + 1 if rng.random() < 0.5 else len(data) + 1)


def _flip(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    if data:
        data[_place(data, rng) % len(data)] ^= 1 << rng.randrange(8)


def _insert(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    place = _place(data, rng)
    data[place:place] = rng.choice(INTERESTING)


def _overwrite(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    place, value = _place(data, rng), rng.choice(INTERESTING)
    data[place : place + len(value)] = value


def _delete(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    place = _place(data, rng)
    del data[place : place + rng.choice((1, 2, 7, 40, 500))]


def _repeat(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    place = _place(data, rng)
    data[place:place] = data[place : place + rng.choice((1, 10, 200))] * rng.choice((1, 2, 50))


def _truncate(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    if rng.random() < 0.3:
        del data[_place(data, rng) :]


def _splice(data: bytearray, others: Sequence[bytes], rng: random.Random) -> None:
    other = rng.choice(others)
    begin = rng.randrange(len(other))
    place = _place(data, rng)
    data[place : place + 20] = other[begin : begin + rng.choice((4, 20, 300))]


_CHANGES: tuple[Callable[[bytearray, Sequence[bytes], random.Random], None], ...] = (
    *(_flip, _flip, _insert, _overwrite, _delete, _repeat, _truncate, _splice),
)
