"""Looking up per day is the same as computing per row."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.statistics.calendar import by_day, days_of
from bijstand_report.statistics.cohorts import _years_later, anniversary

DATES = st.dates(pd.Timestamp("1900-01-01").date(), pd.Timestamp("2899-12-31").date())
NEAR = st.dates(pd.Timestamp("2016-01-30").date(), pd.Timestamp("2016-03-03").date())
LISTS = st.lists(st.one_of(st.none(), DATES)) | st.lists(st.one_of(st.none(), NEAR), min_size=60)


def array(dates: list[object]) -> np.ndarray:
    return np.array(dates, dtype="datetime64[D]")


@given(dates=LISTS, k=st.integers(1, 5))
def test_anniversaries(dates: list[object], k: int) -> None:
    days = array(dates)
    np.testing.assert_array_equal(anniversary(days, k), _years_later(days, k))


def test_a_day_is_computed_once() -> None:
    seen = []
    days = array(["2018-01-01", "2018-01-03"] * 50)
    by_day(days, lambda each: seen.extend(each) or each)
    assert len(seen) == 4  # three days and no day


@pytest.mark.parametrize("unit", ["s", "ms", "us"])
@given(dates=LISTS)
def test_days_of(unit: str, dates: list[object]) -> None:
    np.testing.assert_array_equal(days_of(array(dates).astype(f"datetime64[{unit}]")), array(dates))
