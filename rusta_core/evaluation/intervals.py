"""Intervals at 95 %: Wilson's for shares, the percentile bootstrap for everything else."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z = 1.959963984540054  # the normal quantile at 0.975
ROUNDS = 1000


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927, JASA 22). At n = 0 nothing is known: (0, 1).

    Holds its 95 % near 0, near 1 and at small n, where the normal approximation does not (Brown, Cai and
    DasGupta 2001, Statistical Science 16).
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is not a share")
    if n == 0:
        return 0.0, 1.0
    share, spread = successes / n, Z * Z / n
    centre = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / n + spread / n / 4) / (1 + spread)
    # At the ends the interval reaches exactly 0 or 1; the sum above misses it by a rounding error.
    return (0.0 if successes == 0 else centre - half), (1.0 if successes == n else centre + half)


def bootstrap(
    values: ArrayLike, statistic: Callable[[NDArray[np.float64]], float], *, seed: int = 0
) -> tuple[float, float]:
    """The percentile bootstrap of a statistic (Efron 1979): rows of `values`, (n,) or (n, columns), redrawn.

    Same seed, same interval. The rows must be independent trials. Raises ValueError where there are none.
    """
    rows = np.asarray(values, dtype=np.float64)
    if not len(rows):
        raise ValueError("there is nothing to resample")
    rng = np.random.default_rng(seed)
    drawn = [statistic(rows[rng.integers(len(rows), size=len(rows))]) for _ in range(ROUNDS)]
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)
