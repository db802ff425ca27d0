"""Repair by search: ask the tools, check what they propose, choose among what compiles, and keep receipts.

The compiler narrows hundreds of candidates to a few; which of those is meant is the player's to say. Tests label the
candidates and, under `judge = "tests"`, have the last word.
"""

from __future__ import annotations

from threading import Lock
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import ge, in_, le

from rusta_core import DiagCase, Outcome, PlayContext, Played, UsageError, hookimpl, in_parallel
from rusta_games.compared import Pair
from rusta_games.episode import Episode


@frozen(eq=False, kw_only=True)
class PatchTreeSearch:
    """For each case: probe, cite, gather proposals until some compile, one more edit on top where none does,
    then the player's choice with rustc's and the tests' receipts. Abstains when nothing honest compiles.

    The player is asked at each step and its answer is kept beside the scripted one. It is asked from several threads.
    """

    plays: ClassVar[type] = DiagCase

    proposers: tuple[str, ...] = field(
        default=(), metadata={"doc": "The tools that propose edits; when empty, all but those that only look."}
    )
    judge: str = field(
        default="blind",
        validator=in_(("blind", "tests")),
        metadata={"doc": "`blind`: the player's rank decides; `tests`: the first by rank whose tests pass."},
    )
    driver: str = field(
        default="script",
        validator=in_(("script", "player")),
        metadata={"doc": "Whose next step is taken: the scripted policy's or the player's."},
    )
    test_most: int = field(
        default=8,
        validator=ge(1),
        metadata={"doc": "How many compiling candidates have their tests run where the tests do not judge."},
    )
    widen: bool = field(
        default=False,
        metadata={"doc": "Ask the proposers that are left too, once something compiles: more choice, more labels."},
    )
    calls: bool = field(
        default=False,
        metadata={"doc": "Where tests do not judge: see what candidates do when calls that are made up run them."},
    )
    abstain_below: float = field(
        default=0.0,
        validator=[ge(0.0), le(1.0)],
        metadata={"doc": "No patch is given whose confidence is below this; one that nobody is sure of is given."},
    )
    kept: int = field(
        default=48,
        validator=ge(1),
        metadata={"doc": "How many candidates an outcome keeps: hundreds for each of many cases would fill a disk."},
    )
    workers: int = field(default=2, validator=ge(1), metadata={"doc": "How many cases are played beside each other."})

    @hookimpl
    def play(self, context: PlayContext) -> Played:
        one_at_a_time = Lock()

        def repaired(case: DiagCase) -> tuple[list[Outcome], list[Pair]]:
            try:
                outcomes, pairs = Episode(self, context, case).played()
            except UsageError as fault:  # nobody here can judge the case
                outcomes, pairs = [_not_judged(case, fault, context.player.name)], []
            with one_at_a_time:
                for outcome in outcomes:  # the repair last: whoever resumes after it needs none of them again
                    context.done(outcome)
            return outcomes, pairs

        cases = [case for case in context.cases if isinstance(case, DiagCase)]
        results = in_parallel(repaired, cases, workers=self.workers)
        outcomes = tuple(outcome for some, _ in results for outcome in some)
        return Played(outcomes=outcomes, preferences=tuple(pair for _, pairs in results for pair in pairs))


def _not_judged(case: DiagCase, fault: UsageError, player: str) -> Outcome:
    return Outcome(
        kind="repair",
        id=case.id,
        repo=case.repo,
        slice=case.error_class,
        compiles=False,
        tests_green=False if case.tests is not None else None,
        receipts=({"why": str(fault)},),
        player=player,
    )
