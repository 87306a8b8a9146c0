"""Limits of a funnel plot: where a share lies by chance alone, given its size.

Exact binomial limits around a pooled share, with the interpolation of Spiegelhalter, "Funnel plots
for comparing institutional performance", Statistics in Medicine 24 (2005), appendix A.1.1, so that
they are smooth in the size. No overdispersion is modelled.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

Floats = NDArray[np.float64]
INNER, OUTER = 0.95, 0.998


def binomial_limits(share: float, sizes: Sequence[float], coverage: float) -> tuple[Floats, Floats]:
    """Lower and upper limit at each size, as shares.

    share: the pooled one, 0 to 1; coverage: 0.95 or 0.998

    >>> low, high = binomial_limits(0.5, [100], 0.95)
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.397, 0.593)
    """
    n = np.asarray(sizes, dtype=np.float64)
    tail = (1 - coverage) / 2
    return _limit(share, n, tail), _limit(share, n, 1 - tail)


def _limit(share: float, n: Floats, probability: float) -> Floats:
    if not 0 < share < 1:
        return np.full_like(n, share)
    number = binom.ppf(probability, n, share)
    reached = binom.cdf(number, n, share)
    step = reached - binom.cdf(number - 1, n, share)
    limit: Floats = (number - (reached - probability) / step) / n
    return np.clip(limit, 0, 1)
