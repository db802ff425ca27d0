"""The torch side of the heads that read one position: `read_at`, where a state or a candidate ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from attrs import frozen
from torch import Tensor, nn

from rusta_core import Batch, Placed
from rusta_heads.grams import grams


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


_BINS = (0, 1, 2, 3, 5, 9, 17)
_MIDDLES = (0.0, 1.0, 2.0, 3.5, 6.5, 12.0, 24.0)


class MinimalityModule(nn.Module):
    """A distribution over bins of K that widen: 0, 1, 2, 3 to 4, 5 to 8, 9 to 16, 17 and more."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.scores = zeroed(width, len(_BINS))
        self.register_buffer("middles", torch.tensor(_MIDDLES), persistent=False)

    def targets(self, batch: Batch) -> Labels | None:
        """Samples whose golden patch is known."""
        some = [one for one in batch.placed if "k_lines" in one.facts and "read_at" in one.facts]
        bins = [sum(one.facts["k_lines"] >= first for first in _BINS) - 1 for one in some]
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


@frozen(eq=False)
class Candidates:
    """Where the N candidates of a batch end and whether they went green; the n-grams of all edits (G,), the candidate
    that each belongs to, and what scales each edit's sum (N,)."""

    labels: Labels
    ids: Tensor
    owners: Tensor
    scales: Tensor


class ConfidenceModule(nn.Module):
    """The logit of green: linear in the state at the candidate's end, plus the weights of the edit's
    n-grams."""

    def __init__(self, width: int, buckets: int, score: str) -> None:
        super().__init__()
        self.buckets, self.score = buckets, score
        self.logit = zeroed(width, 1)
        self.gram_weight = nn.Parameter(torch.zeros(buckets))

    def targets(self, batch: Batch) -> Candidates | None:
        """Candidates whose tests were run."""
        some = [one for one in batch.placed if "green" in one.facts]
        return self._candidates(batch, some, [float(one.facts["green"]) for one in some]) if some else None

    def loss(self, hidden: Tensor, targets: Candidates) -> Tensor:
        """The mean log score, or Brier score, of the probability of green."""
        logits = self._logits(hidden, targets)
        if self.score == "brier":
            return (logits.sigmoid() - targets.labels.values).square().mean()
        return F.binary_cross_entropy_with_logits(logits, targets.labels.values)

    def read(self, hidden: Tensor, batch: Batch) -> list[float | None]:
        """The probability of green; None for a sample without an edit."""
        some = [one for one in batch.placed if "edit" in one.facts]
        if not some:
            return [None] * len(batch.placed)
        candidates = self._candidates(batch, some, [0.0] * len(some))
        values = iter(self._logits(hidden, candidates).sigmoid().tolist())
        return [next(values) if "edit" in one.facts else None for one in batch.placed]

    def _candidates(self, batch: Batch, some: Sequence[Placed], green: Sequence[float]) -> Candidates:
        tokens, device, edits = batch.tokens.cpu().numpy(), batch.tokens.device, []
        for one in some:
            start, end = one.facts["edit"]
            edits.append(grams(tokens[one.row, one.start + start : one.start + end], self.buckets))
        return Candidates(
            labelled(some, green, device),
            torch.from_numpy(np.concatenate(edits)).to(device),
            torch.tensor([number for number, ids in enumerate(edits) for _ in ids], device=device),
            torch.tensor([max(1.0, len(ids)) ** -0.5 for ids in edits], device=device),
        )

    def _logits(self, hidden: Tensor, candidates: Candidates) -> Tensor:
        of_states: Tensor = self.logit(candidates.labels.states(hidden))[:, 0]
        of_edits = torch.zeros_like(of_states).index_add(0, candidates.owners, self.gram_weight[candidates.ids])
        return of_states + of_edits * candidates.scales


def _states(hidden: Tensor, batch: Batch) -> list[Tensor | None]:
    return [
        hidden[one.row, one.start + one.facts["read_at"]] if "read_at" in one.facts else None for one in batch.placed
    ]
