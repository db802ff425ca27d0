"""choice: how often the candidate that is chosen, of those that compile, is the one that was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share, share_measured


@frozen(eq=False, kw_only=True)
class Choice:
    """The share of cases in which the model's first choice among candidates that compile is genuine.

    Over cases of which some compiling candidates are genuine and some are not, so it says nothing of whether the search
    finds a repair. The value is that of how the model plays. `detail` gives each way of choosing at the same cases
    (`value`, `judge`, `scripted` …), and `random`, what a choice by lot reaches on average.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "choice", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    ways = sorted({way for trial in trials for way in trial.chosen})
    detail: dict[str, Any] = {
        way: share([trial.chosen[way] for trial in trials if way in trial.chosen]) for way in ways
    }
    chance = [trial.expected for trial in trials]
    detail["random"] = {"value": sum(chance) / len(chance) if chance else None, "n": len(chance)}
    return share_measured("choice", [trial.chosen["player"] for trial in trials], detail)
