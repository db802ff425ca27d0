"""type-of: how often the model knows the type of a thing in a program."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share, share_measured


@frozen(eq=False, kw_only=True)
class TypeOf:
    """The share of questions in which the right one of four types is chosen, and the same by kind of type.

    What is right is what a program says that compiles; with any of the other three it does not compile. `detail` has
    the share that rules reach on the same questions which know nothing of types: the shortest or the longest choice,
    the one that is most frequent, the one whose names are seen in the code. Chance is 1/4. Questions come in fours
    with the same choices, so the interval is somewhat too wide for a model that always prefers the same choice.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "type", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    rules = sorted({rule for trial in trials for rule in trial.baselines})
    detail = {
        rule: share([trial.baselines[rule] == trial.expected for trial in trials if rule in trial.baselines])
        for rule in rules
    }
    return share_measured("type-of", [trial.chosen == trial.expected for trial in trials], detail)
