"""The built-in gates: each judges the metric of its name (k-median that of k-lines)."""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve, frozen

from rusta_core import Judgement, Measurement
from rusta_gates.bounds import AtLeast, AtMost


@frozen(eq=False, kw_only=True)
class CompileFix(AtLeast):
    """Enough repairs compile."""

    name: ClassVar[str] = "compile-fix"
    metric: ClassVar[str] = "compile-fix"


@frozen(eq=False, kw_only=True)
class GenuineFix(AtLeast):
    """Enough repairs compile, are honest and pass their tests."""

    name: ClassVar[str] = "genuine-fix"
    metric: ClassVar[str] = "genuine-fix"


@frozen(eq=False, kw_only=True)
class TestPass(AtLeast):
    """Enough repairs of cases with tests pass them."""

    name: ClassVar[str] = "test-pass"
    metric: ClassVar[str] = "test-pass"
    __test__ = False  # not for pytest to collect


@frozen(eq=False, kw_only=True)
class AnchorFidelity(AtLeast):
    """Enough citations resolve and support what they are cited for."""

    name: ClassVar[str] = "anchor-fidelity"
    metric: ClassVar[str] = "anchor-fidelity"


@frozen(eq=False, kw_only=True)
class ToolStepAccuracy(AtLeast):
    """Enough steps are those that the policy would take."""

    name: ClassVar[str] = "tool-step-accuracy"
    metric: ClassVar[str] = "tool-step-accuracy"


@frozen(eq=False, kw_only=True)
class ProbeSuccess(AtLeast):
    """Enough calls of tools were answered."""

    name: ClassVar[str] = "probe-success"
    metric: ClassVar[str] = "probe-success"


@frozen(eq=False, kw_only=True)
class KMedian(AtMost):
    """The median repair touches few enough lines."""

    name: ClassVar[str] = "k-median"
    metric: ClassVar[str] = "k-lines"


@frozen(eq=False, kw_only=True)
class Calibration(AtMost):
    """Confidences come true: the expected calibration error is small enough.

    At small n even a perfectly calibrated model shows an error above a strict bound; the reason says how
    much.
    """

    name: ClassVar[str] = "calibration"
    metric: ClassVar[str] = "calibration"

    def remarks(self, now: Measurement) -> list[str]:
        mean, p95 = now.detail["null_band"]["mean"], now.detail["null_band"]["p95"]
        return [f"at this n a perfectly calibrated model shows {mean:.3f}, and up to {p95:.3f} in 95 of 100 runs"]


@frozen(eq=False, kw_only=True)
class Perplexity(AtMost):
    """Held-out text surprises the model little enough."""

    name: ClassVar[str] = "perplexity"
    metric: ClassVar[str] = "perplexity"


@frozen(eq=False, kw_only=True)
class TypeOf(AtLeast):
    """Enough types are known."""

    name: ClassVar[str] = "type-of"
    metric: ClassVar[str] = "type-of"


@frozen(eq=False, kw_only=True)
class SyntaxProbe(AtLeast):
    """The hidden states tell enough more of syntax than those of a model with fresh weights."""

    name: ClassVar[str] = "syntax-probe"
    metric: ClassVar[str] = "syntax-probe"

    def judged(self, now: Measurement, before: Measurement | None) -> Judgement:
        return super().judged(_margin(now), before and _margin(before))


def _margin(one: Measurement) -> Measurement:
    return evolve(one, name="syntax-probe, over a fresh model's", **one.detail["margin"])


@frozen(eq=False, kw_only=True)
class PerplexityFalls(AtLeast):
    """The perplexity of held-out text fell by enough: since the stage began, or since the last run of the same name."""

    name: ClassVar[str] = "perplexity-falls"
    metric: ClassVar[str] = "perplexity"

    def judged(self, now: Measurement, before: Measurement | None) -> Judgement:
        if now.value is None or before is None or before.value is None:
            return self.refuse("perplexity: there is none from before to compare with")
        fall = Measurement(name="fall of perplexity", value=1 - now.value / before.value, n=now.n, unit="share")
        if None not in (now.low, now.high, before.low, before.high):
            fall = evolve(fall, low=_fall(before.low, now.high), high=_fall(before.high, now.low))
        said = super().judged(fall, None)
        return evolve(said, reason=f"{said.reason}; from {before.value:.3g} to {now.value:.3g}")


def _fall(before: float | None, now: float | None) -> float:
    """The end of the interval where the ends of both figures' intervals are worst, or best: wider than it need be."""
    return 1 - (now or 0.0) / before if before else 0.0


@frozen(eq=False, kw_only=True)
class AbstentionUsefulness(AtLeast):
    """Enough of what was withheld would have been wrong."""

    name: ClassVar[str] = "abstention-usefulness"
    metric: ClassVar[str] = "abstention-usefulness"


@frozen(eq=False, kw_only=True)
class RiskCoverage(AtLeast):
    """Enough trials can be answered at the metric's risk."""

    name: ClassVar[str] = "risk-coverage"
    metric: ClassVar[str] = "risk-coverage"


@frozen(eq=False, kw_only=True)
class RepeatMistake(AtMost):
    """Few enough patches do again what was refuted."""

    name: ClassVar[str] = "repeat-mistake"
    metric: ClassVar[str] = "repeat-mistake"
