"""`rusta run`: read the recipe, check it, do its steps, judge, and leave a report.

    recipe -> assembly -> documents -> snippets -> cases, questions -> episodes -> stages -> games -> metrics -> gates

A run that is killed resumes: finished steps come from the cache, an unfinished one from its scratch folder.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attrs import define

import rusta_core
from rusta_core.agent.player import ModelPlayer, ScriptedPlayer
from rusta_core.contexts import Budget, Outcome, Workshop
from rusta_core.evaluation.report import ReportData, SourceUsed, StepTime, write_report
from rusta_core.recipe import Recipe
from rusta_core.recipe.lock import compare_lock, write_lock
from rusta_core.recipe.spec import Split
from rusta_core.records import ERROR_CLASSES, QA, DiagCase, Judgement, Measurement
from rusta_core.run.documents import Corpus
from rusta_core.run.judge import judge, measure
from rusta_core.run.manifests import judges
from rusta_core.run.play import play
from rusta_core.run.snapshot import Data, provide
from rusta_core.run.work import Work
from rusta_core.spine.cache import key_of

LOCK = "recipe.lock.toml"
TAUGHT: tuple[Split, ...] = ("train", "val")
"""The splits that the scripted player works through: one to learn from, one to see what was learned."""


@define
class Result:
    """How a run came out."""

    folder: Path
    measurements: dict[str, Measurement]
    judgements: list[Judgement]
    data: ReportData

    @property
    def failed(self) -> list[Judgement]:
        return [one for one in self.judgements if not one.passed]


def run(recipe: Path | Recipe, *, locked: bool = False, trace: bool = False) -> Result:
    """Do the whole of a recipe and give back what came of it. Raises RustaError; a failed gate is not an error here."""
    with Work.on(recipe, trace=trace) as work:
        return _run(work, locked)


def _run(work: Work, locked: bool) -> Result:
    recipe, folder = work.recipe, work.folder
    toolchain = {"rustc": work.toolchain.version}
    lock = folder.path / LOCK
    if locked:
        compare_lock(lock, work.assembly, toolchain=toolchain)
    before = folder.before()
    started = datetime.now(UTC).isoformat(timespec="seconds")
    work.emit("started", run=recipe.run.name, folder=str(folder.path))
    made = provide(work)
    if locked:
        compare_lock(lock, work.assembly, toolchain=toolchain, hashes=work.data_hashes)
    work.note("every case is an injected bug; nothing here measures errors that people really made, which are harder")
    with ExitStack() as stack:
        stages, outcomes, baseline, player = _learn_and_play(work, made, stack)
    measurements = measure(work, outcomes)
    compared = measure(work, baseline)
    _compare(work, measurements, compared)
    beside = {f"{stage.name}: {name}": one for stage in stages for name, one in stage.measurements.items() if one.n}
    beside |= {f"scripted player: {name}": one for name, one in compared.items() if one.n}
    judged = judge(work, work.pieces("gate"), measurements, before)
    judgements = [one for stage in stages for one in stage.judgements] + judged
    data = ReportData(
        run=recipe.run.name,
        commit=_commit(),
        fingerprint=key_of(work.data_hashes, player),
        started=started,
        model=recipe.model.size if stages or recipe.model.start else "no model: the scripted player",
        settings=_settings(work),
        timings=tuple(StepTime(name=name, seconds=time, account=note) for name, time, note in work.progress.timings),
        counts=work.counts,
        sources=_sources(made.corpus),
        losses=tuple(row for stage in stages for row in stage.losses),
        measurements=measurements | beside,
        judgements=tuple(judgements),
        outcomes=tuple(outcomes),
        notes=tuple(work.notes),
    )
    shutil.copyfile(recipe.path, folder.path / "recipe.toml")
    if stages:
        shutil.rmtree(folder.path / "model", ignore_errors=True)
        shutil.copytree(stages[-1].checkpoint, folder.path / "model")
    write_report(folder.path, data)
    if not locked:
        write_lock(lock, work.assembly, toolchain=toolchain, hashes=work.data_hashes)
    work.emit("finished", failed=[one.gate for one in judgements if not one.passed])
    return Result(folder.path, measurements, judgements, data)


def _learn_and_play(work: Work, data: Data, stack: ExitStack) -> tuple[Any, list[Outcome], list[Outcome], str]:
    """Train on the scripted player's episodes and more, then let the trained player play what was held out.

    Gives the stages, the outcomes, those of the scripted player on the same cases for comparison, and what identifies
    the player. Without stages the model plays as it starts. torch is imported here, so that a recipe that neither
    trains nor starts a model runs on an installation without it: there the scripted player plays, and there is nothing
    to compare it with.
    """
    corpus = data.corpus
    workshop = Workshop(
        checker=work.checker,
        documents={doc_id: one for doc_id, one in corpus.documents.items() if one.role == "docs"},
        verifiers=judges(work.checker, work.cache.root.resolve() / "cases", 2 * work.checker.workers, stack).of,
    )
    scripted = ScriptedPlayer()
    held_out: list[DiagCase | QA] = [*data.cases["test"], *data.questions["test"]]
    if not work.recipe.stages and work.recipe.model.start is None:
        return [], _play_all(work, "play", held_out, scripted, workshop, corpus, scripted.name), [], scripted.name
    episodes: dict[Split, list[Outcome]] = {}
    for split in TAUGHT:
        tries = _in_turns(data.cases[split], work.recipe.data.episodes.get(split, 0))
        episodes[split] = _play_all(work, f"episodes {split}", tries, scripted, workshop, corpus, scripted.name)

    from rusta_core.model.checkpoint import identity as identity_of
    from rusta_core.run.choices import choices_of, searched
    from rusta_core.run.examine import examine
    from rusta_core.run.learn import build_model, train
    from rusta_core.run.lessons import lessons
    from rusta_core.run.start import start

    made = lessons(work, corpus, data.snippets, data.cases, data.questions, episodes)
    model = build_model(work)
    before = start(work, model, [*corpus.of("val"), *corpus.of("test")])
    stages = train(work, model, made, before)
    last = stages[-1].checkpoint if stages else before
    assert last is not None  # without stages the recipe says where the model starts
    identity = identity_of(last)
    player = ModelPlayer(model, workshop.documents)
    played = _play_all(work, "play", held_out, player, workshop, corpus, identity)
    baseline = _play_all(work, "baseline", held_out, scripted, workshop, corpus, scripted.name)
    played += choices_of(work, model, identity, searched(data.cases["test"], baseline))
    played += examine(work, model, identity, made)
    return stages, played, baseline, identity


def _play_all(
    work: Work,
    step: str,
    tries: Sequence[DiagCase | QA],
    player: Any,
    workshop: Workshop,
    corpus: Corpus,
    identity: str,
) -> list[Outcome]:
    """Each game of the run on the cases that it plays."""
    outcomes = []
    for name, piece in work.pieces("game").items():
        mine = [case for case in tries if isinstance(case, getattr(piece, "plays", (DiagCase, QA)))]
        budget = next((one.spec.budget for one in work.assembly.all if one.instance is piece), None) or Budget()
        if mine:
            depends = {"documents": corpus.address, "identity": identity}
            outcomes += play(work, f"{step} {name}", name, mine, player, workshop, budget=budget, depends=depends)
    return outcomes


def _in_turns(tries: Sequence[DiagCase], most: int) -> list[DiagCase]:
    """At most `most` cases, the classes in turn, so that no class is left out of a short list."""
    by_class = [[case for case in tries if case.error_class == name] for name in ERROR_CLASSES]
    turns = [
        case for row in range(max(map(len, by_class), default=0)) for some in by_class for case in some[row : row + 1]
    ]
    return turns[:most]


def _compare(work: Work, model: dict[str, Measurement], scripted: dict[str, Measurement]) -> None:
    """Say it where the trained player repairs no more than the one that knows nothing."""
    for name in ("genuine-fix", "compile-fix"):
        theirs, ours = scripted.get(name), model.get(name)
        if theirs and ours and theirs.value is not None and ours.value is not None and ours.value <= theirs.value:
            work.note(
                f"{name}: the scripted player, which has learned nothing, reaches {theirs.value:.1%} on the same "
                f"cases; {ours.value:.1%} is the candidates' and the compiler's doing, not the model's"
            )


def _settings(work: Work) -> dict[str, Any]:
    recipe = work.recipe
    return {
        "recipe": recipe.path.name,
        "seed": recipe.run.seed,
        "rustc": work.toolchain.version,
        "sandbox": recipe.run.sandbox,
        "workers": recipe.run.workers,
    }


def _sources(corpus: Corpus) -> tuple[SourceUsed, ...]:
    """The repositories and licences that the run's documents came under."""
    used: dict[tuple[str, str], int] = {}
    for one in corpus.documents.values():
        used[one.repo, one.license] = used.get((one.repo, one.license), 0) + 1
    return tuple(
        SourceUsed(name=repo, license=license, documents=count) for (repo, license), count in sorted(used.items())
    )


def _commit() -> str:
    """Which rusta this is: its version, and the commit where it runs from a checkout."""
    asked = subprocess.run(
        ["git", "-C", str(Path(rusta_core.__file__).parent), "describe", "--always", "--dirty"],
        capture_output=True,
        text=True,
        check=False,
    )
    return " ".join(filter(None, (rusta_core.__version__, asked.stdout.strip())))
