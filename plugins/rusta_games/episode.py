"""One case of the repair game, from the first look to the patch or the word that there is none."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from itertools import islice
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
    Receipt,
    Step,
    calls_made,
    cited,
    diagnostic_from_json,
    diagnostic_to_json,
    digest,
    equals_gold,
    genuine,
    in_parallel,
    notices,
    scripted_next,
)
from rusta_games.asked import asked_for
from rusta_games.candidates import Candidates, Files, files_of
from rusta_games.compared import Pair, front, order, pairs
from rusta_games.nearer import nearness

if TYPE_CHECKING:
    from rusta_games.patch_tree_search import PatchTreeSearch

FIRST_ROUND = 0.7
"""The share of the checks for single proposals; the rest is for one more on top of what comes near."""
BEAM = 6
"""How many candidates a further round builds on."""
PER_BASE = 48
"""How many proposals of each tool it takes for each of them."""
AT_ONCE = 100
"""How many of them are checked before their tests are run."""

KEPT_BROKEN = 12
KEPT_PROPOSALS = 8
"""What an outcome keeps for training, at most, beside the game's `kept` candidates: all whose tests were run are kept,
and candidates that do not compile have room for KEPT_BROKEN in any case. Their files are not kept: the edits make them
again."""


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
    broken: dict[str, str] = field(factory=dict)  # the rules that raised, each with what
    _built_on: set[Files] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        budget, workshop = self.context.budget, self.context.workshop
        self.found = Candidates(self.case, workshop.verifier(self.case), budget, self.began + budget.seconds)

    def played(self) -> tuple[list[Outcome], list[Pair]]:
        last = self._explore()
        if last == "apply" and self.game.widen and not self._green():
            self._widen()
        ranked = self._ranked() if last == "apply" else []
        labelled = self._labelled(ranked)
        chosen = self._chosen(labelled)
        return [*self.wishes, self._repair(chosen, labelled)], pairs(labelled)

    @property
    def proposers(self) -> list[str]:
        phases = self.context.phases
        named = self.game.proposers or [tool for tool in self.context.tools if phases.get(tool, "propose") == "propose"]
        return [tool for tool in named if tool in self.context.tools]

    @property
    def by_tests(self) -> bool:
        """Whether the tests say which candidate is chosen."""
        return self.game.judge == "tests" and self.case.tests is not None

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
        return (*tools, *(("apply",) if self._satisfied(everyone_asked=not tools) else ()), "abstain")

    def _green(self) -> bool:
        return any(one.tests_green for one in self.found.compiling)

    def _satisfied(self, *, everyone_asked: bool) -> bool:
        """Whether there is something to apply: what compiles, and where tests judge, what passes them while there
        is still another tool to ask."""
        return bool(self.found.compiling) if everyone_asked or not self.by_tests else self._green()

    def _take(self, tool: str) -> None:
        action = Action(tool=tool, arguments=self._question() if tool == "doc-index" else {})
        observation = self._ask(action, self.case)
        self.spans += observation.spans
        if tool in self.proposers:
            most = int(self.context.budget.checks * FIRST_ROUND)
            compiling = self._try(list(self.found.admitted(observation)), upto=most)
            if set(self._legal()) & set(self.proposers) - {tool}:
                if not self._mended() and (self._several_errors or self.by_tests):
                    asked = {step.action.tool for step in self.steps} | {tool}
                    compiling += self._early([one for one in self.proposers if one in asked])
            else:
                while not self._mended() and not self.found.exhausted:
                    if (more := self._further()) is None:
                        break
                    compiling += more
            counts = {"compiling": compiling, "proposed": len(observation.proposals)}
            observation = evolve(observation, data={**_kept_data(observation.data), **counts})
        self.steps.append(
            Step(action=action, observation=evolve(observation, proposals=observation.proposals[:KEPT_PROPOSALS]))
        )

    def _try(self, made: Sequence[Candidate], *, upto: int) -> int:
        """Check candidates and, where tests judge, run those of what compiles; how many compile."""
        compiling = self.found.check(made, upto=upto)
        if self.by_tests:
            self.found.test(sorted(compiling, key=order), enough=self._green)
        return len(compiling)

    def _question(self) -> dict[str, Any]:
        said = [said for step in self.steps for said in step.observation.data.get("diagnostics", ())]
        messages = [said["message"] for said in (said or self.case.cargo_diag)]
        return {"query": messages[0] if messages else "", "codes": list(self.case.codes), "page": self.case.page}

    def _mended(self) -> bool:
        return self._green() if self.by_tests else bool(self.found.compiling)

    @property
    def _several_errors(self) -> bool:
        """Whether one change is seldom enough: a few on top of each other come before all that is left to ask."""
        return sum(said["level"] == "error" for said in self.case.cargo_diag) > 1

    def _early(self, tools: Sequence[str]) -> int:
        """The same as a further round, of these tools alone and of less; its bases may be built on again.

        Of the mistakes that people make, a rule on top of a rule mends more than all small edits do.
        """
        bases = self._promising()[: BEAM if self._several_errors else BEAM // 2]
        made = self._on_top_of(bases, tools, PER_BASE // 2)
        return self._until_mended(made)

    def _further(self) -> int | None:
        """One more proposal on top of the candidates that come nearest; how many then compile, None for no such one."""
        bases = self._promising()[:BEAM]
        self._built_on |= {base.files for base in bases}
        made = self._on_top_of(bases, self.proposers, PER_BASE)
        return self._until_mended(made) if made else None

    def _on_top_of(self, bases: Sequence[Candidate], tools: Sequence[str], most: int) -> list[Candidate]:
        def grown(base: Candidate) -> list[Candidate]:
            return self._grown(base, tools, most)

        some = in_parallel(grown, bases, workers=self.context.workshop.checker.workers)
        return sorted((one for each in some for one in each), key=lambda one: one.cost)

    def _until_mended(self, made: Sequence[Candidate]) -> int:
        """Check the cheapest first; where tests judge, no more once some pass."""
        if not self.by_tests:
            return self._try(made, upto=self.context.budget.checks)
        compiling = 0
        for start in range(0, len(made), AT_ONCE):
            if self._mended() or self.found.exhausted:
                break
            compiling += self._try(made[start : start + AT_ONCE], upto=self.context.budget.checks)
        return compiling

    def _promising(self) -> list[Candidate]:
        before = [diagnostic_from_json(said) for said in self.case.cargo_diag]
        near = {
            one.files: how
            for one in self.found.all
            if not one.compiles
            and one.files not in self._built_on
            and (how := nearness(before, self.found.errors[one.files])) is not None
        }
        return sorted((one for one in self.found.all if one.files in near), key=lambda one: (near[one.files], one.cost))

    def _grown(self, base: Candidate, tools: Sequence[str], most: int) -> list[Candidate]:
        """What the tools propose on top of `base`, which is a case of its own to them; `most` of each."""
        errors = self.found.errors[base.files]
        codes = tuple(dict.fromkeys(error.code for error in errors if error.code))
        said = tuple(diagnostic_to_json(error) for error in errors)
        case = evolve(self.case, files=files_of(base), cargo_diag=said, codes=codes)
        answers = (self._ask(Action(tool=tool), case) for tool in tools)
        return [one for answer in answers for one in islice(self.found.admitted(answer, base), most)]

    def _ask(self, action: Action, case: DiagCase) -> Observation:
        observation = self.context.probe(action, case)
        self.broken |= observation.data.get("broken", {})
        return observation

    def _widen(self) -> None:
        asked = {step.action.tool for step in self.steps}
        for tool in self.proposers:
            if tool not in asked and not self.found.exhausted:
                made = list(self.found.admitted(self._ask(Action(tool=tool), self.case)))
                self._try(made, upto=self.context.budget.checks)

    # choosing

    def _ranked(self) -> list[Candidate]:
        """What compiles, the player's favourite first. Its scores are nats: each one's share of them is the
        probability that it is the one that is meant. What does not do what the parser asks for, where something does,
        comes last and is not meant."""
        if not self.by_tests:
            self.found.warned()
            if self.game.calls:
                self.found.called()
        compiling = self.found.compiling
        asked = asked_for(self.case, compiling)
        scores = self.context.player.rank(self.case, asked)
        weights = [exp(score - max(scores)) for score in scores]
        shares = zip(weights, asked, strict=True)
        ranked = [evolve(one, probability=weight / sum(weights)) for weight, one in shares]
        others = [evolve(one, probability=0.0) for one in compiling if one not in asked]
        return [*sorted(ranked, key=lambda one: -(one.probability or 0.0)), *others]

    def _labelled(self, ranked: Sequence[Candidate]) -> list[Candidate]:
        """The same, the first of them with what their tests say (None: they have none)."""
        if self.case.tests is None or self.by_tests:  # then they have run, as far as there was time
            return list(ranked)
        untried = [one for one in ranked[: self.game.test_most] if one.tests_green is None]
        at_once, green = self.found.verifier.at_once, dict[Files, bool | None]()
        for start in range(0, len(untried), at_once):
            if (
                start and time.monotonic() >= self.found.deadline
            ):  # whoever has one round of tests to a minute stops here
                break
            some = untried[start : start + at_once]
            verdicts = self.found.verifier.test([files_of(one) for one in some])
            green |= {one.files: verdict.passed for one, verdict in zip(some, verdicts, strict=True) if verdict}
        return [evolve(one, tests_green=green.get(one.files, one.tests_green)) for one in ranked]

    def _chosen(self, labelled: Sequence[Candidate]) -> Candidate | None:
        """The first by rank that also compiles alone; where tests judge and there are any, of those that pass the one
        that changes least of what the program means."""
        judged = self.by_tests and self.found.has_tests
        green = sorted((one for one in labelled if one.tests_green), key=order)
        for candidate in green if judged else labelled:
            if self.found.verifier.check(files_of(candidate)).ok:
                return candidate
        return None

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
        sure = self._sure(chosen) if chosen is not None else None
        withheld = None
        if chosen is not None and sure is not None and sure < self.game.abstain_below:
            withheld, chosen = genuine(self.case, chosen), None
        has_tests = self.case.tests is not None
        return Outcome(
            kind="repair",
            id=self.case.id,
            repo=self.case.repo,
            slice=self.case.error_class,
            bundle=self._bundle(chosen, sure) if chosen is not None else None,
            compiles=chosen is not None,
            tests_green=chosen.tests_green if chosen is not None else (False if has_tests else None),
            honest=None if chosen is None else True,
            gold_equal=self._is_gold(chosen),
            withheld=withheld,
            k_lines=chosen.k_lines if chosen is not None else None,
            confidence=sure,
            seconds=time.monotonic() - self.began,
            player=self.context.player.name,
            steps=tuple(self.steps),
            candidates=tuple(evolve(one, files=()) for one in self._kept(labelled)),
            receipts=(self._search_receipt(chosen, labelled),),
        )

    def _sure(self, chosen: Candidate) -> float | None:
        """The player's confidence, from what it may know: of tests only where they judge."""
        known = chosen if self.by_tests else evolve(chosen, tests_green=None)
        return self.context.player.confidence(self.case, known)

    def _kept(self, labelled: Sequence[Candidate]) -> list[Candidate]:
        """What others learn from, in the order of the proposals: all whose tests were run or that equal the known
        repair, then the best ranked of what compiles, and a share of what does not, from all along the proposals."""
        broken = [one for one in self.found.all if not one.compiles]
        sure = [one for one in labelled if one.tests_green is not None or equals_gold(self.case, one)]
        best = [*sure, *(one for one in labelled if one not in sure)]
        best = best[: max(len(sure), self.game.kept - min(KEPT_BROKEN, len(broken)))]
        room = max(KEPT_BROKEN, self.game.kept - len(best))
        spread = [broken[place * len(broken) // room] for place in range(room)] if len(broken) > room else broken
        kept = {one.files: one for one in (*best, *spread)}
        return [kept[one.files] for one in self.found.all if one.files in kept]

    def _is_gold(self, chosen: Candidate | None) -> bool | None:
        if chosen is not None:
            return equals_gold(self.case, chosen)
        return None if self.case.gold_text is None and self.case.gold_patch is None else False

    def _search_receipt(self, chosen: Candidate | None, labelled: Sequence[Candidate]) -> Mapping[str, Any]:
        named = ("proposer", "rule", "intent", "says", "basis")
        return {
            **({"chosen": {name: getattr(chosen, name) for name in named}} if chosen is not None else {}),
            "checked": self.found.checks,
            "compiling": len(labelled),
            "dropped": dict(sorted(self.found.dropped.items())),
            **({"broken": self.broken} if self.broken else {}),
            "front": [
                {"probability": one.probability, "k_lines": one.k_lines, "sha256": digest(_text(one))}
                for one in front(labelled)
            ],
        }

    def _bundle(self, chosen: Candidate, sure: float | None) -> PatchBundle:
        context, case, subject = self.context, self.case, digest(_text(chosen))
        verifier = self.found.verifier
        verdict = verifier.check(files_of(chosen))
        by = f"{verifier.name} {context.workshop.checker.toolchain.version}"
        receipts = [
            Receipt(check="honesty", passed=True, subject=subject, by="rusta"),
            Receipt(check=verifier.name, passed=verdict.ok, subject=subject, by=by, seconds=verdict.seconds),
        ]
        if chosen.tests_green is not None:
            [tested] = verifier.test([files_of(chosen)])
            ran, seconds = (tested.ran, tested.seconds) if tested is not None else (0, 0.0)
            detail = f"{ran} test{'s' * (ran != 1)}"
            receipts.append(
                Receipt(
                    check="tests", passed=chosen.tests_green, subject=subject, by=by, seconds=seconds, detail=detail
                )
            )
        if chosen.called:
            n, broke = calls_made(chosen.called)
            passed = dict(chosen.called).get("main", "= ").startswith("= ")
            detail = f"{n} made up from its signatures, {broke or 'none'} broke off"
            receipts.append(Receipt(check="calls", passed=passed, subject=subject, by=by, detail=detail))
        for noticed in notices(case.files, files_of(chosen)):
            receipts.append(Receipt(check="notice", passed=True, subject=subject, by="rusta", detail=noticed))
        return PatchBundle(
            license=case.license,
            source_url=case.source_url,
            commit=case.commit,
            sha256=case.sha256,
            edits=chosen.edits,
            k_lines=chosen.k_lines,
            confidence=sure,
            citations=cited(case, chosen.basis, chosen.edits, self.spans, context.workshop.documents, context.player),
            receipts=tuple(receipts),
        )


def _text(candidate: Candidate) -> str:
    """All that a candidate makes of a case, to be named by its hash: of one file, the file."""
    return "\0".join(text for _, text in candidate.files)


def _kept_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is told of each proposal: the candidates keep that."""
    return {name: value for name, value in data.items() if name not in ("rules", "costs", "about")}
