"""A graphics card without enough memory for a step, told with what would fit."""

from __future__ import annotations

from collections.abc import Callable

import torch

from rusta_core.errors import RustaError
from rusta_core.training.stage import StageSpec


def out_of_memory(stage: StageSpec, step: int, said: str, ranks: int, fits: Callable[[int], bool] | None) -> RustaError:
    """The error of a step (from 1). said: torch's own words; fits: tries the step in so many micro-batches, and is
    asked for more and more of them until one try goes through; None where it cannot be tried."""
    own = stage.batch // ranks
    rows = own // stage.accumulate
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    more = [parts for parts in range(stage.accumulate + 1, own + 1) if own % parts == 0]
    found = next((parts for parts in more if fits and fits(parts)), None)
    if found:
        mend = f"accumulate = {found} was tried and fits: {_size(own // found, stage.window)} at once"
    elif more and not fits:
        mend = f"try accumulate = {more[0]}: {_size(own // more[0], stage.window)} at once"
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
