"""One loss for each signal, and how their gradients are put together where they meet: at the shared hidden
state.

Each loss is taken back as far as the hidden state; there, a gradient that points against another loses the
part that does (PCGrad, arXiv 2001.06782, in an order drawn from the step); then the backbone is gone through
backwards once. Surgery at this place costs about what a plain sum does, and surgery over all parameters
several times as much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor

from rusta_core.contexts import Batch, HeadModule
from rusta_core.model.backbone import RustaModel

LM = "lm"
"""The signal of the language model itself, beside those of the heads."""


def signal_losses(model: RustaModel, hidden: Tensor, batch: Batch, signals: Sequence[str]) -> dict[str, Tensor]:
    """The loss of each signal that the batch has targets for. lm: nats a byte; heads: as they define it."""
    losses = {}
    for name in signals:
        if name == LM:
            if batch.lm.any():
                losses[name] = language_loss(model, hidden, batch).mean()
            continue
        head = cast(HeadModule, model.heads[name])
        targets = head.targets(batch)
        if targets is not None:
            losses[name] = head.loss(hidden, targets)
    return losses


def language_loss(model: RustaModel, hidden: Tensor, batch: Batch) -> Tensor:
    """Nats of each next byte that counts, in order of row and position: (N,)."""
    at = batch.lm
    return F.cross_entropy(model.backbone.logits(hidden[at]), batch.tokens.roll(-1, 1)[at], reduction="none")


def backward(
    hidden: Tensor, shared: Tensor, losses: Mapping[str, Tensor], weights: Mapping[str, float], step: int
) -> None:
    """Fill every gradient. shared: the detached copy of `hidden` (B, T, W) that the losses were computed
    from."""
    gradients: list[Tensor] = []
    for name, loss in losses.items():
        shared.grad = None
        (weights.get(name, 1.0) * loss).backward()
        if shared.grad is not None:
            gradients.append(shared.grad)
    if gradients:
        hidden.backward(torch.stack(surgery(gradients, step)).sum(0))


def surgery(gradients: Sequence[Tensor], step: int) -> list[Tensor]:
    """The gradients without the parts in which they pull against each other."""
    result = []
    for number, own in enumerate(gradients):
        others = [other for place, other in enumerate(gradients) if place != number]
        Random(step * len(gradients) + number).shuffle(others)
        mine = own
        for other in others:
            against = torch.sum(mine * other)
            # no branch on the value: a graphics card need not be waited for
            mine = mine - torch.clamp(against, max=0) / torch.sum(other * other).clamp_min(1e-30) * other
        result.append(mine)
    return result
