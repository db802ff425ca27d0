"""The backbone as a step runs it: hidden states of the whole batch, then the gradient at them taken back.

A loss is a mean over what counts in the whole batch, and surgery looks at the whole hidden state, so neither is a sum
over micro-batches. As in GradCache (arXiv 2101.06983) the hidden states of all micro-batches are computed first,
without a graph; losses and surgery see them together; then each micro-batch is run once more, with a graph, and given
its rows of the gradient. What comes out is the gradient of the whole batch; it costs one more forward, and the graph
of one micro-batch is in memory at a time.

Shapes: B rows, T positions, W width.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from attrs import define, field
from torch import Tensor

from rusta_core.contexts import Batch
from rusta_core.model.backbone import RustaModel


@define(eq=False)
class Trunk:
    """model: whose backbone is run; parts: micro-batches, of which a batch's rows are a multiple."""

    model: RustaModel
    parts: int = 1
    run: Callable[[Tensor, Tensor], Tensor] = field(init=False, repr=False)
    _inputs: list[tuple[Tensor, Tensor]] = field(factory=list, init=False, repr=False)
    _kept: Tensor | None = field(default=None, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        backbone = self.model.backbone
        # shapes never change in a stage, and the compiler may rely on it
        self.run = torch.compile(backbone, dynamic=False) if self.model.device.type == "cuda" else backbone

    def forward(self, batch: Batch) -> Tensor:
        """Hidden states (B, T, W) without a graph, that losses may be taken back to."""
        self._kept = None
        self._inputs = list(zip(batch.tokens.chunk(self.parts), batch.documents.chunk(self.parts), strict=True))
        if self.parts == 1:
            self._kept = self.run(*self._inputs[0])
            return self._kept.detach().requires_grad_()
        with torch.no_grad():
            return torch.cat([self.run(*some) for some in self._inputs]).requires_grad_()

    def backward(self, gradient: Tensor) -> None:
        """Fill the gradients of the backbone from that at the hidden states (B, T, W) of the last `forward`."""
        for some, own in zip(self._inputs, gradient.chunk(self.parts), strict=True):
            hidden = self.run(*some) if self._kept is None else self._kept
            hidden.backward(own)
        self._kept = None
