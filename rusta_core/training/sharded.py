"""The optimisers where weights are shared out among ranks, and some stand whole on each.

AdamW's state is shared out as its weights are. Muon's momentum stands whole on each rank, four bytes for each weight of
a layer: summed over shares in bfloat16, its orthogonalisation would round in another way than in one process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.distributed.tensor import DTensor, Replicate, distribute_tensor

from rusta_core.training.optimizers import MATRICES, Group, Optimizers


class ShardedOptimizers(Optimizers):
    """As one process has them: `tensors` are whole, and every rank must ask for them at once."""

    def step(self, scale: float) -> None:
        for parameter in self._groups[MATRICES]:
            if isinstance(parameter.grad, DTensor):
                parameter.grad = parameter.grad.redistribute(placements=[Replicate()])
        super().step(scale)

    def tensors(self) -> dict[str, Tensor]:
        return {name: _whole(value) for name, value in super().tensors().items()}

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        super().load(tensors)
        matrices = {id(one) for one in self._groups[MATRICES]}
        for one in self._both:
            for parameter, state in one.state.items():
                for quantity, value in state.items():
                    if isinstance(parameter, DTensor) and value.shape == parameter.shape:
                        placed = [Replicate()] if id(parameter) in matrices else parameter.placements
                        state[quantity] = distribute_tensor(value, parameter.device_mesh, placed)

    def _alike(self, group: Group) -> Sequence[Group]:
        both = [[one for one in group if isinstance(one, DTensor) == shared] for shared in (False, True)]
        return [some for some in both if some]

    def _clip(self, group: Group, most: float) -> Tensor:
        gradients = [[one.grad for one in some if one.grad is not None] for some in self._alike(group)]
        norms = [_whole(nn.utils.get_total_norm(some)) for some in gradients if some]
        norm = torch.stack(norms).norm() if norms else torch.zeros(())
        share = (most / (norm + 1e-6)).clamp(max=1)
        for gradient in (one for some in gradients for one in some):
            (gradient.to_local() if isinstance(gradient, DTensor) else gradient).mul_(share)
        return norm


def _whole(value: Tensor) -> Tensor:
    return value.full_tensor() if isinstance(value, DTensor) else value
