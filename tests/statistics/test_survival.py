"""Life tables of a client file: against R's figures and a naive count."""

import csv
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd
import pytest
from builders import Row, clean, cut_off, files, spells, uitkering, uitkeringen
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.own_view import OwnView
from bijstand_report.read import read_client_file
from bijstand_report.statistics.kaplan_meier import (
    YEAR,
    at_risk_at,
    estimate_at,
    kaplan_meier,
    median,
)
from bijstand_report.statistics.observation import observe
from bijstand_report.statistics.results import Curve, SurvivalView
from bijstand_report.statistics.survival import survival_views
from bijstand_report.validation.validate import validate

DAY = date(2018, 6, 30)
ALL_YEARS = tuple(range(2008, 2019))


def views(
    rows: Sequence[Row], peildatum: date = DAY, registration_from: date | None = None
) -> dict[str, SurvivalView]:
    frame = spells(clean(*rows), peildatum=peildatum).frame
    found = survival_views(
        frame, observe(frame, peildatum, registration_from), ALL_YEARS, peildatum
    )
    return {view.name: view for view in found}


def total(
    rows: Sequence[Row], peildatum: date = DAY, registration_from: date | None = None
) -> Curve:
    (curve,) = views(rows, peildatum, registration_from)["totaal"].curves
    return curve


def table(curve: Curve) -> list[tuple[int, int, int]]:
    columns = (curve.days.tolist(), curve.at_risk.tolist(), curve.ended.tolist())
    return list(zip(*columns, strict=True))


@pytest.fixture(scope="module")
def original(reference: Path) -> dict[str, SurvivalView]:
    """The life tables of the reference file on the day of the original analysis."""
    raw = read_client_file(reference / "data" / "DummyDataBijstandv3.rds")
    day = date(2018, 7, 9)
    frame = spells(validate(raw).frame, peildatum=day).frame
    return {view.name: view for view in survival_views(frame, observe(frame, day), ALL_YEARS, day)}


def test_overleving_against_R(  # noqa: N802
    original: dict[str, SurvivalView], reference: Path
) -> None:
    """Every row that R's summary(times = 365.25 k) prints, in its order, and no other."""
    file = reference / "survival" / "overleving.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    expected = [tuple(row.values()) for row in rows]
    found = [
        (name, curve.group, k, *_point(curve, k))
        for name in ("totaal", "instroomjaar", "geslacht", "leefvorm")
        for curve in original[name].curves
        for k in range(1, 11)
        if k * YEAR <= curve.days[-1]
    ]
    assert [(a, b, str(k), str(n)) for a, b, k, n, *_ in found] == [row[:4] for row in expected]
    shares = np.array([row[4:] for row in found])
    assert np.abs(shares - np.array([row[4:] for row in expected], dtype=float)).max() < 1e-9


def _point(curve: Curve, k: int) -> tuple[int, float, float | None, float | None]:
    point = estimate_at(kaplan_meier(curve), k * YEAR)
    assert point.lower is not None
    assert point.upper is not None
    percents = (100 * point.survival, 100 * point.lower, 100 * point.upper)
    return (at_risk_at(curve, k * YEAR), *percents)


def test_median_against_R(  # noqa: N802
    original: dict[str, SurvivalView], reference: Path
) -> None:
    (curve,) = original["totaal"].curves
    lines = (reference / "survival" / "mediaan.csv").read_text(encoding="utf-8").splitlines()
    (row,) = csv.DictReader(lines)
    assert median(kaplan_meier(curve))[0] == float(row["mediaan_dagen"])
    assert curve.spells == int(row["n"])
    assert curve.spells - curve.ended.sum() == int(row["open"])


def test_days_since_the_start_and_days_to_the_peildatum() -> None:
    rows = [
        uitkering("2018-01-01", "2018-01-11"),
        uitkering("2018-06-01"),
        uitkering("2018-06-20", "2018-06-30"),
        uitkering("2018-06-30", "2018-06-30"),
    ]
    assert table(total(rows)) == [(0, 4, 1), (10, 3, 2), (29, 1, 0)]


def test_what_happens_after_the_peildatum_is_not_known() -> None:
    rows = [uitkering("2018-06-20", "2018-07-02"), uitkering("2018-07-01", "2018-07-02")]
    frame = clean(*rows).assign(instroomjaar=2018)
    for name in ("oorzaak_omschrijving", "LeeftijdsKlasse"):
        frame[name] = frame["leefvorm"]
    (curve,) = survival_views(frame, observe(frame, DAY), ALL_YEARS, DAY)[
        0
    ].curves  # as with method `origineel`
    assert table(curve) == [(10, 1, 0)]


def test_a_register_that_begins_late() -> None:
    """R: Surv(entry, exit, ended), with entry < t <= exit at risk on day t."""
    rows = [
        uitkering("2018-01-01", "2018-01-31"),  # over before
        uitkering("2018-01-01", "2018-02-01"),  # over on the first day of the register: not seen
        uitkering("2018-01-01", "2018-02-02"),  # 31 to 32 days
        uitkering("2018-01-22", "2018-02-21"),  # 10 to 30 days
        uitkering("2018-02-01", "2018-02-01"),  # from the start, day 0 included
        uitkering("2018-03-01", "2018-03-31"),  # from the start
    ]
    curve = total(rows, registration_from=date(2018, 2, 1))
    assert curve.spells == 4
    assert table(curve) == [(0, 2, 1), (10, 1, 0), (30, 2, 2), (31, 0, 0), (32, 1, 1)]


