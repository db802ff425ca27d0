"""Labelled candidates: what the search finds for cases whose tests say which of it is genuine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve, frozen

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase, File, Origin, digest
from rusta_core.rust.apart import Apart
from rusta_core.rust.patch import apply_edits

RULES = "repair-rules"
"""Whose candidates `thinned` leaves out."""


@frozen(kw_only=True)
class LabelledCase(Origin):
    """A case as the search saw it, without its tests, and its honest candidates that compile, in the order in which
    they were compiled: tests_green are the verdicts of the tests that it did not see, `files` are left out.

    split: the case's side; proposed: how many candidates were compiled; tests: what `apart` took out, the path, the
    module and the text of each.
    """

    case: DiagCase
    split: str
    proposed: int
    candidates: tuple[Candidate, ...]
    gold: tuple[bool, ...]  # of each, whether it equals the known repair
    tests: tuple[tuple[str, tuple[str, ...], str], ...] = ()

    def tree(self, one: Candidate) -> tuple[File, ...]:
        """The files as a candidate makes them, with the tests put back."""
        return Apart(files=self.case.files, tests=self.tests).together(apply_edits(self.case.files, one.edits))


def thinned(case: LabelledCase, share: float, turn: int) -> LabelledCase | None:
    """The case as a search would have left it that lacks a share of its rules, others in each turn; None where it would
    have left nothing.

    Rules were written from what failed in exercises, so that of those nearly all have something right among what
    compiles; of what people get wrong otherwise a good quarter has not, and that is to be learned too.
    """

    def lacks(one: Candidate) -> bool:
        rules = one.rule.split(" + ") if one.proposer == RULES else []
        return any(int(digest(f"{case.case.id} {turn} {rule}")[:8], 16) < share * 16**8 for rule in rules)

    left = [at for at, one in enumerate(case.candidates) if not lacks(one)]
    if not left:
        return None
    return evolve(
        case,
        candidates=tuple(case.candidates[at] for at in left),
        gold=tuple(case.gold[at] for at in left),
    )


def counted(some: Sequence[LabelledCase]) -> Counter[str]:
    """How many cases and candidates there are, and how many are genuine."""
    candidates = [one for case in some for one in case.candidates]
    green = sum(bool(one.tests_green) for one in candidates)
    torn = sum(len({one.tests_green for one in case.candidates}) > 1 for case in some)
    return Counter({"cases": len(some), "candidates": len(candidates), "green": green, "cases with both kinds": torn})
