"""How sure it is that the chosen candidate is genuine: what speaks for it, and the regression that weighs that.

The trees judge each candidate by itself; whether the best of them is right hangs on its rivals too, and on whether the
right one is among them at all. So a logistic regression (Platt, 1999) is fitted on cases whose family the trees had not
seen.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

from rusta_core.value.behaviour import Behaviour

Floats = npt.NDArray[np.float64]

FEW = 1e-4
"""No probability is nearer than this to 0 or 1."""
FAR = 4.0
"""Nats: a rival that is further behind is none."""
RIDGE = 80.0
"""On the weights of all evidence but the odds, in units of its spread: of 20, 40 and 80 the one that foresaw best,
cross-fitted on exercises. How the chosen one looks beside its odds made that worse."""

EVIDENCE = ("odds", "lead", "alone", "log rivals", "log alike", "none", "apart", "log calls", "log fails")
"""The numbers of `evidence`, in order."""


def logit(p: npt.ArrayLike) -> Floats:
    """The log odds, clipped."""
    clipped = np.clip(np.asarray(p, float), FEW, 1 - FEW)
    return np.asarray(np.log(clipped / (1 - clipped)), float)


def evidence(p: Floats, same: Sequence[Hashable], does: Sequence[Behaviour], chosen: int) -> Floats:
    """What speaks for the chosen one: (len(EVIDENCE),). p (N) of all candidates of the case, same (N) what each comes
    down to, does (N) how each behaves.

    The log odds of its probability, how far it leads what is not the same, whether there is nothing else, how many
    others there are and how many are the same, the log of how likely none at all is genuine, how far it leads what
    behaves in another way, in how many calls it was seen, and how many of those it broke.
    """
    odds, mine, seen = logit(p), same[chosen], does[chosen]
    others: dict[Hashable, float] = {}
    for one, key in zip(odds, same, strict=True):
        if key != mine:
            others[key] = max(float(one), others.get(key, -np.inf))
    lead = float(odds[chosen]) - max(others.values(), default=-np.inf)
    unlike = [float(one) for one, it in zip(odds, does, strict=True) if it.kind is None or it.kind != seen.kind]
    apart = float(odds[chosen]) - max(unlike, default=-np.inf) if seen.kind is not None else lead
    alike = sum(key == mine for key in same)
    none = np.log1p(-np.clip(p, FEW, 1 - FEW)).sum()
    return np.array(
        [
            odds[chosen], np.clip(lead, -FAR, FAR), not others, np.log1p(len(others)), np.log(alike), none,
            np.clip(apart, -FAR, FAR), np.log1p(seen.calls), np.log1p(seen.fails),
        ], float
    )  # fmt: skip


@frozen(kw_only=True)
class Sureness:
    """P(genuine) of the chosen = sigmoid(bias + weights . (evidence - middle) / spread).

    tested: how many were found green in a batch, and how many of those were green again when they were run alone.
    """

    bias: float
    weights: tuple[float, ...]
    middle: tuple[float, ...]
    spread: tuple[float, ...]
    tested: tuple[int, int] = (0, 0)

    def blind(self, told: npt.ArrayLike) -> Floats:
        """Before any test was run: of evidence (..., E) the probabilities (...)."""
        z = (np.asarray(told, float) - self.middle) / self.spread
        return np.asarray(1 / (1 + np.exp(-np.clip(self.bias + z @ np.array(self.weights), -30, 30))), float)

    @property
    def green(self) -> float:
        """Where its tests have passed: by the rule of succession, never quite 1."""
        n, again = self.tested
        return (again + 1) / (n + 2)


def fitted(told: Floats, genuine: Floats, weights: Floats, *, ridge: float = RIDGE) -> Sureness:
    """The regression of whether the chosen of each case is genuine, (n), on the evidence for it, (n, E), by Newton's
    method, with a ridge on all but the bias and the odds."""
    middle, spread = told.mean(axis=0), told.std(axis=0)
    spread = np.where(spread > 1e-9, spread, 1.0)
    x = np.column_stack([np.ones(len(told)), (told - middle) / spread])
    penalty = np.diag([1e-3, 1.0, *[ridge] * (told.shape[1] - 1)])
    w = np.zeros(x.shape[1])
    for _ in range(50):
        q = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (weights * q * (1 - q))) @ x + penalty
        w += np.linalg.solve(hessian, x.T @ (weights * (genuine - q)) - penalty @ w)
    return Sureness(
        bias=float(w[0]),
        weights=tuple(map(float, w[1:])),
        middle=tuple(map(float, middle)),
        spread=tuple(map(float, spread)),
    )
