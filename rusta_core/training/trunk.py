"""The backbone as a step runs it: hidden states of the whole batch, then the gradient at them taken back.

A loss is a mean over what counts in the whole batch, and surgery looks at the whole hidden state, so neither is a sum
over micro-batches. As in GradCache (arXiv 2101.06983) the hidden states of all micro-batches are computed first,
without a graph; losses and surgery see them together; then each micro-batch is run once more, with a graph, and given
its rows of the gradient. What comes out is the gradient of the whole batch; it costs one more forward, and the graph
of one micro-batch is in memory at a time.

Where several ranks train together each runs its own rows, and sees the hidden states of all.

Shapes: B rows, T positions, W width.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor, nn

from rusta_core.contexts import Batch
from rusta_core.model.backbone import RustaModel
from rusta_core.training.optimizers import Optimizers
from rusta_core.training.ranks import Ranks

Run = Callable[[Tensor, Tensor], Tensor]


class Trunk:
    """model: what losses and optimisers are given; parts: micro-batches, of which a rank's rows are a multiple; run:
    tokens and documents to hidden states; replicated: weights whose gradients no engine brings together."""

    def __init__(self, model: RustaModel, parts: int = 1, ranks: Ranks = Ranks()) -> None:
        self.model, self.parts, self.ranks = model, parts, ranks
        self.run: Run = compiled(model.backbone)
        self.replicated: Sequence[nn.Parameter] = ()
        self._inputs: list[tuple[Tensor, Tensor]] = []
        self._kept: Tensor | None = None

    def forward(self, batch: Batch) -> Tensor:
        """Hidden states (B, T, W) without a graph, that losses may be taken back to."""
        self._kept = None
        tokens, documents = (self.ranks.own(rows).chunk(self.parts) for rows in (batch.tokens, batch.documents))
        self._inputs = list(zip(tokens, documents, strict=True))
        if self.parts == 1:
            self._kept = self.run(*self._inputs[0])
            own = self._kept.detach()
        else:
            with torch.no_grad():
                own = torch.cat([self.run(*some) for some in self._inputs])
        return self.ranks.gathered(own).requires_grad_()

    def backward(self, gradient: Tensor) -> None:
        """Fill the gradients of the backbone from that at the hidden states (B, T, W) of the last `forward`."""
        own = self.ranks.own(gradient)
        if self.ranks.size > 1:
            own = own * self.ranks.size  # engines take the mean over the ranks, and the sum is wanted
        last = len(self._inputs) - 1
        for number, (some, rows) in enumerate(zip(self._inputs, own.chunk(self.parts), strict=True)):
            with self.syncing(last=number == last):
                hidden = self.run(*some) if self._kept is None else self._kept
                hidden.backward(rows)
        self._kept = None
        self.ranks.average(self.replicated)

    def syncing(self, *, last: bool) -> AbstractContextManager[None]:
        """Around a micro-batch; after the last of them the ranks' gradients are one."""
        return nullcontext()

    def optimizers(self, rates: Mapping[str, float]) -> Optimizers:
        """What moves the weights, at these learning rates."""
        return Optimizers(self.model, rates)

    def gather(self) -> None:
        """Bring the weights into the model that the trunk was made for, on every rank."""

    def scatter(self) -> None:
        """Take the weights from there."""


def compiled(backbone: nn.Module) -> Run:
    """The backbone as a graphics card runs it fastest: a stage has one shape, and the compiler relies on it."""
    on_card = next(backbone.parameters()).device.type == "cuda"
    return torch.compile(backbone, dynamic=False) if on_card else backbone
