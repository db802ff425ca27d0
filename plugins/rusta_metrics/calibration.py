"""calibration: how far confidences are from what comes true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import asdict, frozen

from rusta_core import (
    MeasureContext,
    Measurement,
    Outcome,
    brier,
    ece,
    ece_interval,
    hookimpl,
    null_band,
    reliability,
    risk_coverage,
)
from rusta_metrics.figures import by_slice

POINTS = 20
"""The risk is kept at this many steps of coverage."""


@frozen(eq=False, kw_only=True)
class Calibration:
    """The expected calibration error (15 equal-width bins) of the confidence that the tests pass.

    Over repair trials that state a confidence on cases with tests; a hit is a patch, given or withheld, that passes
    them.
    `detail` holds the null band (the ECE that a perfectly calibrated player shows at the same confidences),
    the Brier score, the share of hits, the reliability bins, and the risk among the most confident.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "repair", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    stated = [
        (trial.confidence, trial.tests_green if trial.withheld is None else trial.withheld)
        for trial in trials
        if trial.confidence is not None and trial.tests_green is not None
    ]
    if not stated:
        return Measurement(name="calibration", value=None, n=0, unit="ECE")
    conf, hit = zip(*stated, strict=True)
    low, high = ece_interval(conf, hit)
    return Measurement(
        name="calibration",
        value=ece(conf, hit),
        n=len(stated),
        low=low,
        high=high,
        method="basic bootstrap, from 0 within the null band",
        unit="ECE",
        detail={
            "null_band": asdict(null_band(conf)),
            "brier": brier(conf, hit),
            "hit_rate": sum(hit) / len(hit),
            "bins": [asdict(one) for one in reliability(conf, hit)],
            "risk_coverage": _thinned([asdict(point) for point in risk_coverage(conf, hit)]),
        },
    )


def _thinned(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first point at or above each step of coverage."""
    kept: list[dict[str, Any]] = []
    for step in range(1, POINTS + 1):
        point = next(point for point in points if point["coverage"] >= step / POINTS)
        if not kept or kept[-1] is not point:
            kept.append(point)
    return kept
