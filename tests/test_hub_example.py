"""The example set of the hub: six municipalities, the same bytes from their seeds."""

from pathlib import Path

import pytest

from bijstand_report.example_data.hub import TOWNS, Town, exchange_file_of

SHIPPED = Path(__file__).parents[1] / "sample_data" / "hub"
RENEW = "renew: bijstand-report voorbeelddata --hub --uit sample_data/hub --overschrijf"


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.name)
def test_the_shipped_file_comes_from_its_seed(town: Town) -> None:
    ((name, content),) = exchange_file_of(town).items()
    assert (SHIPPED / name).read_bytes() == content, RENEW


def test_nothing_else_is_shipped() -> None:
    names = sorted(path.name for path in SHIPPED.iterdir())
    assert names == sorted(f"{town.name.lower()}-2018-06-30.bijstand.json" for town in TOWNS)
