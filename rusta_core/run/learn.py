"""Stages of training, each a cached step that begins where the one before it ended and is judged on held-out data."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import asdict, define, fields

from rusta_core.agent.machine import LAST_STEPS, OWN
from rusta_core.contexts import HeadContext, MeasureContext, Outcome
from rusta_core.model import checkpoint
from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.recipe import StageSpec as StageTable
from rusta_core.records import ERROR_CLASSES, Judgement, Measurement
from rusta_core.run import provenance
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.examine import OUTCOMES, examined, keep, probed
from rusta_core.run.judge import judge, measure
from rusta_core.run.lessons import Lessons, model_config
from rusta_core.run.play import Journal
from rusta_core.run.provenance import CHECKPOINT
from rusta_core.run.work import Work
from rusta_core.training.board import board
from rusta_core.training.launch import Job, call
from rusta_core.training.log import METRICS, Log
from rusta_core.training.loop import train_stage
from rusta_core.training.packing import Row
from rusta_core.training.ranks import device
from rusta_core.training.sampler import MixtureSampler
from rusta_core.training.stage import Guard, StageSpec

BEGUN = "begun.jsonl"
"""What the model was like as the first stage began, beside what it was judged on at the end."""

ROOMS = ("choices", "examine", "learn", "lessons", "provenance", "start")
PROBES = ("type-of", "syntax-probe")
"""Metrics of what takes long to find out: not before a stage, and in it only where they are what guards it."""


@define
class Stage:
    """What a stage left behind, and how it did on the validation split. identity: the sha256 of its weights."""

    name: str
    checkpoint: Path
    identity: str
    outcomes: list[Outcome]
    losses: list[dict[str, Any]]
    measurements: dict[str, Measurement]
    judgements: list[Judgement]


def build_model(work: Work) -> RustaModel:
    """The backbone and the recipe's heads with fresh weights, the same for the same seed."""
    config = model_config(work)
    torch.manual_seed(work.recipe.run.seed)
    torch.set_num_threads(work.recipe.run.workers)
    context = HeadContext(
        width=config.width,
        window=config.window,
        actions=(*work.pieces("tool"), *(OWN if work.recipe.data.sequences else LAST_STEPS)),
        error_classes=ERROR_CLASSES,
    )
    backbone = Backbone(config)
    heads = {name: work.assembly.call("head", name, context) for name in work.pieces("head")}
    return RustaModel(backbone, heads, work.options("head")).to(device())


def train(work: Work, model: RustaModel, lessons: Lessons, before: Path | None) -> list[Stage]:
    """Every stage of the recipe in turn. The model is left as the last one made it.

    before: the checkpoint that the model's weights are from, None where they are fresh.
    """
    stages: list[Stage] = []
    for table in work.recipe.stages:
        earlier = stages[-1].measurements if stages else None
        stages.append(_train_one(work, model, table.at(work.recipe.model.size), lessons, before, earlier))
        before = stages[-1].checkpoint
    return stages


def stage_spec(table: StageTable, window: int) -> StageSpec:
    """What the recipe says of a stage. window: the model's, in tokens."""
    given = {one.name: getattr(table, one.name) for one in fields(StageSpec)}
    guard = table.guard and Guard(**asdict(table.guard))
    return StageSpec(**{**given, "window": table.window or window, "guard": guard})


def _train_one(
    work: Work,
    model: RustaModel,
    table: StageTable,
    lessons: Lessons,
    before: Path | None,
    earlier: Mapping[str, Measurement] | None,
) -> Stage:
    """One stage. earlier: what was measured of the model that it begins with; None where that is still to do."""
    heads = work.pieces("head")
    spec = stage_spec(table, model.config.window)
    depends = {
        "stage": spec.lesson,
        "model": model.config.as_json(),
        "heads": work.options("head"),
        "data": lessons.fingerprint,
        "before": checkpoint.identity(before) if before else "fresh",
        "measured before": earlier is not None,
        "code": [
            rooms("model", "training", *(f"run/{name}.py" for name in ROOMS)),
            *map(piece_code, heads.values()),
        ],
    }

    def make(scratch: Path) -> str:
        def progress(step: int, losses: dict[str, float]) -> None:
            work.progress.update(step, spec.steps, "  ".join(f"{name} {value:.3f}" for name, value in losses.items()))
            draw(step, losses)

        def begun(sampler: MixtureSampler, rows: Mapping[str, Sequence[Row]]) -> None:
            provenance.record(scratch / CHECKPOINT, spec.name, sampler, rows, before)

        def judged_on(*, probes: bool = True) -> list[Outcome]:
            outcomes = examined(model, lessons.val, spec.signals)
            return outcomes + probed(model, lessons.val, lessons, work.recipe.run.seed) if probes else outcomes

        def measured() -> float | None:
            assert spec.guard is not None
            context = MeasureContext(outcomes=judged_on(probes=spec.guard.metric in PROBES))
            found: Measurement = work.assembly.call("metric", spec.guard.metric, context)
            return found.value

        if earlier is None:
            keep(scratch / BEGUN, judged_on(probes=False))
        job = Job(
            stage=spec,
            model=model,
            datasets=lessons.train,
            folder=scratch / "training",
            seed=work.recipe.run.seed,
            fingerprint=lessons.fingerprint,
        )
        call(job)
        with board(job.folder, spec.name, work.recipe.run.tensorboard) as draw:
            result = train_stage(
                spec,
                model,
                job.datasets,
                job.folder,
                seed=job.seed,
                fingerprint=job.fingerprint,
                begun=begun,
                progress=progress,
                measure=measured,
            )
        shutil.copytree(result.path, scratch / CHECKPOINT, dirs_exist_ok=True)
        keep(scratch / OUTCOMES, judged_on())
        losses = [f"{name} {loss:.3f}" for name, loss in result.losses.items()]
        stopped = [f"stopped, and back at step {result.step}: {result.stopped}"] if result.stopped else []
        return "  ".join([*losses, f"{result.repeated:.2%} repeated", *stopped])

    folder = work.step(f"train {table.name}", depends, make)
    checkpoint.restore(folder / CHECKPOINT, model)
    outcomes = Journal(folder / OUTCOMES).read()
    measurements = measure(work, outcomes)
    earlier = measure(work, Journal(folder / BEGUN).read()) if earlier is None else earlier
    judgements = judge(work, dict(work.assembly.pieces("gate", table.name)), measurements, earlier)
    rows = Log(folder / "training" / METRICS).rows()
    for row in rows:
        if "stopped" in row:
            work.note(f"stage {table.name} was stopped and went back to step {row['back_to']}: {row['stopped']}")
    losses = [row for row in rows if "loss" in row]
    said = {name: one for name, one in measurements.items() if one.n}
    work.emit("stage_finished", stage=table.name, measurements=said)
    work.emit("checkpoint_saved", stage=table.name, path=str(folder / CHECKPOINT))
    identity = checkpoint.identity(folder / CHECKPOINT)
    return Stage(table.name, folder / CHECKPOINT, identity, outcomes, losses, measurements, judgements)
