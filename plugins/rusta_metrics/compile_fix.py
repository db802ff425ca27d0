"""compile-fix: how many of the broken programs compile after the repair."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share, share_measured


@frozen(eq=False, kw_only=True)
class CompileFix:
    """The share of repair trials that end in a patch with which the program compiles.

    Compiled / tried, as compile rates are given since DeepFix (Gupta et al. 2017, AAAI). An abstention has
    not compiled. A patch that empties a function compiles too, so `detail.honest` gives the share of the
    compiling patches that neither delete nor silence anything, and genuine-fix is the figure that says what
    a repair is worth.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "repair", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    hits = [trial.bundle is not None and trial.compiles is True for trial in trials]
    honest = [trial.honest is True for trial, hit in zip(trials, hits, strict=True) if hit]
    return share_measured("compile-fix", hits, {"honest": share(honest)})
