"""What a stage of training is: how long, on what, towards what, and how fast."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi
from pathlib import Path
from typing import Any

from attrs import Attribute, asdict, field, frozen
from attrs.validators import ge, gt, in_

MATRIX_RATE = 5.0
_WARM_UP = 0.05
_LAST = 0.05
_ARRANGED = ("accumulate", "checkpoint_every", "keep", "parallel")

Change = tuple[float, float]
"""A number at the first and at the last step of a stage."""


def at_step(change: Change, step: int, steps: int) -> float:
    """What a number is at a step (from 0) of `steps`, on the straight line between its ends."""
    first, last = change
    return first + (last - first) * step / max(1, steps - 1)


@frozen(kw_only=True)
class Guard:
    """What a stage must not lose: metric: the name of a figure; every: steps between two measurements; better: `higher`
    or `lower`; worse: the share of its best by which it may be worse than that."""

    metric: str
    every: int = field(default=100, validator=ge(1))
    better: str = field(default="higher", validator=in_(("higher", "lower")))
    worse: float = field(default=0.05, validator=ge(0))


@frozen(kw_only=True)
class StageSpec:
    """One stage.

    steps of `batch` rows of `window` tokens; mixture: the weight of each dataset; signals: `lm` and the heads that are
    trained; weights: of signals, where not the head's own; learning_rate: of the backbone's embeddings and norms, for
    AdamW (its matrices have MATRIX_RATE times that, for Muon, and a head has its own where its options say so);
    accumulate: micro-batches that the backbone takes a step's rows in; clip: the longest gradient of a group; schedule:
    after a short warm-up, how the rates fall to a twentieth; keep: the last checkpoints that stay; guard: what ends
    the stage early; parallel: where there are several ranks, whether each has all weights or a share of them.
    """

    name: str
    steps: int = field(validator=ge(1))
    batch: int = field(validator=ge(1))
    mixture: Mapping[str, Change]
    signals: tuple[str, ...]
    weights: Mapping[str, Change] = field(factory=dict)
    learning_rate: float = field(default=4e-3, validator=gt(0))
    window: int = field(default=512, validator=ge(64))
    accumulate: int = field(default=1, validator=ge(1))
    clip: float = field(default=1.0, validator=gt(0))
    schedule: str = field(default="linear", validator=in_(("linear", "cosine")))
    checkpoint_every: int = field(default=200, validator=ge(1))
    keep: int = field(default=2, validator=ge(1))
    guard: Guard | None = None
    parallel: str = field(default="ddp", validator=in_(("ddp", "fsdp")))

    @accumulate.validator
    def _shares_alike(self, _attribute: Attribute[int], accumulate: int) -> None:
        if self.batch % accumulate:
            raise ValueError(f"a batch of {self.batch} rows cannot be taken in {accumulate} micro-batches alike")

    @property
    def lesson(self) -> dict[str, Any]:
        """What is learned, without how the work is arranged: a stage may go on under another arrangement."""
        return {name: value for name, value in asdict(self).items() if name not in _ARRANGED}

    def scale(self, step: int) -> float:
        """The share of the learning rates at a step (from 0)."""
        warm = max(1, round(self.steps * _WARM_UP))
        if step < warm:
            return (step + 1) / warm
        left = 1 - (step - warm) / max(1, self.steps - warm)
        if self.schedule == "cosine":
            left = (1 - cos(pi * left)) / 2
        return _LAST + (1 - _LAST) * left


@frozen(kw_only=True)
class StageResult:
    """losses: of each signal, the mean over the last rows that had it; step: steps done; path: the checkpoint of them;
    repeated: the share of the bytes meant for the language loss that their batch had shown before; stopped: why the
    stage ended early, where its guard ended it. Then all is said of the best step, to which the model went back."""

    losses: Mapping[str, float]
    step: int
    path: Path
    repeated: float = 0.0
    stopped: str = ""
