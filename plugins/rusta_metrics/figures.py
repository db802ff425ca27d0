"""What the metrics share: a figure by slice, and a share with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import evolve

from rusta_core import Measurement, Outcome, wilson


def by_slice(outcomes: Sequence[Outcome], kind: str, figure: Callable[[Sequence[Outcome]], Measurement]) -> Measurement:
    """`figure` of the outcomes of one kind, and under `by` the same figure for each of their slices."""
    trials = [outcome for outcome in outcomes if outcome.kind == kind]
    slices = sorted({outcome.slice for outcome in trials} - {""})
    return evolve(figure(trials), by={name: figure([one for one in trials if one.slice == name]) for name in slices})


def share(hits: Sequence[bool]) -> dict[str, Any]:
    """The share of hits with Wilson's interval: fields of a Measurement; no value at n = 0."""
    n, right = len(hits), sum(hits)
    if not n:
        return {"value": None, "n": 0}
    low, high = wilson(right, n)
    return {"value": right / n, "n": n, "low": low, "high": high}


def share_measured(name: str, hits: Sequence[bool], detail: dict[str, Any] | None = None) -> Measurement:
    """A share as a measurement."""
    return Measurement(name=name, **share(hits), method="Wilson", unit="share", detail=detail or {})
