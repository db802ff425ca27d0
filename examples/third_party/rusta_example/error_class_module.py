"""The torch side of the head: one linear layer over the state at `read_at`."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from rusta_core import Batch, Placed


class ErrorClassModule(nn.Module):
    """A distribution over the classes of error."""

    def __init__(self, width: int, classes: Sequence[str]) -> None:
        super().__init__()
        self.classes = tuple(classes)
        self.scores = nn.Linear(width, len(self.classes))
        nn.init.zeros_(self.scores.weight)

    def targets(self, batch: Batch) -> list[tuple[Placed, int]] | None:
        """The samples with a state whose class is known, and the index of that class."""
        found = [
            (one, self.classes.index(one.facts["error_class"]))
            for one in batch.placed
            if "read_at" in one.facts and one.facts.get("error_class") in self.classes
        ]
        return found or None

    def loss(self, hidden: Tensor, targets: Sequence[tuple[Placed, int]]) -> Tensor:
        """Mean nats of the right class. hidden: (B, T, W)."""
        states = torch.stack([self._state(hidden, one) for one, _ in targets])  # (N, W)
        right = torch.tensor([index for _, index in targets], device=hidden.device)
        return F.cross_entropy(self.scores(states), right)

    def read(self, hidden: Tensor, batch: Batch) -> list[dict[str, float] | None]:
        """The probability of each class by name; None for a sample without a state."""
        return [
            dict(zip(self.classes, self.scores(self._state(hidden, one)).softmax(0).tolist(), strict=True))
            if "read_at" in one.facts
            else None
            for one in batch.placed
        ]

    def _state(self, hidden: Tensor, one: Placed) -> Tensor:
        return hidden[one.row, one.start + one.facts["read_at"]]
