"""The processes that train one stage together, and what they say to each other.

Every rank draws the same batch, runs the backbone on its own rows, and is given the hidden states of all. Losses, heads
and surgery are then the same work everywhere, done on the whole batch as one process does it.

Shapes: B rows, T positions, W width.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

import torch
import torch.distributed as dist
from attrs import frozen
from torch import Tensor, nn

T = TypeVar("T")


def device() -> torch.device:
    """What this process computes on: its own graphics card under torchrun, the first otherwise, or the processor."""
    return torch.device("cuda", torch.cuda.current_device()) if torch.cuda.is_available() else torch.device("cpu")


@frozen
class Ranks:
    """rank: which of `size` processes this one is. Where there is one, nothing is sent."""

    rank: int = 0
    size: int = 1

    @classmethod
    def here(cls) -> Ranks:
        """Those of the process group that this process has joined, if it has."""
        if dist.is_available() and dist.is_initialized():
            return cls(dist.get_rank(), dist.get_world_size())
        return cls()

    @property
    def first(self) -> bool:
        """Whether this is the rank that reads, writes and measures."""
        return self.rank == 0

    def told(self, value: T) -> T:
        """What the first rank says, a picklable value."""
        if self.size == 1:
            return value
        said = [value if self.first else None]
        dist.broadcast_object_list(said, src=0, device=torch.device("cpu"))
        return cast(T, said[0])

    def any(self, one: bool) -> bool:
        """Whether it is so on some rank."""
        if self.size == 1:
            return one
        some = torch.tensor(float(one))
        dist.all_reduce(some, dist.ReduceOp.MAX)
        return bool(some)

    def own(self, rows: Tensor) -> Tensor:
        """This rank's share of (B, …), of which the ranks' shares in their order are the whole."""
        return rows.chunk(self.size)[self.rank]

    def gathered(self, own: Tensor) -> Tensor:
        """The whole (B, …) of the ranks' shares."""
        if self.size == 1:
            return own
        shares = [torch.empty_like(own) for _ in range(self.size)]
        dist.all_gather(shares, own.contiguous())
        return torch.cat(shares)

    def spread(self, module: nn.Module) -> None:
        """Give every rank the weights of the first."""
        if self.size > 1:
            for tensor in module.state_dict().values():
                dist.broadcast(tensor, src=0)

    def average(self, parameters: Iterable[nn.Parameter]) -> None:
        """Make every rank's gradients the mean over the ranks."""
        gradients = [one.grad for one in parameters if one.grad is not None]
        if self.size > 1 and gradients:
            flat = torch.cat([one.flatten() for one in gradients])
            dist.all_reduce(flat)
            flat /= self.size
            for one, mean in zip(gradients, flat.split([one.numel() for one in gradients]), strict=True):
                one.copy_(mean.view_as(one))
