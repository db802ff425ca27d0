"""The torch side of ast-hint: a linear classifier of each byte's hidden state.

Labels come from parsing the bytes of each sample as they stand in the row, so a piece of a file needs nothing but
itself. Shapes: B rows, T positions, W width.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from rusta_core import NODE_KINDS, UNLABELLED, Batch, Placed, piece_kinds
from rusta_heads.state_modules import zeroed

_BYTES = 256


class AstHintModule(nn.Module):
    """A distribution over the kinds of syntax nodes at each byte."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.scores = zeroed(width, len(NODE_KINDS))

    def targets(self, batch: Batch) -> Tensor | None:
        """The label of each position, (B, T), UNLABELLED where there is none."""
        tokens = batch.tokens.cpu().numpy()
        labels = np.full(tokens.shape, UNLABELLED, np.int64)
        for placed in batch.placed:
            if placed.facts.get("rust"):
                sample = tokens[placed.row, placed.start : placed.end]
                here = placed.start + np.flatnonzero(sample < _BYTES)
                whole = bool(sample[0] >= _BYTES)  # a control stands where a text begins, and nowhere inside it
                labels[placed.row, here] = piece_kinds(tokens[placed.row, here].astype(np.uint8).tobytes(), whole=whole)
        if (labels == UNLABELLED).all():
            return None
        return torch.from_numpy(labels).to(batch.tokens.device)

    def loss(self, hidden: Tensor, targets: Tensor) -> Tensor:
        """Mean nats of the right kind over the labelled bytes."""
        # every position has its scores: to gather the labelled ones first would cost more on the way back
        return F.cross_entropy(self.scores(hidden).transpose(1, 2), targets, ignore_index=UNLABELLED)

    def read(self, hidden: Tensor, batch: Batch) -> list[tuple[int, ...] | None]:
        """The most probable kind of each byte of a sample of running Rust text; None for other samples."""
        return [self._kinds(hidden, batch, placed) if placed.facts.get("rust") else None for placed in batch.placed]

    def _kinds(self, hidden: Tensor, batch: Batch, placed: Placed) -> tuple[int, ...]:
        places = slice(placed.start, placed.end)
        states = hidden[placed.row, places][batch.tokens[placed.row, places] < _BYTES]
        return tuple(self.scores(states).argmax(1).tolist())
