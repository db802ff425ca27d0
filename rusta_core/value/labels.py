"""Labelled candidates: what the search finds for cases whose tests say which of it is genuine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase, File, Origin
from rusta_core.rust.apart import Apart
from rusta_core.rust.patch import apply_edits


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


def counted(some: Sequence[LabelledCase]) -> Counter[str]:
    """How many cases and candidates there are, and how many are genuine."""
    candidates = [one for case in some for one in case.candidates]
    green = sum(bool(one.tests_green) for one in candidates)
    torn = sum(len({one.tests_green for one in case.candidates}) > 1 for case in some)
    return Counter({"cases": len(some), "candidates": len(candidates), "green": green, "cases with both kinds": torn})
