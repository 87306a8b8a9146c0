"""Targets and national figures beside a key figure."""

import pytest
from builders import scope

from bijstand_report.narrative.targets import national_note, target_text

KEYS = ("stand", "instroom", "uitstroom", "eerste_jaar", "mediane_duur", "twee_jaar")


@pytest.mark.parametrize(
    ("key", "number", "text"),
    [
        ("stand", 1600, "1.600"),
        ("stand", 415000.0, "415.000"),
        ("instroom", 90.5, "91"),
        ("eerste_jaar", 38, "38%"),
        ("eerste_jaar", 38.5, "38,5%"),
        ("twee_jaar", 100, "100%"),
        ("mediane_duur", 14, "14\xa0maanden"),
        ("mediane_duur", 1, "1\xa0maand"),
        ("mediane_duur", 13.5, "13,5\xa0maanden"),
    ],
)
def test_each_kind_of_figure(key: str, number: float, text: str) -> None:
    given = scope(targets={key: number}, national={key: number})
    assert target_text(key, given) == (("doel", text), ("landelijk", text))


@pytest.mark.parametrize("key", KEYS)
def test_what_is_not_given_is_not_told(key: str) -> None:
    assert target_text(key, scope()) == ()
    assert target_text(key, scope(national={key: 10})) == (
        ("landelijk", target_text(key, scope(national={key: 10}))[0][1]),
    )


def test_the_source_of_national_figures() -> None:
    named = scope(national={"stand": 1}, national_source="CBS, juni 2018")
    assert national_note(named) == "Landelijke cijfers: CBS, juni 2018."
    assert national_note(scope(national={"stand": 1})) is None
    assert national_note(scope(national_source="CBS")) is None
