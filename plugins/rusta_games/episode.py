"""One case of the repair game, from the first look to the patch or the word that there is none."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from rusta_core import (
    Action,
    Candidate,
    DiagCase,
    DocSpan,
    Observation,
    Outcome,
    PatchBundle,
    PlayContext,
    Program,
    Receipt,
    Step,
    digest,
    equals_gold,
    resolve_citation,
    scripted_next,
)
from rusta_games.candidates import Candidates, text_of

if TYPE_CHECKING:
    from rusta_games.patch_tree_search import PatchTreeSearch

FIRST_ROUND = 0.7
"""The share of the checks for single edits; the rest is for a second edit on top of the best of them."""

LOOK_ONLY = ("rustc", "cargo-check", "doc-index")
KEPT_CANDIDATES = 48
KEPT_BROKEN = 12
KEPT_PROPOSALS = 8
KEPT_PAIRS = 8
"""What an outcome keeps for training, at most: records of hundreds of candidates a case would fill a disk. All whose
tests were run are kept, and candidates that do not compile have room for KEPT_BROKEN in any case. Their files are not
kept: the edits make them again."""

Pair = tuple[Candidate, Candidate]


@define
class Episode:
    """One case, from the first look to the patch or the word that there is none."""

    game: PatchTreeSearch
    context: PlayContext
    case: DiagCase
    began: float = field(factory=time.monotonic)
    steps: list[Step] = field(factory=list)
    wishes: list[Outcome] = field(factory=list)
    spans: list[DocSpan] = field(factory=list)
    found: Candidates = field(init=False)

    def __attrs_post_init__(self) -> None:
        budget, checker = self.context.budget, self.context.workshop.checker
        deadline = self.began + budget.seconds
        self.found = Candidates(case=self.case, checker=checker, budget=budget, deadline=deadline)

    def played(self) -> tuple[list[Outcome], list[Pair]]:
        last = self._explore()
        if last == "apply" and self.game.widen:
            self._widen()
        ranked = self._ranked() if last == "apply" else []
        labelled = self._tested(ranked)
        chosen = self._chosen(labelled)
        return [*self.wishes, self._repair(chosen, labelled)], _pairs(labelled)

    @property
    def proposers(self) -> list[str]:
        named = self.game.proposers or [tool for tool in self.context.tools if tool not in LOOK_ONLY]
        return [tool for tool in named if tool in self.context.tools]

    # exploring

    def _explore(self) -> str:
        """Take steps until one of them ends the episode: `apply` or `abstain`."""
        player = self.context.player
        while True:
            legal = self._legal()
            scripted = scripted_next(self.steps, legal)
            wished = player.next_step(self.case, tuple(self.steps), legal)
            self.wishes.append(self._step_outcome(scripted, wished))
            step = wished if self.game.driver == "player" and wished in legal else scripted
            if step in ("apply", "abstain"):
                self.steps.append(Step(action=Action(tool=step), observation=Observation(tool=step, status="ok")))
                return step
            self._take(step)

    def _legal(self) -> tuple[str, ...]:
        """The tools that were not asked yet while there is time and a check left; then the two ways to end."""
        asked = {step.action.tool for step in self.steps}
        wanted = () if self.found.exhausted else ("rustc", "doc-index", *self.proposers)
        tools = [tool for tool in wanted if tool in self.context.tools and tool not in asked]
        return (*tools, *(("apply",) if self.found.compiling else ()), "abstain")

    def _take(self, tool: str) -> None:
        action = Action(tool=tool, arguments=self._question() if tool == "doc-index" else {})
        observation = self.context.probe(action, self.case)
        self.spans += observation.spans
        if tool in self.proposers:
            most = int(self.context.budget.checks * FIRST_ROUND)
            compiling = self.found.add(tool, observation.proposals, upto=most)
            if not self.found.compiling and not set(self._legal()) & set(self.proposers) - {tool}:
                compiling += self._second_round()
            counts = {"compiling": compiling, "proposed": len(observation.proposals)}
            observation = evolve(observation, data={**observation.data, **counts})
        self.steps.append(
            Step(action=action, observation=evolve(observation, proposals=observation.proposals[:KEPT_PROPOSALS]))
        )

    def _question(self) -> dict[str, Any]:
        said = [said for step in self.steps for said in step.observation.data.get("diagnostics", ())]
        messages = [said["message"] for said in (said or self.case.cargo_diag)]
        return {"query": messages[0] if messages else "", "codes": list(self.case.codes), "page": self.case.page}

    def _second_round(self) -> int:
        """One more edit on top of the candidates that come nearest, where no single one compiles."""
        compiling = 0
        for base in self.found.promising([said["message"] for said in self.case.cargo_diag]):
            if compiling or self.found.exhausted:
                break
            compiling = self.found.expand(base, self._ask, self.proposers)
        return compiling

    def _ask(self, tool: str, case: DiagCase) -> Observation:
        return self.context.probe(Action(tool=tool), case)

    def _widen(self) -> None:
        asked = {step.action.tool for step in self.steps}
        for tool in self.proposers:
            if tool not in asked and not self.found.exhausted:
                proposals = self._ask(tool, self.case).proposals
                self.found.add(tool, proposals, upto=self.context.budget.checks)

    # choosing

    def _ranked(self) -> list[Candidate]:
        """What compiles, the player's favourite first. Its scores are nats: each one's share of them is the
        probability that it is the one that is meant."""
        compiling = self.found.compiling
        scores = self.context.player.rank(self.case, compiling)
        weights = [exp(score - max(scores)) for score in scores]
        shares = zip(weights, compiling, strict=True)
        ranked = [evolve(one, probability=weight / sum(weights)) for weight, one in shares]
        return sorted(ranked, key=lambda one: -(one.probability or 0.0))

    def _tested(self, ranked: Sequence[Candidate]) -> list[Candidate]:
        """The same, the first of them with what their tests say (None: they have none)."""
        programs = [self._program(candidate) for candidate in ranked[: self.game.test_most]]
        verdicts = self.context.workshop.checker.test_many(programs) if programs and self.case.tests else []
        green = [verdict.passed if verdict is not None else None for verdict in verdicts]
        green += [None] * (len(ranked) - len(green))
        return [evolve(candidate, tests_green=passed) for candidate, passed in zip(ranked, green, strict=True)]

    def _chosen(self, labelled: Sequence[Candidate]) -> Candidate | None:
        """The first by rank that also compiles alone; where tests judge and there are any, of those that pass."""
        judged = self.game.judge == "tests" and any(candidate.tests_green is not None for candidate in labelled)
        for candidate in labelled:
            if judged and not candidate.tests_green:
                continue
            if self.context.workshop.checker.check(self._program(candidate)).ok:
                return candidate
        return None

    def _program(self, candidate: Candidate) -> Program:
        return Program(text_of(candidate), self.case.edition)

    # saying what came of it

    def _step_outcome(self, scripted: str, wished: str) -> Outcome:
        return Outcome(
            kind="step",
            id=f"{self.case.id}#{len(self.steps)}",
            repo=self.case.repo,
            slice=self.case.error_class,
            expected=scripted,
            chosen=wished,
            player=self.context.player.name,
        )

    def _repair(self, chosen: Candidate | None, labelled: Sequence[Candidate]) -> Outcome:
        bundle = self._bundle(chosen) if chosen is not None else None
        has_tests = self.case.tests is not None
        return Outcome(
            kind="repair",
            id=self.case.id,
            repo=self.case.repo,
            slice=self.case.error_class,
            bundle=bundle,
            compiles=chosen is not None,
            tests_green=chosen.tests_green if chosen is not None else (False if has_tests else None),
            honest=None if chosen is None else True,
            gold_equal=self._is_gold(chosen),
            k_lines=chosen.k_lines if chosen is not None else None,
            confidence=bundle.confidence if bundle is not None else None,
            seconds=time.monotonic() - self.began,
            player=self.context.player.name,
            steps=tuple(self.steps),
            candidates=tuple(evolve(one, files=()) for one in self._kept(labelled)),
            receipts=(self._search_receipt(labelled),),
        )

    def _kept(self, labelled: Sequence[Candidate]) -> list[Candidate]:
        """What others learn from, in the order of the proposals: all whose tests were run or that equal the known
        repair, then the best ranked of what compiles, and a share of what does not, from all along the proposals."""
        broken = [one for one in self.found.all if not one.compiles]
        sure = [one for one in labelled if one.tests_green is not None or equals_gold(self.case, one)]
        best = [*sure, *(one for one in labelled if one not in sure)]
        best = best[: max(len(sure), KEPT_CANDIDATES - min(KEPT_BROKEN, len(broken)))]
        room = max(KEPT_BROKEN, KEPT_CANDIDATES - len(best))
        spread = [broken[place * len(broken) // room] for place in range(room)] if len(broken) > room else broken
        kept = {text_of(one): one for one in (*best, *spread)}
        return [kept[text] for text in map(text_of, self.found.all) if text in kept]

    def _is_gold(self, chosen: Candidate | None) -> bool | None:
        if chosen is not None:
            return equals_gold(self.case, chosen)
        return None if self.case.gold_text is None and self.case.gold_patch is None else False

    def _search_receipt(self, labelled: Sequence[Candidate]) -> Mapping[str, Any]:
        return {
            "checked": self.found.checks,
            "compiling": len(labelled),
            "dropped": dict(sorted(self.found.dropped.items())),
            "front": [
                {"probability": one.probability, "k_lines": one.k_lines, "sha256": digest(text_of(one))}
                for one in _front(labelled)
            ],
        }

    def _bundle(self, chosen: Candidate) -> PatchBundle:
        context, case, subject = self.context, self.case, digest(text_of(chosen))
        checker = context.workshop.checker
        verdict = checker.check(self._program(chosen))
        cited, documents = context.player.cite(case, self.spans), context.workshop.documents
        by = f"rustc {checker.toolchain.version}"
        receipts = [
            Receipt(check="honesty", passed=True, subject=subject, by="rusta"),
            Receipt(check="rustc", passed=verdict.ok, subject=subject, by=by, seconds=verdict.seconds),
        ]
        if chosen.tests_green is not None:
            receipts.append(Receipt(check="tests", passed=chosen.tests_green, subject=subject, by=by))
        return PatchBundle(
            license=case.license,
            source_url=case.source_url,
            commit=case.commit,
            sha256=case.sha256,
            edits=chosen.edits,
            k_lines=chosen.k_lines,
            confidence=context.player.confidence(case, chosen),
            citations=tuple(span for span in cited if resolve_citation(documents, span) is not None),
            receipts=tuple(receipts),
        )


def _front(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that no other beats in both probability and K: K falls as probability does."""
    front: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (-(one.probability or 0.0), one.k_lines)):
        if not front or candidate.k_lines < front[-1].k_lines:
            front.append(candidate)
    return front


def _pairs(labelled: Sequence[Candidate]) -> list[Pair]:
    """(better, worse): both compile, the tests of the first are green and those of the second red."""
    green = [candidate for candidate in labelled if candidate.tests_green]
    red = [candidate for candidate in labelled if candidate.tests_green is False]
    return [(better, worse) for better in green for worse in red][:KEPT_PAIRS]
