"""Cumulative incidence of competing ways to end (Aalen and Johansen 1978; METHOD 7).

Never 1 - Kaplan-Meier per reason: that would be the share that ended so in a world without the
other reasons. Here every other reason takes uitkeringen away, and the shares add up.
"""

import numpy as np
from numpy.typing import NDArray

from bijstand_report.statistics.results import Counts


def cumulative_incidence(at_risk: Counts, ended: Counts) -> NDArray[np.float64]:
    """The share that has ended in each way, from each day on.

    at_risk: under observation just before each day; ended: one row per day, one column per way
    Of those still running before a day, ended / at_risk end on it; with the share that still runs
    (Kaplan-Meier) the ways add up to 1 on every day.

    >>> cumulative_incidence(np.array([4, 2]), np.array([[1, 1], [0, 1]])).tolist()
    [[0.25, 0.25], [0.25, 0.5]]
    """
    risk = np.where(at_risk > 0, at_risk, 1).astype(float)  # where nobody is at risk, nobody ends
    running = np.cumprod(1 - ended.sum(axis=1) / risk)
    just_before = np.concatenate([[1.0], running[:-1]])
    return np.cumsum((just_before / risk)[:, None] * ended, axis=0)
