"""How long uitkeringen last: the life tables behind every survival curve (METHOD 7)."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bijstand_report.own_view import OwnView
from bijstand_report.statistics.observation import Observation, life_tables
from bijstand_report.statistics.outflow import VIEWS, year_rows
from bijstand_report.statistics.results import Curve, SurvivalView

TOTAL, YEARS = "totaal", "instroomjaar"
# In the order of R's table; not two traits at once, which are too many curves to read.
_TRAITS = ("geslacht", "leefvorm", "leeftijdsklasse", "instroomreden")


def survival_views(
    spells: pd.DataFrame,
    seen: Observation,
    years: tuple[int, ...],
    peildatum: date,
    own_views: Sequence[OwnView] = (),
) -> tuple[SurvivalView, ...]:
    """Life tables of all uitkeringen, by instroomjaar, by the traits of the original, by own view.

    spells: frame of `Spells`; seen: of the same; years: the instroomjaren that get a curve,
    ascending (the other views hold the uitkeringen of every year).
    """
    known = {view[0]: view for view in VIEWS}
    own = ((view.name, view.key, view.title) for view in own_views)
    traits = (*(known[name] for name in _TRAITS), *own)
    longest = _horizon(seen.first_start.year, peildatum) if seen.first_start else 0
    return (
        _view(TOTAL, TOTAL, seen, np.zeros(len(seen.exit), dtype=np.int8), {TOTAL: longest}),
        _by_year(spells, years, seen, peildatum),
        *(
            _by_trait(name, column, seen, spells[source], longest)
            for name, source, column in traits
        ),
    )


def _by_year(
    spells: pd.DataFrame, years: tuple[int, ...], seen: Observation, peildatum: date
) -> SurvivalView:
    rows = year_rows(spells, years)[seen.kept]
    groups = np.where(rows <= len(years), rows, 0) - 1
    horizons = {str(year): _horizon(year, peildatum) for year in years}
    return _view(YEARS, YEARS, seen, groups, horizons)


def _by_trait(
    name: str, column: str, seen: Observation, trait: pd.Series, longest: int
) -> SurvivalView:
    groups = trait.cat.codes.to_numpy()[seen.kept]
    return _view(name, column, seen, groups, {str(g): longest for g in trait.cat.categories})


def _view(
    name: str,
    column: str,
    seen: Observation,
    groups: NDArray[np.integer],
    horizons: dict[str, int],
) -> SurvivalView:
    """One curve per group with an uitkering in it; horizons: label of each group -> its horizon."""
    tables = life_tables(seen, groups, len(horizons), seen.ended, 1)
    curves = (
        Curve(label, table.spells, table.days, table.at_risk, table.ended[:, 0], horizon)
        for (label, horizon), table in zip(horizons.items(), tables, strict=True)
        if table.spells
    )
    return SurvivalView(name, column, tuple(curves))


def _horizon(year: int, peildatum: date) -> int:
    return (peildatum - date(year, 1, 1)).days
