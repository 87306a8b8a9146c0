"""A file that is counted in pieces gives what it gives in one."""

from dataclasses import asdict
from datetime import date

import numpy as np
import pytest
from builders import scope, spells
from municipalities import PERIOD, REASONS, client_file

from bijstand_report.choices import Profile
from bijstand_report.statistics import pieces
from bijstand_report.statistics.compute import compute


@pytest.mark.parametrize("registered", [None, date(2014, 3, 1)])
@pytest.mark.parametrize("rows", [1, 7, 299, 300])
def test_the_size_of_a_piece_makes_no_difference(
    rows: int, registered: date | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = {"profile": Profile.RAAD, "years": PERIOD, "registration_from": registered}
    frame = spells(client_file(11, 300), profile=Profile.RAAD, years=PERIOD).frame
    whole = compute(frame, scope(**about), (), len(frame), REASONS)
    monkeypatch.setattr(pieces, "ROWS", rows)
    found = compute(frame, scope(**about), (), len(frame), REASONS)
    np.testing.assert_equal(asdict(found), asdict(whole))
