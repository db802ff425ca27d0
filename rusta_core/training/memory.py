"""A graphics card without enough memory for a step, told with what would fit."""

from __future__ import annotations

from collections.abc import Callable

import torch

from rusta_core.errors import RustaError
from rusta_core.training.stage import StageSpec


def out_of_memory(stage: StageSpec, step: int, said: str, fits: Callable[[int], bool]) -> RustaError:
    """The error of a step (from 1). said: torch's own words; fits: tries the step in so many micro-batches, and is
    asked for more and more of them until one try goes through."""
    rows = stage.batch // stage.accumulate
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    more = (parts for parts in range(stage.accumulate + 1, stage.batch + 1) if stage.batch % parts == 0)
    found = next((parts for parts in more if fits(parts)), None)
    if found:
        mend = f"accumulate = {found} was tried and fits: {_size(stage.batch // found, stage.window)} at once"
    else:
        mend = "no `accumulate` fits either: halve `batch` or `window`, or train a smaller model"
    return RustaError(
        f"there is not enough memory for step {step} of {stage.name}",
        where=f"{_size(rows, stage.window)} at once (batch = {stage.batch}, accumulate = {stage.accumulate})",
        why=said.split("\n")[0],
        mend=f"{mend}; the last checkpoint is untouched, and the stage goes on from it",
    )


def _size(rows: int, window: int) -> str:
    return f"{rows:,} row{'s' * (rows != 1)} of {window:,} bytes"
