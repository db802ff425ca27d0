"""What a piece of each kind does, tried on the kit's material: it works, and it keeps the contract.

A trial gives what was seen: a line for people, and what the piece gave, part by part, which must be the same
each time. It raises `Broken` for what the piece does wrong and `Untried` where the kit has nothing to try it
on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import islice
from random import Random
from typing import Any

from attrs import evolve, frozen

from rusta_core.contexts import (
    Budget,
    Candidate,
    HeadContext,
    InjectContext,
    Injection,
    JudgeContext,
    MeasureContext,
    Outcome,
    PlayContext,
    ProbeContext,
    SourceContext,
)
from rusta_core.records import (
    ERROR_CLASSES,
    QA,
    Action,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    Judgement,
    Measurement,
    Observation,
    Snippet,
    Step,
    digest,
)
from rusta_core.rust.check import Program
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.prove import prove
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.testing import material
from rusta_core.testing.material import Bench

MOST_DOCUMENTS = 20
SEED = "rusta-kit"
TOOLS = ("rustc-suggestions", "doc-index")
"""The tools that games find in the kit's run. Both know the same: the page, and the repair of each case."""
PHASES = {"doc-index": "explain"}


@frozen
class Seen:
    """detail: for people; given: what the piece gave, part by part, without what it took."""

    detail: str
    given: tuple[str, ...]


class Broken(Exception):
    """The piece does not do what its kind promises."""


class Untried(Exception):
    """The kit has nothing to try the piece on."""


def demand(holds: object, fault: str) -> None:
    """Broken with `fault` where something does not hold."""
    if not holds:
        raise Broken(fault)


def source(piece: Any, name: str, bench: Bench) -> Seen:
    """Reads documents whose hashes hold, under ids of their own."""
    skipped: list[str] = []

    def log(file: str, reason: str) -> None:
        skipped.append(f"{file}: {reason}")

    context = SourceContext(toolchain=bench.toolchain, base=bench.base, log=log)
    documents = list(islice(piece.documents(context), MOST_DOCUMENTS))
    if not documents:
        raise Untried("it yields no document here" + "".join(f"\n{one}" for one in skipped[:3]))
    for document in documents:
        demand(isinstance(document, Document), f"it yields {type(document).__name__}, not a Document")
        demand(document.sha256 == digest(document.text), f"{document.doc_id}: sha256 is not that of its text")
        for section in document.sections:
            demand(document.resolve(section) is not None, f"{document.doc_id}: this does not resolve: {section}")
    ids = [document.doc_id for document in documents]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    demand(not twice, f"documents share an id: {', '.join(twice)}")
    given = (f"{one} {one.sha256} {one.sections} {one.blocks}" for one in documents)
    return Seen(f"{len(documents)} documents read, the first {ids[0]}", tuple(given))


def injector(piece: Any, name: str, bench: Bench) -> Seen:
    """Proposes bugs that can be applied, and some of which the compiler proves."""
    proposals: list[tuple[Snippet, Injection]] = []
    for snippet in material.snippets():
        tree, rng = SyntaxTree(snippet.text), Random(f"{SEED}:{snippet.id}")
        context = InjectContext(snippet=snippet, path="src/main.rs", tree=tree, rng=rng)
        proposals += [(snippet, injection) for injection in piece.inject(context)]
    if not proposals:
        raise Untried("it finds nothing to break in the kit's programs")
    for snippet, injection in proposals:
        demand(isinstance(injection, Injection), f"it gives {type(injection).__name__}, not an Injection")
        known = injection.error_class in ERROR_CLASSES
        demand(known, f"{injection.error_class!r} is none of the classes {', '.join(ERROR_CLASSES)}")
        file = material.file_of(snippet)
        demand(apply_edits((file,), injection.edits) != (file,), f"{injection.operator}: its edits change nothing")
    cases, refused = prove(proposals, bench.checker)
    said = ", ".join(f"{count} {reason}" for reason, count in refused.items())
    demand(cases, f"the compiler proves none of {len(proposals)} proposals: {said}")
    detail = f"{len(cases)} of {len(proposals)} proposals are proved" + (f" ({said})" if said else "")
    return Seen(detail, tuple(f"{snippet.id} {injection}" for snippet, injection in proposals))


