"""The built-in gates: each judges the metric of its name (k-median that of k-lines)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from rusta_core import Measurement
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
