"""Repair as an episode: probe, explain, propose, verify, then apply or abstain, by the machine or the contract."""

from __future__ import annotations

from threading import Lock
from typing import ClassVar, Literal

from attrs import evolve, field, frozen
from attrs.validators import ge, in_, le

from rusta_core import (
    Action,
    DiagCase,
    Ended,
    EpisodeBudget,
    IllegalMove,
    Observation,
    Outcome,
    PlayContext,
    Played,
    Rules,
    Unlogged,
    UsageError,
    Workbench,
    equals_gold,
    hookimpl,
    in_parallel,
    searched,
)
from rusta_core import Conductor as Episode
from rusta_games.patch_tree_search import PatchTreeSearch

SEARCH = "patch-tree-search"
STAGES = ("S0", "S1", "S2", "S3", "S4", "S5")


@frozen(eq=False, kw_only=True)
class Conductor:
    """Each case is an episode whose moves the player chooses: which tool to ask, which proposal to put in place, to run
    the tests, to apply or to abstain.

    Up to S2 it only reads, in S3 the machine's table says what may come next, from S4 on the autonomy contract does.
    Nothing outside of the case is ever written.
    """

    plays: ClassVar[type] = DiagCase

    stage: str = field(
        default="S3",
        validator=in_(STAGES),
        metadata={"doc": "Of the curriculum: S0 to S2 only read, from S4 on the contract holds instead of the table."},
    )
    autonomy: Literal["", "machine", "contract"] = field(
        default="",
        validator=in_(("", "machine", "contract")),
        metadata={"doc": "`machine` or `contract`, whatever the stage has."},
    )
    tau: float = field(
        default=0.8,
        validator=[ge(0.0), le(1.0)],
        metadata={"doc": "Under the contract: the confidence below which it must look before it guesses."},
    )
    tries: int = field(default=3, validator=ge(1), metadata={"doc": "How many proposals of one tool are tried."})
    steps: int = field(default=48, validator=ge(1), metadata={"doc": "Moves of one episode, at most."})
    probes: int = field(default=16, validator=ge(1), metadata={"doc": "Moves that look or read, at most."})
    search: bool = field(
        default=False,
        metadata={"doc": "One move is a whole search among the proposers, judged by tests, in place of asking each."},
    )
    workers: int = field(default=2, validator=ge(1), metadata={"doc": "How many cases are played beside each other."})

    @hookimpl
    def play(self, context: PlayContext) -> Played:
        """One outcome of kind `repair` a case, with all its steps."""
        one_at_a_time = Lock()

        def played(case: DiagCase) -> Outcome:
            try:
                outcome = self._outcome(case, self._episode(case, context).run(), context)
            except (IllegalMove, UsageError) as fault:  # the player's fault, or nobody here can judge the case
                outcome = _silent(case, context.player.name, "stopped", str(fault))
            with one_at_a_time:
                context.done(outcome)
            return outcome

        cases = [case for case in context.cases if isinstance(case, DiagCase)]
        return Played(outcomes=tuple(in_parallel(played, cases, workers=self.workers)))

    def _episode(self, case: DiagCase, context: PlayContext) -> Episode:
        phases = {name: context.phases.get(name, "propose") for name in context.tools}
        if self.search:
            phases = {name: phase for name, phase in phases.items() if phase != "propose"} | {SEARCH: "propose"}

        def ask(action: Action, now: DiagCase) -> Observation:
            if action.tool != SEARCH:
                return context.probe(action, now)
            game = PatchTreeSearch(judge="tests", widen=True, workers=1)
            found = game.play(evolve(context, cases=[now], done=lambda _outcome: None))
            return searched(SEARCH, next(one for one in found.outcomes if one.kind == "repair"))

        return Episode(
            case=case,
            bench=Workbench(case, ask, context.workshop.verifier(case)),
            player=context.player,
            phases=phases,
            rules=self._rules(context),
            documents=context.workshop.documents,
            log=context.log if context.log is not None else Unlogged(),
        )

    def _rules(self, context: PlayContext) -> Rules:
        spent = context.budget
        budget = EpisodeBudget(steps=self.steps, probes=self.probes, seconds=spent.seconds, k_lines=spent.k_lines)
        rules = Rules.of_stage(self.stage, tau=self.tau, budget=budget)
        return evolve(rules, tries=self.tries, autonomy=self.autonomy or rules.autonomy)

    def _outcome(self, case: DiagCase, ended: Ended, context: PlayContext) -> Outcome:
        if ended.bundle is None:
            silent = _silent(case, context.player.name, ended.state, ended.why)
            return evolve(silent, steps=ended.steps, seconds=ended.seconds)
        bundle = ended.bundle
        tested = any(one.check == "tests" for one in bundle.receipts)
        return Outcome(
            kind="repair",
            id=case.id,
            repo=case.repo,
            slice=case.error_class,
            bundle=bundle,
            compiles=True,
            tests_green=True if tested else None,
            honest=True,
            gold_equal=equals_gold(case, ended.candidate) if ended.candidate is not None else None,
            k_lines=bundle.k_lines,
            confidence=bundle.confidence,
            seconds=ended.seconds,
            player=context.player.name,
            steps=ended.steps,
            receipts=({"episode": ended.episode, "state": ended.state},),
        )


def _silent(case: DiagCase, player: str, state: str, why: str) -> Outcome:
    return Outcome(
        kind="repair",
        id=case.id,
        repo=case.repo,
        slice=case.error_class,
        compiles=False,
        tests_green=False if case.tests is not None else None,
        player=player,
        receipts=({"state": state, **({"why": why} if why else {})},),
    )
