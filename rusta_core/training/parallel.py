"""The backbone run on several ranks: its weights on every rank (DDP), or shared out among them (FSDP2).

Both engines give the mean of the ranks' gradients. The weights that logits are made with get a gradient from the losses
too, which every rank computes alike: they and the heads are left out of the engine, stand on every rank, and have their
gradients averaged, which also keeps them alike where cards add in another order.

DDP: Li et al. 2020, arXiv 2006.15704. FSDP2: torch.distributed.fsdp.fully_shard, after ZeRO, arXiv 1910.02054.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy

import torch
from torch import Tensor, nn
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard
from torch.distributed.tensor import DTensor, distribute_tensor
from torch.nn.parallel import DistributedDataParallel

from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.training.optimizers import Optimizers
from rusta_core.training.ranks import Ranks
from rusta_core.training.sharded import ShardedOptimizers
from rusta_core.training.trunk import Run, Trunk


class DataParallel(Trunk):
    """The whole backbone on each rank."""

    def __init__(self, model: RustaModel, parts: int, ranks: Ranks) -> None:
        super().__init__(model, parts, ranks)
        outside = _of_logits(model.backbone)
        self._engine = DistributedDataParallel(_Body(model.backbone, self.run, outside))
        self.run = self._engine
        self.replicated = [*outside, *model.heads.parameters()]

    def syncing(self, *, last: bool) -> AbstractContextManager[None]:
        return nullcontext() if last else self._engine.no_sync()


class FullySharded(Trunk):
    """A share of each weight on each rank, with its gradient and its AdamW state.

    What is trained is a copy, since sharding cannot be undone: the model that was given stands beside it, for
    checkpoints and measuring, and costs each rank its weights without gradients once more.
    """

    def __init__(self, model: RustaModel, parts: int, ranks: Ranks) -> None:
        self._plain, backbone = model.backbone, deepcopy(model.backbone)
        mesh = init_device_mesh(model.device.type, (ranks.size,))
        outside = _of_logits(backbone)
        for layer in backbone.layers:
            if model.device.type == "cuda":
                layer.compile(dynamic=False)
            fully_shard(layer, mesh=mesh)
        fully_shard(backbone, mesh=mesh, ignored_params=set(outside))
        super().__init__(RustaModel(backbone, dict(model.heads.items()), model.options), parts, ranks)
        self.run = backbone
        self.replicated = [*outside, *model.heads.parameters()]

    def optimizers(self, rates: Mapping[str, float]) -> Optimizers:
        return ShardedOptimizers(self.model, rates)

    @torch.no_grad()
    def gather(self) -> None:
        for whole, part in zip(self._plain.parameters(), self.model.backbone.parameters(), strict=True):
            whole.copy_(part.full_tensor() if isinstance(part, DTensor) else part)

    @torch.no_grad()
    def scatter(self) -> None:
        for whole, part in zip(self._plain.parameters(), self.model.backbone.parameters(), strict=True):
            if isinstance(part, DTensor):
                part.copy_(distribute_tensor(whole.detach(), part.device_mesh, part.placements))
            else:
                part.copy_(whole)


class _Body(nn.Module):
    """The weights of a backbone but those `outside`, and how it is run: what DDP is to know of."""

    def __init__(self, backbone: Backbone, run: Run, outside: list[nn.Parameter]) -> None:
        super().__init__()
        left_out = {id(one) for one in outside}
        self.weights = nn.ParameterList(one for one in backbone.parameters() if id(one) not in left_out)
        self.run = lambda tokens, documents: run(tokens, documents)  # hides the module: its weights are above

    def forward(self, tokens: Tensor, documents: Tensor) -> Tensor:
        hidden: Tensor = self.run(tokens, documents)
        return hidden


def _of_logits(backbone: Backbone) -> list[nn.Parameter]:
    """The weights that `Backbone.logits` reads."""
    return [backbone.bytes.weight, *(backbone.output.parameters() if backbone.output is not None else ())]
