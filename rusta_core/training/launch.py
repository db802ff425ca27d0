"""A run on several graphics cards, or processors: `torchrun --nproc_per_node=N -m rusta_core.cli run RECIPE`.

Rank 0 does the run. The others wait until it trains a stage, are sent all that the stage needs, train it together with
rank 0, and wait for the next; when the run is through they are let go. Checkpoints are whole and rank 0's alone, so a
stage may go on with another number of ranks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from pickle import PicklingError
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from rusta_core.errors import RustaError

if TYPE_CHECKING:
    from rusta_core.model.backbone import RustaModel
    from rusta_core.training.samples import Sample
    from rusta_core.training.stage import StageSpec

_PATIENCE = timedelta(days=14)  # ranks wait for as long as the first makes data; one that dies ends them all


@frozen(kw_only=True, eq=False)
class Job:
    """What `train_stage` is called with, on every rank."""

    stage: StageSpec
    model: RustaModel
    datasets: Mapping[str, Sequence[Sample]]
    folder: Path
    seed: int
    fingerprint: str


@contextmanager
def together() -> Iterator[bool]:
    """Whether this process does the run. Where it does not, the block is reached when there is nothing left to do."""
    rank, size = (int(os.environ.get(name, default)) for name, default in (("RANK", "0"), ("WORLD_SIZE", "1")))
    if size == 1:
        yield True
        return
    import torch.distributed as dist

    if rank:
        _follow()
    yield rank == 0
    if not rank:
        _tell(None)
    dist.destroy_process_group()


def call(job: Job) -> None:
    """Have the other ranks, where there are some, train a stage together with this one, which begins it next."""
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        _tell(evolve(job, model=deepcopy(job.model).cpu()))


def _tell(job: Job | None) -> Any:
    """What the first rank says, on every rank."""
    import torch
    import torch.distributed as dist

    from rusta_core.training.ranks import Ranks

    if not dist.is_initialized():
        if torch.cuda.is_available():
            torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
        dist.init_process_group("cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo", timeout=_PATIENCE)
    try:
        return Ranks.here().told(job)
    except (ImportError, AttributeError, PicklingError) as fault:
        raise RustaError(
            "a stage cannot be sent to the other ranks",
            why=str(fault),
            mend="heads of one-file plugins cannot be sent: make a package of them, or train with one process",
        ) from fault


def _follow() -> None:
    from rusta_core.training.loop import train_stage
    from rusta_core.training.ranks import device

    while (job := _tell(None)) is not None:
        train_stage(
            job.stage,
            job.model.to(device()),
            job.datasets,
            job.folder,
            seed=job.seed,
            fingerprint=job.fingerprint,
        )
