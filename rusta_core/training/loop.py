"""The training loop: a stage from its first step, or from where it was left, to its last.

10 steps, a stop and 10 more give bit for bit what 20 give, on a CPU with the same number of threads.
"""

from __future__ import annotations

import json
import math
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType
from typing import Any

from attrs import asdict, define

from rusta_core.contexts import Batch
from rusta_core.errors import RustaError, UsageError
from rusta_core.model import checkpoint
from rusta_core.model.backbone import RustaModel
from rusta_core.model.checkpoint import CheckpointError, State
from rusta_core.spine.near import SKETCH
from rusta_core.training.losses import LM, backward, signal_losses
from rusta_core.training.optimizers import MATRICES, TRUNK, Optimizers
from rusta_core.training.packing import Row, collate, pack
from rusta_core.training.repeats import fresh
from rusta_core.training.sampler import MixtureSampler, difference
from rusta_core.training.samples import Sample
from rusta_core.training.stage import MATRIX_RATE, Change, StageResult, StageSpec, at_step

METRICS = "metrics.jsonl"
_KEPT = 2
_LAST_ROWS = 20

Rows = Mapping[str, Sequence[Row]]
Begun = Callable[[MixtureSampler, Rows], None]
Progress = Callable[[int, dict[str, float]], None]


