"""The training loop: a stage from its first step, or from where it was left, to its last.

10 steps, a stop and 10 more give bit for bit what 20 give, on a CPU with the same number of threads.
"""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType

from rusta_core.model.backbone import RustaModel
from rusta_core.training.guard import Measure, Watch, readings
from rusta_core.training.log import METRICS as METRICS
from rusta_core.training.log import Log
from rusta_core.training.prefetch import Prefetch
from rusta_core.training.sampler import MixtureSampler
from rusta_core.training.samples import Sample
from rusta_core.training.stage import StageResult, StageSpec
from rusta_core.training.trainer import Drawn, Rows, Trainer

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
    measure: Measure | None = None,
) -> StageResult:
    """Train `model` in place and leave checkpoints and metrics.jsonl in `folder`.

    Where `folder` holds a checkpoint of the same stage, seed, `fingerprint` (of the data) and sketch, it goes on
    from there; a checkpoint of anything else is refused, and the error says of what. begun: called before the first
    step with what is drawn from, by source, and in which order. progress: called after each step with the steps
    done and the losses. measure: the figure of the stage's guard for the model as it is, None where there is nothing
    to measure. A SIGTERM or Ctrl-C is answered after the step at work: a checkpoint,
    then what the signal would have done. Raises RustaError for a loss that is not finite, naming the batch, and where a
    graphics card has not enough memory, naming what would fit.

    In a process group every rank calls this at once with the same stage, datasets and seed. Only rank 0 reads and
    writes `folder`, tells of its steps and measures; on the others the result has no losses.
    """
    trainer = Trainer.begin(stage, model, datasets, folder, seed, fingerprint)
    ranks = trainer.ranks
    last = trainer.resume() or folder
    log = Log(folder / METRICS) if ranks.first else None
    if log:
        folder.mkdir(parents=True, exist_ok=True)
        log.cut(trainer.step)
    watch = Watch(stage, ranks.told(readings(log) if log else []))
    begun(trainer.sampler, trainer.rows)
    with _asked_to_stop() as asked, _uncollected():
        _guard(watch, trainer, measure, log)
        left = range(trainer.step, trainer.step if watch.verdict else stage.steps)
        with Prefetch(trainer.draw, left) as coming:
            for drawn, waited in _timed(coming):
                row = trainer.advance(drawn)
                if log:
                    log.add({**row, "waited": waited})
                leaving = _told(progress, trainer.step, row["loss"])
                stops = ranks.any(bool(asked or leaving))  # together: a rank that is left alone would wait for ever
                ends = stops or trainer.step == stage.steps or watch.due(trainer.step)
                if ends or trainer.step % stage.checkpoint_every == 0:
                    last = trainer.save(watch.best and watch.best[0])
                if leaving:
                    raise leaving
                if stops:
                    break
                _guard(watch, trainer, measure, log)
                if watch.verdict:
                    break
    if watch.verdict and watch.best:
        last = trainer.go_back(watch.best[0])
    return StageResult(
        losses=log.losses(trainer.step) if log else {},
        step=trainer.step,
        path=last,
        repeated=log.repeated(trainer.step) if log else 0.0,
        stopped=watch.verdict,
    )


def _guard(watch: Watch, trainer: Trainer, measure: Measure | None, log: Log | None) -> None:
    """Measure where it is time to, and write down what was found. What is measured has a checkpoint already."""
    if watch.due(trainer.step):
        watch.add(trainer.step, trainer.ranks.told(measure() if measure and trainer.ranks.first else None))
        if log:
            log.add(watch.row())


def _told(progress: Progress, step: int, losses: dict[str, float]) -> KeyboardInterrupt | None:
    """Tell of a step; gives what interrupts the stage after it."""
    try:
        progress(step, losses)
    except KeyboardInterrupt as interrupt:
        return interrupt
    return None


def _timed(coming: Prefetch[Drawn]) -> Iterator[tuple[Drawn, float]]:
    """Each batch, and the seconds for which it was waited."""
    batches = iter(coming)
    while True:
        begun = time.perf_counter()
        drawn = next(batches, None)
        if drawn is None:
            return
        yield drawn, round(time.perf_counter() - begun, 4)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is in memory now, all samples among it, is not searched again and again for what could be freed."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


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
