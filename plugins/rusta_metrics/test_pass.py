"""test-pass: how many of the broken programs that have tests pass them after the repair."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share, share_measured


@frozen(eq=False, kw_only=True)
class TestPass:
    """The share of repair trials on cases with tests that end in a patch with which all of them pass.

    Test-adequate patches / cases, the "plausible" patches of the program repair literature (Qi et al. 2015,
    ISSTA). Cases without tests (`tests_green` is None) are left out; an abstention on a case with tests has
    not passed. `detail.honest` gives the share of the passing patches that neither delete nor silence
    anything.
    """

    __test__ = False  # not for pytest to collect

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "repair", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    tested = [trial for trial in trials if trial.tests_green is not None]
    hits = [trial.bundle is not None and trial.tests_green is True for trial in tested]
    honest = [trial.honest is True for trial, hit in zip(tested, hits, strict=True) if hit]
    return share_measured("test-pass", hits, {"honest": share(honest), "without_tests": len(trials) - len(tested)})