def tool(piece: Any, name: str, bench: Bench) -> Seen:
    """Answers every case with an observation that can be stored, applied and cited."""
    answers: list[Observation] = []
    for case in bench.cases:
        answer = piece.probe(ProbeContext(action=Action(tool=name), case=case, workshop=bench.workshop))
        demand(isinstance(answer, Observation), f"it gives {type(answer).__name__}, not an Observation")
        demand(answer.tool == name, f"it signs as {answer.tool!r}, and its name is {name!r}")
        json.dumps(dict(answer.data))
        for edits in answer.proposals:
            apply_edits(case.files, edits)
        for span in answer.spans:
            document = bench.workshop.documents.get(span.doc_id)
            demand(document and document.resolve(span) is not None, f"it cites what does not resolve: {span}")
        answers.append(answer)
    detail = f"asked about {len(answers)} cases: {_counted([answer.status for answer in answers])}"
    return Seen(detail, tuple(str(evolve(answer, seconds=0.0)) for answer in answers))


def game(piece: Any, name: str, bench: Bench) -> Seen:
    """Plays every case it is about, tells each outcome once, and claims nothing that is not so."""
    played: list[Outcome] = []
    for cases in (bench.cases, material.questions()):
        told: list[Outcome] = []
        context = PlayContext(
            cases=cases, player=KitPlayer(), budget=Budget(checks=16, seconds=20.0), rng=Random(SEED),
            workshop=bench.workshop, tools=TOOLS, phases=PHASES, probe=_answer_with_gold, done=told.append,
        )  # fmt: skip
        outcomes = piece.play(context).outcomes
        demand(len(told) == len(outcomes), f"it gives {len(outcomes)} outcomes and told of {len(told)} by `done`")
        played += outcomes
    demand(played, "it plays neither broken programs nor questions")
    by_id = {case.id: case for case in bench.cases}
    for outcome in played:
        if outcome.compiles and outcome.bundle and outcome.id in by_id:
            [file] = apply_edits(by_id[outcome.id].files, outcome.bundle.edits)
            verdict = bench.checker.check(Program(file.text, by_id[outcome.id].edition))
            demand(verdict.ok, f"{outcome.id}: it says that its patch compiles, and it does not")
    detail = f"{len(played)} outcomes: {_counted([outcome.kind for outcome in played])}"
    return Seen(detail, tuple(map(_facts, played)))


def metric(piece: Any, name: str, bench: Bench) -> Seen:
    """Measures; nothing to measure is no error, and a value says what it rests on."""
    empty = piece.measure(MeasureContext(outcomes=()))
    demand(isinstance(empty, Measurement), f"it gives {type(empty).__name__}, not a Measurement")
    demand(empty.value is None and empty.n == 0, f"of no outcomes it makes {empty.value} with n = {empty.n}")
    found = piece.measure(MeasureContext(outcomes=material.outcomes()))
    demand(found.name == name, f"it signs as {found.name!r}, and its name is {name!r}")
    if found.value is None:
        raise Untried("the kit's outcomes hold nothing that it measures")
    demand(found.n > 0, f"it gives {found.value} with n = 0")
    low, high = found.low, found.high
    demand(low is not None and high is not None, f"it gives {found.value} without an interval")
    demand(low <= found.value <= high, f"{found.value} lies outside of its interval, {low} to {high}")
    detail = f"{found.value:.4g} of the kit's outcomes, n = {found.n}, {low:.4g} to {high:.4g}"
    return Seen(detail, (str(empty), str(found)))


def gate(piece: Any, name: str, bench: Bench) -> Seen:
    """Judges with a reason, also where there is nothing to judge."""
    judgements: list[Judgement] = []
    for now in ({}, *map(_Everything, (0.0, 0.25, 0.5, 1.0, 1000.0))):
        judgement = piece.judge(JudgeContext(now=now, before=_Everything(0.5) if now else {}))
        demand(isinstance(judgement, Judgement), f"it gives {type(judgement).__name__}, not a Judgement")
        demand(judgement.reason, "it gives no reason")
        demand(judgement.gate == name, f"it signs as {judgement.gate!r}, and its name is {name!r}")
        judgements.append(judgement)
    empty, *judged = judgements
    demand(not empty.passed, "it lets a run pass of which nothing was measured")
    passed = sum(one.passed for one in judged)
    if not passed:
        raise Untried("it passes none of the kit's measurements")
    demand(passed < len(judged), "it passes whatever was measured")
    return Seen("it passes some measurements and fails others", tuple(map(str, judgements)))


