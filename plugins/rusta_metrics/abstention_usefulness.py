"""abstention-usefulness: how often it was right to say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share_measured


@frozen(eq=False, kw_only=True)
class AbstentionUsefulness:
    """The share of abstentions that would have been wrong.

    Over the repair trials in which a candidate was there and withheld because nobody was sure enough of it, and of
    which it can be told whether it was genuine: the rejected part of a selective classifier, whose errors it is meant
    to hold (El-Yaniv and Wiener 2010, JMLR 11, section 2). An abstention because nothing compiles withholds nothing:
    `detail.nothing_to_withhold` counts those, and `detail.untold` the withheld that cannot be judged.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "repair", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    silent = [trial for trial in trials if trial.bundle is None]
    held = [trial for trial in silent if trial.withheld is not None]
    unsure = [trial for trial in silent if trial.withheld is None and trial.confidence is not None]
    detail = {
        "abstained": len(silent),
        "nothing_to_withhold": len(silent) - len(held) - len(unsure),
        "untold": len(unsure),
    }
    return share_measured("abstention-usefulness", [trial.withheld is False for trial in held], detail)
