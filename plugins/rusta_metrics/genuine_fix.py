"""genuine-fix: how many of the broken programs are really repaired, as far as anything can tell."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share, share_measured


@frozen(eq=False, kw_only=True)
class GenuineFix:
    """The share of repair trials whose patch compiles, is honest, and passes the case's tests.

    A case without tests counts as repaired only where the result equals the known repair token for token,
    which is stricter than it need be: a right repair may be written differently. `detail` gives both groups
    apart.

    Abstentions count as not repaired in the value; `detail.precision` is the same share among the answered
    alone. A patch that compiles honestly on a case with neither tests nor a known repair cannot be judged:
    it is left out and counted in `detail.unjudged`.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "repair", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    words = [(trial, _genuine(trial)) for trial in trials]
    judged = [(trial, word) for trial, word in words if word is not None]
    answered = [word for trial, word in judged if trial.bundle is not None]
    detail = {
        "precision": share(answered),
        "abstained": len(judged) - len(answered),
        "with_tests": share([word for trial, word in judged if trial.tests_green is not None]),
        "without_tests": share([word for trial, word in judged if trial.tests_green is None]),
        "unjudged": len(words) - len(judged),
    }
    return share_measured("genuine-fix", [word for _, word in judged], detail)


def _genuine(trial: Outcome) -> bool | None:
    """Whether the trial repaired its program; None where nothing can tell."""
    if trial.bundle is None or not trial.compiles or not trial.honest:
        return False
    return trial.gold_equal if trial.tests_green is None else trial.tests_green