class _Everything(dict[str, Measurement]):
    """Whatever a gate asks for was measured, at one value."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self.value = value

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Measurement:
        shown = {"value": self.value, "low": self.value, "high": self.value}
        detail = {"null_band": {"mean": 0.02, "p95": 0.04}, "margin": shown}
        return Measurement(name=name, value=self.value, n=500, low=self.value, high=self.value, detail=detail)

    def get(self, name: str, default: Any = None) -> Any:
        return self[name]


class KitPlayer:
    """Asks each tool once, prefers small patches, is half sure, and cites the first span it is shown."""

    name = "kit"

    def next_step(self, case: DiagCase, steps: Sequence[Step], legal: Sequence[str]) -> str:
        asked = {step.action.tool for step in steps}
        return next((word for word in legal if word not in asked and word != "abstain"), legal[-1])

    def rank(self, case: DiagCase, candidates: Sequence[Candidate]) -> list[float]:
        return [-float(candidate.k_lines) for candidate in candidates]

    def confidence(self, case: DiagCase, candidate: Candidate) -> float | None:
        return 0.5

    def cite(self, case: DiagCase | QA, spans: Sequence[DocSpan]) -> tuple[DocSpan, ...]:
        return tuple(spans[:1])

    def propose(self, case: DiagCase, most: int) -> list[tuple[Edit, ...]]:
        return []


def _answer_with_gold(action: Action, case: DiagCase | QA) -> Observation:
    """What either of the kit's tools says."""
    gold = case.gold_patch if isinstance(case, DiagCase) else None
    proposals = (gold.edits,) if gold else ()
    return Observation(tool=action.tool, status="ok", proposals=proposals, spans=material.page().sections)


def _counted(words: Sequence[str]) -> str:
    return ", ".join(f"{words.count(word)} {word}" for word in dict.fromkeys(words))


def _facts(one: Outcome) -> str:
    """What must be the same each time: everything but the time it took."""
    edits = one.bundle and one.bundle.edits
    return str((one.kind, one.id, edits, one.compiles, one.tests_green, one.k_lines, one.expected, one.chosen))


def head(piece: Any, name: str, bench: Bench) -> Seen:
    """Learns from a batch in which every fact is known, and reads one value for each sample."""
    try:
        import torch
    except ModuleNotFoundError:
        raise Untried('torch is not installed: pip install "rusta[train]"') from None
    from rusta_core.testing.batches import ACTIONS, WIDTH, WINDOW, batch

    torch.manual_seed(7)
    context = HeadContext(width=WIDTH, window=WINDOW, actions=ACTIONS, error_classes=ERROR_CLASSES)
    module: Any = piece.build_head(context)
    full = batch()
    hidden = torch.randn(len(full.tokens), WINDOW, WIDTH, requires_grad=True)
    targets = module.targets(full)
    if targets is None:
        raise Untried("none of the facts in the kit's batch is one that it learns from")
    loss = module.loss(hidden, targets)
    demand(loss.ndim == 0 and bool(torch.isfinite(loss)), f"its loss is {loss}, not one finite number")
    loss.backward()
    learns = any(weight.grad is not None and bool(weight.grad.any()) for weight in module.parameters())
    demand(learns, "no gradient reaches its own weights")
    with torch.no_grad():
        readings = module.read(hidden, full)
    count = len(full.placed)
    demand(len(readings) == count, f"it reads {len(readings)} values for {count} samples")
    demand(module.targets(batch(empty=True)) is None, "it finds targets in a batch that holds no facts")
    detail = f"loss {loss.item():.3f} on the kit's batch, {sum(one is not None for one in readings)} readings"
    return Seen(detail, (str(loss.item()), *map(str, readings)))


TRIALS: dict[str, Callable[[Any, str, Bench], Seen]] = {
    "source": source,
    "injector": injector,
    "head": head,
    "tool": tool,
    "game": game,
    "metric": metric,
    "gate": gate,
}
