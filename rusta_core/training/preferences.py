"""Which candidate was meant: candidates with the word on each (for value), and pairs of two that both compile (for
judge). Both are labelled by `rust.genuine`, for nothing, wherever a case was searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

import numpy as np

from rusta_core.contexts import Candidate
from rusta_core.model.vocabulary import Tokens
from rusta_core.records import DiagCase
from rusta_core.rust.genuine import genuine
from rusta_core.training import render
from rusta_core.training.materials import UNKNOWN, Materials
from rusta_core.training.samples import Sample, of_case, shown_candidate

CHOICES_A_CASE = 16
"""Candidates of a case, at most, unless more are genuine: those are all kept."""
WRONG_TO_RIGHT = 3
"""Candidates that are not genuine for each that is; so many too where none is."""
PAIRS_A_CASE = 8

Tried = Iterable[tuple[DiagCase, Sequence[Candidate]]]
"""Cases with the candidates that were tried on each."""


def choice_samples(tried: Tried, *, window: int, seed: int, materials: Materials = UNKNOWN) -> list[Sample]:
    """A state, a candidate, and whether it is genuine. Half of those that are not compile, where there are so many. No
    language loss."""
    samples = []
    for case, candidates in tried:
        state, made_of = render.state(case, (), window), materials.of_program(case)
        for one, right in _balanced(case, candidates, seed):
            tokens, facts = shown_candidate(state, case, one, window)
            samples.append(of_case(case, made_of, tokens, len(tokens), {**facts, "genuine": right}))
    return samples


def _balanced(case: DiagCase, candidates: Sequence[Candidate], seed: int) -> list[tuple[Candidate, bool]]:
    labels = [genuine(case, one) for one in candidates]
    right, wrong = (
        [one for one, label in zip(candidates, labels, strict=True) if label is said] for said in (True, False)
    )
    Random(f"{seed}:choices:{case.id}").shuffle(wrong)
    compiling, broken = ([one for one in wrong if one.compiles is compiles] for compiles in (True, False))
    room = min(max(1, len(right)) * WRONG_TO_RIGHT, max(0, CHOICES_A_CASE - len(right)))
    hard = compiling[: max(room - room // 2, room - len(broken))]
    return [(one, True) for one in right] + [(one, False) for one in [*hard, *broken[: room - len(hard)]]]


def preference_samples(tried: Tried, *, window: int, seed: int, materials: Materials = UNKNOWN) -> list[Sample]:
    """A state, a genuine candidate and one that compiles and is not genuine, in both orders, and which is the better
    one. A pair that looks the same where it is cut is left out. No language loss."""
    samples = []
    for case, candidates in tried:
        state, made_of = render.state(case, (), window), materials.of_program(case)
        for better, worse in _pairs(case, candidates, seed):
            for prefers, (first, second) in enumerate(((better, worse), (worse, better))):
                written = render.pair(case, first, second, window)
                if np.array_equal(*written):
                    continue
                tokens, facts = shown_pair(state, written)
                samples.append(of_case(case, made_of, tokens, len(tokens), {**facts, "prefers": prefers}))
    return samples


def _pairs(case: DiagCase, candidates: Sequence[Candidate], seed: int) -> list[tuple[Candidate, Candidate]]:
    labels = [(one, genuine(case, one)) for one in candidates if one.compiles]
    pairs = [(better, worse) for better, right in labels if right for worse, wrong in labels if wrong is False]
    return Random(f"{seed}:preferences:{case.id}").sample(pairs, min(PAIRS_A_CASE, len(pairs)))


def shown_pair(state: Tokens, pair: Sequence[Tokens]) -> tuple[Tokens, dict[str, Any]]:
    """Two candidates after their state, and where heads find them: the facts that training and the player share."""
    first = len(state) + len(pair[0])
    ends = (first - 1, first + len(pair[1]) - 1)
    return np.concatenate([state, *pair]), {"pair": ends, "edits": ((len(state), ends[0]), (first, ends[1]))}
