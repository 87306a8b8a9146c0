"""The level of education of the invented clients, an extra column for an own view.

It is drawn by itself after the file is complete, so that it changes nothing else in the file: each
client gets a level with the chance that the level has given how long the client stayed (Bayes, with
the hazards of `assumptions`). So the levels leave more and less quickly, as if drawn beforehand.
"""

import numpy as np
import pandas as pd

from bijstand_report.example_data import assumptions as a
from bijstand_report.example_data.draws import Floats, Ints, chance
from bijstand_report.example_data.uitkeringen import Window, hazard_until, ints

_OWN_STREAM = 1  # beside the seed: other draws than those of the rest of the file


def draw_education(seed: int, dossiers: pd.DataFrame, window: Window) -> Ints:
    """The level (position in `assumptions.EDUCATION`) of each dossier; -1 where it is not on file.

    dossiers: as `split` gives them, of whole clients; one client has one level.
    """
    rng = np.random.default_rng([seed, _OWN_STREAM])
    _, client = np.unique(ints(dossiers, "client"), return_inverse=True)
    level = _levels(rng, _chances(dossiers, client, window))
    unknown = chance(rng, a.NO_EDUCATION_SHARE, len(level))
    return np.where(unknown, -1, level)[client]


def _chances(dossiers: pd.DataFrame, client: Ints, window: Window) -> Floats:
    """For each client (rows) a weight of each level, given what is seen of the uitkeringen."""
    origin, end = ints(dossiers, "origin"), ints(dossiers, "end")
    last = np.append((np.diff(origin) != 0) | (np.diff(client) != 0), True)
    hazard = np.bincount(client[last], hazard_until(np.minimum(end, window.last) - origin)[last])
    ended = np.bincount(client[last], end[last] <= window.last)
    share, factor = np.array(list(a.EDUCATION.values())).T
    weights: Floats = share * factor ** ended[:, None] * np.exp(-(factor - 1) * hazard[:, None])
    return weights


def _levels(rng: np.random.Generator, weights: Floats) -> Ints:
    bounds = np.cumsum(weights, axis=1)
    drawn = rng.random(len(weights)) * bounds[:, -1]
    levels: Ints = (drawn[:, None] >= bounds).sum(axis=1).astype(np.int64)
    return levels
