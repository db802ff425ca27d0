"""One loss for each signal, and how their gradients are put together where they meet: at the shared hidden
state.

Each loss is taken back as far as the hidden state; there, a gradient that points against another loses the
part that does (PCGrad, arXiv 2001.06782, in an order drawn from the step); then the backbone is gone through
backwards once. Surgery at this place costs about what a plain sum does, and surgery over all parameters
several times as much.

Shapes: B rows, T positions, W width, N bytes that count for the language loss.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, cast

import torch
import torch.nn.functional as F
from attrs import frozen
from torch import Tensor

from rusta_core.contexts import Batch, HeadModule
from rusta_core.model.backbone import RustaModel

LM = "lm"
"""The signal of the language model itself, beside those of the heads."""


@frozen(eq=False)
class NextBytes:
    """places: positions of a batch, counted through its rows, whose next byte counts (N,); symbols: that byte (N,)."""

    places: Tensor
    symbols: Tensor

    @classmethod
    def of(cls, batch: Batch) -> NextBytes:
        """In order of row and position."""
        places = batch.lm.flatten().nonzero()[:, 0]
        return cls(places, batch.tokens.roll(-1, 1).flatten()[places])


def targets_of(model: RustaModel, batch: Batch, signals: Sequence[str]) -> dict[str, Any]:
    """What the batch has to learn from for each signal; a signal for which it has nothing is left out.

    A graphics card is waited for here, so a step asks before it sets the backbone to work.
    """
    found: dict[str, Any] = {}
    for name in signals:
        if name == LM:
            targets = NextBytes.of(batch)
            some = targets if len(targets.places) else None
        else:
            some = cast(HeadModule, model.heads[name]).targets(batch)
        if some is not None:
            found[name] = some
    return found


def losses_of(model: RustaModel, hidden: Tensor, targets: Mapping[str, Any]) -> dict[str, Tensor]:
    """The loss of each signal with targets. lm: nats a byte; heads: as they define it, over the whole batch."""
    return {
        name: _nats(model, hidden, some).mean()
        if name == LM
        else cast(HeadModule, model.heads[name]).loss(hidden, some)
        for name, some in targets.items()
    }


def signal_losses(model: RustaModel, hidden: Tensor, batch: Batch, signals: Sequence[str]) -> dict[str, Tensor]:
    """The loss of each signal that the batch has targets for."""
    return losses_of(model, hidden, targets_of(model, batch, signals))


def language_loss(model: RustaModel, hidden: Tensor, batch: Batch) -> Tensor:
    """Nats of each next byte that counts, in order of row and position: (N,)."""
    return _nats(model, hidden, NextBytes.of(batch))


def _nats(model: RustaModel, hidden: Tensor, targets: NextBytes) -> Tensor:
    states = hidden.flatten(0, 1).index_select(0, targets.places)
    return F.cross_entropy(model.backbone.logits(states), targets.symbols, reduction="none")


def shared_gradient(
    shared: Tensor, losses: Mapping[str, Tensor], weights: Mapping[str, float], step: int
) -> Tensor | None:
    """The gradient at the hidden states (B, T, W) of all losses together; None where none of them has one.

    Fills the gradients of heads and of the output layer on the way. shared: the detached hidden states that the losses
    were computed from.
    """
    gradients: list[Tensor] = []
    for name, loss in losses.items():
        shared.grad = None
        (weights.get(name, 1.0) * loss).backward()
        if shared.grad is not None:
            gradients.append(shared.grad)
    return torch.stack(surgery(gradients, step)).sum(0) if gradients else None


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
