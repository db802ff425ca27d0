"""A stage under way: its batches, its steps and its checkpoints."""

from __future__ import annotations

import json
import math
import re
import shutil
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import torch
from attrs import asdict, define, frozen
from torch import Tensor

from rusta_core.contexts import Batch
from rusta_core.errors import RustaError, UsageError
from rusta_core.model import checkpoint
from rusta_core.model.backbone import RustaModel
from rusta_core.model.checkpoint import CheckpointError, State
from rusta_core.spine.near import SKETCH
from rusta_core.training.losses import LM, losses_of, shared_gradient, targets_of
from rusta_core.training.memory import out_of_memory
from rusta_core.training.optimizers import MATRICES, TRUNK, Optimizers
from rusta_core.training.packing import Row, collate, moved, pack, pinned
from rusta_core.training.ranks import Ranks
from rusta_core.training.repeats import fresh
from rusta_core.training.sampler import MixtureSampler, difference
from rusta_core.training.samples import Sample
from rusta_core.training.stage import MATRIX_RATE, Change, StageSpec, at_step
from rusta_core.training.trunk import Trunk

Rows = Mapping[str, Sequence[Row]]


@frozen(eq=False)
class Drawn:
    """A step's batch and where its rows are from. counted, repeated: bytes meant for the language loss, by whether
    the batch had shown them before; bytes: all of them."""

    batch: Batch
    origins: Sequence[tuple[str, int]]
    counted: int
    repeated: int
    bytes: int


