"""Stages of training, each a cached step that begins where the one before it ended and is judged on held-out data."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import torch
from attrs import asdict, define, evolve, fields

from rusta_core.contexts import HeadContext, MeasureContext, Outcome
from rusta_core.model import checkpoint
from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.recipe import StageSpec as StageTable
from rusta_core.recipe.spec import Split
from rusta_core.records import ERROR_CLASSES, QA, DiagCase, Document, Judgement, Measurement, Snippet, digest
from rusta_core.run import provenance
from rusta_core.run.choices import HEADS, Searched, choices, searched
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
from rusta_core.training.log import METRICS, Log
from rusta_core.training.loop import train_stage
from rusta_core.training.losses import LM
from rusta_core.training.materials import Materials
from rusta_core.training.packing import Row
from rusta_core.training.preferences import choice_samples, preference_samples
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
from rusta_core.training.stage import Guard, StageSpec
from rusta_core.training.type_of import evaluate_types, type_samples

HELD_OUT_BYTES = 1500
"""How much of each held-out document is read to measure perplexity."""
HELD_OUT_DOCUMENTS = 40
HELD_OUT_SAMPLES = 120
"""How many documents of a role, and samples of a kind, a stage is judged on; enough to tell stages apart."""

PROBED: Mapping[Split, int] = {"train": 160, "val": 80}
"""Programs that the probe for syntax learns from and is judged on; no more than a window of each is read."""

OUTCOMES, BEGUN = "outcomes.jsonl", "begun.jsonl"
"""What a stage was judged on, and the same of the model as the first stage began."""

LAST_STEPS = ("apply", "abstain")
JUDGED_ON = ("qa", "sequences", "candidates", "choices", "preferences")
PROBES = ("type-of", "syntax-probe")
"""Metrics of what takes long to find out, and which training is not stopped for unless they are what guards it."""

PLAYED = ("sequences", "candidates", "choices", "preferences")
"""The datasets that are made of episodes."""


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
    for test those that no game is played on.

    searched: cases of the validation split with the candidates that were tried on them; programs: those in which the
    hidden states are probed, of train and val.
    """

    train: dict[str, list[Sample]]
    val: dict[str, list[Sample]]
    test: dict[str, list[Sample]]
    searched: Searched
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
        tried = searched(cases[split], episodes.get(split, ()))
        each = [(case, candidate) for case, candidates in tried for candidate in candidates]
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
            "candidates": candidate_samples(each, window=window, materials=materials),
            "choices": choice_samples(tried, window=window, seed=seed, materials=materials),
            "preferences": preference_samples(tried, window=window, seed=seed, materials=materials),
            "types": types(split),
        }

    long = [one for one in corpus.of("val") if len(one.text) > 200]
    Random(seed).shuffle(long)  # not those alone whose repository comes first
    texts = [one for role in ("docs", "code") for one in [one for one in long if one.role == role][:HELD_OUT_DOCUMENTS]]
    code = ("anchored", "distractors", "materials", "packing", "preferences", "render", "samples", "type_of")
    made = Lessons(
        train=samples("train"),
        val=samples("val"),
        test={"types": types("test")},
        searched=searched(cases["val"], episodes.get("val", ())),
        texts=texts,
        programs=_probed(snippets),
        fingerprint="",
    )
    played = [_digest(some[name]) for some in (made.train, made.val) for name in PLAYED]
    made.fingerprint = key_of(work.data_hashes, played, rooms(*(f"training/{name}.py" for name in code)))
    work.counts["samples"] = {name: len(some) for name, some in made.train.items()}
    _report_fit(work, asked["train"], made.train["qa"], window)
    return made


def _digest(samples: Sequence[Sample]) -> str:
    """The sha256 of what is learned from episodes, which follows from more than the data: from the game's options."""
    hashed = sha256()
    for one in samples:
        hashed.update(one.tokens.tobytes())
        hashed.update(repr(one.facts).encode())
    return hashed.hexdigest()


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
            rooms("model", "training", *(f"run/{name}.py" for name in ("choices", "learn", "start", "provenance"))),
            *map(piece_code, heads.values()),
        ],
    }

    def make(scratch: Path) -> str:
        def progress(step: int, losses: dict[str, float]) -> None:
            work.progress.update(step, spec.steps, "  ".join(f"{name} {value:.3f}" for name, value in losses.items()))

        def begun(sampler: MixtureSampler, rows: Mapping[str, Sequence[Row]]) -> None:
            provenance.record(scratch / CHECKPOINT, spec.name, sampler, rows, before)

        def measured() -> float | None:
            assert spec.guard is not None
            outcomes = _examine(model, lessons, spec)
            if spec.guard.metric in PROBES:
                outcomes += _probe(work, model, lessons)
            context = MeasureContext(outcomes=outcomes)
            found: Measurement = work.assembly.call("metric", spec.guard.metric, context)
            return found.value

        if earlier is None:
            _keep(scratch / BEGUN, _examine(model, lessons, spec) + _probe(work, model, lessons))
        result = train_stage(
            spec,
            model,
            lessons.train,
            scratch / "training",
            seed=work.recipe.run.seed,
            fingerprint=lessons.fingerprint,
            begun=begun,
            progress=progress,
            measure=measured,
        )
        shutil.copytree(result.path, scratch / CHECKPOINT, dirs_exist_ok=True)
        _keep(scratch / OUTCOMES, _examine(model, lessons, spec) + _probe(work, model, lessons))
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


def _keep(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write outcomes in place of those that may be there."""
    path.unlink(missing_ok=True)
    path.touch()
    journal = Journal(path)
    for outcome in outcomes:
        journal.add(outcome)


def _examine(model: RustaModel, lessons: Lessons, spec: StageSpec) -> list[Outcome]:
    """The model on the validation split: text always, and what the heads trained so far say."""
    outcomes = evaluate_text(model, lessons.texts, most=HELD_OUT_BYTES)
    judged = [sample for name in JUDGED_ON for sample in lessons.val[name][:HELD_OUT_SAMPLES]]
    judged += [evolve(one, tokens=one.tokens[: spec.window]) for one in lessons.val["code"][:HELD_OUT_DOCUMENTS]]
    if set(spec.signals) - {LM}:
        outcomes += evaluate_heads(model, judged)
    return outcomes + choices(model, lessons.searched) if set(spec.signals) & set(HEADS) else outcomes


def _probe(work: Work, model: RustaModel, lessons: Lessons) -> list[Outcome]:
    """What the model knows of the types and of the syntax of validation programs."""
    programs = lessons.programs
    syntax = evaluate_syntax(model, programs["train"], programs["val"], seed=work.recipe.run.seed)
    return evaluate_types(model, lessons.val["types"]) + syntax


def examine(work: Work, model: RustaModel, identity: str, lessons: Lessons) -> list[Outcome]:
    """The trained model, which `identity` names, on what of the test split no game is played on."""

    def make(scratch: Path) -> str:
        _keep(scratch / OUTCOMES, evaluate_types(model, lessons.test["types"]))
        return f"{len(lessons.test['types']):,} types asked for"

    depends = {"identity": identity, "data": lessons.fingerprint, "code": rooms("model", "training", "run/learn.py")}
    return Journal(work.step("examine", depends, make) / OUTCOMES).read()