def train_stage(
    stage: StageSpec,
    model: RustaModel,
    datasets: Mapping[str, Sequence[Sample]],
    folder: Path,
    *,
    seed: int,
    fingerprint: str,
    begun: Begun = lambda sampler, rows: None,
    progress: Progress = lambda step, losses: None,
) -> StageResult:
    """Train `model` in place and leave checkpoints and metrics.jsonl in `folder`.

    Where `folder` holds a checkpoint of the same stage, seed, `fingerprint` (of the data) and sketch, it goes on
    from there; a checkpoint of anything else is refused, and the error says of what. begun: called before the first
    step with what is drawn from, by source, and in which order. progress: called after each step with the steps
    done and the losses. A SIGTERM or Ctrl-C is answered after the step at work: a checkpoint,
    then what the signal would have done. Raises RustaError for a loss that is not finite, naming the batch.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work = _Work.begin(stage, model, datasets, folder, seed, fingerprint)
    last = work.resume()
    begun(work.sampler, work.rows)
    with _asked_to_stop() as asked, (folder / METRICS).open("a") as metrics:
        while work.step < stage.steps and not asked:
            row = work.advance()
            print(json.dumps(row), file=metrics, flush=True)
            try:
                progress(work.step, row["loss"])
            except KeyboardInterrupt:
                work.save()
                raise
            if asked or work.step == stage.steps or work.step % stage.checkpoint_every == 0:
                last = work.save()
    return _result(folder / METRICS, work.step, last)


@define
class _Work:
    """A stage under way."""

    stage: StageSpec
    model: RustaModel
    rows: Rows
    sampler: MixtureSampler
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
    ) -> _Work:
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
        return cls(
            stage=stage,
            model=model,
            rows=rows,
            sampler=sampler,
            optimizers=Optimizers(
                model, {**rates, TRUNK: stage.learning_rate, MATRICES: MATRIX_RATE * stage.learning_rate}
            ),
            weights={**{name: (options.get("weight", 1.0),) * 2 for name, options in own.items()}, **stage.weights},
            folder=folder,
            state=State(
                step=0,
                seed=seed,
                fingerprint=fingerprint,
                stage=json.loads(json.dumps(asdict(stage))),
                config=model.config.as_json(),
                heads=json.loads(json.dumps(model.options)),
                sampler=sampler.identity,
            ),
        )

    def resume(self) -> Path:
        """Go on from the last checkpoint, if there is one; gives its path."""
        found = _checkpoints(self.folder)
        if not found:
            (self.folder / METRICS).unlink(missing_ok=True)
            return self.folder
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
        self.step = step
        self.optimizers.load(checkpoint.optimizer_tensors(path))
        _cut(self.folder / METRICS, self.step)
        return path

    def advance(self) -> dict[str, Any]:
        """One step. Gives the row for metrics.jsonl."""
        begun = time.perf_counter()
        drawn = self.sampler.draw(self.step)
        rows = [self.rows[source][index] for source, index in drawn]
        counted = fresh([sample for row in rows for sample in row.samples])
        batch = collate(rows, self.model.device, counted)
        self.model.train()
        hidden = self.model.backbone(batch.tokens, batch.documents)
        shared = hidden.detach().requires_grad_()
        losses = signal_losses(self.model, shared, batch, self.stage.signals)
        values = {name: loss.item() for name, loss in losses.items()}
        for name, value in values.items():
            if not math.isfinite(value):
                raise self._not_finite(f"the loss of {name} is {value}", drawn, batch)
        weights = {name: at_step(change, self.step, self.stage.steps) for name, change in self.weights.items()}
        backward(hidden, shared, losses, weights, self.step)
        norm = self.optimizers.clip(self.stage.clip)
        if not math.isfinite(norm):
            raise self._not_finite(f"the gradient's norm is {norm}", drawn, batch)
        scale = self.stage.scale(self.step)
        self.optimizers.step(scale)
        self.step += 1
        return {
            "stage": self.stage.name,
            "step": self.step,
            "loss": values,
            "norm": norm,
            "rate": self.stage.learning_rate * scale,
            "bytes": int((batch.documents > 0).sum()),
            "counted": sum(int(flags.sum()) for flags in counted),
            "repeated": sum(int((~flags).sum()) for flags in counted),
            "seconds": round(time.perf_counter() - begun, 4),
        }

    def save(self) -> Path:
        """Write a checkpoint of the steps done, and remove those before the last two."""
        state = State(**{**asdict(self.state, recurse=False), "step": self.step})
        path = checkpoint.save(self.folder / f"step-{self.step:08}", self.model, state, self.optimizers.tensors())
        for old in _checkpoints(self.folder)[:-_KEPT]:
            shutil.rmtree(old)
        return path

    def _not_finite(self, what: str, drawn: Sequence[tuple[str, int]], batch: Batch) -> RustaError:
        records = ", ".join(dict.fromkeys(str(one.facts.get("record")) for one in batch.placed))
        return RustaError(
            f"{what} at step {self.step + 1} of {self.stage.name}",
            where=", ".join(f"{source}[{index}]" for source, index in drawn),
            why=f"the batch holds {records}",
            mend="lower learning_rate, or take the record out; the last checkpoint is untouched",
        )


def _checkpoints(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("step-*") if re.fullmatch(r"step-\d+", path.name))


def _cut(metrics: Path, step: int) -> None:
    """Drop the rows of steps that a stop undid."""
    if metrics.exists():
        rows = [
            row for row in metrics.read_text().splitlines() if row.endswith("}") and json.loads(row)["step"] <= step
        ]
        metrics.write_text("".join(f"{row}\n" for row in rows))


def _result(metrics: Path, step: int, path: Path) -> StageResult:
    rows = [json.loads(row) for row in metrics.read_text().splitlines()]
    last: dict[str, list[float]] = {}
    for row in rows:
        for name, value in row["loss"].items():
            last.setdefault(name, []).append(value)
    losses = {name: sum(values[-_LAST_ROWS:]) / len(values[-_LAST_ROWS:]) for name, values in last.items()}
    repeated, counted = (sum(row[what] for row in rows) for what in ("repeated", "counted"))
    return StageResult(losses=losses, step=step, path=path, repeated=repeated / max(1, repeated + counted))


@contextmanager
def _asked_to_stop() -> Iterator[list[int]]:
    """Signals that would end the process are held, and fill the list; at the end they do what they would
    have done."""
    asked: list[int] = []
    if current_thread() is not main_thread():  # only the main thread is told of signals
        yield asked
        return

    def hold(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, hold) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if asked:
            signal.raise_signal(asked[0])
