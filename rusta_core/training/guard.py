"""A stage is stopped where a measured figure gets worse than it was, and the model goes back to where it was best.

The figures stand in metrics.jsonl as rows of their own, and all that is decided follows from them: a stage that is
killed decides alike when it goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from attrs import define, field

from rusta_core.errors import UsageError
from rusta_core.training.log import Log
from rusta_core.training.stage import StageSpec

Measure = Callable[[], float | None]


def readings(log: Log) -> list[tuple[int, float]]:
    """The figures that stand in a log: (steps done, figure)."""
    return [(row["step"], row["measured"]["value"]) for row in log.rows() if "measured" in row]


@define
class Watch:
    """The figures of a guarded stage so far: (steps done, figure), in order. Without a guard there is nothing to do."""

    stage: StageSpec
    readings: list[tuple[int, float]] = field(factory=list)

    def due(self, step: int) -> bool:
        """Whether the figure is wanted after so many steps, and not yet known."""
        guard = self.stage.guard
        if guard is None or not step or step in (known for known, _ in self.readings):
            return False
        return step % guard.every == 0 or step == self.stage.steps

    def add(self, step: int, value: float | None) -> None:
        """The figure after so many steps. Raises UsageError for None, where the metric has nothing to measure."""
        assert self.stage.guard is not None
        if value is None:
            raise UsageError(
                f"stage {self.stage.name} is guarded by {self.stage.guard.metric}, which has nothing to measure here",
                where=self.stage.name,
                why="it is measured on text and on what heads say of samples of the validation split, without games",
                mend="guard it by a metric of what it trains, such as perplexity or anchor-fidelity, or by none",
            )
        self.readings.append((step, value))

    @property
    def best(self) -> tuple[int, float] | None:
        """The step with the best figure, the first of them, and the figure."""
        finite = [one for one in self.readings if isfinite(one[1])]
        return max(finite, key=lambda one: self._sign * one[1], default=None)

    @property
    def verdict(self) -> str:
        """Why the stage ends here; nothing where it does not."""
        best = self.best
        guard = self.stage.guard
        if guard is None or best is None:
            return ""
        step, value = self.readings[-1]
        lost = self._sign * (best[1] - value)
        if lost <= guard.worse * abs(best[1]):  # of a figure that is no number, never
            return ""
        return f"{guard.metric} went from {best[1]:.4g} at step {best[0]} to {value:.4g} at step {step}"

    def row(self) -> dict[str, object]:
        """The last figure as a row for metrics.jsonl, with the step to go back to where the stage ends."""
        assert self.stage.guard is not None
        step, value = self.readings[-1]
        row: dict[str, object] = {
            "stage": self.stage.name,
            "step": step,
            "measured": {"metric": self.stage.guard.metric, "value": value},
        }
        if self.verdict and self.best:
            row |= {"stopped": self.verdict, "back_to": self.best[0]}
        return row

    @property
    def _sign(self) -> int:
        return -1 if self.stage.guard and self.stage.guard.better == "lower" else 1
