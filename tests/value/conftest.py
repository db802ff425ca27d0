"""Tables of made-up cases, of which the genuine candidate is known by its first number."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from rusta_core.value.behaviour import Behaviour
from rusta_core.value.features import NAMES
from rusta_core.value.training import Table


@pytest.fixture(scope="session")
def easy() -> Callable[..., Table]:
    return _easy


def _easy(n: int, seed: int, noise: float = 0.3) -> Table:
    """Cases of three candidates, each second one a person's; ten families of either sort."""
    rng = np.random.default_rng(seed)
    y = np.tile([1.0, 0.0, 0.0], n)
    x = rng.normal(size=(3 * n, len(NAMES)))
    x[:, 0] = y + rng.normal(scale=noise, size=3 * n)
    return Table(
        x=x,
        y=y,
        case=np.repeat(np.arange(n), 3).astype(float),
        cost=rng.random(3 * n),
        same=tuple(range(3 * n)),
        does=(Behaviour(),) * (3 * n),
        slices=("move",) * n,
        families=tuple(f"family {number % 10}" for number in range(n)),
        by_hand=tuple(number % 2 == 0 for number in range(n)),
        counts=(1.0,) * n,
    )
