"""Stages of training, each a cached step that begins where the one before it ended and is judged on held-out data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import define

from rusta_core.contexts import HeadContext, Outcome
from rusta_core.model import checkpoint
from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.recipe import StageSpec as StageTable
from rusta_core.recipe.spec import Split
from rusta_core.records import ERROR_CLASSES, QA, DiagCase, Document, Judgement, Measurement, Snippet, digest
from rusta_core.run import provenance
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.documents import Corpus
from rusta_core.run.judge import judge, measure
from rusta_core.run.play import Journal
from rusta_core.run.provenance import CHECKPOINT
from rusta_core.run.types import type_questions
from rusta_core.run.work import Work, counted
from rusta_core.spine.cache import key_of
from rusta_core.training.anchored import question_samples
from rusta_core.training.evaluate import evaluate_heads, evaluate_text
from rusta_core.training.loop import METRICS, train_stage
from rusta_core.training.materials import Materials
from rusta_core.training.packing import Row
from rusta_core.training.probe import evaluate_syntax
from rusta_core.training.sampler import MixtureSampler
from rusta_core.training.samples import (
    Sample,
    candidate_samples,
    golden_samples,
    program_samples,
    step_samples,
    text_samples,
)
from rusta_core.training.stage import StageSpec
from rusta_core.training.type_of import evaluate_types, type_samples

HELD_OUT_BYTES = 1500
"""How much of each held-out document is read to measure perplexity."""
HELD_OUT_DOCUMENTS = 40
HELD_OUT_SAMPLES = 120
"""How many documents, and how many samples of each kind, a stage is judged on; enough to tell stages apart."""

PROBED: Mapping[Split, int] = {"train": 160, "val": 80}
"""Programs that the probe for syntax learns from and is judged on; no more than a window of each is read."""

OUTCOMES, BEGUN = "outcomes.jsonl", "begun.jsonl"
"""What a stage was judged on, and the same of the model as the first stage began."""

LAST_STEPS = ("apply", "abstain")
JUDGED_ON = ("qa", "sequences", "candidates")


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


@define
class Lessons:
    """What is learned from and what it is held against: datasets by their name in a mixture, for train and for val, and
    for test those that no game is played on. programs: those in which the hidden states are probed, of train and val.
    """

    train: dict[str, list[Sample]]
    val: dict[str, list[Sample]]
    test: dict[str, list[Sample]]
    texts: list[Document]
    programs: Mapping[Split, list[Snippet]]
    fingerprint: str


def lessons(
    work: Work,
    corpus: Corpus,
    snippets: Mapping[Split, Sequence[Snippet]],
    cases: Mapping[Split, Sequence[DiagCase]],
    asked: Mapping[Split, Sequence[QA]],
    episodes: Mapping[Split, Sequence[Outcome]],
) -> Lessons:
    """Samples of every kind; those of the validation split are never trained on."""
    window = model_config(work).window
    seed = work.recipe.run.seed
    materials = Materials(corpus.documents.values())
    asked_types = type_questions(work, snippets)

    def types(split: Split) -> list[Sample]:
        return type_samples(asked_types[split], snippets[split], window=window, materials=materials)

    def samples(split: Split) -> dict[str, list[Sample]]:
        documents = corpus.of(split)
        by_id = {case.id: case for case in cases[split]}
        played = [(by_id[one.id], one) for one in episodes.get(split, ()) if one.kind == "repair"]
        tried = [(case, candidate) for case, one in played for candidate in one.candidates]
        return {
            "docs": text_samples([document for document in documents if document.role == "docs"]),
            "code": text_samples(document for document in documents if document.role == "code")
            + program_samples(snippets[split], materials=materials),
            "qa": question_samples(
                asked[split],
                {one.doc_id: one for one in documents},
                window=window,
                seed=seed,
                answers=split == "train",
            ),
            "sequences": step_samples([(case, one.steps) for case, one in played], window=window, materials=materials),
            "repairs": golden_samples(cases[split], window=window, materials=materials),
            "candidates": candidate_samples(tried, window=window, materials=materials),
            "types": types(split),
        }

    texts = [document for document in corpus.of("val") if len(document.text) > 200][:HELD_OUT_DOCUMENTS]
    code = ("anchored", "distractors", "materials", "packing", "render", "samples", "type_of")
    fingerprint = key_of(work.data_hashes, rooms(*(f"training/{name}.py" for name in code)))
    made = Lessons(samples("train"), samples("val"), {"types": types("test")}, texts, _probed(snippets), fingerprint)
    work.counts["samples"] = {name: len(some) for name, some in made.train.items()}
    _report_fit(work, asked["train"], made.train["qa"], window)
    return made


def _probed(snippets: Mapping[Split, Sequence[Snippet]]) -> Mapping[Split, list[Snippet]]:
    """Some programs of one file of train and val, by the hash of their names."""
    return {
        split: sorted((one for one in snippets[split] if not one.files), key=lambda one: digest(one.id))[:most]
        for split, most in PROBED.items()
    }


def _report_fit(work: Work, asked: Sequence[QA], samples: Sequence[Sample], window: int) -> None:
    """Say how many questions fit their window with all their anchors and the answer."""
    learned = {sample.facts["record"] for sample in samples}
    fit = {kept: counted([one for one in asked if (one.id in learned) == kept], _anchors) for kept in (True, False)}
    work.counts["questions that fit a window"] = {"train": fit[True]}
    work.counts["questions that do not"] = {"train": fit[False]}
    shares = {name: fit[True].get(name, 0) / count for name, count in counted(asked, _anchors).items()}
    if shares:
        told = ", ".join(f"{share:.0%} of those with {name}" for name, share in sorted(shares.items()))
        work.note(f"questions that fit a window of {window} with their anchors and answer, and are learned: {told}")


def _anchors(question: QA) -> str:
    count = len(set(question.anchors))
    return {1: "one anchor", 2: "two anchors"}.get(count, f"{count} anchors")


def model_config(work: Work) -> ModelConfig:
    """The shape that the recipe asks for."""
    return ModelConfig.of(work.recipe.model.size, **work.recipe.model.overrides)


def build_model(work: Work) -> RustaModel:
    """The backbone and the recipe's heads with fresh weights, the same for the same seed."""
    config = model_config(work)
    torch.manual_seed(work.recipe.run.seed)
    torch.set_num_threads(work.recipe.run.workers)
    context = HeadContext(
        width=config.width,
        window=config.window,
        actions=(*work.pieces("tool"), *LAST_STEPS),
        error_classes=ERROR_CLASSES,
    )
    backbone = Backbone(config)
    heads = {name: work.assembly.call("head", name, context) for name in work.pieces("head")}
    return RustaModel(backbone, heads, work.options("head"))


