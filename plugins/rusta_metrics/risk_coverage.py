"""risk-coverage: how wrong the repairs are that somebody was sure of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import field, frozen
from attrs.validators import ge, le

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl, risk_coverage, wilson
from rusta_metrics.figures import by_slice


@frozen(eq=False, kw_only=True)
class RiskCoverage:
    """The share of all repair trials that can be answered, the surest first, with no more of the answers wrong than
    `risk`.

    The point of the risk-coverage curve (El-Yaniv and Wiener 2010, JMLR 11; Geifman and El-Yaniv 2017, NeurIPS) at a
    given risk. A trial that cannot be answered counts as not covered. `detail.area` is the area under the whole curve
    (AURC) over the trials that could be answered, 0 for one without a wrong answer.
    """

    risk: float = field(
        default=0.1, validator=[ge(0.0), le(1.0)], metadata={"doc": "The share of answers that may be wrong."}
    )

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "repair", self._figure)

    def _figure(self, trials: Sequence[Outcome]) -> Measurement:
        told = [(trial.confidence, right) for trial in trials if (right := _right(trial)) is not None]
        sure = [(conf, right) for conf, right in told if conf is not None]
        if not sure:
            return Measurement(name="risk-coverage", value=None, n=0, unit="share")
        points = risk_coverage([conf for conf, _ in sure], [right for _, right in sure])
        covered = [round(one.coverage * len(sure)) for one in points if one.risk <= self.risk]
        n, most = len(trials), max(covered, default=0)
        low, high = wilson(most, n)
        return Measurement(
            name="risk-coverage",
            value=most / n,
            n=n,
            low=low,
            high=high,
            method="Wilson",
            unit="share",
            detail={"risk": self.risk, "area": float(np.mean([one.risk for one in points])), "answered": len(sure)},
        )


def _right(trial: Outcome) -> bool | None:
    if trial.bundle is None:
        return trial.withheld
    if trial.tests_green is not None:
        return bool(trial.tests_green and trial.honest)
    return trial.gold_equal
