"""From a file to protected results: what the settings leave open, and counts that add up."""

from datetime import date
from pathlib import Path

import pytest

from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.errors import SettingsError
from bijstand_report.pipeline import Run, load

HEADER = "startdatum;einddatum;geslacht;geboortejaar;leefvorm;oorzaak\n"
EXAMPLE = Path(__file__).parents[1] / "sample_data" / "voorbeeld.csv"


def load_file(path: Path, **options: object) -> Run:
    return load(path, load_settings(None, options), Profile.INTERN, lambda _line: None)


def load_starts(tmp_path: Path, *starts: str) -> Run:
    path = tmp_path / "klanten.csv"
    path.write_text(HEADER + "".join(f"{start};;man;1980;Anders;14\n" for start in starts))
    return load_file(path)


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        ("30-06-2018", date(2018, 6, 30)),
        ("29-06-2018", date(2018, 3, 31)),
        ("01-01-2018", date(2017, 12, 31)),
    ],
)
def test_default_peildatum_is_the_last_quarter_covered(
    tmp_path: Path, newest: str, expected: date
) -> None:
    run = load_starts(tmp_path, "01-02-2010", newest)
    assert run.scope.peildatum == expected
    assert run.scope.quarter is not None


def test_a_file_of_a_few_weeks(tmp_path: Path) -> None:
    run = load_starts(tmp_path, "03-02-2010", "09-02-2010")
    assert run.scope.peildatum == date(2010, 2, 9)
    assert run.publishable.moments[-1].stock.value == 2


def test_a_start_in_the_far_future_does_not_move_the_peildatum(tmp_path: Path) -> None:
    run = load_starts(tmp_path, "01-02-2010", "01-02-2108")
    assert run.scope.peildatum < date.today()  # noqa: DTZ011


def test_default_years_are_the_ten_before(tmp_path: Path) -> None:
    assert load_starts(tmp_path, "01-02-1990", "30-06-2018").scope.years == (2008, 2018)
    assert load_starts(tmp_path, "01-02-2015", "30-06-2018").scope.years == (2015, 2018)


def test_every_row_of_the_example_is_accounted_for() -> None:
    run = load_file(EXAMPLE, kwartaal="2018K2")
    gone = sum(
        int(row.count.value or 0)
        for row in run.publishable.quality
        if row.consequence in ("weggelaten", "samengevoegd")
    )
    assert run.publishable.rows_read.value == gone + len(run.spells.frame)
    assert run.publishable.spells.value == len(run.spells.frame)


def test_composition_adds_up_to_the_stand() -> None:
    run = load_file(EXAMPLE, kwartaal="2018K2")
    assert run.publishable.composition.total == run.publishable.moments[-1].stock


@pytest.mark.parametrize(
    ("rows", "peildatum", "told"),
    [
        # The newest start or end lies in the quarter, or just before it.
        ("01-02-2010; 29-06-2018;", "2018-06-30", False),
        ("01-02-2010; 29-06-2018;", "2018-09-30", False),
        ("01-02-2010; 20-06-2018;", "2018-09-30", False),
        ("01-02-2010;01-06-2018 01-03-2017;", "2018-06-30", False),
        ("01-02-2010; 29-06-2018;", "2018-12-31", True),
        ("01-02-2010; 29-06-2018;", "2019-12-31", True),
        ("01-02-2010;01-06-2018 01-03-2017;", "2018-12-31", True),
        ("01-02-2010;31-12-2099 29-06-2018;", "2019-12-31", True),
    ],
)
def test_a_peildatum_beyond_the_file_is_told(
    tmp_path: Path, rows: str, peildatum: str, told: bool
) -> None:
    path = tmp_path / "klanten.csv"
    path.write_text(HEADER + "".join(f"{row};man;1980;Anders;14\n" for row in rows.split()))
    lines: list[str] = []
    load(path, load_settings(None, {"peildatum": peildatum}), Profile.INTERN, lines.append)
    assert any("lijkt tot juni\N{NO-BREAK SPACE}2018 te lopen" in line for line in lines) == told


@pytest.mark.parametrize("kwartaal", ["2017K1", "2018K1", "2018K2", None])
def test_the_example_does_not_end_too_early(kwartaal: str | None) -> None:
    lines: list[str] = []
    load(EXAMPLE, load_settings(None, {"kwartaal": kwartaal}), Profile.INTERN, lines.append)
    assert not any("te lopen" in line for line in lines)


@pytest.mark.parametrize("periode", ["2030-2040", "1950-1960", "2011-2013", "2019-2020"])
def test_a_period_without_inflow_is_refused(tmp_path: Path, periode: str) -> None:
    path = tmp_path / "klanten.csv"
    starts = ("01-02-2010", "01-02-2014", "01-02-2019")
    path.write_text(HEADER + "".join(f"{start};;man;1980;Anders;14\n" for start in starts))
    with pytest.raises(SettingsError, match=rf"{periode}.*van 2010 tot en met 2018"):
        load_file(path, periode=periode, peildatum="2018-06-30")
    assert load_file(path, periode="2010-2011", peildatum="2018-06-30").scope.years == (2010, 2011)