def train(work: Work, model: RustaModel, lessons: Lessons) -> list[Stage]:
    """Every stage of the recipe in turn. The model is left as the last one made it."""
    stages: list[Stage] = []
    for table in work.recipe.stages:
        stages.append(_train_one(work, model, table, lessons, stages[-1] if stages else None))
    return stages


def _train_one(work: Work, model: RustaModel, table: StageTable, lessons: Lessons, before: Stage | None) -> Stage:
    heads = work.pieces("head")
    spec = StageSpec(
        name=table.name,
        steps=table.steps,
        batch=table.batch,
        mixture=table.mixture,
        signals=table.signals,
        weights=table.weights,
        learning_rate=table.learning_rate,
        window=model.config.window,
    )
    depends = {
        "stage": repr(spec),
        "model": model.config.as_json(),
        "heads": work.options("head"),
        "data": lessons.fingerprint,
        "before": before.identity if before else "fresh",
        "code": [rooms("model", "training", "run/learn.py", "run/provenance.py"), *map(piece_code, heads.values())],
    }

    def make(scratch: Path) -> str:
        def progress(step: int, losses: dict[str, float]) -> None:
            work.progress.update(step, spec.steps, "  ".join(f"{name} {value:.3f}" for name, value in losses.items()))

        def begun(sampler: MixtureSampler, rows: Mapping[str, Sequence[Row]]) -> None:
            provenance.record(scratch / CHECKPOINT, spec.name, sampler, rows, before.checkpoint if before else None)

        if before is None:
            _keep(scratch / BEGUN, _examine(work, model, lessons, ()))
        result = train_stage(
            spec,
            model,
            lessons.train,
            scratch / "training",
            seed=work.recipe.run.seed,
            fingerprint=lessons.fingerprint,
            begun=begun,
            progress=progress,
        )
        shutil.copytree(result.path, scratch / CHECKPOINT, dirs_exist_ok=True)
        _keep(scratch / OUTCOMES, _examine(work, model, lessons, spec.signals))
        losses = [f"{name} {loss:.3f}" for name, loss in result.losses.items()]
        return "  ".join([*losses, f"{result.repeated:.2%} repeated"])

    folder = work.step(f"train {table.name}", depends, make)
    checkpoint.restore(folder / CHECKPOINT, model)
    outcomes = Journal(folder / OUTCOMES).read()
    measurements = measure(work, outcomes)
    begun = before.measurements if before else measure(work, Journal(folder / BEGUN).read())
    judgements = judge(work, dict(work.assembly.pieces("gate", table.name)), measurements, begun)
    losses = [json.loads(line) for line in (folder / "training" / METRICS).read_text().splitlines()]
    work.emit(
        "stage_finished", stage=table.name, measurements={name: one for name, one in measurements.items() if one.n}
    )
    work.emit("checkpoint_saved", stage=table.name, path=str(folder / CHECKPOINT))
    identity = checkpoint.read_state(folder / CHECKPOINT).files[checkpoint.WEIGHTS]
    return Stage(table.name, folder / CHECKPOINT, identity, outcomes, losses, measurements, judgements)


def _keep(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write outcomes in place of those that may be there."""
    path.unlink(missing_ok=True)
    path.touch()
    journal = Journal(path)
    for outcome in outcomes:
        journal.add(outcome)


def _examine(work: Work, model: RustaModel, lessons: Lessons, signals: Sequence[str]) -> list[Outcome]:
    """The model on the validation split: text, types and syntax always, and what the heads trained so far say."""
    outcomes = evaluate_text(model, lessons.texts, most=HELD_OUT_BYTES)
    outcomes += evaluate_types(model, lessons.val["types"])
    programs = lessons.programs
    outcomes += evaluate_syntax(model, programs["train"], programs["val"], seed=work.recipe.run.seed)
    judged = [sample for name in JUDGED_ON for sample in lessons.val[name][:HELD_OUT_SAMPLES]]
    return outcomes + evaluate_heads(model, judged) if set(signals) - {"lm"} else outcomes


def examine(work: Work, model: RustaModel, identity: str, lessons: Lessons) -> list[Outcome]:
    """The trained model, which `identity` names, on what of the test split no game is played on."""

    def make(scratch: Path) -> str:
        _keep(scratch / OUTCOMES, evaluate_types(model, lessons.test["types"]))
        return f"{len(lessons.test['types']):,} types asked for"

    depends = {"identity": identity, "data": lessons.fingerprint, "code": rooms("model", "training", "run/learn.py")}
    return Journal(work.step("examine", depends, make) / OUTCOMES).read()
