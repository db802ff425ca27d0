"""Repair by search: ask the tools, check what they propose, choose among what compiles, and keep receipts.

The compiler narrows hundreds of candidates to a few; which of those is meant is the player's to say. Tests label the
candidates and, under `judge = "tests"`, have the last word.
"""

from __future__ import annotations

from threading import Lock
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import ge, in_

from rusta_core import DiagCase, Outcome, PlayContext, Played, hookimpl, in_parallel
from rusta_games.episode import Episode, Pair


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
        default=8, validator=ge(1), metadata={"doc": "How many compiling candidates of a case have their tests run."}
    )
    widen: bool = field(
        default=False,
        metadata={"doc": "Ask the proposers that are left too, once something compiles: more choice, more labels."},
    )
    workers: int = field(default=2, validator=ge(1), metadata={"doc": "How many cases are played beside each other."})

    @hookimpl
    def play(self, context: PlayContext) -> Played:
        one_at_a_time = Lock()

        def repaired(case: DiagCase) -> tuple[list[Outcome], list[Pair]]:
            outcomes, pairs = Episode(self, context, case).played()
            with one_at_a_time:
                for outcome in outcomes:  # the repair last: whoever resumes after it needs none of them again
                    context.done(outcome)
            return outcomes, pairs

        cases = [case for case in context.cases if isinstance(case, DiagCase)]
        results = in_parallel(repaired, cases, workers=self.workers)
        outcomes = tuple(outcome for some, _ in results for outcome in some)
        return Played(outcomes=outcomes, preferences=tuple(pair for _, pairs in results for pair in pairs))