def test_a_register_that_was_always_there_changes_nothing() -> None:
    rows = [uitkering("2018-01-01", "2018-01-01"), uitkering("2018-01-01", "2018-03-01")]
    assert table(total(rows, registration_from=date(2018, 1, 1))) == table(total(rows))


def test_nothing_under_observation() -> None:
    found = views([uitkering("2018-01-01", "2018-01-31")], registration_from=date(2018, 6, 1))
    assert all(view.curves == () for view in found.values())


def test_views_and_their_groups_in_order() -> None:
    rows = [
        uitkering("2016-02-01", leefvorm="Onbekend", geslacht="vrouw"),
        uitkering("2018-02-01", leefvorm="Anders", geboortejaar=1999, oorzaak=None),
        uitkering("2007-02-01", leefvorm="Gehuwd"),
    ]
    found = views(rows)
    assert list(found) == [
        "totaal", "instroomjaar", "geslacht", "leefvorm", "leeftijdsklasse", "instroomreden",
    ]  # fmt: skip
    groups = {name: [curve.group for curve in view.curves] for name, view in found.items()}
    assert groups["instroomjaar"] == ["2016", "2018"]
    assert groups["leefvorm"] == ["Anders", "Gehuwd", "Onbekend"]
    assert groups["instroomreden"] == ["Einde Uitkering werkeloosheid", "Onbekend"]
    assert found["leefvorm"].column == "Omschrijving leefvorm"
    assert found["totaal"].curves[0].spells == 3  # those of before the period too


def test_years_outside_the_period_have_no_curve_but_count_in_total() -> None:
    rows = [uitkering(f"{year}-02-01") for year in (2014, 2015, 2016, 2017)]
    frame = spells(clean(*rows), peildatum=DAY).frame
    total_view, by_year, *_ = survival_views(frame, observe(frame, DAY), (2015, 2016), DAY)
    assert [(curve.group, curve.spells) for curve in by_year.curves] == [("2015", 1), ("2016", 1)]
    assert total_view.curves[0].spells == 4


def test_an_own_view() -> None:
    rows = [uitkering("2016-02-01"), uitkering("2016-05-01", "2017-01-01")]
    frame = spells(clean(*rows), peildatum=DAY).frame
    frame["indeling_wijk"] = pd.Categorical(["Zuid", "Onbekend"], ["Noord", "Zuid", "Onbekend"])
    view = survival_views(
        frame, observe(frame, DAY), ALL_YEARS, DAY, [OwnView("wijk", "Wijk & buurt", "Wk")]
    )[-1]
    assert (view.name, view.column) == ("wijk", "Wijk & buurt")
    assert [(curve.group, curve.spells) for curve in view.curves] == [("Zuid", 1), ("Onbekend", 1)]


def test_how_far_a_curve_can_reach() -> None:
    found = views([uitkering("2009-05-01", "2009-06-01"), uitkering("2018-06-20")])
    assert found["totaal"].curves[0].horizon == (DAY - date(2009, 1, 1)).days
    by_year = {curve.group: curve.horizon for curve in found["instroomjaar"].curves}
    assert by_year == {
        "2009": (DAY - date(2009, 1, 1)).days,
        "2018": (DAY - date(2018, 1, 1)).days,
    }


REGISTERS = st.none() | st.integers(-100, 2000).map(lambda n: date(2013, 1, 1) + timedelta(n))


@given(files(uitkeringen()), REGISTERS)
def test_at_risk_and_ended_against_a_naive_count(rows: list[Row], register: date | None) -> None:
    rows = [row for row in rows if cast("date", row["startdatum"]) <= DAY]
    if not rows:
        return
    for curve in views(rows, registration_from=register)["totaal"].curves:
        stays = [stay for row in rows if (stay := _stay(row, register))]
        assert curve.spells == len(stays)
        around = (curve.days[:, None] + np.array([-1, 0, 1])).ravel().tolist()
        for day in [day for day in around if day >= 0]:
            at_risk = sum(entry < day <= last for entry, last, _ in stays)
            assert at_risk_at(curve, day) == at_risk
        ends = sorted(last for _, last, is_end in stays if is_end)
        assert ends == np.repeat(curve.days, curve.ended).tolist()


def _stay(row: Row, register: date | None) -> tuple[int, int, bool] | None:
    """Days of entry and exit and whether it ended; None when it was never under observation."""
    start, end = cast("date", row["startdatum"]), cast("date | None", row["einddatum"])
    is_end = end is not None and end <= DAY
    last = ((end if end is not None and is_end else DAY) - start).days
    entry = (register - start).days if register is not None and register > start else -1
    return (entry, last, is_end) if last > entry else None


def _same(first: dict[str, SurvivalView], second: dict[str, SurvivalView]) -> bool:
    def plain(found: dict[str, SurvivalView]) -> object:
        return {
            name: [(c.group, c.spells, table(c), c.horizon) for c in view.curves]
            for name, view in found.items()
        }

    return plain(first) == plain(second)


@given(files(uitkeringen()), st.randoms(use_true_random=False))
def test_row_order_never_matters(rows: list[Row], chance: random.Random) -> None:
    rows = [uitkering("2010-01-01"), *rows]
    shuffled = chance.sample(rows, len(rows))
    assert _same(views(rows), views(shuffled))


@given(files(uitkeringen()), REGISTERS)
def test_a_file_cut_at_the_peildatum_gives_the_same(rows: list[Row], register: date | None) -> None:
    rows = [uitkering(date(2010, 1, 1)), *rows]
    day = date(2016, 3, 31)
    assert _same(views(rows, day, register), views(cut_off(rows, day), day, register))
