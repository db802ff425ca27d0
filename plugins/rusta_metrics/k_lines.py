"""k-lines: how many lines a repair touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, bootstrap, hookimpl
from rusta_metrics.figures import by_slice


@frozen(eq=False, kw_only=True)
class KLines:
    """The median number of lines that a patch touches, over the repair trials whose patch compiles.

    Lines of one patch: the sum over diff hunks of the larger of removed and added lines. Patches that do
    not compile have no K: the size of an attempt says nothing. `detail.counts` is the whole distribution (K
    -> trials). The interval of the median is by bootstrap, so it moves in steps of one line or a half.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "repair", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    lines = [trial.k_lines for trial in trials if trial.bundle and trial.compiles and trial.k_lines is not None]
    if not lines:
        return Measurement(name="k-lines", value=None, n=0, unit="lines")
    low, high = bootstrap(lines, lambda drawn: float(np.median(drawn)))
    return Measurement(
        name="k-lines",
        value=float(np.median(lines)),
        n=len(lines),
        low=low,
        high=high,
        method="bootstrap",
        unit="lines",
        detail={"counts": {str(k): count for k, count in sorted(Counter(lines).items())}},
    )
