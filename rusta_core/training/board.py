"""Losses for TensorBoard, beside metrics.jsonl."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch.utils.tensorboard import SummaryWriter

Draw = Callable[[int, Mapping[str, float]], None]


@contextmanager
def board(folder: Path, stage: str, wanted: bool) -> Iterator[Draw]:
    """What draws the losses of a step (from 1) as `loss/STAGE/SIGNAL` in `folder`; where none is wanted it does
    nothing. What an interrupted stage drew after its last checkpoint is drawn anew."""
    writer: SummaryWriter | None = None

    def draw(step: int, losses: Mapping[str, float]) -> None:
        nonlocal writer
        if not wanted:
            return
        if writer is None:
            from torch.utils.tensorboard import SummaryWriter

            writer = SummaryWriter(str(folder), purge_step=step)
        for name, loss in losses.items():
            writer.add_scalar(f"loss/{stage}/{name}", loss, step)

    try:
        yield draw
    finally:
        if writer is not None:
            writer.close()