@define(eq=False)
class Trainer:
    """step: steps done; length: the tokens of a row that batches are padded to, 0 where each has the length of its
    longest."""

    stage: StageSpec
    model: RustaModel
    ranks: Ranks
    rows: Rows
    length: int
    sampler: MixtureSampler
    trunk: Trunk
    optimizers: Optimizers
    weights: Mapping[str, Change]
    folder: Path
    state: State
    step: int = 0

    @classmethod
    def begin(
        cls,
        stage: StageSpec,
        model: RustaModel,
        datasets: Mapping[str, Sequence[Sample]],
        folder: Path,
        seed: int,
        fingerprint: str,
    ) -> Trainer:
        """The stage before its first step. Raises UsageError for a signal without a head, for a sample that does not
        fit a row, for a mixture that cannot be drawn, and for a batch that the ranks cannot share alike."""
        ranks = Ranks.here()
        if stage.batch % (ranks.size * stage.accumulate):
            raise UsageError(
                f"stage {stage.name} cannot share its batch of {stage.batch} rows",
                where=stage.name,
                why=f"there are {ranks.size} ranks, and each takes its rows in {stage.accumulate} micro-batches",
                mend=f"make `batch` a multiple of {ranks.size * stage.accumulate}",
            )
        for name in stage.signals:
            if name != LM and name not in model.heads:
                raise UsageError(
                    f"stage {stage.name} trains the signal {name!r}, and there is no such head",
                    where=stage.name,
                    mend=f"there are {', '.join([LM, *model.heads])}: add a [[head]], or take it out of signals",
                )
        rows = {name: pack(datasets.get(name, ()), stage.window) for name in stage.mixture}
        sampler = MixtureSampler(
            weights=stage.mixture,
            sizes={name: len(some) for name, some in rows.items()},
            steps=stage.steps,
            batch=stage.batch,
            seed=f"{seed}:{stage.name}",
            data=fingerprint,
            sketch=SKETCH,
        )
        own = {name: options for name, options in model.options.items() if name in stage.signals}
        rates = {name: options["learning_rate"] for name, options in own.items() if options.get("learning_rate")}
        longest = max(len(row) for source in sampler.sources for row in rows[source])
        ranks.spread(model)
        trunk = _trunk(model, stage, ranks)
        return cls(
            stage=stage,
            model=model,
            ranks=ranks,
            rows=rows,
            length=longest if model.device.type == "cuda" else 0,  # one shape for the whole stage: compiled once
            sampler=sampler,
            trunk=trunk,
            optimizers=trunk.optimizers(
                {**rates, TRUNK: stage.learning_rate, MATRICES: MATRIX_RATE * stage.learning_rate}
            ),
            weights={**{name: (options.get("weight", 1.0),) * 2 for name, options in own.items()}, **stage.weights},
            folder=folder,
            state=State(
                step=0,
                seed=seed,
                fingerprint=fingerprint,
                stage=json.loads(json.dumps(stage.lesson)),
                config=model.config.as_json(),
                heads=json.loads(json.dumps(model.options)),
                sampler=sampler.identity,
            ),
        )

    def resume(self) -> Path | None:
        """Go on from the last checkpoint that the first rank has, if there is one; gives its path."""
        path, self.step, tensors = self.ranks.told(self._found() if self.ranks.first else (None, 0, {}))
        if path:
            self.ranks.spread(self.model)
            self.trunk.scatter()
            self.optimizers.load(tensors)
        return path

    def _found(self) -> tuple[Path | None, int, dict[str, Tensor]]:
        """The last checkpoint, its steps and its optimiser's tensors, with its weights in the model."""
        found = checkpoints(self.folder)
        if not found:
            return None, 0, {}
        path = found[-1]
        theirs = checkpoint.read_state(path)
        anew = f"remove {self.folder} to train it anew"
        state = {**theirs.sampler, "step": theirs.step}
        step = self.sampler.resume(state, of=f"stage {self.stage.name}", where=str(path), anew=anew)
        for what, there, here in (
            ("stage", theirs.stage, self.state.stage),
            ("set of heads", theirs.heads, self.state.heads),
        ):
            if there != here:
                raise CheckpointError(
                    f"stage {self.stage.name} was begun with another {what}",
                    where=str(path),
                    why=difference(there, here),
                    mend=f"go back to what it was begun with, or {anew}",
                )
        checkpoint.restore(path, self.model)
        return path, step, checkpoint.optimizer_tensors(path)

    def draw(self, step: int) -> Drawn:
        """The batch of a step (from 0), which depends on nothing but the step."""
        origins = self.sampler.draw(step)
        rows = [self.rows[source][index] for source, index in origins]
        counted = fresh([sample for row in rows for sample in row.samples])
        batch = collate(rows, counted=counted, length=self.length)
        return Drawn(
            batch=pinned(batch) if self.model.device.type == "cuda" else batch,
            origins=origins,
            counted=sum(int(flags.sum()) for flags in counted),
            repeated=sum(int((~flags).sum()) for flags in counted),
            bytes=sum(map(len, rows)),
        )

    def advance(self, drawn: Drawn) -> dict[str, Any]:
        """One step. Gives the row for metrics.jsonl. Raises RustaError for a loss or gradient that is not finite,
        naming the batch, and where a graphics card has not enough memory."""
        begun = time.perf_counter()
        self.trunk.model.train()
        try:
            return self._move(drawn, self._gradients(drawn), begun)
        except torch.OutOfMemoryError as fault:
            said = str(fault)  # and no more: the fault holds on to all that stood in the step
        fits = partial(self._fits, drawn) if self.ranks.size == 1 else None  # the others would have to try as well
        raise out_of_memory(self.stage, self.step + 1, said, self.ranks.size, fits)

    def _gradients(self, drawn: Drawn) -> dict[str, Tensor]:
        """Fill every gradient; gives the losses."""
        batch = moved(drawn.batch, self.model.device)
        targets = targets_of(self.trunk.model, batch, self.stage.signals)
        shared = self.trunk.forward(batch)
        losses = losses_of(self.trunk.model, shared, targets)
        weights = {name: at_step(change, self.step, self.stage.steps) for name, change in self.weights.items()}
        gradient = shared_gradient(shared, losses, weights, self.step)
        if gradient is not None:
            self.trunk.backward(gradient)
        return {name: loss.detach() for name, loss in losses.items()}

    def _fits(self, drawn: Drawn, parts: int) -> bool:
        """Whether there is memory for the step in `parts` micro-batches."""
        self.optimizers.forget()
        self.trunk.parts = parts
        try:
            self._gradients(drawn)
            self.optimizers.step(0.0)  # moves nothing, and needs its memory
        except torch.OutOfMemoryError:
            return False
        return True

    def _move(self, drawn: Drawn, losses: Mapping[str, Tensor], begun: float) -> dict[str, Any]:
        norm = self.optimizers.clip(self.stage.clip)
        # the one time in a step that figures are fetched from the device
        *values, length = torch.stack([one.float() for one in (*losses.values(), norm)]).tolist()
        for name, value in zip(losses, values, strict=True):
            if not math.isfinite(value):
                raise self._not_finite(f"the loss of {name} is {value}", drawn)
        if not math.isfinite(length):
            raise self._not_finite(f"the gradient's norm is {length}", drawn)
        scale = self.stage.scale(self.step)
        self.optimizers.step(scale)
        self.step += 1
        return {
            "stage": self.stage.name,
            "step": self.step,
            "loss": dict(zip(losses, values, strict=True)),
            "norm": length,
            "rate": self.stage.learning_rate * scale,
            "bytes": drawn.bytes,
            "counted": drawn.counted,
            "repeated": drawn.repeated,
            "seconds": round(time.perf_counter() - begun, 4),
        }

    def save(self, best: int | None = None) -> Path:
        """Write a checkpoint of the steps done, and remove all but the last ones and that of the step `best`."""
        path = self._path(self.step)
        self.trunk.gather()
        tensors = self.optimizers.tensors()
        if not self.ranks.first:
            return path
        state = State(**{**asdict(self.state, recurse=False), "step": self.step})
        checkpoint.save(path, self.model, state, tensors)
        for old in checkpoints(self.folder)[: -self.stage.keep]:
            if best is None or old != self._path(best):
                shutil.rmtree(old)
        return path

    def go_back(self, step: int) -> Path:
        """Take the weights of an earlier checkpoint, for good; gives its path."""
        path = self._path(step)
        if self.ranks.first:
            checkpoint.restore(path, self.model)
        self.ranks.spread(self.model)
        self.step = step
        return path

    def _path(self, step: int) -> Path:
        return self.folder / f"step-{step:08}"

    def _not_finite(self, what: str, drawn: Drawn) -> RustaError:
        records = ", ".join(dict.fromkeys(str(one.facts.get("record")) for one in drawn.batch.placed))
        return RustaError(
            f"{what} at step {self.step + 1} of {self.stage.name}",
            where=", ".join(f"{source}[{index}]" for source, index in drawn.origins),
            why=f"the batch holds {records}",
            mend="lower learning_rate, or take the record out; the last checkpoint is untouched",
        )


def _trunk(model: RustaModel, stage: StageSpec, ranks: Ranks) -> Trunk:
    if ranks.size == 1:
        return Trunk(model, stage.accumulate)
    from rusta_core.training.parallel import DataParallel, FullySharded  # takes a second to import

    engine = DataParallel if stage.parallel == "ddp" else FullySharded
    return engine(model, stage.accumulate, ranks)


def checkpoints(folder: Path) -> list[Path]:
    """The whole checkpoints of a stage, the first step first."""
    return sorted(path for path in folder.glob("step-*") if re.fullmatch(r"step-\d+", path.name))
