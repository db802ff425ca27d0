"""The torch side of the heads that read one position: `read_at`, where a state or a candidate ends."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from attrs import frozen
from torch import Tensor, nn

from rusta_core import Batch, Placed


@frozen(eq=False)
class Labels:
    """rows, positions: where to read, (N,); values: what is right there, (N,)."""

    rows: Tensor
    positions: Tensor
    values: Tensor

    def states(self, hidden: Tensor) -> Tensor:
        """The hidden states (N, W) at the places, out of (B, T, W)."""
        return hidden[self.rows, self.positions]


def labelled(placed: Sequence[Placed], values: Sequence[float], device: torch.device) -> Labels:
    """Labels for samples of a batch."""
    return Labels(
        torch.tensor([one.row for one in placed], device=device),
        torch.tensor([one.start + one.facts["read_at"] for one in placed], device=device),
        torch.tensor(values, device=device),
    )


def zeroed(width: int, outputs: int) -> nn.Linear:
    """A linear layer that begins at no opinion."""
    layer = nn.Linear(width, outputs)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class ActionModule(nn.Module):
    """A distribution over the actions of the run."""

    def __init__(self, width: int, actions: Sequence[str]) -> None:
        super().__init__()
        self.actions = tuple(actions)
        self.scores = zeroed(width, len(self.actions))

    def targets(self, batch: Batch) -> Labels | None:
        """Samples with a right action that this run has."""
        some = [one for one in batch.placed if one.facts.get("action") in self.actions]
        right = [self.actions.index(one.facts["action"]) for one in some]
        return labelled(some, right, batch.tokens.device) if some else None

    def loss(self, hidden: Tensor, targets: Labels) -> Tensor:
        """Mean nats of the right action."""
        return F.cross_entropy(self.scores(targets.states(hidden)), targets.values)

    def read(self, hidden: Tensor, batch: Batch) -> list[dict[str, float] | None]:
        """The probability of each action by name; None for a sample without a state."""
        return [
            dict(zip(self.actions, self.scores(state).softmax(0).tolist(), strict=True)) if state is not None else None
            for state in _states(hidden, batch)
        ]


BINS = (0, 1, 2, 3, 5, 9, 17)
"""The least K of each bin of K; they widen."""
_MIDDLES = (0.0, 1.0, 2.0, 3.5, 6.5, 12.0, 24.0)


def bin_of(k_lines: int) -> int:
    """The number of the bin that a K falls in."""
    return sum(k_lines >= first for first in BINS) - 1


class MinimalityModule(nn.Module):
    """A distribution over bins of K that widen: 0, 1, 2, 3 to 4, 5 to 8, 9 to 16, 17 and more."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.scores = zeroed(width, len(BINS))
        self.register_buffer("middles", torch.tensor(_MIDDLES), persistent=False)

    def targets(self, batch: Batch) -> Labels | None:
        """Samples whose golden patch is known."""
        some = [one for one in batch.placed if "k_lines" in one.facts and "read_at" in one.facts]
        bins = [bin_of(one.facts["k_lines"]) for one in some]
        return labelled(some, bins, batch.tokens.device) if some else None

    def loss(self, hidden: Tensor, targets: Labels) -> Tensor:
        """Mean nats of the right bin."""
        return F.cross_entropy(self.scores(targets.states(hidden)), targets.values)

    def read(self, hidden: Tensor, batch: Batch) -> list[float | None]:
        """The expected K; None for a sample without a state."""
        return [
            (self.scores(state).softmax(0) @ self.middles).item() if state is not None else None
            for state in _states(hidden, batch)
        ]


def _states(hidden: Tensor, batch: Batch) -> list[Tensor | None]:
    return [
        hidden[one.row, one.start + one.facts["read_at"]] if "read_at" in one.facts else None for one in batch.placed
    ]
