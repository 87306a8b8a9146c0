"""Releases in time: a correction beside its first version, and the folder that remembers."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from municipalities import client_file, statistics

from bijstand_report.choices import Profile
from bijstand_report.disclosure.attack import attack
from bijstand_report.disclosure.earlier import EarlierRelease, joined
from bijstand_report.disclosure.ledger import About, entry_of, read_ledger
from bijstand_report.disclosure.protect import Release, plan_release
from bijstand_report.disclosure.publishable import Status
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.disclosure.reading.system import Builder, System
from bijstand_report.disclosure.rules import RULES, Rules, protect_count
from bijstand_report.errors import InputError

RAAD = RULES[Profile.RAAD]
ABOUT = About(
    gemeente="Lindemeer",
    peildatum=date(2018, 6, 30),
    profiel="raad",
    invoer_sha256="a" * 64,
    definities={"methode": "peildatum"},
)


def counted(rules: Rules = RAAD, **counts: int) -> System:
    """A total w with its parts, each protected by itself."""
    builder = Builder(rules)
    for name, count in {"w": sum(counts.values()), **counts}.items():
        builder.count(("gemeente", "tabel", name), "tabel", protect_count(count, rules))
    builder.adds_up(("gemeente", "tabel", "w"), [("gemeente", "tabel", name) for name in counts])
    return builder.build()


def open_keys(system: System) -> set[str]:
    return {found.key[2] for found in attack(system).open}


def test_the_same_file_under_two_profiles() -> None:
    """44 in all, 43 of them a: rounded to 5 and to 10 apart these tell little of b, together all.

    Rounded to 5 both are 43 to 47, to 10 both are 35 to 44, so that both are 43 or 44: b is 0 or 1.
    """
    raad, hub = (counted(RULES[profile], a=43, b=1) for profile in (Profile.RAAD, Profile.HUB))
    assert open_keys(raad) == open_keys(hub) == set()
    both = joined(hub, [EarlierRelease("eerder", raad, same_input=True)], RAAD.threshold)
    (found,) = (item for item in attack(both).open if item.key == ("gemeente", "tabel", "b"))
    assert (found.low, found.high) == (0, 1)
    assert all(key[-1] != "eerder" for key in found.by)  # what was published cannot be taken back


def test_a_correction_too_large_to_be_one_binds_nothing() -> None:
    before, after = counted(a=40, b=4), counted(a=140, b=4)
    both = joined(after, [EarlierRelease("eerder", before, same_input=False)], 10)
    assert open_keys(both) == open_keys(after)


@cache
def releases(number: int) -> tuple[Release, Release, list[EarlierRelease]]:
    """A first version, its correction (three rows less) by itself, and the first as known later."""
    frame = client_file(number, 600)
    corrected = frame.drop(frame.index[[5, 50, 500]])
    first = plan_release(statistics(frame, teams=False), Profile.RAAD)
    second = plan_release(statistics(corrected, teams=False), Profile.RAAD)
    assert first.told is not None
    return first, second, [EarlierRelease("eerder", first.told, same_input=False)]


@pytest.mark.parametrize("number", range(4))
def test_a_correction_is_not_to_be_differenced(number: int) -> None:
    frame = client_file(number, 600)
    corrected = frame.drop(frame.index[[5, 50, 500]])
    _, _, earlier = releases(number)
    beside = plan_release(statistics(corrected, teams=False), Profile.RAAD, earlier)
    assert beside.told is not None
    assert attack(joined(beside.told, earlier, RAAD.threshold)).open == ()


def test_without_the_ledger_a_correction_can_be_differenced() -> None:
    assert any(map(can_be_differenced, range(4)))


def can_be_differenced(number: int) -> bool:
    _, second, earlier = releases(number)
    assert second.told is not None
    return bool(attack(joined(second.told, earlier, RAAD.threshold)).open)


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    release = plan_release(statistics(client_file(3, 80), teams=False), Profile.RAAD)
    assert release.told is not None
    entry = entry_of(release.told, ABOUT)
    (tmp_path / entry.name).write_bytes(entry.content)
    later = ABOUT.model_copy(update={"peildatum": date(2018, 7, 2), "invoer_sha256": "b" * 64})
    (known,) = read_ledger(tmp_path, later)
    assert not known.same_input
    assert known.system.keys == release.told.keys
    assert (known.system.matrix != release.told.matrix).nnz == 0
    assert known.system.low.tolist() == release.told.low.tolist()
    assert known.system.high.tolist() == release.told.high.tolist()
    assert known.system.guarded.tolist() == release.told.guarded.tolist()
    assert read_ledger(tmp_path, ABOUT)[0].same_input


@pytest.mark.parametrize(
    "changes",
    [{"gemeente": "Elders"}, {"peildatum": date(2018, 9, 30)}],
    ids=["elsewhere", "later"],
)
def test_what_is_about_something_else_does_not_count(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    entry = entry_of(counted(a=20, b=9), ABOUT)
    (tmp_path / entry.name).write_bytes(entry.content)
    assert read_ledger(tmp_path, ABOUT.model_copy(update=changes)) == ()


def test_other_definitions_are_refused(tmp_path: Path) -> None:
    entry = entry_of(counted(a=20, b=9), ABOUT)
    (tmp_path / entry.name).write_bytes(entry.content)
    other = ABOUT.model_copy(update={"definities": {"methode": "origineel"}})
    with pytest.raises(InputError, match="methode was peildatum, is nu origineel"):
        read_ledger(tmp_path, other)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"versie": 2}', b"\xff"])
def test_a_damaged_ledger_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kapot.json").write_bytes(content)
    with pytest.raises(InputError, match=r"kapot\.json.*niet te lezen"):
        read_ledger(tmp_path, ABOUT)


def test_a_ledger_that_is_not_there_yet(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "nieuw", ABOUT) == ()


def test_a_ledger_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "register").write_bytes(b"")
    with pytest.raises(InputError, match="--register"):
        read_ledger(tmp_path / "register", ABOUT)


def test_the_ledger_holds_nothing_that_was_not_published() -> None:
    """Of what reads "< 10" or "." it holds no more than that."""
    release = plan_release(statistics(client_file(3, 80), teams=False), Profile.RAAD)
    assert release.told is not None
    entry = json.loads(entry_of(release.told, ABOUT).content)
    known = {tuple(cell["namen"]): (cell["laagst"], cell["hoogst"]) for cell in entry["cellen"]}
    view = release.units[MUNICIPALITY].view("leefvorm")
    hidden = 0
    for year, row in zip(view.years, view.total, strict=True):
        for group, total in zip(view.groups, row, strict=True):
            bounds = known["gemeente", "leefvorm", str(year), group, "begonnen"]
            if total.status is Status.HIDDEN:
                hidden += 1
                assert bounds == (0, 9)
    assert hidden
