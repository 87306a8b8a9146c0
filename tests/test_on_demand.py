"""Values that are made when asked for."""

import pytest

from bijstand_report.on_demand import OnDemand


def test_values_are_made_when_asked_for_and_once() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    mapping = OnDemand(["a", "b", "c"], make)
    assert (list(mapping), len(mapping), "b" in mapping) == (["a", "b", "c"], 3, True)
    assert made == ["b"]
    items = iter(mapping.items())
    assert next(items) == ("a", "A")
    assert made == ["b", "a"]
    assert dict(mapping) == {"a": "A", "b": "B", "c": "C"}
    assert made == ["b", "a", "c"]


def test_another_key_is_not_there() -> None:
    mapping = OnDemand(["a"], str.upper)
    assert "z" not in mapping
    with pytest.raises(KeyError):
        mapping["z"]
