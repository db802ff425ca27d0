"""Candidates beside each other: which comes first, which no other beats, which is better than which."""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core import Candidate, preference

KEPT_PAIRS = 8
"""How many pairs of one case are kept for training, at most."""

Pair = tuple[Candidate, Candidate]


def order(one: Candidate) -> tuple[int, int, float]:
    """What keeps behaviour first, then the fewest lines."""
    return preference(one.intent), one.k_lines, one.cost


def front(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that no other beats in both probability and K: K falls as probability does."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (-(one.probability or 0.0), one.k_lines)):
        if not kept or candidate.k_lines < kept[-1].k_lines:
            kept.append(candidate)
    return kept


def pairs(labelled: Sequence[Candidate]) -> list[Pair]:
    """(better, worse): both compile, the tests of the first are green and those of the second red."""
    green = [candidate for candidate in labelled if candidate.tests_green]
    red = [candidate for candidate in labelled if candidate.tests_green is False]
    return [(better, worse) for better in green for worse in red][:KEPT_PAIRS]
