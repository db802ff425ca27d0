"""syntax-probe: how much of the syntax a linear probe finds in the model's hidden states."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from rusta_core import MeasureContext, Measurement, Outcome, bootstrap, hookimpl
from rusta_metrics.figures import by_slice

_RANDOM = "random init"


@frozen(eq=False, kw_only=True)
class SyntaxProbe:
    """The share of held-out bytes, space aside, whose kind of syntax node a linear probe reads from the state there.

    `detail.random_init` is the same with the states of a model of the same shape with fresh weights, and
    `detail.margin` the difference, which is what training has brought: both from the same documents, drawn together
    (n documents, bootstrap). `detail.macro` is the mean over the kinds that occur of the share of each, where common
    kinds do not hide rare ones; `detail.by_kind` has each. Layers of a fresh model begin as the identity, so its states
    tell of the byte itself alone.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "syntax", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    asked = [trial for trial in trials if sum(trial.expected.values())]
    if not asked:
        return Measurement(name="syntax-probe", value=None, n=0, unit="share")
    rows = np.array(
        [[sum(counts.values()) for counts in (one.expected, one.chosen, _random(one))] for one in asked], dtype=float
    )
    trained = _share(rows, lambda total, right, random: right / total)
    return Measurement(
        name="syntax-probe",
        value=trained["value"],
        low=trained["low"],
        high=trained["high"],
        n=len(rows),
        method="bootstrap over documents",
        unit="share",
        detail={
            "random_init": _share(rows, lambda total, right, random: random / total),
            "margin": _share(rows, lambda total, right, random: (right - random) / total),
            "bytes": int(rows[:, 0].sum()),
            **_kinds(asked),
        },
    )


def _random(trial: Outcome) -> Mapping[str, int]:
    counts: Any = trial.baselines.get(_RANDOM, {})
    return counts


def _share(rows: NDArray[np.float64], of: Callable[[float, float, float], float]) -> dict[str, float]:
    """A figure of the sums of total, right and random (documents, 3) with its interval."""
    low, high = bootstrap(rows, lambda drawn: float(of(*drawn.sum(axis=0))))
    return {"value": float(of(*rows.sum(axis=0))), "low": low, "high": high}


def _kinds(trials: Sequence[Outcome]) -> dict[str, Any]:
    by_kind: dict[str, dict[str, float]] = {}
    for kind in sorted({kind for trial in trials for kind in trial.expected}):
        total, right, random = (
            sum(counts.get(kind, 0) for counts in some)
            for some in zip(*((one.expected, one.chosen, _random(one)) for one in trials), strict=True)
        )
        by_kind[kind] = {"value": right / total, "random_init": random / total, "bytes": total}
    shares = [(one["value"], one["random_init"]) for one in by_kind.values()]
    macro, macro_random = (sum(some) / len(shares) for some in zip(*shares, strict=True))
    return {"macro": macro, "macro_random_init": macro_random, "by_kind": by_kind}
