"""tool-step-accuracy: how often the player takes the next step that the policy would take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share_measured


@frozen(eq=False, kw_only=True)
class ToolStepAccuracy:
    """The share of steps at which the chosen action is the expected one.

    Plain accuracy. `detail.most_frequent` is what always choosing the most frequent expected action would
    reach: below it nothing was learned. `detail.confusion` counts expected -> chosen. Steps of one case are
    not quite independent, so the interval is somewhat too narrow.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "step", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    confusion: dict[str, Counter[str]] = {}
    for trial in trials:
        confusion.setdefault(str(trial.expected), Counter())[str(trial.chosen)] += 1
    most = max((sum(chosen.values()) for chosen in confusion.values()), default=0)
    detail = {
        "most_frequent": most / len(trials) if trials else None,
        "confusion": {expected: dict(sorted(chosen.items())) for expected, chosen in sorted(confusion.items())},
    }
    return share_measured("tool-step-accuracy", [trial.chosen == trial.expected for trial in trials], detail)
